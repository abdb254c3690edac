#if canImport(Glibc)
internal import Glibc
#endif

/// Follows what stands after the frame of a JPEG (ITU-T T.81, B.1.1): tables, scans, their restarts, the end.
///
/// The data goes into a PDF as it is; a marker that no decoder takes would leave a hole in the page there.
enum JPEGScans {
    /// Refuses a file whose scans hold what is no marker, whose tables no decoder takes, or that has no end.
    ///
    /// - Parameters:
    ///   - start: Where the segment after the frame begins.
    ///   - tables: The tables that stand before the frame.
    static func check(_ bytes: [UInt8], from start: Int, _ tables: consuming JPEGTables) throws(PictureError) {
        var position = start
        var tables = tables
        var hasScan = false
        while position + 1 < bytes.count {
            guard bytes[position] == 0xFF else {
                throw PictureError("expected a JPEG marker, found something else")
            }
            switch bytes[position + 1] {
            case 0xFF: position += 1
            case 0xD9 where hasScan: return
            case 0xC4, 0xDA...0xDD, 0xE0...0xEF, 0xFE:
                guard position + 4 <= bytes.count else { throw endsEarly }
                let count = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
                guard count >= 2, position + 2 + count <= bytes.count else { throw endsEarly }
                let content = bytes[(position + 4)..<(position + 2 + count)]
                let marker = bytes[position + 1]
                position += 2 + count
                if marker == 0xDA {
                    try tables.check(scan: content)
                    hasScan = true
                    position = endOfScan(bytes, from: position)
                } else {
                    try tables.read(marker, content)
                }
            default: throw PictureError("expected a JPEG marker, found 0x\(String(bytes[position + 1], radix: 16))")
            }
        }
        throw endsEarly
    }

    private static var endsEarly: PictureError {
        PictureError("expected a whole JPEG, found one that ends too early")
    }

    /// The place of the first marker after a scan's data that belongs to neither bytes nor restarts.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            var position = start
            while position + 1 < buffer.count,
                let found = unsafe memchr(base + position, 0xFF, buffer.count - position - 1)
            {
                position = unsafe UnsafeRawPointer(found) - base
                switch unsafe buffer[position + 1] {
                case 0x00, 0xD0...0xD7: position += 2
                default: return position
                }
            }
            return buffer.count
        }
    }
}
