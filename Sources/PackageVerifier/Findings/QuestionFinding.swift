public import Diagnostics

/// What questions in QTI 1.2, QTI 2.1, Moodle XML and GIFT can break.
public enum QuestionFinding {
    /// The document of a quiz is not what importers look for.
    public static let document = FindingCode(
        "qti.document",
        meaning: "The document of a quiz is not what importers look for.",
        example: "<questestinterop> without <assessment>",
        fix: "Write questestinterop with an assessment or an objectbank, or an assessmentItem."
    )
    /// A question does not say its cc_profile: Moodle's import ends with an error, Open edX leaves it out.
    public static let profile = FindingCode(
        "qti.profile",
        meaning: "A question does not say its cc_profile: Moodle's import ends with an error, Open edX leaves it out.",
        example: "an item without cc_profile",
        fix: "Add qtimetadata with cc_profile, such as cc.multiple_choice.v0p1."
    )
    /// A question with one answer has none that is right, or several.
    public static let rightAnswer = FindingCode(
        "qti.right-answer",
        meaning: "A question with one answer has none that is right, or several.",
        example: "two conditions that give 100",
        fix: "Mark exactly one answer as right."
    )
    /// The conditions of a question stand in an order that importers score wrongly: the last that names an answer decides in Moodle and Canvas, the first up to continue="No" in Open edX.
    public static let order = FindingCode(
        "qti.order",
        meaning: """
            The conditions of a question stand in an order that importers score wrongly: the last that names an \
            answer decides in Moodle and Canvas, the first up to continue="No" in Open edX.
            """,
        example: "the score first, then a feedback for the same answer",
        fix: """
            Write the right answer's condition first, with continue="No" and its feedback inside, then one for \
            each wrong answer.
            """
    )
    /// A question refers to an answer, a feedback or a variable that it does not have.
    public static let reference = FindingCode(
        "qti.reference",
        meaning: "A question refers to an answer, a feedback or a variable that it does not have.",
        example: "<varequal> of an ident that no option has",
        fix: "Correct the reference."
    )
    /// Two questions, or two answers of one, have the same identifier.
    public static let identifierTwice = FindingCode(
        "qti.identifier-twice",
        meaning: "Two questions, or two answers of one, have the same identifier.",
        example: "two response_label with one ident",
        fix: "Give each an identifier of its own."
    )
    /// An identifier means something to Canvas: feedback called correct, general_ or …_C belongs to the whole question, answers beginning TF make it true or false.
    public static let canvasIdentifier = FindingCode(
        "qti.canvas-identifier",
        .warning,
        meaning: """
            An identifier means something to Canvas: feedback called correct, general_ or …_C belongs to the \
            whole question, answers beginning TF make it true or false.
            """,
        example: #"ident="wrong_fb""#,
        fix: "Use identifiers such as q12_a and q12_a_fb."
    )
    /// An option has no text; Canvas shows No answer text provided.
    public static let emptyOption = FindingCode(
        "qti.empty-option",
        .warning,
        meaning: "An option has no text; Canvas shows No answer text provided.",
        example: "<mattext/>",
        fix: "Give it a text."
    )
    /// A question has no title.
    public static let title = FindingCode(
        "qti.title",
        .warning,
        meaning: "A question has no title.",
        example: #"<item ident="q1">"#,
        fix: "Give it a title."
    )
    /// The score does not run from 0 to 100.
    public static let score = FindingCode(
        "qti.score",
        .warning,
        meaning: "The score does not run from 0 to 100.",
        example: #"<decvar varname="SCORE" maxvalue="1">"#,
        fix: "Declare SCORE from 0 to 100."
    )
    /// cc_weighting is no whole number from 0 to 99.
    public static let weighting = FindingCode(
        "qti.weighting",
        .warning,
        meaning: "cc_weighting is no whole number from 0 to 99.",
        example: "<fieldentry>100</fieldentry>",
        fix: "Write 0 to 99."
    )
    /// An option has < or & as text, which Moodle takes for markup after un-escaping it once more.
    public static let markup = FindingCode(
        "qti.markup",
        .warning,
        meaning: "An option has < or & as text, which Moodle takes for markup after un-escaping it once more.",
        example: "&amp;lt;b&amp;gt; shown as nothing",
        fix: "Wrap it in code and put U+200B after <, or use Moodle XML."
    )
    /// A QTI 2.1 item lacks an attribute that it must have.
    public static let attribute = FindingCode(
        "qti.attribute",
        meaning: "A QTI 2.1 item lacks an attribute that it must have.",
        example: "<assessmentItem> without adaptive",
        fix: "Add identifier, title, adaptive and timeDependent."
    )
    /// A fraction is none that Moodle knows; it stops the import.
    public static let fraction = FindingCode(
        "moodle.fraction",
        meaning: "A fraction is none that Moodle knows; it stops the import.",
        example: #"fraction="73""#,
        fix: "Use 100, 0, or one of Moodle's grades such as 50 or 33.33333."
    )
    /// A question of one answer has none that gives 100, or several.
    public static let moodleAnswer = FindingCode(
        "moodle.right-answer",
        meaning: "A question of one answer has none that gives 100, or several.",
        example: "two answers with fraction 100",
        fix: "Give exactly one answer the fraction 100."
    )
    /// The file is no quiz of Moodle's, or a question lacks what Moodle needs.
    public static let moodleDocument = FindingCode(
        "moodle.document",
        meaning: "The file is no quiz of Moodle's, or a question lacks what Moodle needs.",
        example: "a question without name",
        fix: "Write quiz, with a name and a questiontext in each question."
    )
    /// A question's braces do not close, or stand in each other.
    public static let giftSyntax = FindingCode(
        "gift.syntax",
        meaning: "A question's braces do not close, or stand in each other.",
        example: "::Q1:: What? {=a ~b",
        fix: #"Close the brace; write \{ for a brace of the text."#
    )
    /// A question with wrong answers has no right one, or several.
    public static let giftAnswer = FindingCode(
        "gift.right-answer",
        meaning: "A question with wrong answers has no right one, or several.",
        example: "{~a ~b}",
        fix: "Begin exactly one answer with =."
    )

    /// All codes of this group.
    static let all: [FindingCode] = [
        document, profile, rightAnswer, order, reference, identifierTwice, canvasIdentifier, emptyOption, title,
        score, weighting, markup, attribute, fraction, moodleAnswer, moodleDocument, giftSyntax, giftAnswer,
    ]
}
