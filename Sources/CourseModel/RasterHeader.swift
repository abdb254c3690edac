/// The sizes that raster pictures state in their headers, so that a picture is never decoded to be measured.
enum RasterHeader {
    /// The size in pixels; nil where the header is broken or says zero.
    static func size(of bytes: [UInt8], _ format: Picture.Format) -> PictureSize? {
        let size: PictureSize? =
            switch format {
            case .png: png(bytes)
            case .jpeg: jpeg(bytes)
            case .gif: gif(bytes)
            case .webp: webp(bytes)
            case .svg: nil
            }
        guard let size, size.width > 0, size.height > 0 else { return nil }
        return size
    }

    /// IHDR is the first chunk (ISO/IEC 15948, 11.2.1).
    private static func png(_ bytes: [UInt8]) -> PictureSize? {
        guard bytes.count >= 33, bigEndian(bytes, 8, 4) == 13, bytes[12..<16].elementsEqual("IHDR".utf8) else {
            return nil
        }
        let depth = bytes[24]
        let depths: [UInt8] =
            switch bytes[25] {
            case 0: [1, 2, 4, 8, 16]
            case 3: [1, 2, 4, 8]
            case 2, 4, 6: [8, 16]
            default: []
            }
        guard depths.contains(depth), bytes[26] == 0, bytes[27] == 0, bytes[28] <= 1,
            let width = bigEndian(bytes, 16, 4), let height = bigEndian(bytes, 20, 4), width < 1 << 31, height < 1 << 31
        else { return nil }
        return PictureSize(width: width, height: height)
    }

    /// The first frame header that stands before the image data (ISO/IEC 10918-1, B.2.2).
    private static func jpeg(_ bytes: [UInt8]) -> PictureSize? {
        var at = 2
        while at + 4 <= bytes.count {
            guard bytes[at] == 0xFF else { return nil }
            let marker = bytes[at + 1]
            switch marker {
            case 0xFF:
                // A fill byte.
                at += 1
            case 0x01, 0xD0...0xD8:
                at += 2
            case 0xD9, 0xDA, 0x00:
                return nil
            case 0xC0...0xCF where marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
                guard let height = bigEndian(bytes, at + 5, 2), let width = bigEndian(bytes, at + 7, 2) else {
                    return nil
                }
                return PictureSize(width: width, height: height)
            default:
                guard let length = bigEndian(bytes, at + 2, 2), length >= 2 else { return nil }
                at += 2 + length
            }
        }
        return nil
    }

    /// The logical screen (GIF 89a, 18).
    private static func gif(_ bytes: [UInt8]) -> PictureSize? {
        guard bytes.count >= 13, let width = littleEndian(bytes, 6, 2), let height = littleEndian(bytes, 8, 2) else {
            return nil
        }
        return PictureSize(width: width, height: height)
    }

    /// The first chunk: lossy, lossless or extended (RFC 9649, 2.5 to 2.7).
    private static func webp(_ bytes: [UInt8]) -> PictureSize? {
        guard bytes.count >= 30 else { return nil }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ":
            guard bytes[23...25].elementsEqual([0x9D, 0x01, 0x2A]), let width = littleEndian(bytes, 26, 2),
                let height = littleEndian(bytes, 28, 2)
            else { return nil }
            // The two bits above are a scale.
            return PictureSize(width: width & 0x3FFF, height: height & 0x3FFF)
        case "VP8L":
            guard bytes[20] == 0x2F, let bits = littleEndian(bytes, 21, 4) else { return nil }
            return PictureSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
        case "VP8X":
            guard let width = littleEndian(bytes, 24, 3), let height = littleEndian(bytes, 27, 3) else { return nil }
            return PictureSize(width: width + 1, height: height + 1)
        default: return nil
        }
    }

    private static func bigEndian(_ bytes: [UInt8], _ from: Int, _ count: Int) -> Int? {
        guard from + count <= bytes.count else { return nil }
        return bytes[from..<from + count].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func littleEndian(_ bytes: [UInt8], _ from: Int, _ count: Int) -> Int? {
        guard from + count <= bytes.count else { return nil }
        return bytes[from..<from + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
