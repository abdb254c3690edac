/// A part of a formula, as LaTeX's math mode has it.
///
/// The tree says what is meant, not how it is drawn: MathML writes it for browsers, and a book can set it. A list of
/// nodes is a row. Lengths are thousandths of an em.
public indirect enum MathNode: Sendable, Hashable {
    /// A letter, a number or an operator.
    case symbol(MathSymbol)
    /// What stands in braces: a row that is spaced as one letter.
    case group([MathNode])
    /// A row that is spaced as another class, `\mathrel{…}`.
    case classed(MathClass, [MathNode])
    /// One above the other, with a bar or without.
    case fraction(MathFraction)
    /// A square root, or the root of an index.
    case root([MathNode], index: [MathNode]?)
    /// A base with something below and above it, or at its lower and upper corner.
    case scripts(MathScripts)
    /// A base with a mark or a stretched line above or below it.
    case accent(MathAccent)
    /// A row between delimiters as tall as it is, `\left( … \right)`.
    case fence(MathFence)
    /// A delimiter of a size of its own, `\big(`; the size is its height.
    case delimiter(String, size: Int, MathClass)
    /// An arrow as wide as what stands over and under it.
    case arrow(MathArrow)
    /// Cells in rows and columns.
    case table(MathTable)
    /// Words.
    case text(String, MathTextStyle)
    /// A horizontal space, negative where it pulls together.
    case space(Int)
    /// A row in another style, size or colour.
    case styled(MathStyling, [MathNode])
    /// A row of which only a part counts: its room, its ink, its height.
    case overlay(MathOverlay, [MathNode])
    /// A row in a box or struck through.
    case enclosed(MathEnclosure, [MathNode])
}

/// What TeX spaces a part by (The TeXbook, chapter 17).
public enum MathClass: UInt8, Sendable, Hashable {
    case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner
}

/// A letter, a number or an operator.
public struct MathSymbol: Sendable, Hashable {
    /// What a symbol is to those who read it.
    public enum Kind: UInt8, Sendable, Hashable {
        case identifier, number, sign
    }

    /// Where scripts stand.
    public enum Limits: UInt8, Sendable, Hashable {
        /// At the corners.
        case beside
        /// Below and above in a displayed formula, at the corners elsewhere.
        case inDisplay
    }

    /// The characters, without what the variant makes of them.
    public var text: String
    /// What it is.
    public var kind: Kind
    /// How it is spaced.
    public var mathClass: MathClass
    /// The alphabet that it is set in.
    public var variant: MathVariant
    /// Where its scripts stand.
    public var limits: Limits

    /// Makes a symbol.
    public init(
        _ text: String,
        _ kind: Kind,
        _ mathClass: MathClass = .ordinary,
        variant: MathVariant = .upright,
        limits: Limits = .beside
    ) {
        self.text = text
        self.kind = kind
        self.mathClass = mathClass
        self.variant = variant
        self.limits = limits
    }
}

/// One above the other.
public struct MathFraction: Sendable, Hashable {
    /// How large a fraction is set.
    public enum Size: UInt8, Sendable, Hashable {
        /// As its place has it, `\frac`.
        case natural
        /// As in a displayed formula, `\dfrac`.
        case display
        /// As in a line of text, `\tfrac`.
        case text
        /// As in a displayed formula, and its parts too, `\cfrac`.
        case continued
    }

    /// What stands above.
    public var numerator: [MathNode]
    /// What stands below.
    public var denominator: [MathNode]
    /// The thickness of the bar: nil as the font has it, 0 for none.
    public var thickness: Int?
    /// How large it is set.
    public var size: Size
}

/// A base with scripts.
public struct MathScripts: Sendable, Hashable {
    /// Where the scripts stand.
    public enum Placement: UInt8, Sendable, Hashable {
        /// At the corners.
        case beside
        /// Below and above in a displayed formula, at the corners elsewhere.
        case inDisplay
        /// Below and above.
        case stacked
    }

    /// What they belong to; empty where the author gave nothing.
    public var base: [MathNode]
    /// The lower one.
    public var lower: [MathNode]?
    /// The upper one.
    public var upper: [MathNode]?
    /// Where they stand.
    public var placement: Placement
    /// How the whole is spaced.
    public var mathClass: MathClass
}

/// A base with a mark.
public struct MathAccent: Sendable, Hashable {
    /// The base.
    public var base: [MathNode]
    /// The mark: a character that can stand alone.
    public var mark: String
    /// Whether the mark is as wide as the base.
    public var isStretched: Bool
    /// Whether the mark stands below.
    public var isBelow: Bool
}

/// A row between delimiters that are as tall as it is.
public struct MathFence: Sendable, Hashable {
    /// The left delimiter; empty for none.
    public var left: String
    /// The right delimiter; empty for none.
    public var right: String
    /// The rows between the delimiters; those of `\middle` part them.
    public var parts: [[MathNode]]
    /// The delimiters between the parts, one fewer than these.
    public var middles: [String]
    /// How the whole is spaced.
    public var mathClass: MathClass
}

/// An arrow with words.
public struct MathArrow: Sendable, Hashable {
    /// The arrow's character.
    public var character: String
    /// What stands over it.
    public var over: [MathNode]
    /// What stands under it.
    public var under: [MathNode]
}

/// What of a row counts.
public enum MathOverlay: UInt8, Sendable, Hashable {
    /// Its room, without ink.
    case phantom
    /// Its width.
    case horizontalPhantom
    /// Its height and depth.
    case verticalPhantom
    /// Its ink and width, without height and depth.
    case smash
    /// Its ink to the left of a place of no width.
    case left
    /// Its ink around a place of no width.
    case centre
    /// Its ink to the right of a place of no width.
    case right
}

/// What is drawn around or across a row.
public enum MathEnclosure: UInt8, Sendable, Hashable {
    case box, strikeUp, strikeDown, strikeBoth, strikeThrough, angle
}
