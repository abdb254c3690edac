public import Diagnostics

/// A drawing as a list of what is drawn: styles, references and units are resolved, nothing of its source remains.
///
/// Lengths are CSS pixels, 96 to the inch, from the upper left corner, y downwards.
public struct VectorPicture: Sendable {
    /// The width at which a browser would show it, in CSS pixels.
    public var width: Double
    /// The height.
    public var height: Double
    /// What is drawn, the lowest first.
    public var items: [VectorItem]
    /// What is drawn differently from its source or not at all; each of them is of `VectorGraphicsFinding`.
    public var findings: [Finding]
}

/// One thing that is drawn.
public indirect enum VectorItem: Sendable {
    /// A path, filled or stroked or both.
    case shape(VectorShape)
    /// Glyphs on one baseline.
    case glyphs(VectorGlyphs)
    /// An embedded raster picture.
    case image(VectorImage)
    /// Several things that are clipped, masked or made transparent together.
    case group(VectorGroup)
}

/// How a path's inside is found (ISO 32000-2, 8.5.3.3).
public enum VectorFillRule: Sendable, Hashable {
    /// Where windings do not cancel out.
    case nonZero
    /// Where a ray crosses the path an odd number of times.
    case evenOdd
}

/// An sRGB colour.
public struct VectorColour: Sendable, Hashable {
    /// 0 to 255.
    public var red: UInt8
    /// 0 to 255.
    public var green: UInt8
    /// 0 to 255.
    public var blue: UInt8
    /// 0 for transparent, 1 for opaque.
    public var alpha: Double = 1

    static let black = VectorColour(red: 0, green: 0, blue: 0)
    static let white = VectorColour(red: 255, green: 255, blue: 255)
}

/// What an area is covered with.
public enum VectorPaint: Sendable {
    /// One colour, whose alpha is part of the opacity beside it.
    case solid(VectorColour)
    /// Colours between two places.
    case gradient(VectorGradient)
    /// A drawing side by side with itself.
    case tile(VectorTile)
}

/// A paint and how much of it covers.
public struct VectorFill: Sendable {
    /// The paint.
    public var paint: VectorPaint
    /// 0 for transparent, 1 for opaque.
    public var opacity: Double
}

/// A line along a path.
public struct VectorStroke: Sendable {
    /// How a line ends.
    public enum Cap: Int, Sendable {
        /// At its end.
        case butt
        /// In a half circle.
        case round
        /// In half a square.
        case square
    }

    /// How two lines meet.
    public enum Join: Int, Sendable {
        /// In a point.
        case miter
        /// In an arc.
        case round
        /// Cut off.
        case bevel
    }

    /// Paint and opacity.
    public var fill: VectorFill
    /// In units of the shape's own space.
    public var width: Double
    /// The lines' ends.
    public var cap: Cap
    /// The lines' meetings.
    public var join: Join
    /// How long a point may be, in line widths.
    public var miterLimit: Double
    /// Lengths of dashes and gaps in turn; empty for a solid line.
    public var dashes: [Double]
    /// Where in the dashes a line begins.
    public var dashOffset: Double
}

/// A path in a space of its own.
public struct VectorShape: Sendable {
    /// The path in its own space.
    public var path: VectorPath
    /// From its space to the picture.
    public var transform: AffineTransform
    /// What is inside.
    public var rule: VectorFillRule
    /// What the inside is covered with.
    public var fill: VectorFill?
    /// The line along it.
    public var stroke: VectorStroke?
    /// Whether the line lies below the inside.
    public var isStrokeFirst = false
}

/// A raster picture in the unit square of its own space, y downwards.
public struct VectorImage: Sendable {
    /// A PNG or JPEG file.
    public var bytes: [UInt8]
    /// From the unit square to the picture.
    public var transform: AffineTransform
}

/// One glyph of `VectorGlyphs`.
public struct VectorGlyph: Sendable {
    /// The glyph's index in its font program.
    public var id: UInt16
    /// From the run's origin to the right, in units of the run's own space.
    public var x: Double
    /// From the baseline upwards.
    public var y: Double
    /// The UTF-8 offsets of what it stands for; empty for all but the first of several that stand for the same.
    public var text: Range<Int>
}

/// Glyphs of one face.
public struct VectorGlyphs: Sendable {
    /// The face's place in the collection that the drawing was read with.
    public var face: Int
    /// The size in units of the run's own space.
    public var size: Double
    /// The glyphs from left to right.
    public var glyphs: [VectorGlyph]
    /// What they stand for, UTF-8.
    public var text: [UInt8]
    /// From the run's own space, whose origin is the start of the baseline, to the picture.
    public var transform: AffineTransform
    /// What the glyphs are covered with.
    public var fill: VectorFill?
    /// The line along their outlines.
    public var stroke: VectorStroke?
    /// The box of the run in its own space: its advance wide, from ascender to descender.
    public var box: VectorBounds
}

/// A part of a drawing that is composed before it is laid over what is below it.
public struct VectorGroup: Sendable {
    /// What is in it.
    public var items: [VectorItem]
    /// 0 for transparent, 1 for opaque.
    public var opacity: Double = 1
    /// It shows only inside each of these.
    public var clips: [VectorClip] = []
    /// It shows only as much as the mask says.
    public var mask: VectorMask?
}

/// A path that limits what shows.
public struct VectorClip: Sendable {
    /// The path in the picture's space.
    public var path: VectorPath
    /// What is inside.
    public var rule: VectorFillRule
}

/// A drawing that says how much of another shows where.
public struct VectorMask: Sendable {
    /// The drawing; its colours are grey already where luminance counts.
    public var items: [VectorItem]
    /// Whether luminance counts as well as alpha, as opposed to alpha alone.
    public var isLuminance: Bool
}

/// Colours between two circles, or along a line (ISO 32000-2, 8.7.4.5).
public struct VectorGradient: Sendable {
    /// Where the colours lie.
    public enum Geometry: Sendable {
        /// From one point to another.
        case linear(VectorPoint, VectorPoint)
        /// From one circle to another.
        case radial(VectorPoint, Double, VectorPoint, Double)
    }

    /// A colour at a place between the two.
    public struct Stop: Sendable, Hashable {
        /// 0 to 1; not less than that of the stop before.
        public var offset: Double
        /// The colour there.
        public var colour: VectorColour

        /// Makes a stop.
        public init(offset: Double, colour: VectorColour) {
            self.offset = offset
            self.colour = colour
        }
    }

    /// Where the colours lie.
    public var geometry: Geometry
    /// At least two; beyond the first and the last their colours go on.
    public var stops: [Stop]
    /// From the gradient's space to the picture.
    public var transform: AffineTransform
}

/// A drawing that is repeated.
public struct VectorTile: Sendable {
    /// The drawing in the tile's own space.
    public var items: [VectorItem]
    /// The part of that space that is repeated.
    public var box: VectorBounds
    /// From that space to the picture.
    public var transform: AffineTransform
}
