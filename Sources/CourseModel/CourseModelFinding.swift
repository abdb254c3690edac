public import Diagnostics

/// The findings about a CoursePackage: what JSON Schema says too stands here, the rest in the extensions.
public enum CourseModelFinding {
    /// A value is of another JSON type than the format has there.
    public static let valueType = FindingCode(
        "value.type",
        meaning: "A value is of another JSON type than the format has there.",
        example: #""version": "1""#,
        fix: "Write a value of the type that the message names."
    )
    /// A value is none of those that the format has there.
    public static let valueChoice = FindingCode(
        "value.choice",
        meaning: "A value is none of those that the format has there.",
        example: #""level": "easy""#,
        fix: "Write one of the values that the message names."
    )
    /// An object has a field that the format does not have.
    public static let fieldUnknown = FindingCode(
        "field.unknown",
        meaning: "An object has a field that the format does not have.",
        example: #""titel": "Sensors""#,
        fix: "Correct the name, or remove the field."
    )
    /// An object lacks a field.
    public static let fieldMissing = FindingCode(
        "field.missing",
        meaning: "An object lacks a field.",
        example: "a lesson without `title`",
        fix: "Add the field."
    )
    /// A number is written with a fraction or an exponent where an integer is asked for.
    public static let numberForm = FindingCode(
        "number.form",
        meaning: "A number is written with a fraction or an exponent where an integer is asked for.",
        example: #""durationMinutes": 15.0"#,
        fix: "Write it as an integer."
    )
    /// A number is smaller or larger than the format allows.
    public static let numberRange = FindingCode(
        "number.range",
        meaning: "A number is smaller or larger than the format allows.",
        example: #""durationMinutes": 3"#,
        fix: "Write a number in the range that the message names."
    )
    /// A string has fewer characters than the format asks for, white space at its ends left out.
    public static let stringTooShort = FindingCode(
        "string.too-short",
        meaning: "A string has fewer characters than the format asks for, white space at its ends left out.",
        example: #""title": "IoT""#,
        fix: "Write more."
    )
    /// A string has more characters than the format allows, white space at its ends left out.
    public static let stringTooLong = FindingCode(
        "string.too-long",
        meaning: "A string has more characters than the format allows, white space at its ends left out.",
        example: "a title of 256 characters",
        fix: "Write less, or spread it over several lessons."
    )
    /// A string has a control character other than tab and line feed.
    public static let stringControlCharacter = FindingCode(
        "string.control-character",
        meaning: "A string has a control character other than tab and line feed.",
        example: #""title": "Sensors\u0007""#,
        fix: "Remove it; a line ends with a line feed alone."
    )
    /// A list has fewer elements than the format asks for.
    public static let listTooShort = FindingCode(
        "list.too-short",
        meaning: "A list has fewer elements than the format asks for.",
        example: #""objectives": []"#,
        fix: "Add what is missing."
    )
    /// A list has more elements than the format allows.
    public static let listTooLong = FindingCode(
        "list.too-long",
        meaning: "A list has more elements than the format allows.",
        example: "201 questions in a quiz",
        fix: "Split the quiz or the course."
    )
    /// An id is not made of lower-case letters, digits and hyphens, at most 100.
    public static let idForm = FindingCode(
        "id.form",
        meaning: "An id is not made of lower-case letters, digits and hyphens, at most 100.",
        example: #""id": "Lesson 1""#,
        fix: "Write it as [a-z0-9][a-z0-9-]{0,99}."
    )
    /// The language is not a BCP 47 tag.
    public static let languageForm = FindingCode(
        "language.form",
        meaning: "The language is not a BCP 47 tag.",
        example: #""language": "English""#,
        fix: "Write a tag such as en, pt-BR or zh-Hans."
    )
    /// A date is not written as RFC 3339 has it.
    public static let dateForm = FindingCode(
        "date.form",
        meaning: "A date is not written as RFC 3339 has it.",
        example: #""approvedAt": "22.11.2026""#,
        fix: "Write it as 2026-11-22T09:30:00Z."
    )
    /// A hash is not written as the format has it.
    public static let hashForm = FindingCode(
        "hash.form",
        meaning: "A hash is not written as the format has it.",
        example: #""sha256": "ABC""#,
        fix: "Run `lectern seal`, which writes all hashes."
    )
    /// A question has more or fewer than four options.
    public static let quizOptionCount = FindingCode(
        "quiz.option-count",
        meaning: "A question has more or fewer than four options.",
        example: #""options": ["Yes", "No", "Perhaps"]"#,
        fix: "Give the question four options."
    )
    /// An asset's path is not assets/NAME, with a name of letters, digits, dots, hyphens and underscores.
    public static let assetName = FindingCode(
        "asset.name",
        meaning: "An asset's path is not assets/NAME, with a name of letters, digits, dots, hyphens and underscores.",
        example: #""path": "assets/../secret.png""#,
        fix: "Name the file so, and put it directly into assets/."
    )

    /// All of them, in the order of their declaration.
    public static let all: [FindingCode] = inSchema + beyondSchema

    /// Those whose rules `schemas/course-package.schema.json` states too.
    static let inSchema: [FindingCode] = [
        valueType, valueChoice, fieldUnknown, fieldMissing, numberRange, stringTooShort, stringControlCharacter,
        listTooShort, listTooLong, idForm, languageForm, dateForm, hashForm, quizOptionCount, assetName,
    ]

    /// Those that JSON Schema 2020-12 cannot state, each with its reason where it is not plain that the rule compares
    /// values or counts.
    public static let beyondSchema: [FindingCode] =
        [
            // JSON Schema takes 15.0 for an integer.
            numberForm,
            // `maxLength` counts the white space at the ends.
            stringTooLong,
        ] + courseRules + approvalRules + assetRules
}
