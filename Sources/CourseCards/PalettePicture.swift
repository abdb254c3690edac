internal import Bytes

/// Writes PNG with a palette (ISO/IEC 15948).
enum PalettePicture {
    /// Encodes pixels.
    ///
    /// - Parameter palette: Colours, `0xRRGGBB`, at most 256.
    static func png(_ canvas: Canvas, palette: [UInt32]) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        var header: [UInt8] = []
        header.append(bigEndian: canvas.width)
        header.append(bigEndian: canvas.height)
        // Eight bits, palette, deflate, filters, not interlaced.
        append("IHDR", header + [8, 3, 0, 0, 0], to: &file)
        append("PLTE", palette.flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] }, to: &file)
        var rows: [UInt8] = []
        rows.reserveCapacity((canvas.width + 1) * canvas.height)
        for row in 0..<canvas.height {
            rows.append(0)
            rows.append(contentsOf: canvas.pixels[row * canvas.width..<(row + 1) * canvas.width])
        }
        append("IDAT", Deflate.zlib(rows, level: 6), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    private static func append(_ type: StaticString, _ content: [UInt8], to file: inout [UInt8]) {
        var chunk: [UInt8] = []
        chunk.append(utf8: type)
        chunk += content
        file.append(bigEndian: content.count)
        file += chunk
        file.append(bigEndian: Int(CRC32.of(chunk)))
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian value: Int) {
        for shift in [24, 16, 8, 0] { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
}
