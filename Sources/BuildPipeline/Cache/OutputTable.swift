internal import Bytes
internal import Diagnostics
internal import FileAccess

/// The records of outputs in a form that is looked at in place: a build in which nothing changed compares the stamps of
/// ten thousand files with it without making one value for any of them.
///
/// Lists of inputs that several records share stand there once. The paths stand at the end, sorted by their bytes, each
/// followed by a zero byte.
struct OutputTable: Sendable {
    /// The bytes that hold the table, among others; the last is zero.
    let bytes: [UInt8]
    /// Where the table lies in them.
    let range: Range<Int>
    /// How many records it has.
    let count: Int
    /// Where each list of inputs begins, and how many digests it has.
    let inputLists: [(offset: Int, count: Int)]
    private let entries: Int
    private let extras: Int
    private let pathsStart: Int

    private static let headerLength = 24
    private static let entryLength = 104
    private static let (isPage, hasStamp, hasExtras) = (1, 2, 4)

    /// An empty table.
    static var empty: OutputTable { OutputTable([]) }

    /// Writes records down; they are sorted by path.
    init(_ records: [OutputRecord]) {
        var lists: [[SHA256Digest]] = []
        var entries = FieldEncoder()
        var extras = FieldEncoder()
        var paths: [UInt8] = []
        for record in records.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            var list = lists.lastIndex(of: record.inputs)
            if list == nil {
                lists.append(record.inputs)
                list = lists.count - 1
            }
            let hasExtras = !record.fonts.isEmpty || !record.findings.isEmpty
            entries.put(record.byteCount)
            entries.put(record.stamp?.modified ?? 0)
            entries.put(Int(bitPattern: UInt(record.stamp?.inode ?? 0)))
            entries.put(paths.count)
            entries.put(
                (list ?? 0) << 3 | (record.isPage ? Self.isPage : 0) | (record.stamp != nil ? Self.hasStamp : 0)
                    | (hasExtras ? Self.hasExtras : 0)
            )
            entries.put(record.sha256)
            entries.put(record.key)
            if hasExtras {
                var extra = FieldEncoder()
                record.encodeExtras(into: &extra)
                extras.put(paths.count)
                extras.put(extra.bytes)
            }
            paths += record.path.utf8
            paths.append(0)
        }
        var encoder = FieldEncoder()
        encoder.put(records.count)
        encoder.put(lists.count)
        encoder.put(extras.bytes.count)
        for list in lists {
            encoder.put(list.count)
            for digest in list { encoder.put(digest) }
        }
        encoder.append(entries.bytes[...])
        encoder.append(extras.bytes[...])
        encoder.append(paths[...])
        if paths.isEmpty { encoder.append([0]) }
        self.init(trusted: encoder.bytes)
    }

    private init(trusted bytes: [UInt8]) {
        guard let table = try? OutputTable(bytes, 0..<bytes.count) else {
            preconditionFailure("a table can be read as it was written")
        }
        self = table
    }

    /// Takes a table out of bytes that hold it.
    ///
    /// - Throws: `FieldDecoder.Damaged` where it is none.
    init(_ bytes: [UInt8], _ range: Range<Int>) throws(FieldDecoder.Damaged) {
        guard range.upperBound <= bytes.count, bytes.last == 0 else { throw FieldDecoder.Damaged() }
        var decoder = FieldDecoder(bytes, range)
        let (count, listCount, extraLength) = (try decoder.integer(), try decoder.integer(), try decoder.integer())
        guard (0...range.count).contains(count), (0...range.count).contains(listCount) else {
            throw FieldDecoder.Damaged()
        }
        var lists: [(offset: Int, count: Int)] = []
        for _ in 0..<listCount {
            let digests = try decoder.integer()
            guard (0...range.count).contains(digests) else { throw FieldDecoder.Damaged() }
            lists.append((try decoder.skip(digests * SHA256Digest.byteCount), digests))
        }
        entries = try decoder.skip(count * Self.entryLength)
        extras = try decoder.skip(extraLength)
        pathsStart = decoder.offset
        inputLists = lists
        self.count = count
        self.bytes = bytes
        self.range = range
        for index in 0..<count {
            let path = integer(index, 24)
            guard path >= 0, path < range.upperBound - pathsStart, list(of: index) < listCount else {
                throw FieldDecoder.Damaged()
            }
        }
    }

    private func integer(_ index: Int, _ field: Int) -> Int {
        let offset = entries + index * Self.entryLength + field
        return Int(Int64(bitPattern: UInt64(littleEndian: bytes, at: offset, count: 8)))
    }

    /// The size of a file.
    func byteCount(of index: Int) -> Int { integer(index, 0) }

    /// The list of inputs of a record, counted into `inputLists`.
    func list(of index: Int) -> Int { integer(index, 32) >> 3 }

    /// Whether a record is a page.
    func isPage(_ index: Int) -> Bool { integer(index, 32) & Self.isPage != 0 }

    /// Whether a record has fonts or findings.
    func hasExtras(_ index: Int) -> Bool { integer(index, 32) & Self.hasExtras != 0 }

    /// Where the digest of a file lies in `bytes`.
    func digest(of index: Int) -> Range<Int> {
        let offset = entries + index * Self.entryLength + 40
        return offset..<offset + SHA256Digest.byteCount
    }

    /// Where a path lies in `bytes`.
    func path(of index: Int) -> Range<Int> {
        let start = pathsStart + integer(index, 24)
        var end = start
        while bytes[end] != 0 { end += 1 }
        return start..<end
    }

    /// Whether the file of a record is as it was left, by its stamp.
    func isUntouched(_ index: Int, in folder: OpenFolder) -> Bool {
        guard integer(index, 32) & Self.hasStamp != 0,
            let stamp = folder.stamp(ofPathAt: pathsStart + integer(index, 24), in: bytes)
        else { return false }
        return stamp.kind == .file && stamp.byteCount == integer(index, 0) && stamp.modified == integer(index, 8)
            && stamp.inode == UInt64(UInt(bitPattern: integer(index, 16)))
    }

    /// The paths of all records.
    var paths: [String] { (0..<count).map { String(decoding: bytes[path(of: $0)], as: UTF8.self) } }

    /// Forgets the stamps of files that were changed at this time or later.
    mutating func forgetStamps(from time: Int) {
        guard (0..<count).contains(where: { integer($0, 8) >= time }), var records = try? records() else { return }
        for index in records.indices where (records[index].stamp?.modified ?? 0) >= time { records[index].stamp = nil }
        self = OutputTable(records)
    }

    /// A record as a value.
    ///
    /// - Throws: `FieldDecoder.Damaged` where its fonts or findings cannot be read.
    func record(at index: Int) throws(FieldDecoder.Damaged) -> OutputRecord {
        try record(at: index, inputs: inputs(of: list(of: index)))
    }

    private func record(at index: Int, inputs: [SHA256Digest]) throws(FieldDecoder.Damaged) -> OutputRecord {
        let start = entries + index * Self.entryLength + 40
        var digests = FieldDecoder(bytes, start..<start + 2 * SHA256Digest.byteCount)
        var record = OutputRecord(
            path: String(decoding: bytes[path(of: index)], as: UTF8.self),
            byteCount: byteCount(of: index),
            sha256: try digests.digest(),
            key: try digests.digest()
        )
        record.inputs = inputs
        record.isPage = isPage(index)
        if integer(index, 32) & Self.hasStamp != 0 {
            record.stamp = FileStamp(
                kind: .file,
                byteCount: record.byteCount,
                modified: integer(index, 8),
                inode: UInt64(UInt(bitPattern: integer(index, 16)))
            )
        }
        guard hasExtras(index) else { return record }
        var decoder = FieldDecoder(bytes, extras..<pathsStart)
        while !decoder.isAtEnd {
            let path = try decoder.integer()
            let range = try decoder.range()
            guard path == integer(index, 24) else { continue }
            var extra = FieldDecoder(bytes, range)
            try record.decodeExtras(from: &extra)
        }
        return record
    }

    /// All records as values.
    func records() throws(FieldDecoder.Damaged) -> [OutputRecord] {
        var records: [OutputRecord] = []
        records.reserveCapacity(count)
        let lists = inputLists.indices.map(inputs)
        for index in 0..<count { records.append(try record(at: index, inputs: lists[list(of: index)])) }
        return records
    }

    /// The digests of a list of inputs.
    func inputs(of list: Int) -> [SHA256Digest] {
        let (start, count) = inputLists[list]
        return (0..<count).compactMap { index in
            let offset = start + index * SHA256Digest.byteCount
            return SHA256Digest(bytes: bytes[offset..<offset + SHA256Digest.byteCount])
        }
    }

    /// The records that have fonts or findings.
    var withExtras: [OutputRecord] {
        extras == pathsStart ? [] : (0..<count).filter(hasExtras).compactMap { try? record(at: $0) }
    }
}
