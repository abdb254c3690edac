public import Diagnostics

extension CourseModelFinding {
    /// There are more findings than are listed.
    public static let packageFindings = FindingCode(
        "package.findings",
        meaning: "There are more findings than are listed.",
        example: "a package.json with 5,000 unknown fields",
        fix: "Repair those that are listed and run the command again."
    )
    /// A date names a day that its month does not have, or a leap second where there can be none.
    public static let dateCalendar = FindingCode(
        "date.calendar",
        meaning: "A date names a day that its month does not have, or a leap second where there can be none.",
        example: #""approvedAt": "2026-02-30T00:00:00Z""#,
        fix: "Write the day that is meant."
    )
    /// An id is used twice in its kind.
    public static let idRepeated = FindingCode(
        "id.repeated",
        meaning: "An id is used twice in its kind.",
        example: "two lessons with the id sensors",
        fix: "Give one of them another id."
    )
    /// The syllabus has another id than the package's syllabusId.
    public static let syllabusID = FindingCode(
        "syllabus.id",
        meaning: "The syllabus has another id than the package's syllabusId.",
        example: #""syllabusId": "iot", "syllabus": {"id": "iot-2"}"#,
        fix: "Write the same id in both places."
    )
    /// The versions of the syllabus and of its metadata differ.
    public static let syllabusVersion = FindingCode(
        "syllabus.version",
        meaning: "The versions of the syllabus and of its metadata differ.",
        example: #""version": 2, "metadata": {"version": 1}"#,
        fix: "Write the same version in both places."
    )
    /// The syllabus plans a lesson that the package does not have.
    public static let lessonMissing = FindingCode(
        "lesson.missing",
        meaning: "The syllabus plans a lesson that the package does not have.",
        example: "a planned lesson sensors, and no lesson with this id",
        fix: "Add the lesson, or take it out of the syllabus."
    )
    /// The package has a lesson that its syllabus does not plan.
    public static let lessonUnplanned = FindingCode(
        "lesson.unplanned",
        meaning: "The package has a lesson that its syllabus does not plan.",
        example: "a lesson sensors that no module lists",
        fix: "Add it to a module of the syllabus, or remove it."
    )
    /// The lessons stand in another order than in the syllabus.
    public static let lessonOrder = FindingCode(
        "lesson.order",
        meaning: "The lessons stand in another order than in the syllabus.",
        example: "the syllabus has a, b; the package has b, a",
        fix: "Put the lessons into the order of the syllabus."
    )
    /// A lesson's lessonIndex is not its place in the list, counted from 0.
    public static let lessonIndex = FindingCode(
        "lesson.index",
        meaning: "A lesson's lessonIndex is not its place in the list, counted from 0.",
        example: #"the first lesson with "lessonIndex": 1"#,
        fix: "Write its place in the list."
    )
    /// A lesson names another syllabus than its package.
    public static let lessonSyllabus = FindingCode(
        "lesson.syllabus",
        meaning: "A lesson names another syllabus than its package.",
        example: #""syllabusId": "iot-2" in a lesson of iot"#,
        fix: "Write the package's syllabusId."
    )
    /// A lesson names another module than the one that lists it.
    public static let lessonModule = FindingCode(
        "lesson.module",
        meaning: "A lesson names another module than the one that lists it.",
        example: #""moduleId": "m2" in a lesson that m1 lists"#,
        fix: "Write the id of the module that lists it."
    )
    /// A lesson's title differs from its title in the syllabus; its own is shown.
    public static let lessonTitle = FindingCode(
        "lesson.title",
        .warning,
        meaning: "A lesson's title differs from its title in the syllabus; its own is shown.",
        example: "Sensors in the syllabus, Sensors and actuators in the lesson",
        fix: "Write the same title in both places."
    )
    /// A prerequisite names a lesson that the course does not have.
    public static let prerequisiteUnknown = FindingCode(
        "prerequisite.unknown",
        meaning: "A prerequisite names a lesson that the course does not have.",
        example: #""prerequisites": ["lesson:sensor"]"#,
        fix: "Correct the id, or say it in words."
    )
    /// A prerequisite names a lesson that does not come earlier.
    public static let prerequisiteLater = FindingCode(
        "prerequisite.later",
        meaning: "A prerequisite names a lesson that does not come earlier.",
        example: "lesson 2 with the prerequisite lesson 3",
        fix: "Change the order, or remove the prerequisite."
    )
    /// A quiz names a lesson that the course does not have.
    public static let quizLesson = FindingCode(
        "quiz.lesson",
        meaning: "A quiz names a lesson that the course does not have.",
        example: #""lessonId": "sensor""#,
        fix: "Correct the id."
    )
    /// A lesson has a second quiz.
    public static let quizRepeated = FindingCode(
        "quiz.repeated",
        meaning: "A lesson has a second quiz.",
        example: "two quizzes with the lessonId sensors",
        fix: "Put the questions of both into one."
    )
    /// Two options of a question are the same after Unicode normalization (NFC) and trimming.
    public static let quizOptionsAlike = FindingCode(
        "quiz.options-alike",
        meaning: "Two options of a question are the same after Unicode normalization (NFC) and trimming.",
        example: #""options": ["Yes", "No", "Yes ", "Perhaps"]"#,
        fix: "Make the options differ."
    )
    /// A quiz has the same question with the same options twice.
    public static let quizQuestionRepeated = FindingCode(
        "quiz.question-repeated",
        meaning: "A quiz has the same question with the same options twice.",
        example: "question 2 pasted again as question 5",
        fix: "Remove one of them."
    )
    /// A project names a module that the syllabus does not have.
    public static let projectModule = FindingCode(
        "project.module",
        meaning: "A project names a module that the syllabus does not have.",
        example: #""moduleId": "m9""#,
        fix: "Correct the id."
    )
    /// A project names a lesson that the course does not have.
    public static let projectLesson = FindingCode(
        "project.lesson",
        meaning: "A project names a lesson that the course does not have.",
        example: #""lessonIds": ["sensor"]"#,
        fix: "Correct the id."
    )
    /// The weights of a rubric do not sum to 100.
    public static let rubricWeights = FindingCode(
        "rubric.weights",
        meaning: "The weights of a rubric do not sum to 100.",
        example: "weights 40, 40 and 10",
        fix: "Change the weights so that they sum to 100."
    )

    /// The rules between parts of a course.
    static let courseRules: [FindingCode] = [
        packageFindings, dateCalendar, idRepeated, syllabusID, syllabusVersion, lessonMissing, lessonUnplanned,
        lessonOrder, lessonIndex, lessonSyllabus, lessonModule, lessonTitle, prerequisiteUnknown, prerequisiteLater,
        quizLesson, quizRepeated, quizOptionsAlike, quizQuestionRepeated, projectModule, projectLesson, rubricWeights,
    ]
}
