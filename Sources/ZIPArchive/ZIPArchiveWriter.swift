public import Bytes

/// Writes a ZIP archive, one entry after another, in a form that every importer reads (APPNOTE 6.3.3, features of 2.0).
///
/// The same entries in the same order give the same bytes: the time is 1980-01-01 00:00, the host is Unix, files are
/// `-rw-r--r--`. There are no data descriptors and no directories; extra fields and ZIP64 records only where an
/// archive is beyond what it can do without them (65,535 entries, 4 GiB). Only the central directory is kept in memory.
public struct ZIPArchiveWriter: ~Copyable {
    private let names: ZIPEntryNames
    private var taken: Set<String> = []
    private var directory: [UInt8] = []
    private var entryCount = 0
    private var offset: UInt64 = 0

    /// Starts an archive; nothing is written yet.
    public init(names: ZIPEntryNames = .lms) { self.names = names }

    /// Writes an entry whose content is deflated already; where that did not make it smaller it is stored instead.
    ///
    /// - Throws: `ZIPArchiveError` where the name is refused, and what the sink throws.
    public mutating func append(
        _ name: String,
        _ stream: DeflatedStream,
        into sink: inout some ByteSink & ~Copyable
    ) throws {
        if stream.bytes.count < stream.contentCount {
            try append(name, stream.bytes, .deflate, stream.crc32, stream.contentCount, into: &sink)
            return
        }
        guard let content = Deflate.inflate(stream.bytes, limit: stream.contentCount) else {
            preconditionFailure("a deflated stream of \(name) does not inflate")
        }
        try append(name, content, .stored, stream.crc32, content.count, into: &sink)
    }

    /// Writes an entry that is stored as it is, as an EPUB wants its `mimetype`.
    ///
    /// - Throws: `ZIPArchiveError` where the name is refused, and what the sink throws.
    public mutating func append(
        _ name: String,
        storing content: [UInt8],
        into sink: inout some ByteSink & ~Copyable
    ) throws {
        try append(name, content, .stored, CRC32.of(content), content.count, into: &sink)
    }

    /// Writes the central directory; the archive is complete.
    ///
    /// - Throws: What the sink throws.
    public consuming func finish(into sink: inout some ByteSink & ~Copyable) throws {
        let start = offset
        let count = UInt64(directory.count)
        try sink.write(directory)
        var end: [UInt8] = []
        if entryCount > 0xFFFF || start > 0xFFFF_FFFF || count > 0xFFFF_FFFF {
            end.append(little: 0x0606_4B50 as UInt32)
            end.append(little: 44 as UInt64)
            end.append(little: Self.madeBy | 45)
            end.append(little: 45 as UInt16)
            end.append(little: 0 as UInt64)
            end.append(little: UInt64(entryCount))
            end.append(little: UInt64(entryCount))
            end.append(little: count)
            end.append(little: start)
            end.append(little: 0x0706_4B50 as UInt32)
            end.append(little: 0 as UInt32)
            end.append(little: start + count)
            end.append(little: 1 as UInt32)
        }
        end.append(little: 0x0605_4B50 as UInt32)
        end.append(little: 0 as UInt32)
        end.append(little: UInt16(clamping: entryCount))
        end.append(little: UInt16(clamping: entryCount))
        end.append(little: UInt32(clamping: count))
        end.append(little: UInt32(clamping: start))
        end.append(little: 0 as UInt16)
        try sink.write(end)
    }

    private mutating func append(
        _ name: String,
        _ data: [UInt8],
        _ method: ZIPMethod,
        _ crc32: UInt32,
        _ contentCount: Int,
        into sink: inout some ByteSink & ~Copyable
    ) throws {
        if let reason = names.refusal(of: name) { throw ZIPArchiveError.nameRefused(name, reason: reason) }
        guard taken.insert(names.key(of: name)).inserted else {
            throw ZIPArchiveError.nameRefused(name, reason: "expected a name of its own, found it taken")
        }
        precondition(data.count < 0xFFFF_FFFF && contentCount < 0xFFFF_FFFF, "an entry has less than 4 GiB")
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        var common: [UInt8] = []
        common.append(little: (isASCII ? 0 : 0x0800) as UInt16)
        common.append(little: method.rawValue)
        common.append(little: 0 as UInt16)
        common.append(little: 0x0021 as UInt16)
        common.append(little: crc32)
        common.append(little: UInt32(data.count))
        common.append(little: UInt32(contentCount))
        common.append(little: UInt16(name.utf8.count))

        var header: [UInt8] = []
        header.append(little: 0x0403_4B50 as UInt32)
        header.append(little: 20 as UInt16)
        header += common
        header.append(little: 0 as UInt16)
        header.append(utf8: name)
        try sink.write(header)
        try sink.write(data)

        let isFar = offset >= 0xFFFF_FFFF
        directory.append(little: 0x0201_4B50 as UInt32)
        directory.append(little: Self.madeBy | (isFar ? 45 : 20))
        directory.append(little: (isFar ? 45 : 20) as UInt16)
        directory += common
        directory.append(little: (isFar ? 12 : 0) as UInt16)
        directory.append(little: 0 as UInt16)
        directory.append(little: 0 as UInt16)
        directory.append(little: 0 as UInt16)
        directory.append(little: 0o100644 << 16 as UInt32)
        directory.append(little: UInt32(clamping: offset))
        directory.append(utf8: name)
        if isFar {
            directory.append(little: 0x0001 as UInt16)
            directory.append(little: 8 as UInt16)
            directory.append(little: offset)
        }
        entryCount += 1
        offset += UInt64(header.count + data.count)
    }

    /// The host in the upper byte of "version made by": 3 is Unix, so that the attributes are read as such.
    private static let madeBy: UInt16 = 3 << 8
}

/// How an entry's content is kept (APPNOTE 4.4.5).
public enum ZIPMethod: UInt16, Sendable {
    /// As it is.
    case stored = 0
    /// Deflated (RFC 1951).
    case deflate = 8
}

/// An archive that is refused.
public enum ZIPArchiveError: Error, Sendable, Hashable {
    /// An entry's name breaks the archive's policy.
    case nameRefused(String, reason: String)
    /// The bytes are no archive that this reader takes.
    case damaged(reason: String)
    /// The archive is larger than the reader's limits.
    case limitExceeded(reason: String)
}

extension [UInt8] {
    fileprivate mutating func append<Value: FixedWidthInteger>(little value: Value) {
        for shift in stride(from: 0, to: Value.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
