internal import Bytes

/// A picture as a PDF holds it: an image XObject, and another for its transparency (ISO 32000-2, 8.9.5).
struct RasterImage {
    /// How samples become colours (8.6).
    enum ColourSpace: Equatable {
        case gray
        case rgb
        case cmyk
        /// RGB triples.
        case indexed([UInt8])

        var components: Int {
            switch self {
            case .gray, .indexed: 1
            case .rgb: 3
            case .cmyk: 4
            }
        }
    }

    /// How the samples are stored.
    enum Data {
        /// A JPEG file, as it is.
        case jpeg([UInt8])
        /// A zlib stream of rows, each with a PNG predictor's byte before it.
        case predicted([UInt8])
        /// A zlib stream of the run lengths of rows (7.4.5).
        case runs([UInt8])

        /// Rows of a byte a pixel whose filters are undone.
        ///
        /// Where runs are most of it they are written as such first: deflate goes through all that repeats byte for byte,
        /// and what a drawing has of it took a fifth of the time of a book.
        init(unfiltered rows: [UInt8], width: Int, height: Int) {
            if let runs = PixelRows.runLengths(of: rows, width: width, height: height) {
                self = .runs(Deflate.zlib(runs))
            } else {
                self = .predicted(Deflate.zlib(rows, level: RasterImage.indexLevel))
            }
        }

        /// The size in the file.
        var count: Int {
            switch self {
            case .jpeg(let bytes), .predicted(let bytes), .runs(let bytes): bytes.count
            }
        }
    }

    /// The most pixels that a picture may have.
    static let pixelLimit = 64_000_000

    var width: Int
    var height: Int
    var bitsPerComponent = 8
    var colourSpace: ColourSpace
    var data: Data
    /// Whether 0 is full ink, as Adobe writes CMYK.
    var isInverted = false
    /// The alpha of each pixel, a byte each; nil where all are opaque.
    var alpha: Data?
    /// The lowest and the highest sample of each component that is not painted (8.9.6.4); none where empty.
    var colourKey: [Int] = []

    /// Refuses a picture without pixels, or with too many.
    static func check(width: Int, height: Int) throws(PictureError) {
        guard width > 0, height > 0, width <= pixelLimit, height <= pixelLimit, width * height <= pixelLimit else {
            throw PictureError("expected 1 to \(pixelLimit) pixels, found \(width) by \(height)")
        }
    }

    /// The size in the file.
    var byteCount: Int { data.count + (alpha?.count ?? 0) }
}

extension RasterImage {
    /// How hard rows of gray and RGB are deflated: harder takes half as much time again for 3 % of the bytes.
    private static let level = 1
    /// How hard indices are deflated, of which there are few.
    private static let indexLevel = 3

    /// Makes the smallest picture of filtered rows of 8-bit samples: gray, gray and alpha, RGB, or RGB and alpha.
    ///
    /// Nothing is lost: an alpha of which nothing is transparent is left out, RGB that is gray becomes gray, and RGB of
    /// at most 256 colours becomes a palette.
    ///
    /// - Parameters:
    ///   - rows: Rows with their filters' bytes, complete and sound.
    ///   - areFiltered: Whether filters were chosen, so that they need not be now.
    ///   - stream: The zlib stream that holds the rows, where there is one.
    init(
        reducing rows: consuming [UInt8],
        channels: Int,
        width: Int,
        height: Int,
        areFiltered: Bool,
        from stream: [UInt8] = []
    ) {
        let hasAlpha = channels == 2 || channels == 4
        var components = hasAlpha ? channels - 1 : channels
        let isGray =
            components == 1 || PixelRows.areGray(rows, width: width, height: height, channels: channels)
        // Indices have no neighbourhood that a filter could predict, but long runs.
        if !isGray, let indexed = PixelRows.palette(of: rows, width: width, height: height, channels: channels) {
            self.init(
                width: width,
                height: height,
                colourSpace: .indexed(indexed.palette),
                data: Data(unfiltered: indexed.rows, width: width, height: height),
                alpha: indexed.alpha.map { Data(unfiltered: $0, width: width, height: height) }
            )
            return
        }
        var mask: Data?
        if hasAlpha, var alpha = PixelRows.dropAlpha(&rows, width: width, height: height, channels: channels) {
            PixelRows.unfilter(&alpha, stride: width, distance: 1)
            mask = Data(unfiltered: alpha, width: width, height: height)
        }
        if isGray, components == 3 {
            rows = PixelRows.sample(0, of: rows, width: width, height: height, channels: 3)
            components = 1
        }
        // Where a stream repeats much, its matches are followed: what is nearly all literals is better searched anew.
        var followed: [UInt8]?
        if components + 1 == channels, !stream.isEmpty, stream.count * 4 < height * (width * channels + 1) {
            followed = Deflate.zlib(rows, along: stream, width: width, height: height, channels: channels)
        }
        if !areFiltered { rows = PixelRows.filter(rows, stride: width * components, distance: components) }
        self.init(
            width: width,
            height: height,
            colourSpace: components == 1 ? .gray : .rgb,
            data: .predicted(followed ?? Deflate.zlib(rows, level: Self.level)),
            alpha: mask
        )
    }

    /// Makes a picture of indices in a palette, one byte each in rows with a filter's byte, some of them transparent.
    init(indices rows: [UInt8], palette: [UInt8], opacities: [UInt8], width: Int, height: Int) {
        self.init(
            width: width,
            height: height,
            colourSpace: .indexed(palette),
            data: Data(unfiltered: rows, width: width, height: height)
        )
        var rows = rows
        setTransparency(of: &rows, opacities: opacities)
    }

    /// Makes indices transparent: by a colour key where a single one is, by a soft mask where several are or are partly.
    ///
    /// - Parameters:
    ///   - rows: Filtered rows of indices, complete and sound; their filters are undone.
    ///   - opacities: The alpha of each index; those beyond are opaque.
    mutating func setTransparency(of rows: inout [UInt8], opacities: [UInt8]) {
        guard opacities.contains(where: { $0 < 255 }) else { return }
        let used = PixelRows.usedIndices(in: &rows, width: width, height: height, depth: bitsPerComponent)
        let transparent = opacities.indices.filter { opacities[$0] < 255 && used[$0] }
        guard let first = transparent.first else { return }
        if transparent.count == 1, opacities[first] == 0 {
            colourKey = [first, first]
            return
        }
        let values = opacities + [UInt8](repeating: 255, count: max(0, 256 - opacities.count))
        let mask = PixelRows.map(rows, to: values, width: width, height: height, depth: bitsPerComponent)
        alpha = Data(unfiltered: mask, width: width, height: height)
    }
}
