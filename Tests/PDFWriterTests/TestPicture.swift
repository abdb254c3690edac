import Bytes

/// Pictures built by hand.
enum TestPicture {
    /// A PNG of raw rows (each with its filter byte).
    static func png(
        width: Int,
        height: Int,
        depth: UInt8 = 8,
        colourType: UInt8,
        interlaced: Bool = false,
        chunks: [(String, [UInt8])] = [],
        rows: [UInt8]
    ) -> [UInt8] {
        var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        append("IHDR", number(width) + number(height) + [depth, colourType, 0, 0, interlaced ? 1 : 0], to: &png)
        for (name, content) in chunks { append(name, content, to: &png) }
        append("IDAT", Deflate.zlib(rows), to: &png)
        append("IEND", [], to: &png)
        return png
    }

    /// Rows of one pixel value.
    static func rows(_ pixel: [UInt8], width: Int, height: Int) -> [UInt8] {
        let row = [0] + Array(repeatElement(pixel, count: width).joined())
        return Array(repeatElement(row, count: height).joined())
    }

    /// The rows of an 8 by 8 picture of one value in the seven passes of Adam7.
    static func interlacedRows(_ pixel: [UInt8]) -> [UInt8] {
        [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)].flatMap { rows(pixel, width: $0.0, height: $0.1) }
    }

    /// A gray JPEG of 8 by 8: one block, its only coefficient 0.
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 1, count: 64)
        + [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]
        + [0xFF, 0xC4, 0, 20, 0x00, 1] + [UInt8](repeating: 0, count: 16)
        + [0xFF, 0xC4, 0, 20, 0x10, 1] + [UInt8](repeating: 0, count: 16)
        + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9]

    /// A GIF of 2 by 2: red, green, green, red; code size 2.
    static let gif: [UInt8] =
        Array("GIF89a".utf8) + [2, 0, 2, 0, 0x80, 0, 0, 255, 0, 0, 0, 255, 0]
        + [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x44, 0x02, 0x05, 0, 0x3B]

    static func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }

    static func append(_ name: String, _ content: [UInt8], to png: inout [UInt8]) {
        let body = Array(name.utf8) + content
        png += number(content.count) + body + number(Int(CRC32.of(body)))
    }
}
