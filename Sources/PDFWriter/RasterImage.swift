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
    /// The alpha of each pixel in the way of `.predicted`; nil where all are opaque.
    var alpha: [UInt8]?

    /// Refuses a picture without pixels, or with too many.
    static func check(width: Int, height: Int) throws(PictureError) {
        guard width > 0, height > 0, width <= pixelLimit, height <= pixelLimit, width * height <= pixelLimit else {
            throw PictureError("expected 1 to \(pixelLimit) pixels, found \(width) by \(height)")
        }
    }
}

extension RasterImage {
    /// A picture of filtered rows of 8 bits, with a palette where their colours are few enough.
    init(deflating rows: [UInt8], alpha: [UInt8]?, _ space: ColourSpace, width: Int, height: Int) {
        // Indices have no neighbourhood that a filter could predict, but long runs that deflate finds.
        let indexed = space == .rgb ? PixelRows.palette(of: rows, width: width, height: height) : nil
        self.init(
            width: width,
            height: height,
            colourSpace: indexed.map { .indexed($0.palette) } ?? space,
            data: .predicted(PixelRows.deflate(indexed?.rows ?? rows)),
            alpha: alpha.map(PixelRows.deflate)
        )
    }
}
