public import Diagnostics

/// The codes of what reading a drawing finds.
public enum VectorGraphicsFinding {
    /// Something in a drawing is not drawn.
    public static let notDrawn = FindingCode(
        "svg.not-drawn",
        .warning,
        meaning:
            "A part of an SVG is not drawn in the book, which knows no text on a path and no HTML inside a drawing.",
        example: "<textPath href=\"#curve\">…</textPath>",
        fix: "Turn that part into paths or plain text in the drawing program."
    )
    /// Something in a drawing is drawn without its effect.
    public static let effect = FindingCode(
        "svg.effect",
        .warning,
        meaning: "A part of an SVG is drawn in the book without its filter or blending.",
        example: "<g filter=\"url(#shadow)\">",
        fix: "Do without the effect, or save the drawing as PNG."
    )
    /// A character of a drawing has no glyph.
    public static let missingGlyph = FindingCode(
        "svg.missing-glyph",
        .warning,
        meaning: "No font has a glyph for a character in an SVG, which the book leaves out.",
        example: "<text>…</text> in Tamil where only Latin fonts are given",
        fix: "Add a folder with a font that has it to `fonts:` in lectern.yaml."
    )
    /// All codes of this module.
    public static let all: [FindingCode] = [notDrawn, effect, missingGlyph]
}

/// Why a drawing is not drawn at all.
public struct VectorGraphicsError: Error, Sendable, Hashable {
    /// What was expected and what was found, one line in lower case.
    public let message: String

    init(_ message: String) { self.message = message }
}

/// How much a drawing may ask for; more is refused.
enum VectorLimits {
    /// Bytes of the file.
    static let bytes = 20_000_000
    /// Elements of the file.
    static let elements = 150_000
    /// Elements drawn, those of `use`, patterns and markers each time.
    static let drawn = 150_000
    /// Steps of all paths drawn.
    static let steps = 2_000_000
    /// Elements in one another, those of `use`, patterns and markers too.
    static let depth = 60
    /// Rules of all style sheets.
    static let rules = 3_000
    /// Pairs of an element and a rule that may apply to it.
    static let matches = 20_000_000
    /// Characters of all text drawn.
    static let characters = 500_000
    /// Bytes of all raster pictures inside.
    static let images = 40_000_000
}
