internal import Bytes
internal import Diagnostics
internal import FileAccess

/// What the last build into one folder left behind so that the next one has less to do.
///
/// Losing it costs time only.
struct BuildMemory: Sendable {
    /// A digest with the stamp that the file had when it was taken.
    struct StampedDigest: Sendable, Hashable {
        var stamp: FileStamp
        var digest: SHA256Digest
    }

    /// The program that wrote this; another one's records are not believed.
    var program: SHA256Digest
    /// The digests of files by absolute path.
    var digests: [String: StampedDigest] = [:]
    /// The records of the output's files by path.
    var records: [String: OutputRecord] = [:]
    /// The digest of everything that the build read and was asked for; nil where it did not end well.
    var buildKey: SHA256Digest?
    /// The findings of the courses; those of single outputs stand in their records.
    var findings: [Finding] = []
    /// How many courses and pages the build had.
    var courseCount = 0
    /// How many of the outputs are pages.
    var pageCount = 0

    init(program: SHA256Digest) { self.program = program }

    private static let magic = [UInt8](utf8: "lectern cache 1\n")

    /// The bytes of a file that holds this, with a digest at their end.
    func encoded() -> [UInt8] {
        var encoder = FieldEncoder()
        encoder.put(program)
        encoder.put(digests.sorted { $0.key < $1.key }) { encoder, entry in
            encoder.put(entry.key)
            encoder.put(Int(entry.value.stamp.kind.rawValue))
            encoder.put(entry.value.stamp.byteCount)
            encoder.put(entry.value.stamp.modified)
            encoder.put(Int(bitPattern: UInt(entry.value.stamp.inode)))
            encoder.put(entry.value.digest)
        }
        encoder.put(records.values.sorted { $0.path < $1.path }) { $1.encode(into: &$0) }
        encoder.put(optional: buildKey) { $0.put($1) }
        encoder.put(findings) { $1.encode(into: &$0) }
        encoder.put(courseCount)
        encoder.put(pageCount)
        let bytes = Self.magic + encoder.bytes
        return bytes + SHA256Digest(of: bytes).bytes
    }

    /// Reads what `encoded()` wrote; nil where anything is damaged.
    init?(decoding bytes: [UInt8], codes: [String: FindingCode]) {
        guard bytes.count > Self.magic.count + 32, bytes.starts(with: Self.magic),
            SHA256Digest(of: Array(bytes.dropLast(32))).bytes == Array(bytes.suffix(32))
        else { return nil }
        var decoder = FieldDecoder(Array(bytes[Self.magic.count..<bytes.count - 32]))
        do {
            try self.init(from: &decoder, codes: codes)
        } catch { return nil }
        guard decoder.isAtEnd else { return nil }
    }

    private init(from decoder: inout FieldDecoder, codes: [String: FindingCode]) throws(FieldDecoder.Damaged) {
        program = try decoder.digest()
        let entries = try decoder.list { decoder throws(FieldDecoder.Damaged) -> (String, StampedDigest) in
            let path = try decoder.string()
            guard let kind = UInt8(exactly: try decoder.integer()).flatMap(FileStamp.Kind.init) else {
                throw FieldDecoder.Damaged()
            }
            let stamp = FileStamp(
                kind: kind,
                byteCount: try decoder.integer(),
                modified: try decoder.integer(),
                inode: UInt64(UInt(bitPattern: try decoder.integer()))
            )
            return (path, StampedDigest(stamp: stamp, digest: try decoder.digest()))
        }
        digests = Dictionary(entries) { $1 }
        let records = try decoder.list { decoder throws(FieldDecoder.Damaged) in
            try OutputRecord(from: &decoder, codes: codes)
        }
        self.records = Dictionary(records.map { ($0.path, $0) }) { $1 }
        buildKey = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.digest() }
        findings = try decoder.list { decoder throws(FieldDecoder.Damaged) in
            try Finding(from: &decoder, codes: codes)
        }
        courseCount = try decoder.integer()
        pageCount = try decoder.integer()
    }
}
