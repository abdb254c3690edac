public import Diagnostics

/// What a cmi5 course structure can break.
public enum CMI5Finding {
    /// The root is no courseStructure of cmi5's namespace.
    public static let namespace = FindingCode(
        "cmi5.namespace",
        meaning: "The root is no courseStructure of cmi5's namespace.",
        example: #"<courseStructure xmlns="https://example.org/">"#,
        fix: "Use https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd."
    )
    /// A title or description is missing, or has no langstring; both are required.
    public static let text = FindingCode(
        "cmi5.text",
        meaning: "A title or description is missing, or has no langstring; both are required.",
        example: "an au without a description",
        fix: "Add title and description with a langstring each."
    )
    /// An id is no absolute IRI.
    public static let identifier = FindingCode(
        "cmi5.identifier",
        meaning: "An id is no absolute IRI.",
        example: #"<au id="lesson-1">"#,
        fix: "Write an absolute IRI such as https://example.org/courses/1/lesson-1."
    )
    /// Two elements have the same id; the LMS mixes up what learners did.
    public static let identifierTwice = FindingCode(
        "cmi5.identifier-twice",
        meaning: "Two elements have the same id; the LMS mixes up what learners did.",
        example: "two au with one id",
        fix: "Give each an IRI of its own."
    )
    /// moveOn is none of the five values.
    public static let moveOn = FindingCode(
        "cmi5.move-on",
        meaning: "moveOn is none of the five values.",
        example: #"moveOn="completed""#,
        fix: "Write NotApplicable, Passed, Completed, CompletedAndPassed or CompletedOrPassed."
    )
    /// masteryScore is no number from 0 to 1.
    public static let masteryScore = FindingCode(
        "cmi5.mastery-score",
        meaning: "masteryScore is no number from 0 to 1.",
        example: #"masteryScore="80""#,
        fix: "Write 0.8 for 80 percent."
    )
    /// launchMethod is neither OwnWindow nor AnyWindow.
    public static let launchMethod = FindingCode(
        "cmi5.launch-method",
        meaning: "launchMethod is neither OwnWindow nor AnyWindow.",
        example: #"launchMethod="anywindow""#,
        fix: "Write AnyWindow or OwnWindow."
    )
    /// An au has no url, or one that is neither absolute nor a path in the package, or that has what the LMS adds.
    public static let address = FindingCode(
        "cmi5.url",
        meaning: """
            An au has no url, or one that is neither absolute nor a path in the package, or that has what the \
            LMS adds.
            """,
        example: "<url>/lessons/1.html</url>",
        fix: "Write the page's path from the archive's root."
    )
    /// The course has nothing that can be launched.
    public static let unit = FindingCode(
        "cmi5.no-unit",
        meaning: "The course has nothing that can be launched.",
        example: "a course without au",
        fix: "Add an au for each page."
    )
    /// An objective is referred to that the course does not have.
    public static let objective = FindingCode(
        "cmi5.objective",
        meaning: "An objective is referred to that the course does not have.",
        example: #"<objective idref="…"/>"#,
        fix: "Correct the reference."
    )
    /// Children of an element are not in the order of the schema.
    public static let order = FindingCode(
        "cmi5.order",
        meaning: "Children of an element are not in the order of the schema.",
        example: "url before title",
        fix: "Write title, description, objectives, then the rest."
    )
    /// A title has more than 255 characters, which Moodle does not keep.
    public static let titleLength = FindingCode(
        "cmi5.title-length",
        .warning,
        meaning: "A title has more than 255 characters, which Moodle does not keep.",
        example: "a title of 300 characters",
        fix: "Shorten it."
    )

    /// All codes of this group.
    static let all: [FindingCode] = [
        namespace, text, identifier, identifierTwice, moveOn, masteryScore, launchMethod, address, unit, objective,
        order, titleLength,
    ]
}
