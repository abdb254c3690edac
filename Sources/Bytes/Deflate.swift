internal import CZlib

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
    /// - Parameter level: 1 (fast) to 9 (small); zlib's levels.
    public init(deflating content: [UInt8], level: Int = 6) {
        bytes = Deflate.compress(content, level: level, windowBits: -15)
        crc32 = CRC32.of(content)
        contentCount = content.count
    }
}

/// Deflate by zlib.
public enum Deflate {
    /// Deflates into the zlib format (RFC 1950), as a PDF stream wants it.
    public static func zlib(_ content: [UInt8], level: Int = 6) -> [UInt8] {
        compress(content, level: level, windowBits: 15)
    }

    /// Inflates raw deflate data; nil where it is broken or holds more than `limit` bytes.
    public static func inflate(_ deflated: [UInt8], limit: Int) -> [UInt8]? {
        inflate(deflated, limit: limit, windowBits: -15)
    }

    /// Inflates data in the zlib format; nil where it is broken or holds more than `limit` bytes.
    public static func inflateZlib(_ deflated: [UInt8], limit: Int) -> [UInt8]? {
        inflate(deflated, limit: limit, windowBits: 15)
    }

    static func compress(_ content: [UInt8], level: Int, windowBits: Int32) -> [UInt8] {
        precondition(content.count < Int(UInt32.max), "deflate takes less than 4 GiB at once")
        var stream = unsafe z_stream()
        let started = unsafe lectern_deflateInit2(&stream, Int32(level), windowBits, 9, Z_DEFAULT_STRATEGY)
        precondition(started == Z_OK, "zlib could not start (\(started))")
        defer { unsafe deflateEnd(&stream) }
        let bound = unsafe Int(deflateBound(&stream, UInt(content.count)))
        return unsafe content.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(bound)
                let ended = unsafe deflate(&stream, Z_FINISH)
                precondition(ended == Z_STREAM_END, "zlib did not finish (\(ended))")
                count = unsafe bound - Int(stream.avail_out)
            }
        }
    }

    private static func inflate(_ deflated: [UInt8], limit: Int, windowBits: Int32) -> [UInt8]? {
        var stream = unsafe z_stream()
        guard unsafe lectern_inflateInit2(&stream, windowBits) == Z_OK else { return nil }
        defer { unsafe inflateEnd(&stream) }
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        return unsafe deflated.withUnsafeBufferPointer { input -> [UInt8]? in
            unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.avail_in = UInt32(input.count)
            while true {
                let (status, count) = unsafe piece.withUnsafeMutableBufferPointer { output in
                    unsafe stream.next_out = output.baseAddress
                    unsafe stream.avail_out = UInt32(output.count)
                    let status = unsafe zlibInflate(&stream)
                    return unsafe (status, output.count - Int(stream.avail_out))
                }
                guard status == Z_OK || status == Z_STREAM_END, content.count + count <= limit else { return nil }
                content += piece[..<count]
                if status == Z_STREAM_END { return content }
                if count == 0 { return nil }
            }
        }
    }

    private static func zlibInflate(_ stream: inout z_stream) -> Int32 {
        unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
    }
}

/// The CRC-32 of ZIP and PNG.
public enum CRC32 {
    /// The CRC-32 of bytes.
    public static func of(_ content: [UInt8]) -> UInt32 {
        unsafe content.withUnsafeBufferPointer { input in
            unsafe UInt32(truncatingIfNeeded: crc32_z(0, input.baseAddress, input.count))
        }
    }
}
