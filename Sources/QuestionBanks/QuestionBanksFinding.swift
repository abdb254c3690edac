internal import CourseMarkup
internal import CourseModel
public import Diagnostics

/// What the question banks have to say about a course.
public enum QuestionBanksFinding {
    /// A picture of a question is too large for GIFT.
    public static let giftPicture = FindingCode(
        "bank.gift-picture",
        .warning,
        meaning: "GIFT has no files, so that pictures stand inside its text; this one is too large for that, and the "
            + "question has its alternative text instead.",
        example: "a photograph of 3 MB in a question",
        fix: "Make the picture smaller, or give Moodle the `moodlexml` file, which holds any picture."
    )

    /// An option of a question shows a picture, which Moodle loses in a cartridge.
    public static let optionPicture = FindingCode(
        "bank.option-picture",
        .warning,
        meaning: "An answer shows a picture; Moodle's importer of Common Cartridge does not bring pictures of answers.",
        example: #""options": ["![A brook](assets/brook.png)", …]"#,
        fix: "Give Moodle the `moodlexml` file besides the cartridge; Canvas and others show the picture."
    )

    /// A course without a quiz is written as a question bank.
    public static let empty = FindingCode(
        "bank.empty",
        .warning,
        meaning: "The course has no quiz, so that its question bank holds no question; LMSs refuse such a file.",
        example: "`lectern export gift COURSE` of a course without `quizzes`",
        fix: "Leave `moodlexml`, `gift` and `qti21` out for this course, or give it quizzes."
    )

    /// All codes of this module.
    public static let all: [FindingCode] = [giftPicture, optionPicture, empty]

    /// The finding about a bank without questions, where it is one.
    static func findings(about bank: QuestionBank) -> [Finding] {
        bank.quizzes.isEmpty
            ? [Finding(empty, "expected a quiz with a question, found none", pointer: "/quizzes")] : []
    }

    /// The place of a question in package.json; nil where the package has no such quiz.
    static func pointer(_ package: CoursePackage, lessonID: String, question: Int, _ field: String = "") -> String? {
        package.quizzes.firstIndex { $0.lessonId == lessonID }.map { "/quizzes/\($0)/questions/\(question)\(field)" }
    }
}
