/// Reads the frame header of JPEG files (ITU-T T.81, B.2.2); their data goes into a PDF as it is.
enum JPEGImage {
    static func isJPEG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8, 0xFF]) }

    /// Reads a file.
    static func read(_ bytes: [UInt8]) throws(PictureError) -> RasterImage {
        guard isJPEG(bytes) else { throw PictureError("expected a JPEG file, found something else") }
        guard hasEnd(bytes) else { throw PictureError("expected a whole JPEG, found one that ends too early") }
        var isAdobe = false
        var before: [(marker: UInt8, content: ArraySlice<UInt8>)] = []
        var position = 2
        while position + 4 <= bytes.count {
            guard bytes[position] == 0xFF else {
                throw PictureError("expected a JPEG marker, found something else")
            }
            let marker = bytes[position + 1]
            if marker == 0xFF || marker == 0x01 || (0xD0...0xD7).contains(marker) {
                position += marker == 0xFF ? 1 : 2
                continue
            }
            let count = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard count >= 2, position + 2 + count <= bytes.count else { break }
            let segment = bytes[position + 4..<position + 2 + count]
            switch marker {
            case 0xC4, 0xDB: before.append((marker, segment))
            case 0xEE: isAdobe = isAdobe || segment.starts(with: "Adobe".utf8)
            case 0xC0...0xC2:
                let image = try frame(Array(segment), isAdobe: isAdobe, bytes: bytes)
                var tables = try JPEGTables(frame: Array(segment), isProgressive: marker == 0xC2)
                for (marker, content) in before { try tables.read(marker, content) }
                try JPEGScans.check(bytes, from: position + 2 + count, tables)
                return image
            case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                throw PictureError("expected a baseline or progressive JPEG, found another process")
            case 0xD9, 0xDA: throw PictureError("expected a JPEG frame before its scan, found none")
            default: break
            }
            position += 2 + count
        }
        throw PictureError("expected a whole JPEG, found one that ends too early")
    }

    /// Whether an end-of-image marker stands among the last bytes; some programs write a few more after it.
    private static func hasEnd(_ bytes: [UInt8]) -> Bool {
        let tail = bytes.suffix(65_536)
        return tail.indices.dropLast().reversed().contains { tail[$0] == 0xFF && tail[$0 + 1] == 0xD9 }
    }

    private static func frame(_ frame: [UInt8], isAdobe: Bool, bytes: [UInt8]) throws(PictureError) -> RasterImage {
        guard frame.count >= 6, frame.count >= 6 + 3 * Int(frame[5]) else {
            throw PictureError("expected a whole JPEG frame, found one that ends too early")
        }
        guard frame[0] == 8 else { throw PictureError("expected a JPEG of 8 bits, found \(frame[0])") }
        let height = Int(frame[1]) << 8 | Int(frame[2])
        let width = Int(frame[3]) << 8 | Int(frame[4])
        try RasterImage.check(width: width, height: height)
        let space: RasterImage.ColourSpace
        switch frame[5] {
        case 1: space = .gray
        case 3: space = .rgb
        case 4: space = .cmyk
        default: throw PictureError("expected a JPEG of 1, 3 or 4 components, found \(frame[5])")
        }
        return RasterImage(
            width: width,
            height: height,
            colourSpace: space,
            data: .jpeg(bytes),
            isInverted: space == .cmyk && isAdobe
        )
    }
}
