public import Diagnostics

/// What can be wrong with a course's texts.
public enum CourseMarkupFinding {
    /// A formula block without its closing `$$`.
    public static let formulaUnclosed = FindingCode(
        "formula.unclosed",
        .warning,
        meaning: "a displayed formula is not closed before its container ends, or is empty, and is shown as text",
        example: "$$\\na + b",
        fix: "close the formula with $$ inside the same list item or quotation, or write \\$\\$ for dollar signs"
    )
    /// A command that formulas do not have.
    public static let formulaUnknownCommand = FindingCode(
        "formula.unknown-command",
        .warning,
        meaning: "a formula has a command or an environment that is not known; its source is shown instead",
        example: "$\\fraq{1}{2}$",
        fix: "write a command of the guide's page on formulas"
    )
    /// A command that formulas may not have.
    public static let formulaRefusedCommand = FindingCode(
        "formula.refused-command",
        .warning,
        meaning:
            "a formula defines, includes or links something, which formulas may not; its source is shown instead",
        example: "$\\href{#a}{x}$",
        fix: "write out what the command stands for; put a link around the formula in Markdown"
    )
    /// A formula that LaTeX could not read.
    public static let formulaMalformed = FindingCode(
        "formula.malformed",
        .warning,
        meaning: "a part of a formula is missing or out of place; its source is shown instead",
        example: "$\\frac{1}$",
        fix: "complete the formula as the message says"
    )
    /// A formula beyond all bounds.
    public static let formulaTooComplex = FindingCode(
        "formula.too-complex",
        .warning,
        meaning: "a formula is longer or nested more deeply than a person would write it; its source is shown instead",
        example: "${{{{… a hundred levels deep$",
        fix: "split the formula"
    )
    /// A heading that skips a level.
    public static let headingSkipped = FindingCode(
        "heading.skipped-level",
        .warning,
        meaning: "a heading skips a level, which is closed up",
        example: "# One\\n### Three",
        fix: "give the heading the level below the one it stands under"
    )
    /// An address that is neither the web's, nor an e-mail's, nor the course's.
    public static let linkAddress = FindingCode(
        "link.scheme",
        .warning,
        meaning:
            "a link leads to an address that is not http:, https:, mailto:, lesson:ID or #anchor; only its text stays",
        example: "[more](notes.html)",
        fix: "write the whole address, or lesson:ID for a lesson of this course"
    )
    /// A link that nobody can see.
    public static let linkEmpty = FindingCode(
        "link.empty",
        .warning,
        meaning: "a link has no text, so that nobody can see or follow it; it is left out",
        example: "[](https://example.org)",
        fix: "write the link's text between the brackets"
    )
    /// A `lesson:` link to no lesson.
    public static let linkLesson = FindingCode(
        "link.lesson",
        meaning: "a lesson: link names no lesson of this course",
        example: "[loops](lesson:lops)",
        fix: "name the id of a lesson of this package"
    )
    /// A link to a heading that is not there.
    public static let linkAnchor = FindingCode(
        "link.anchor",
        meaning: "a link leads to no heading",
        example: "[above](#no-such-heading)",
        fix: "write the heading's text in lower case, each run of anything but letters and digits as one hyphen"
    )
    /// A picture that the package does not hold.
    public static let pictureMissing = FindingCode(
        "picture.missing",
        meaning: "a picture is not among the package's assets",
        example: "![a plot](assets/plt.png)",
        fix: "add the file to assets/, or correct its name"
    )
    /// A picture from outside the package.
    public static let pictureElsewhere = FindingCode(
        "picture.elsewhere",
        meaning: "a picture is not of the package: its address is not assets/NAME",
        example: "![a plot](https://example.org/plot.png)",
        fix: "put the picture into assets/ and refer to it as assets/NAME"
    )
    /// A picture without words.
    public static let pictureAlternative = FindingCode(
        "picture.no-alternative",
        .warning,
        meaning: "a picture has no alternative text for those who cannot see it",
        example: "![](assets/plot.png)",
        fix: "say between the brackets what the picture shows"
    )
    /// More nesting, cells or expansion than a text may have.
    public static let tooComplex = FindingCode(
        "markup.too-complex",
        .warning,
        meaning:
            "a text is nested more deeply or expands to more than any reader could use; that part is shown as text",
        example: "> > > … a hundred levels deep",
        fix: "write the text more simply"
    )

    /// All codes of this module.
    public static let all: [FindingCode] = [
        formulaUnclosed, formulaUnknownCommand, formulaRefusedCommand, formulaMalformed, formulaTooComplex,
        headingSkipped, linkAddress, linkEmpty, linkLesson, linkAnchor, pictureMissing,
        pictureElsewhere, pictureAlternative, tooComplex,
    ]
}
