public import Diagnostics

/// The codes of what can be wrong in `lectern.yaml`.
public enum ConfigurationFinding {
    /// The file is no YAML.
    public static let syntax = FindingCode(
        "config.syntax",
        status: .configuration,
        meaning: "`lectern.yaml` is not YAML, or larger than 1 MB.",
        example: "title: \"Courses",
        fix: "Correct the file at the place that the finding names; a quotation mark or an indentation is often off."
    )
    /// A key that nothing reads.
    public static let unknownKey = FindingCode(
        "config.unknown-key",
        status: .configuration,
        meaning: "`lectern.yaml` has a key that Lectern does not know.",
        example: "outputz: [site]",
        fix: "Write the key that the finding proposes, or remove it; the guide lists all keys."
    )
    /// A value of another type.
    public static let type = FindingCode(
        "config.type",
        status: .configuration,
        meaning: "A value in `lectern.yaml` has another type than its key asks for.",
        example: "courses: {intro: 1}",
        fix: "Write a value of the type that the finding names."
    )
    /// A value out of its range.
    public static let value = FindingCode(
        "config.value",
        status: .configuration,
        meaning: "A value in `lectern.yaml` is not one of those that its key can have.",
        example: "outputs: [side]",
        fix: "Write one of the values that the finding lists."
    )
    /// A key that must be there.
    public static let missingKey = FindingCode(
        "config.missing-key",
        status: .configuration,
        meaning: "`lectern.yaml` lacks a key that a site needs.",
        example: "title: My courses",
        fix: "Add the key, for example `courses: [courses/*]`."
    )
    /// So many aliases that the file would unfold into something huge.
    public static let aliases = FindingCode(
        "config.aliases",
        status: .configuration,
        meaning: "`lectern.yaml` uses more than 16 YAML aliases.",
        example: "a: &a [x]\nb: [*a, *a, *a, …]",
        fix: "Write the values out; a site's configuration is short."
    )
    /// A course that is not where the file says.
    public static let courseMissing = FindingCode(
        "config.course-missing",
        status: .inputMissing,
        meaning: "`courses` names a folder that is not there or holds no package.json, or a pattern that matches none.",
        example: "courses: [course/intro]",
        fix: "Correct the path; it is relative to `lectern.yaml`."
    )
    /// A folder of fonts without fonts.
    public static let fontsMissing = FindingCode(
        "config.fonts-missing",
        status: .inputMissing,
        meaning: "`fonts` or `--fonts` names a folder that is not there or holds no .ttf or .otf file.",
        example: "fonts: [font]",
        fix: "Correct the path, or put the font files there; it is relative to `lectern.yaml`."
    )
    /// A typeface that there is no font for.
    public static let faceMissing = FindingCode(
        "config.face-missing",
        status: .inputMissing,
        meaning: "`pdf.faces` names a family that no font has, or a font file that is not there.",
        example: "pdf:\n  faces: {text: Garamond}",
        fix: "Name a family that the finding lists, or the family's font files by their paths from `lectern.yaml`."
    )
    /// A font file that a book cannot be set with.
    public static let faceUnusable = FindingCode(
        "config.face-unusable",
        status: .configuration,
        meaning:
            "A font file that `pdf.faces` names is no font, is damaged, may not be embedded or is of another family.",
        example: "pdf:\n  faces: {text: fonts/notes.ttf}",
        fix: "Name OpenType files of one family, whose licence and flags allow them to be embedded."
    )
    /// A colour that is hard to read.
    public static let contrast = FindingCode(
        "config.contrast",
        status: .configuration,
        meaning: "A colour of `pdf.colors` stands out too little for people who see badly (WCAG 2.2, 1.4.3). With "
            + "`pdf.accessibility: warn` it is a warning.",
        example: "pdf:\n  colors: {accent: \"#FFCC00\"}",
        fix: "Choose a darker colour, for the background of code a lighter one."
    )
    /// An archived version that no package has.
    public static let archivedUnknown = FindingCode(
        "config.archived-unknown",
        .warning,
        status: .configuration,
        meaning: "`archived` names a version that none of the courses is.",
        example: "archived: [intro@7]",
        fix: "Correct the entry, ID@VERSION, or remove it."
    )
    /// Schemas that are not where the file says.
    public static let schemas = FindingCode(
        "config.schemas",
        status: .configuration,
        meaning:
            "`lms.schemas` names a folder that is not there or has no folder of schemas for a format in it, or holds "
            + "a file that no package can hold.",
        example: "lms:\n  schemas: xsd",
        fix:
            "Put the official schemas into `scorm12/` and `scorm2004/` in that folder; it is relative to `lectern.yaml`."
    )
    /// All of them.
    public static let all: [FindingCode] = [
        syntax, unknownKey, type, value, missingKey, aliases, courseMissing, fontsMissing,
        faceMissing, faceUnusable, contrast, archivedUnknown, schemas,
    ]
}
