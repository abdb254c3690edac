public import Diagnostics

/// The codes of what is wrong with a theme's files, beside its templates.
public enum ThemeFinding {
    /// A file that stands for nothing.
    public static let file = FindingCode(
        "theme.file",
        .warning,
        meaning: "A file in the theme's folder has no name that a site uses.",
        example: "theme/lessons.mustache",
        fix:
            "Correct the name: `lectern theme list` names all. Parts that only the theme's templates call begin with _."
    )
    /// A file of texts that is none.
    public static let texts = FindingCode(
        "theme.texts",
        status: .configuration,
        meaning: "A theme's file of texts is no JSON object of texts, or has a key that no text has.",
        example: "theme/strings/de.json: {\"titel\": \"Kurs\"}",
        fix:
            "Give an object of strings, or of plural forms such as {\"one\": …, \"other\": …}, with the keys of en.json."
    )
    /// A theme's folder that is not there, or a file in it that cannot be read.
    public static let folder = FindingCode(
        "theme.folder",
        status: .inputMissing,
        meaning: "The folder that `theme` in `lectern.yaml` names is missing, or a file in it is too large.",
        example: "theme: themes/bleu",
        fix: "Correct the path; it is relative to `lectern.yaml`. A file may have a megabyte."
    )

    /// All codes.
    public static let all = [file, texts, folder]
}
