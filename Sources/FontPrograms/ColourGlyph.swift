/// How a glyph looks that brings its own colours.
///
/// Places are in font units of the face (`FontFace.unitsPerEm` make the size), from the glyph's origin on the baseline
/// to the right and upwards.
public enum ColourGlyph: Sendable, Hashable {
    /// A picture of pixels (`CBDT`, `sbix`).
    case bitmap(ColourBitmap)
    /// What is painted one over the other (`COLR`).
    case painting([PaintOperation])
}

/// A colour glyph's picture.
public struct ColourBitmap: Sendable, Hashable {
    /// Pixels.
    public var width: Int
    /// Pixels.
    public var height: Int
    /// Red, green, blue and alpha of each pixel, colours multiplied by alpha, rows from the top.
    public var pixels: [UInt8]
    /// The left edge in font units.
    public var x: Int
    /// The lower edge in font units.
    public var y: Int
    /// The width it is shown at in font units.
    public var shownWidth: Int
    /// The height it is shown at in font units.
    public var shownHeight: Int
}

/// A step of painting a layered glyph.
public indirect enum PaintOperation: Sendable, Hashable {
    /// Fills an outline; where it is nil, everything that the clips leave.
    case fill(GlyphPath?, GlyphPaint)
    /// Paints inside an outline alone.
    case clipped(GlyphPath, [PaintOperation])
    /// Paints moved, scaled, turned or slanted: a, b, c, d, e and f of a matrix as PDF writes it (ISO 32000-2, 8.3.3),
    /// in 1/65536, the last two of font units.
    case transformed([Int], [PaintOperation])
}

/// An outline in hundredths of a font unit.
///
/// Each step follows its kind: 0 and a point to move to, 1 and a point for a line, 3 and three points for a Bézier
/// curve. Every contour is closed.
public struct GlyphPath: Sendable, Hashable {
    /// Kinds and points.
    public var numbers: [Int32]
}

/// What an outline is filled with.
public enum GlyphPaint: Sendable, Hashable {
    /// One colour; nil is the text's, of which `alpha` of 255 covers.
    case colour(GlyphColour?, alpha: UInt8)
    /// A change of colours along a line, or from one circle to another.
    case gradient(GlyphGradient)
}

/// A colour of a glyph's palette.
public struct GlyphColour: Sendable, Hashable {
    /// 0 to 255.
    public var red: UInt8
    /// 0 to 255.
    public var green: UInt8
    /// 0 to 255.
    public var blue: UInt8

    /// Black.
    public static let black = GlyphColour(red: 0, green: 0, blue: 0)
}

/// A gradient from one place to another.
public struct GlyphGradient: Sendable, Hashable {
    /// A colour at a place.
    public struct Stop: Sendable, Hashable {
        /// The place in 1/16384 of the way.
        public var offset: Int
        /// The colour; nil is the text's.
        public var colour: GlyphColour?
        /// How much it covers, of 255.
        public var alpha: UInt8
    }

    /// Where it begins, in hundredths of a font unit.
    public var start: (x: Int, y: Int, radius: Int)
    /// Where it ends.
    public var end: (x: Int, y: Int, radius: Int)
    /// Whether it runs from circle to circle; the radii count then alone.
    public var isRadial: Bool
    /// The colours in ascending order of their places, at least two.
    public var stops: [Stop]

    /// Whether two gradients are the same.
    public static func == (one: Self, other: Self) -> Bool {
        one.start == other.start && one.end == other.end && one.isRadial == other.isRadial && one.stops == other.stops
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        for place in [start, end] {
            hasher.combine(place.x)
            hasher.combine(place.y)
            hasher.combine(place.radius)
        }
        hasher.combine(isRadial)
        hasher.combine(stops)
    }
}
