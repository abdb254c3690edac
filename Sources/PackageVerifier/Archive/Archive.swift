internal import Bytes
internal import Diagnostics

/// The entries of a ZIP archive by their names, and their contents, which are read one at a time.
final class Archive {
    /// What reading an entry gave.
    enum Content {
        /// The content, its CRC checked.
        case bytes([UInt8])
        /// The content is too large to be kept; its CRC was checked in pieces.
        case checked
        /// The content is not what the directory says.
        case broken(FindingCode, String)
    }

    /// The largest content that is kept in memory at once.
    static let largestContent = 32 << 20
    private static let pieceCount = 1 << 20

    let bytes: PackageBytes
    let directory: ArchiveDirectory
    var entries: [ArchiveEntry] { directory.entries }
    /// By the bytes of the name: Swift takes texts for equal that only look the same.
    private let index: [[UInt8]: Int]
    private let folded: [String: String]
    /// Entries that must not be unpacked, by index.
    var refused: Set<Int> = []

    init(_ bytes: PackageBytes) throws {
        self.bytes = bytes
        directory = try ArchiveDirectory(bytes)
        var index: [[UInt8]: Int] = [:]
        var folded: [String: String] = [:]
        index.reserveCapacity(directory.entries.count)
        for (number, entry) in directory.entries.enumerated() {
            if index[entry.nameBytes] == nil { index[entry.nameBytes] = number }
            guard entry.isNameUTF8 else { continue }
            let key = entry.name.lowercased()
            if folded[key] == nil { folded[key] = entry.name }
        }
        self.index = index
        self.folded = folded
    }

    /// Whether there is an entry of this name.
    func contains(_ name: String) -> Bool { number(of: name) != nil }

    /// The number of the first entry of a name.
    func number(of name: String) -> Int? { index[Array(name.utf8)] }

    /// The entry whose name differs from this one only in case, or in how its letters are composed.
    func otherCase(of name: String) -> String? {
        folded[name.lowercased()].flatMap { $0.utf8.elementsEqual(name.utf8) ? nil : $0 }
    }

    /// Reads an entry and checks it against its local header, its size and its CRC.
    func content(of number: Int) throws -> Content {
        let entry = entries[number]
        guard !refused.contains(number) else { return .broken(PackageFinding.checksum, "expected a content") }
        // The local header's extra fields may be longer than the directory's.
        let likely = 30 + entry.nameCount + entry.extraCount + 64
        let isSmall = entry.dataCount <= Self.largestContent && entry.contentCount <= Self.largestContent
        let start = entry.headerOffset
        let head = try bytes.bytes(start..<start + likely + (isSmall ? entry.dataCount : 0))
        if let problem = mismatch(entry, head) { return .broken(PackageFinding.header, problem) }
        let dataStart = 30 + (head.u16(at: 26) ?? 0) + (head.u16(at: 28) ?? 0)
        guard start + dataStart + entry.dataCount <= directory.offset else {
            return .broken(PackageFinding.header, "expected \(entry.dataCount) bytes before the directory")
        }
        guard isSmall else { return try large(entry, at: start + dataStart) }
        if dataStart + entry.dataCount > head.count {
            let data = try bytes.bytes(start + dataStart..<start + dataStart + entry.dataCount)
            return unpack(entry, data[...])
        }
        return unpack(entry, head[dataStart..<dataStart + entry.dataCount])
    }

    private func unpack(_ entry: ArchiveEntry, _ data: ArraySlice<UInt8>) -> Content {
        let content =
            entry.method == 0
            ? (data.count == entry.contentCount ? Array(data) : nil)
            : Deflate.inflate(data, count: entry.contentCount)
        guard let content else {
            return .broken(
                PackageFinding.checksum,
                "expected \(entry.contentCount) bytes, found content that does not unpack to them"
            )
        }
        return Int(CRC32.of(content)) == entry.crc32
            ? .bytes(content) : .broken(PackageFinding.checksum, "expected content of its CRC-32, found another")
    }

    private func large(_ entry: ArchiveEntry, at start: Int) throws -> Content {
        var crc32: UInt32 = 0
        if entry.method == 0 {
            guard entry.dataCount == entry.contentCount else {
                return .broken(PackageFinding.checksum, "expected \(entry.contentCount) stored bytes")
            }
            var place = start
            while place < start + entry.dataCount {
                let piece = try bytes.bytes(place..<min(place + Self.pieceCount, start + entry.dataCount))
                if piece.isEmpty { return .broken(PackageFinding.checksum, "expected more bytes, found the end") }
                crc32 = CRC32.of(piece, after: crc32)
                place += piece.count
            }
        } else {
            var inflater = PiecewiseInflater()
            var place = start
            let unpacked = try inflater.run(limit: entry.contentCount) {
                let piece = try bytes.bytes(place..<min(place + Self.pieceCount, start + entry.dataCount))
                place += piece.count
                return piece
            } _: {
                crc32 = CRC32.of($0, after: crc32)
            }
            guard unpacked == entry.contentCount else {
                return .broken(
                    PackageFinding.checksum,
                    "expected \(entry.contentCount) bytes, found content that does not unpack to them"
                )
            }
        }
        return Int(crc32) == entry.crc32
            ? .checked : .broken(PackageFinding.checksum, "expected content of its CRC-32, found another")
    }

    /// How the header before the content differs from the directory; nil where it does not.
    private func mismatch(_ entry: ArchiveEntry, _ head: [UInt8]) -> String? {
        guard head.u32(at: 0) == 0x0403_4B50, let method = head.u16(at: 8), let nameCount = head.u16(at: 26) else {
            return "expected the header of its content, found none"
        }
        guard method == entry.method else {
            return "expected method \(entry.method) in the header of its content, found \(method)"
        }
        guard nameCount == entry.nameCount, 30 + nameCount <= head.count,
            head[30..<30 + nameCount].elementsEqual(entry.nameBytes)
        else { return "expected its name in the header of its content, found another" }
        guard !entry.hasDescriptor, let crc32 = head.u32(at: 14), let dataCount = head.u32(at: 18),
            let contentCount = head.u32(at: 22)
        else { return nil }
        let isWide = dataCount == 0xFFFF_FFFF || contentCount == 0xFFFF_FFFF
        guard crc32 == entry.crc32, isWide || (dataCount == entry.dataCount && contentCount == entry.contentCount)
        else {
            return "expected its size and CRC-32 in the header of its content, found others"
        }
        return nil
    }
}
