internal import Bytes
internal import CPNG

/// Reads PNG files (ISO/IEC 15948).
///
/// A PDF takes the deflated rows of a PNG as they are, where they are opaque, in order and of 8 bits or fewer: these
/// are checked and passed on. Rows of 8 bits with alpha are split from it as they were filtered, and deflated again.
/// What is interlaced, of 16 bits or transparent by palette is decoded by libpng.
enum PNGImage {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

    /// Reads a file.
    static func read(_ bytes: [UInt8]) throws(PictureError) -> RasterImage {
        guard bytes.count >= 33, isPNG(bytes), bytes[12..<16].elementsEqual("IHDR".utf8) else {
            throw PictureError("expected a PNG header, found something else")
        }
        let width = number(bytes, at: 16)
        let height = number(bytes, at: 20)
        try RasterImage.check(width: width, height: height)
        if let image = try filtered(bytes, width: width, height: height) { return image }
        return try decoded(bytes, width: width, height: height)
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    // MARK: Rows as they are

    /// The picture with its rows as they were filtered, less the alpha; nil where it has to be decoded.
    private static func filtered(_ bytes: [UInt8], width: Int, height: Int) throws(PictureError) -> RasterImage? {
        let depth = Int(bytes[24])
        let colourType = bytes[25]
        guard bytes[28] == 0 else { return nil }
        switch (colourType, depth) {
        case (0, 1), (0, 2), (0, 4), (0, 8), (2, 8), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (6, 8): break
        default: return nil
        }
        guard let (data, palette) = try chunks(of: bytes) else { return nil }
        let space: RasterImage.ColourSpace
        switch colourType {
        case 0, 4: space = .gray
        case 2, 6: space = .rgb
        default:
            guard !palette.isEmpty, palette.count % 3 == 0, palette.count <= 3 << depth else { return nil }
            // Filled up with black, so that every index has a colour.
            space = .indexed(palette + [UInt8](repeating: 0, count: max(0, (3 << depth) - palette.count)))
        }
        let hasAlpha = colourType >= 4
        let channels = space.components + (hasAlpha ? 1 : 0)
        let stride = (width * depth * channels + 7) / 8
        // Inflated to know that every row is there: a viewer must not find out.
        guard let rows = Deflate.inflateZlib(data, limit: height * (stride + 1)),
            PixelRows.areSound(rows, stride: stride, height: height)
        else { throw PictureError("expected \(height) rows of a PNG, found fewer, more or broken ones") }
        guard hasAlpha else {
            return RasterImage(
                width: width,
                height: height,
                bitsPerComponent: depth,
                colourSpace: space,
                data: .predicted(data)
            )
        }
        let (colours, alpha) = PixelRows.split(rows, width: width, height: height, channels: channels)
        return RasterImage(deflating: colours, alpha: alpha, space, width: width, height: height)
    }

    /// The deflated rows and the palette; nil where transparency is said beside them.
    private static func chunks(of bytes: [UInt8]) throws(PictureError) -> (data: [UInt8], palette: [UInt8])? {
        var palette: [UInt8] = []
        var data: [UInt8] = []
        var position = 8
        while position + 12 <= bytes.count {
            let count = number(bytes, at: position)
            guard count <= bytes.count - position - 12 else { break }
            let type = bytes[position + 4..<position + 8]
            let content = bytes[position + 8..<position + 8 + count]
            if type.elementsEqual("IEND".utf8) { return (data, palette) }
            if type.elementsEqual("tRNS".utf8) { return nil }
            let isData = type.elementsEqual("IDAT".utf8)
            if isData || type.elementsEqual("PLTE".utf8) {
                let sum = number(bytes, at: position + 8 + count)
                guard CRC32.of(Array(bytes[position + 4..<position + 8 + count])) == UInt32(sum) else {
                    throw PictureError("expected a PNG whose checksums are right, found a wrong one")
                }
                if isData { data += content } else { palette = Array(content) }
            }
            position += count + 12
        }
        throw PictureError("expected a whole PNG, found one that ends too early")
    }

    // MARK: Decoding

    private static func decoded(_ bytes: [UInt8], width: Int, height: Int) throws(PictureError) -> RasterImage {
        let capacity = width * height * 4
        var channels: Int32 = 0
        var message = [CChar](repeating: 0, count: 200)
        var isDecoded = false
        var pixels = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe buffer.initialize(repeating: 0)
            isDecoded =
                unsafe lectern_png_decode(
                    bytes,
                    bytes.count,
                    UInt32(width),
                    UInt32(height),
                    buffer.baseAddress,
                    capacity,
                    &channels,
                    &message,
                    message.count
                ) == 1
            count = isDecoded ? width * height * Int(channels) : 0
        }
        guard isDecoded else {
            let end = message.firstIndex(of: 0) ?? 0
            let reason = String(decoding: message[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw PictureError("expected a PNG that libpng reads, found that \(reason)")
        }
        var alpha: [UInt8]?
        if channels == 2 || channels == 4 {
            alpha = split(&pixels, channels: Int(channels))
        }
        let components = channels < 3 ? 1 : 3
        return RasterImage(
            deflating: PixelRows.filter(pixels, stride: width * components, distance: components),
            alpha: alpha.map { PixelRows.filter($0, stride: width, distance: 1) },
            components == 1 ? .gray : .rgb,
            width: width,
            height: height
        )
    }

    /// Takes the alpha out of the samples; nil where every pixel is opaque.
    private static func split(_ pixels: inout [UInt8], channels: Int) -> [UInt8]? {
        let count = pixels.count / channels
        var alpha = [UInt8](repeating: 0, count: count)
        var isOpaque = true
        let components = channels - 1
        for index in 0..<count {
            let value = pixels[index * channels + components]
            alpha[index] = value
            if value != 255 { isOpaque = false }
            for component in 0..<components {
                pixels[index * components + component] = pixels[index * channels + component]
            }
        }
        pixels.removeLast(count)
        return isOpaque ? nil : alpha
    }
}
