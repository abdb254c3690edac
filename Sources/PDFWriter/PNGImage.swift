internal import Bytes
internal import CPNG

/// Reads PNG files (ISO/IEC 15948).
///
/// A PDF takes the deflated rows of a PNG as they are, where they have no alpha, are in order and of 8 bits or fewer:
/// these are checked and passed on. Rows of 8 bits with alpha are split from it as they were filtered, made smaller where
/// nothing is lost by it, and deflated again. What is interlaced or of 16 bits is decoded by libpng.
enum PNGImage {
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: signature) }

    /// Reads a file.
    ///
    /// - Parameter drawnSize: The largest size that it is drawn in, in thousandths of a point; nil to keep all pixels.
    static func read(
        _ bytes: [UInt8],
        drawnSize: (width: Int, height: Int)? = nil
    ) throws(PictureError) -> RasterImage {
        guard bytes.count >= 33, isPNG(bytes), bytes[12..<16].elementsEqual("IHDR".utf8) else {
            throw PictureError("expected a PNG header, found something else")
        }
        let header = Header(
            width: number(bytes, at: 16),
            height: number(bytes, at: 20),
            depth: Int(bytes[24]),
            colourType: bytes[25],
            isInterlaced: bytes[28] != 0
        )
        try RasterImage.check(width: header.width, height: header.height)
        let target = drawnSize.flatMap { header.target(drawnSize: $0) }
        if header.isPassable { return try passed(bytes, header, target: target) }
        return try decoded(bytes, header, target: target)
    }

    private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    private struct Header {
        var width: Int
        var height: Int
        var depth: Int
        var colourType: UInt8
        var isInterlaced: Bool

        /// Whether a PDF can hold the rows as they are, but for alpha.
        var isPassable: Bool {
            guard !isInterlaced else { return false }
            switch (colourType, depth) {
            case (0, 1), (0, 2), (0, 4), (0, 8), (2, 8), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (6, 8): return true
            default: return false
            }
        }

        /// Samples a pixel.
        var channels: Int {
            switch colourType {
            case 2: 3
            case 4: 2
            case 6: 4
            default: 1
            }
        }

        /// The pixels that are enough at 300 to the inch, where they are much fewer than there are.
        func target(drawnSize: (width: Int, height: Int)) -> (width: Int, height: Int)? {
            let enough = (
                width: (drawnSize.width * 300 + 71_999) / 72_000, height: (drawnSize.height * 300 + 71_999) / 72_000
            )
            guard enough.width > 0, enough.height > 0, enough.width <= width, enough.height <= height,
                enough.width * enough.height * 10 <= width * height * 7
            else { return nil }
            return enough
        }

        /// Bytes a row, without the filter's.
        var stride: Int { (width * depth * channels + 7) / 8 }
    }

    // MARK: Rows as they are

    private static func passed(
        _ bytes: [UInt8],
        _ header: Header,
        target: (width: Int, height: Int)?
    ) throws(PictureError) -> RasterImage {
        let (data, palette, transparency) = try chunks(of: bytes)
        // Inflated to know that every row is there: a viewer must not find out.
        guard var rows = Deflate.inflateZlib(data, count: header.height * (header.stride + 1)),
            PixelRows.areSound(rows, stride: header.stride, height: header.height)
        else { throw PictureError("expected \(header.height) rows of a PNG, found fewer, more or broken ones") }
        let pixels = (target?.width ?? 0) * (target?.height ?? 0)
        // What deflates to less than two bits for each pixel that would be left does not become smaller by having fewer.
        if let target, header.depth == 8, header.colourType != 3, transparency.isEmpty, data.count > pixels / 4 {
            var unfiltered = rows
            PixelRows.unfilter(&unfiltered, stride: header.stride, distance: header.channels)
            let smaller = downsampled(unfiltered, header, channels: header.channels, target)
            if smaller.byteCount < data.count { return smaller }
        }
        if header.colourType == 4 || header.colourType == 6 {
            let (width, height) = (header.width, header.height)
            return RasterImage(
                reducing: consume rows,
                channels: header.channels,
                width: width,
                height: height,
                areFiltered: true,
                from: data
            )
        }
        var image = RasterImage(
            width: header.width,
            height: header.height,
            bitsPerComponent: header.depth,
            colourSpace: header.colourType == 2 ? .rgb : .gray,
            data: .predicted(data)
        )
        if header.colourType == 3 {
            guard !palette.isEmpty, palette.count % 3 == 0, palette.count <= 3 << header.depth else {
                throw PictureError("expected a palette of 1 to \(1 << header.depth) colours, found another")
            }
            // Filled up with black, so that every index has a colour.
            let missing = max(0, (3 << header.depth) - palette.count)
            image.colourSpace = .indexed(palette + [UInt8](repeating: 0, count: missing))
            image.setTransparency(of: &rows, opacities: transparency)
        } else if transparency.count >= 2 * header.channels {
            // One colour is transparent; its samples are said in two bytes each.
            let limit = (1 << header.depth) - 1
            for sample in 0..<header.channels {
                let value = (Int(transparency[2 * sample]) << 8 | Int(transparency[2 * sample + 1])) & limit
                image.colourKey += [value, value]
            }
        }
        return image
    }

    /// The deflated rows, the palette and what is said about transparency beside them.
    private static func chunks(
        of bytes: [UInt8]
    ) throws(PictureError) -> (data: [UInt8], palette: [UInt8], transparency: [UInt8]) {
        var palette: [UInt8] = []
        var transparency: [UInt8] = []
        var data: [UInt8] = []
        data.reserveCapacity(bytes.count)
        var position = 8
        while position + 12 <= bytes.count {
            let count = number(bytes, at: position)
            guard count <= bytes.count - position - 12 else { break }
            let type = bytes[position + 4..<position + 8]
            let content = bytes[position + 8..<position + 8 + count]
            if type.elementsEqual("IEND".utf8) { return (data, palette, transparency) }
            let isData = type.elementsEqual("IDAT".utf8)
            let isTransparency = type.elementsEqual("tRNS".utf8)
            if isData || isTransparency || type.elementsEqual("PLTE".utf8) {
                let sum = number(bytes, at: position + 8 + count)
                guard CRC32.of(bytes[position + 4..<position + 8 + count]) == UInt32(sum) else {
                    throw PictureError("expected a PNG whose checksums are right, found a wrong one")
                }
                if isData {
                    data += content
                } else if isTransparency {
                    transparency = Array(content)
                } else {
                    palette = Array(content)
                }
            }
            position += count + 12
        }
        throw PictureError("expected a whole PNG, found one that ends too early")
    }

    // MARK: Decoding

    private static func downsampled(
        _ rows: [UInt8],
        _ header: Header,
        channels: Int,
        _ target: (width: Int, height: Int)
    ) -> RasterImage {
        let smaller = PixelRows.downsample(
            rows,
            channels: channels,
            from: (header.width, header.height),
            to: target
        )
        return RasterImage(
            reducing: smaller,
            channels: channels,
            width: target.width,
            height: target.height,
            areFiltered: false
        )
    }

    private static func decoded(
        _ bytes: [UInt8],
        _ header: Header,
        target: (width: Int, height: Int)?
    ) throws(PictureError) -> RasterImage {
        let capacity = header.height * (header.width * 4 + 1)
        var channels: Int32 = 0
        var message = [CChar](repeating: 0, count: 200)
        var isDecoded = false
        let rows = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe buffer.initialize(repeating: 0)
            isDecoded =
                unsafe lectern_png_decode(
                    bytes,
                    bytes.count,
                    UInt32(header.width),
                    UInt32(header.height),
                    buffer.baseAddress,
                    capacity,
                    &channels,
                    &message,
                    message.count
                ) == 1
            count = isDecoded ? header.height * (header.width * Int(channels) + 1) : 0
        }
        guard isDecoded else {
            let end = message.firstIndex(of: 0) ?? 0
            let reason = String(decoding: message[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw PictureError("expected a PNG that libpng reads, found that \(reason)")
        }
        let whole = RasterImage(
            reducing: rows,
            channels: Int(channels),
            width: header.width,
            height: header.height,
            areFiltered: false
        )
        guard let target, whole.byteCount > target.width * target.height / 4 else { return whole }
        let smaller = downsampled(rows, header, channels: Int(channels), target)
        return smaller.byteCount < whole.byteCount ? smaller : whole
    }
}
