public import FontPrograms

/// How a stretch of text looks.
public struct TextStyle: Hashable, Sendable {
    /// Which letters are written.
    public enum LetterCase: Hashable, Sendable {
        /// As the text has them.
        case asWritten
        /// Capitals (the language-neutral mapping of the Unicode standard, 3.13).
        case upper
    }

    /// The family's place in `FontCollection.families`.
    public var family: Int
    /// Which of the family's faces.
    public var font: FontStyle
    /// The size of an em.
    public var size: Thousandths
    /// The colour of glyphs and of lines under or through them.
    public var color: Color
    /// The colour behind the text, as inline code has it.
    public var background: Color?
    /// The language as a BCP 47 tag; empty where it is the paragraph's.
    public var language: String
    /// Whether a line runs under the text.
    public var isUnderlined: Bool
    /// Whether a line runs through the text.
    public var isStruck: Bool
    /// Which letters are written.
    public var letterCase: LetterCase
    /// How far the baseline is raised (superscripts) or, negative, lowered.
    public var baselineShift: Thousandths
    /// Features of OpenType layout to switch.
    public var features: [FontFeature]

    /// Makes a style of a family and a size; everything else is plain.
    public init(family: Int, font: FontStyle = .regular, size: Thousandths, color: Color = .black) {
        self.family = family
        self.font = font
        self.size = size
        self.color = color
        background = nil
        language = ""
        isUnderlined = false
        isStruck = false
        letterCase = .asWritten
        baselineShift = 0
        features = []
    }
}

/// What a paragraph is made of, in reading order.
public enum InlineContent: Hashable, Sendable {
    /// Text of one style. A line feed in it counts as a space; U+00AD is a soft hyphen, U+00A0 a space that keeps
    /// what it joins on one line. The tag comes back on every run of glyphs that is made of it.
    case text(String, TextStyle, tag: Int)
    /// Something of fixed size that stands in a line, such as a picture.
    case box(InlineBox)
    /// The end of a line.
    case lineBreak
}

/// Something of fixed size that stands on the baseline of a line; one wider than the measure is scaled down.
public struct InlineBox: Hashable, Sendable {
    /// What the caller knows it by.
    public var identifier: Int
    /// The width.
    public var width: Thousandths
    /// The height above the baseline.
    public var height: Thousandths
    /// The depth below the baseline.
    public var depth: Thousandths
    /// The caller's tag.
    public var tag: Int

    /// Makes a box.
    public init(identifier: Int, width: Thousandths, height: Thousandths, depth: Thousandths = 0, tag: Int) {
        self.identifier = identifier
        self.width = width
        self.height = height
        self.depth = depth
        self.tag = tag
    }

    /// The box, scaled down until neither its height nor its depth is more than this.
    func scaled(toHeight greatestHeight: Thousandths, depth greatestDepth: Thousandths) -> InlineBox {
        var box = self
        if box.height > greatestHeight {
            box.width = box.width * greatestHeight / box.height
            box.depth = box.depth * greatestHeight / box.height
            box.height = greatestHeight
        }
        if box.depth > greatestDepth {
            box.width = box.width * greatestDepth / box.depth
            box.height = box.height * greatestDepth / box.depth
            box.depth = greatestDepth
        }
        return box
    }
}

/// How lines are set between the sides.
public enum TextAlignment: Hashable, Sendable {
    /// At the side where the text starts.
    case start
    /// At both sides, but for the last line.
    case justify
    /// In the middle.
    case center
    /// At the side where the text ends.
    case end
}

/// How a paragraph is set.
public struct ParagraphStyle: Hashable, Sendable {
    /// How lines are set between the sides.
    public var alignment: TextAlignment
    /// The distance from one baseline to the next; lines with something taller take more.
    public var lineHeight: Thousandths
    /// How far the first line is indented.
    public var firstLineIndent: Thousandths
    /// How far every line but the first is indented.
    public var hangingIndent: Thousandths
    /// The direction of the paragraph (UAX #9, P3).
    public var direction: TextDirection
    /// The language as a BCP 47 tag; it chooses forms of glyphs and rules of line breaking.
    public var language: String
    /// Whether all of the spaces count and breaks come as late as they can, as in code.
    public var isPreformatted: Bool
    /// Whether words may be divided by the patterns of their language; those of headings should not.
    public var hyphenates: Bool

    /// Makes a style; everything that is not given is plain.
    public init(
        alignment: TextAlignment = .justify,
        lineHeight: Thousandths,
        firstLineIndent: Thousandths = 0,
        hangingIndent: Thousandths = 0,
        direction: TextDirection = .leftToRight,
        language: String = "",
        isPreformatted: Bool = false,
        hyphenates: Bool = true
    ) {
        self.alignment = alignment
        self.lineHeight = lineHeight
        self.firstLineIndent = firstLineIndent
        self.hangingIndent = hangingIndent
        self.direction = direction
        self.language = language
        self.isPreformatted = isPreformatted
        self.hyphenates = hyphenates
    }
}

/// A paragraph: a function of it, the fonts and a measure gives its lines.
public struct Paragraph: Hashable, Sendable {
    /// What it is made of.
    public var content: [InlineContent]
    /// How it is set.
    public var style: ParagraphStyle

    /// Makes a paragraph.
    public init(_ content: [InlineContent], style: ParagraphStyle) {
        self.content = content
        self.style = style
    }
}
