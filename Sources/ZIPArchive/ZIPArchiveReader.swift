internal import Bytes

/// Reads a ZIP archive that anyone may have made: every size, count and name is checked before it is believed.
///
/// The central directory counts; a local header that says something else makes the archive damaged. Encryption, parts
/// on several disks, and methods other than stored and deflate are refused.
public struct ZIPArchiveReader: Sendable {
    /// What an archive may hold at most.
    public struct Limits: Sendable, Hashable {
        /// Entries; 65,535 is what an archive without ZIP64 can have.
        public var entryCount = 65_535
        /// Bytes of one entry's content.
        public var contentCount = 1 << 30
        /// Bytes of all contents together.
        public var totalContentCount = 4 << 30
        /// How many times larger than its data a content of more than 1 MB may be; deflate cannot exceed 1,032.
        public var ratio = 1_100

        /// The default limits.
        public init() {}
    }

    /// What the central directory says of an entry.
    public struct Entry: Sendable, Hashable {
        /// The name with forward slashes.
        public let name: String
        /// How its content is kept.
        public let method: ZIPMethod
        /// The general purpose bits.
        public let flags: UInt16
        /// DOS date and time: the date in the upper half.
        public let timestamp: UInt32
        /// The CRC-32 of the content.
        public let crc32: UInt32
        /// The bytes that it takes in the archive.
        public let dataCount: Int
        /// The bytes of its content.
        public let contentCount: Int
        /// "Version made by": the host in the upper byte.
        public let madeBy: UInt16
        /// The external attributes; for Unix the mode in the upper half.
        public let attributes: UInt32
        /// The bytes of extra fields in the central directory.
        public let extraCount: Int
        let headerOffset: Int
    }

    /// The entries in the order of the central directory.
    public let entries: [Entry]
    private let bytes: [UInt8]
    private let index: [String: Int]

    /// Reads the central directory.
    ///
    /// - Throws: What is damaged, or which limit is exceeded; a name that leads out of the archive is refused.
    public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ZIPArchiveError) {
        self.bytes = bytes
        let fields = Fields(bytes: bytes)
        guard let end = Self.endOfCentralDirectory(fields) else {
            throw .damaged(reason: "expected an end of the central directory, found none")
        }
        var place = try Self.directory(fields, end: end)
        guard place.count <= limits.entryCount else {
            throw .limitExceeded(reason: "expected at most \(limits.entryCount) entries, found \(place.count)")
        }
        var entries: [Entry] = []
        var index: [String: Int] = [:]
        var total = 0
        for _ in 0..<place.count {
            let entry = try Self.entry(fields, at: &place.offset, end: end)
            if let reason = ZIPEntryNames.relative.refusal(of: Self.withoutTrailingSlash(entry.name)) {
                throw .nameRefused(entry.name, reason: reason)
            }
            guard index.updateValue(entries.count, forKey: entry.name) == nil else {
                throw .damaged(reason: "two entries are called \(entry.name)")
            }
            total += entry.contentCount
            let isBomb = entry.contentCount > 1_000_000 && entry.contentCount / limits.ratio > entry.dataCount
            guard entry.contentCount <= limits.contentCount, total <= limits.totalContentCount, !isBomb else {
                throw .limitExceeded(reason: "\(entry.name) has \(entry.contentCount) bytes of \(entry.dataCount)")
            }
            entries.append(entry)
        }
        self.entries = entries
        self.index = index
    }

    /// The entry of a name; nil where the archive has none.
    public subscript(name: String) -> Entry? { index[name].map { entries[$0] } }

    /// An entry's content, its CRC checked.
    ///
    /// - Throws: What is damaged.
    public func content(of entry: Entry) throws(ZIPArchiveError) -> [UInt8] {
        let fields = Fields(bytes: bytes)
        let header = entry.headerOffset
        guard fields.u32(header) == 0x0403_4B50, let nameCount = fields.u16(header + 26),
            let extraCount = fields.u16(header + 28), fields.u16(header + 8) == Int(entry.method.rawValue),
            fields.slice(header + 30, nameCount).map({ String(decoding: $0, as: UTF8.self) }) == entry.name,
            let data = fields.slice(header + 30 + nameCount + extraCount, entry.dataCount)
        else { throw .damaged(reason: "the header of \(entry.name) is not as the central directory has it") }
        let content =
            switch entry.method {
            case .stored: Array(data)
            case .deflate: Deflate.inflate(Array(data), limit: entry.contentCount)
            }
        guard let content, content.count == entry.contentCount, CRC32.of(content) == entry.crc32 else {
            throw .damaged(reason: "the content of \(entry.name) is not as its size and CRC say")
        }
        return content
    }

    private static func endOfCentralDirectory(_ fields: Fields) -> Int? {
        let last = fields.bytes.count - 22
        guard last >= 0 else { return nil }
        // A comment of at most 65,535 bytes may follow, which has to reach exactly to the end.
        for offset in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
        where fields.u32(offset) == 0x0605_4B50 && fields.u16(offset + 20) == last - offset {
            return offset
        }
        return nil
    }

    private static func directory(_ fields: Fields, end: Int) throws(ZIPArchiveError) -> (offset: Int, count: Int) {
        guard fields.u32(end + 4) == 0, let count = fields.u16(end + 10), let offset = fields.u32(end + 16) else {
            throw .damaged(reason: "expected an archive in one part")
        }
        guard count == 0xFFFF || offset == 0xFFFF_FFFF, fields.u32(end - 20) == 0x0706_4B50 else {
            return (offset, count)
        }
        guard let record = fields.u64(end - 12), fields.u32(record) == 0x0606_4B50,
            let wideCount = fields.u64(record + 32), let wideOffset = fields.u64(record + 48)
        else { throw .damaged(reason: "expected a ZIP64 end of the central directory") }
        return (wideOffset, wideCount)
    }

    private static func entry(_ fields: Fields, at offset: inout Int, end: Int) throws(ZIPArchiveError) -> Entry {
        guard offset >= 0, offset < end, fields.u32(offset) == 0x0201_4B50, let madeBy = fields.u16(offset + 4),
            let flags = fields.u16(offset + 8), let methodNumber = fields.u16(offset + 10),
            let timestamp = fields.u32(offset + 12), let crc32 = fields.u32(offset + 16),
            let dataCount = fields.u32(offset + 20), let contentCount = fields.u32(offset + 24),
            let nameCount = fields.u16(offset + 28), let extraCount = fields.u16(offset + 30),
            let commentCount = fields.u16(offset + 32), let attributes = fields.u32(offset + 38),
            var headerOffset = fields.u32(offset + 42), let nameBytes = fields.slice(offset + 46, nameCount)
        else { throw .damaged(reason: "expected an entry of the central directory at byte \(offset)") }
        guard let name = String(validating: nameBytes, as: UTF8.self) else {
            throw .damaged(reason: "expected a name in UTF-8 at byte \(offset)")
        }
        guard let method = ZIPMethod(rawValue: UInt16(methodNumber)) else {
            throw .damaged(reason: "expected method 0 or 8, found \(methodNumber) for \(name)")
        }
        guard flags & 1 == 0 else { throw .damaged(reason: "\(name) is encrypted") }
        if headerOffset == 0xFFFF_FFFF, fields.u16(offset + 46 + nameCount) == 1,
            let wide = fields.u64(offset + 46 + nameCount + 4)
        {
            headerOffset = wide
        }
        offset += 46 + nameCount + extraCount + commentCount
        return Entry(
            name: name,
            method: method,
            flags: UInt16(flags),
            timestamp: UInt32(timestamp),
            crc32: UInt32(crc32),
            dataCount: dataCount,
            contentCount: contentCount,
            madeBy: UInt16(madeBy),
            attributes: UInt32(attributes),
            extraCount: extraCount,
            headerOffset: headerOffset
        )
    }

    private static func withoutTrailingSlash(_ name: String) -> String {
        name.hasSuffix("/") ? String(name.dropLast()) : name
    }
}

/// Little-endian fields of bytes; nil beyond their end.
private struct Fields {
    let bytes: [UInt8]

    func u16(_ offset: Int) -> Int? { number(offset, count: 2) }

    func u32(_ offset: Int) -> Int? { number(offset, count: 4) }

    /// Nil too where the number is larger than any place in memory.
    func u64(_ offset: Int) -> Int? { number(offset, count: 8) }

    func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return bytes[offset..<offset + count]
    }

    private func number(_ offset: Int, count: Int) -> Int? {
        guard let slice = slice(offset, count) else { return nil }
        var value: UInt64 = 0
        for byte in slice.reversed() { value = value << 8 | UInt64(byte) }
        return value <= UInt64(Int.max / 2) ? Int(value) : nil
    }
}
