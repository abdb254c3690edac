public import Diagnostics

/// The findings about JSON itself, whatever it says.
public enum JSONCodecFinding {
    /// The file is larger than what is read.
    public static let size = FindingCode(
        "json.size",
        meaning: "The file is larger than what is read.",
        example: "a package.json of 6,000,000 bytes",
        fix: "Split the course, or move what is not text into assets."
    )
    /// A byte sequence is not UTF-8.
    public static let encoding = FindingCode(
        "json.encoding",
        meaning: "A byte sequence is not UTF-8.",
        example: #""caf\xE9" in Latin-1"#,
        fix: "Save the file as UTF-8."
    )
    /// The file starts with a byte order mark.
    public static let byteOrderMark = FindingCode(
        "json.byte-order-mark",
        meaning: "The file starts with a byte order mark.",
        example: "EF BB BF before the first brace",
        fix: "Save the file as UTF-8 without a byte order mark."
    )
    /// A character stands where JSON has none such; nothing after it is read.
    public static let syntax = FindingCode(
        "json.syntax",
        meaning: "A character stands where JSON has none such; nothing after it is read.",
        example: #"{"version": 1,}"#,
        fix: "Write what the message expects there."
    )
    /// The file ends before its value does.
    public static let cut = FindingCode(
        "json.cut",
        meaning: "The file ends before its value does.",
        example: #"{"version": 1"#,
        fix: "Fetch the file again, or write what is missing at its end."
    )
    /// Something follows the value.
    public static let trailing = FindingCode(
        "json.trailing",
        meaning: "Something follows the value.",
        example: "{} {}",
        fix: "Remove what follows."
    )
    /// Arrays and objects are nested deeper than what is read.
    public static let depth = FindingCode(
        "json.depth",
        meaning: "Arrays and objects are nested deeper than what is read.",
        example: "[[[[…]]]] with 65 levels",
        fix: "Nest less deeply."
    )
    /// An object has a key twice.
    public static let duplicateKey = FindingCode(
        "json.duplicate-key",
        meaning: "An object has a key twice.",
        example: #"{"title": "One", "title": "Two"}"#,
        fix: "Keep the one that is meant."
    )
    /// An escape is one half of a surrogate pair.
    public static let surrogate = FindingCode(
        "json.surrogate",
        meaning: "An escape is one half of a surrogate pair.",
        example: #""\ud83d""#,
        fix: "Write both halves, or the character itself."
    )
    /// A control character stands unescaped in a string.
    public static let controlCharacter = FindingCode(
        "json.control-character",
        meaning: "A control character stands unescaped in a string.",
        example: "a tab inside a string",
        fix: #"Write it as an escape such as \t."#
    )
    /// An escape is not one of JSON's.
    public static let escape = FindingCode(
        "json.escape",
        meaning: "An escape is not one of JSON's.",
        example: #""\x41""#,
        fix: #"Use \" \\ \/ \b \f \n \r \t or \u with four hex digits."#
    )

    /// All of them, in the order of their declaration.
    public static let all: [FindingCode] = [
        size, encoding, byteOrderMark, syntax, cut, trailing, depth, duplicateKey, surrogate, controlCharacter, escape,
    ]
}
