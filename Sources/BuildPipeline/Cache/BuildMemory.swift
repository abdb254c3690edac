internal import Bytes
internal import FileAccess

/// What the last build into one folder left behind so that the next one has less to do.
///
/// Losing it costs time only. It is one file: a part of it for each course and one for the whole site.
struct BuildMemory: Sendable {
    /// The build record as it was left.
    struct RecordFile: Sendable, Hashable {
        /// The stamp; nil where a later change of the file could bear the same.
        var stamp: FileStamp?
        var byteCount: Int
        var sha256: SHA256Digest

        /// Whether the record lies in an output folder as it was left, by its stamp alone.
        func isUntouched(in folder: String) -> Bool {
            stamp != nil
                && FileSystem.stamp(of: Path.join(folder, BuildRecord.fileName), followingLinks: false) == stamp
        }
    }

    /// The program that wrote this; another one's records are not believed.
    var program: SHA256Digest
    /// The build record; nil where the build did not come so far.
    var recordFile: RecordFile?
    /// The part of the whole site.
    var site: PartRecord?
    /// The parts of the courses, by folder.
    var courses: [String: PartRecord] = [:]

    init(program: SHA256Digest) { self.program = program }

    /// The records of all outputs.
    var tables: [OutputTable] { [site].compactMap { $0?.outputs } + courses.values.map(\.outputs) }

    /// Whether the build record lies in the output folder as it was left: then this knows all that it lists.
    func isRecordInPlace(of output: String, verifies: Bool) -> Bool {
        guard let recordFile else { return false }
        if !verifies, recordFile.isUntouched(in: output) { return true }
        let place = Path.join(output, BuildRecord.fileName)
        return FileSystem.stamp(of: place, followingLinks: false)?.byteCount == recordFile.byteCount
            && (try? FileSystem.digest(of: place)) == recordFile.sha256
    }

    /// Forgets the stamps of files that were changed at this time or later.
    mutating func forgetStamps(from time: Int) {
        site?.outputs.forgetStamps(from: time)
        for folder in Array(courses.keys) { courses[folder]?.outputs.forgetStamps(from: time) }
    }

    private static let magic = [UInt8](utf8: "lectern cache 2\n")

    /// The bytes of a file that holds this, with a digest towards their end and a zero byte there.
    func encoded() -> [UInt8] {
        var encoder = FieldEncoder()
        encoder.append(Self.magic[...])
        encoder.put(program)
        encoder.put(optional: recordFile) { encoder, file in
            encoder.put(optional: file.stamp) { $0.put($1) }
            encoder.put(file.byteCount)
            encoder.put(file.sha256)
        }
        encoder.put(optional: site) { $1.encode(into: &$0) }
        encoder.put(courses.sorted { $0.key < $1.key }) { $1.value.encode(into: &$0) }
        encoder.put(SHA256Digest(of: encoder.bytes))
        encoder.append([0])
        return encoder.bytes
    }

    /// Reads what `encoded()` wrote; nil where anything is damaged.
    init?(decoding bytes: [UInt8]) {
        let end = bytes.count - SHA256Digest.byteCount - 1
        guard end > Self.magic.count, bytes.last == 0, bytes.starts(with: Self.magic) else { return nil }
        let digest = unsafe bytes.withUnsafeBytes {
            unsafe SHA256Digest(of: UnsafeRawBufferPointer(rebasing: $0[..<end]))
        }
        guard digest == SHA256Digest(bytes: bytes[end..<bytes.count - 1]) else { return nil }
        var decoder = FieldDecoder(bytes, Self.magic.count..<end)
        do throws(FieldDecoder.Damaged) {
            try self.init(from: &decoder)
        } catch { return nil }
        guard decoder.isAtEnd else { return nil }
    }

    private init(from decoder: inout FieldDecoder) throws(FieldDecoder.Damaged) {
        program = try decoder.digest()
        recordFile = try decoder.optional { decoder throws(FieldDecoder.Damaged) in
            RecordFile(
                stamp: try decoder.optional { decoder throws(FieldDecoder.Damaged) in try decoder.stamp() },
                byteCount: try decoder.integer(),
                sha256: try decoder.digest()
            )
        }
        site = try decoder.optional { decoder throws(FieldDecoder.Damaged) in try PartRecord(from: &decoder) }
        let parts = try decoder.list { decoder throws(FieldDecoder.Damaged) in try PartRecord(from: &decoder) }
        courses.reserveCapacity(parts.count)
        for part in parts {
            guard let inputs = part.inputs else { throw FieldDecoder.Damaged() }
            courses[inputs.folder] = part
        }
    }
}
