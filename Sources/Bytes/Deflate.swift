internal import CDeflate

/// Bytes deflated once, with what each container says about them: a ZIP entry, a PDF stream and a site's copy share it.
public struct DeflatedStream: Sendable, Hashable {
    /// Raw deflate data (RFC 1951).
    public let bytes: [UInt8]
    /// The CRC-32 of the content (ISO 3309).
    public let crc32: UInt32
    /// The content's length in bytes.
    public let contentCount: Int

    /// Makes a stream of parts that were stored.
    public init(bytes: [UInt8], crc32: UInt32, contentCount: Int) {
        self.bytes = bytes
        self.crc32 = crc32
        self.contentCount = contentCount
    }

    /// Deflates bytes.
    ///
    /// - Parameter level: 1 (fast) to 12 (small); see `Deflate.zlib(_:level:)`.
    public init(deflating content: [UInt8], level: Int = 6) {
        bytes = Deflate.compress(content, level: level, format: .raw)
        crc32 = CRC32.of(content)
        contentCount = content.count
    }
}

/// Deflate by libdeflate, whole buffers at a time.
///
/// What comes out depends on the content, the level and the version of libdeflate, not on the processor.
public enum Deflate {
    enum Format {
        /// RFC 1951.
        case raw
        /// RFC 1950.
        case zlib
    }

    /// Deflates into the zlib format (RFC 1950), as a PDF stream wants it.
    ///
    /// - Parameter level: 1 (fast) to 9 (small) as zlib's levels are, only faster; 10 to 12 take several times as long
    ///   for a few parts in a hundred.
    public static func zlib(_ content: [UInt8], level: Int = 6) -> [UInt8] {
        compress(content, level: level, format: .zlib)
    }

    /// Deflates rows of samples along the matches of the zlib stream that they came from; nil where that does not work.
    ///
    /// No match is searched for, so that it takes two thirds of the time of the fastest level; the stream must have been
    /// deflated well itself.
    ///
    /// - Parameters:
    ///   - rows: Rows of 8-bit samples after a byte each.
    ///   - stream: The same rows in the zlib format, with one sample more at the end of each pixel.
    ///   - width: Pixels a row.
    ///   - height: Rows.
    ///   - channels: Samples a pixel in the stream, 2 or 4.
    public static func zlib(
        _ rows: [UInt8],
        along stream: [UInt8],
        width: Int,
        height: Int,
        channels: Int
    ) -> [UInt8]? {
        precondition(rows.count == height * (width * (channels - 1) + 1), "rows have one sample less than their stream")
        guard height * (width * channels + 1) <= Int(Int32.max) else { return nil }
        let capacity = stream.count + rows.count / 8 + 4_096
        let deflated = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            count = unsafe lectern_deflate_along(
                stream,
                stream.count,
                rows,
                width,
                height,
                channels,
                output.baseAddress,
                capacity
            )
        }
        return deflated.isEmpty ? nil : deflated
    }

    /// Inflates raw deflate data; nil where it is broken or holds more than `limit` bytes.
    public static func inflate(_ deflated: [UInt8], limit: Int) -> [UInt8]? {
        inflate(deflated, limit: limit, format: .raw)
    }

    /// Inflates raw deflate data that holds `count` bytes; nil where it is broken or holds fewer or more.
    public static func inflate(_ deflated: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
        guard count <= deflated.count * 1_032 + 1_024 else { return nil }
        guard let decompressor = unsafe libdeflate_alloc_decompressor() else {
            preconditionFailure("libdeflate found no memory")
        }
        defer { unsafe libdeflate_free_decompressor(decompressor) }
        var result = LIBDEFLATE_BAD_DATA
        // libdeflate takes no null pointer: one byte more than it may use.
        let content = unsafe [UInt8](unsafeUninitializedCapacity: max(count, 1)) { output, used in
            let base = output.baseAddress
            result = unsafe deflated.withUnsafeBytes { data in
                unsafe libdeflate_deflate_decompress(decompressor, data.baseAddress, data.count, base, count, nil)
            }
            used = result == LIBDEFLATE_SUCCESS ? count : 0
        }
        return result == LIBDEFLATE_SUCCESS ? content : nil
    }

    /// Inflates data in the zlib format; nil where it is broken or holds more than `limit` bytes.
    public static func inflateZlib(_ deflated: [UInt8], limit: Int) -> [UInt8]? {
        inflate(deflated, limit: limit, format: .zlib)
    }

    /// Inflates data in the zlib format that holds `count` bytes; nil where it is broken or holds fewer or more.
    public static func inflateZlib(_ deflated: [UInt8], count: Int) -> [UInt8]? {
        guard count <= maximumCount(of: deflated) else { return nil }
        guard case .content(let content) = inflate(deflated, capacity: count, format: .zlib) else { return nil }
        return content.count == count ? content : nil
    }

    static func compress(_ content: [UInt8], level: Int, format: Format) -> [UInt8] {
        guard let compressor = unsafe libdeflate_alloc_compressor(Int32(min(max(level, 1), 12))) else {
            preconditionFailure("libdeflate found no memory")
        }
        defer { unsafe libdeflate_free_compressor(compressor) }
        let bound =
            switch format {
            case .raw: unsafe libdeflate_deflate_compress_bound(compressor, content.count)
            case .zlib: unsafe libdeflate_zlib_compress_bound(compressor, content.count)
            }
        let deflated = unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            let base = output.baseAddress
            count =
                switch format {
                case .raw: unsafe libdeflate_deflate_compress(compressor, content, content.count, base, bound)
                case .zlib: unsafe libdeflate_zlib_compress(compressor, content, content.count, base, bound)
                }
        }
        precondition(!deflated.isEmpty, "libdeflate keeps to its bound")
        // The bound is about the content's size: what came out is kept without it.
        return unsafe [UInt8](unsafeUninitializedCapacity: deflated.count) { output, count in
            unsafe output.baseAddress?.initialize(from: deflated, count: deflated.count)
            count = deflated.count
        }
    }

    private enum Inflated {
        case content([UInt8])
        case broken
        case larger
    }

    /// The most that deflate data can hold: 258 bytes for two bits (RFC 1951, 3.2.5), and what the format adds.
    private static func maximumCount(of deflated: [UInt8]) -> Int { deflated.count * 1_032 + 1_024 }

    private static func inflate(_ deflated: [UInt8], limit: Int, format: Format) -> [UInt8]? {
        let limit = min(limit, maximumCount(of: deflated))
        var capacity = min(limit, max(deflated.count * 4, 4_096))
        while true {
            switch inflate(deflated, capacity: capacity, format: format) {
            case .content(let content): return content
            case .broken: return nil
            case .larger:
                guard capacity < limit else { return nil }
                capacity = min(limit, capacity * 4)
            }
        }
    }

    private static func inflate(_ deflated: [UInt8], capacity: Int, format: Format) -> Inflated {
        guard let decompressor = unsafe libdeflate_alloc_decompressor() else {
            preconditionFailure("libdeflate found no memory")
        }
        defer { unsafe libdeflate_free_decompressor(decompressor) }
        var result = LIBDEFLATE_BAD_DATA
        // libdeflate takes no null pointer: one byte more than it may use.
        let content = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { output, count in
            var used = 0
            let base = output.baseAddress
            let size = deflated.count
            result =
                switch format {
                case .raw: unsafe libdeflate_deflate_decompress(decompressor, deflated, size, base, capacity, &used)
                case .zlib: unsafe libdeflate_zlib_decompress(decompressor, deflated, size, base, capacity, &used)
                }
            count = result == LIBDEFLATE_SUCCESS ? used : 0
        }
        switch result {
        case LIBDEFLATE_SUCCESS: return .content(content)
        case LIBDEFLATE_INSUFFICIENT_SPACE: return .larger
        default: return .broken
        }
    }
}

/// The CRC-32 of ZIP and PNG.
public enum CRC32 {
    /// The CRC-32 of bytes.
    public static func of(_ content: [UInt8]) -> UInt32 { unsafe libdeflate_crc32(0, content, content.count) }

    /// The CRC-32 of bytes that continue others whose CRC-32 is given.
    public static func of(_ content: [UInt8], after crc32: UInt32) -> UInt32 {
        unsafe libdeflate_crc32(crc32, content, content.count)
    }

    /// The CRC-32 of a part of bytes.
    public static func of(_ content: ArraySlice<UInt8>) -> UInt32 {
        unsafe content.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
    }
}
