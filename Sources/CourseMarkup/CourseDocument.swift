public import CourseModel

/// A text field, parsed: the tree that every output renders.
public struct Text: Sendable, Hashable {
    /// The blocks in order.
    public var blocks: [Block]
    /// The footnotes in the order of their first reference; `Inline.footnoteReference` counts into them.
    public var footnotes: [[Block]]

    /// Makes the value of its parts.
    public init(blocks: [Block], footnotes: [[Block]] = []) {
        self.blocks = blocks
        self.footnotes = footnotes
    }

    /// Whether the text has headings of its own: then the section's heading is drawn above it.
    public var hasHeadings: Bool { blocks.contains { if case .heading = $0 { true } else { false } } }
}

/// A course whose texts are parsed once; everything that an output needs, and no file.
public struct CourseDocument: Sendable {
    /// The package as it was decoded.
    public var package: CoursePackage
    /// The pictures of the package.
    public var pictures: PictureCatalogue
    /// As `package.lessons`.
    public var lessons: [LessonDocument]
    /// As `package.projects`.
    public var projects: [ProjectDocument]

    /// Makes the value of its parts.
    public init(
        package: CoursePackage,
        pictures: PictureCatalogue,
        lessons: [LessonDocument],
        projects: [ProjectDocument]
    ) {
        self.package = package
        self.pictures = pictures
        self.lessons = lessons
        self.projects = projects
    }
}

/// A lesson with its texts parsed.
public struct LessonDocument: Sendable, Hashable {
    /// The lesson as it was written; titles and objectives are taken from here.
    public var lesson: Lesson
    /// The text before the concepts.
    public var overview: Text
    /// The anchor of the overview's heading, of the practice's, of the key takeaways' and of the quiz's.
    public var anchors: SectionAnchors
    /// As `lesson.explanation.concepts`.
    public var concepts: [ConceptDocument]
    /// As `lesson.keyTakeaways`.
    public var keyTakeaways: [[Inline]]
    /// What the learner is asked to do.
    public var practicePrompt: Text
    /// What the practice should lead to.
    public var expectedOutcome: Text
    /// The lesson's quiz, if it has one.
    public var quiz: QuizDocument?

    /// The anchors of the sections that every lesson has; in the address space of its headings.
    public struct SectionAnchors: Sendable, Hashable {
        /// The anchor of this section's heading.
        public var overview: String
        /// The anchor of this section's heading.
        public var keyTakeaways: String
        /// The anchor of this section's heading.
        public var practice: String
        /// The anchor of this section's heading.
        public var quiz: String

        /// Makes the value of its parts.
        public init(overview: String, keyTakeaways: String, practice: String, quiz: String) {
            self.overview = overview
            self.keyTakeaways = keyTakeaways
            self.practice = practice
            self.quiz = quiz
        }
    }

    /// Makes the value of its parts.
    public init(
        lesson: Lesson,
        overview: Text,
        anchors: SectionAnchors,
        concepts: [ConceptDocument],
        keyTakeaways: [[Inline]],
        practicePrompt: Text,
        expectedOutcome: Text,
        quiz: QuizDocument?
    ) {
        self.lesson = lesson
        self.overview = overview
        self.anchors = anchors
        self.concepts = concepts
        self.keyTakeaways = keyTakeaways
        self.practicePrompt = practicePrompt
        self.expectedOutcome = expectedOutcome
        self.quiz = quiz
    }
}

/// A concept with its texts parsed.
public struct ConceptDocument: Sendable, Hashable {
    /// A plain string.
    public var title: String
    /// The anchor of its heading (level 2).
    public var anchor: String
    /// What explains it.
    public var explanation: Text
    /// The example, if there is one.
    public var example: Text?
    /// The anchor of the heading "Example", where there is one.
    public var exampleAnchor: String?

    /// Makes the value of its parts.
    public init(title: String, anchor: String, explanation: Text, example: Text?, exampleAnchor: String?) {
        self.title = title
        self.anchor = anchor
        self.explanation = explanation
        self.example = example
        self.exampleAnchor = exampleAnchor
    }
}

/// A quiz with its inline texts parsed.
public struct QuizDocument: Sendable, Hashable {
    /// The quiz as it was written.
    public var quiz: Quiz
    /// As `quiz.questions`.
    public var questions: [QuestionDocument]

    /// Makes the value of its parts.
    public init(quiz: Quiz, questions: [QuestionDocument]) {
        self.quiz = quiz
        self.questions = questions
    }
}

/// A question with its inline texts parsed.
public struct QuestionDocument: Sendable, Hashable {
    /// Stable over versions, 12 hex digits.
    public var identity: String
    /// What is asked.
    public var question: [Inline]
    /// Four.
    public var options: [[Inline]]
    /// 0 to 3.
    public var correctIndex: Int
    /// What explains it.
    public var explanation: [Inline]

    /// Makes the value of its parts.
    public init(identity: String, question: [Inline], options: [[Inline]], correctIndex: Int, explanation: [Inline]) {
        self.identity = identity
        self.question = question
        self.options = options
        self.correctIndex = correctIndex
        self.explanation = explanation
    }
}

/// A project with its text parsed.
public struct ProjectDocument: Sendable, Hashable {
    /// The project as it was written; title, deliverables and rubric are taken from here.
    public var project: Project
    /// What is to be solved.
    public var problemStatement: Text

    /// Makes the value of its parts.
    public init(project: Project, problemStatement: Text) {
        self.project = project
        self.problemStatement = problemStatement
    }
}
