public import Diagnostics

/// The codes of what making a book finds.
public enum BookFinding {
    /// A character without a glyph.
    public static let missingGlyph = FindingCode(
        "pdf.missing-glyph",
        .warning,
        meaning: "No font has a glyph for a character, so that the book shows a replacement for it.",
        example: "a Japanese sentence where only Latin fonts are given",
        fix: "Install the Debian package that the finding names and add its folder to `fonts:` in lectern.yaml."
    )
    /// A picture that cannot be embedded.
    public static let unreadablePicture = FindingCode(
        "pdf.unreadable-picture",
        .warning,
        meaning: "A picture could not be embedded; its alternative text stands for it.",
        example: "a PNG that ends too early",
        fix: "Save the picture anew as PNG or JPEG."
    )
    /// A picture without an alternative text.
    public static let missingAlternativeText = FindingCode(
        "pdf.missing-alternative-text",
        meaning: "A picture has no alternative text, so that nobody who cannot see it could use the book. With "
            + "`pdf.accessibility: warn` it is a warning, and the book does not claim to be accessible (PDF/UA, PDF/A).",
        example: "![](assets/plot.png)",
        fix: "Say in the square brackets what the picture shows."
    )
    /// A font file that cannot be used.
    public static let unusableFont = FindingCode(
        "pdf.unusable-font",
        .warning,
        status: .inputMissing,
        meaning: "A font file could not be used; the others are.",
        example: "a text file called Plot.ttf in a folder of `fonts:`",
        fix: "Replace the file by an OpenType font that may be embedded, or remove it."
    )

    /// All codes of this module.
    public static let all = [missingGlyph, unreadablePicture, missingAlternativeText, unusableFont]
}
