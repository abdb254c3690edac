/// An approved, frozen, versioned course: what `package.json` holds (format `course-package/1`).
///
/// The properties bear the names of the JSON keys. Values of these types that `CoursePackage` decoding returned have
/// passed every rule of the format.
public struct CoursePackage: Sendable, Hashable {
    /// The format that this program reads.
    public static let format = "course-package/1"

    /// Whether the package was published or archived when it was frozen.
    public enum Status: String, Sendable, CaseIterable {
        /// To be built.
        case published = "PUBLISHED"
        /// Kept, not built.
        case archived = "ARCHIVED"
    }

    /// How every text field is read.
    public enum TextFormat: String, Sendable, CaseIterable {
        /// GitHub Flavored Markdown with formulas.
        case markdown
        /// Paragraphs between blank lines.
        case plain
    }

    /// The course's address everywhere; with `version` it is the package's identity.
    public var syllabusId: String
    /// The package's version, counted from 1.
    public var version: Int
    /// As it was when the package was frozen.
    public var status: Status
    /// The title, 1 to 255 characters.
    public var title: String
    /// What it is about; may be empty.
    public var description: String
    /// A BCP 47 tag.
    public var language: String
    /// Shown to the learner.
    public var license: String
    /// Where it comes from, shown to the learner.
    public var source: String
    /// Shown to the learner.
    public var authors: [String]
    /// How every text field is read.
    public var textFormat: TextFormat
    /// What was planned.
    public var syllabus: Syllabus
    /// In course order: the lesson at index i has `lessonIndex` i.
    public var lessons: [Lesson]
    /// At most one for a lesson.
    public var quizzes: [Quiz]
    /// The projects, in their order.
    public var projects: [Project]
    /// Every file under `assets/`.
    public var assets: [Asset]
    /// One for the syllabus, each lesson, quiz and project.
    public var approvals: [Approval]
    /// `sha256:` and 64 hex digits over the package's RFC 8785 form without this field.
    public var contentHash: String
}

/// What a course sets out to teach, and in what order.
public struct Syllabus: Sendable, Hashable {
    /// Equal to the package's `syllabusId`.
    public var id: String
    /// Counted from 1.
    public var version: Int
    /// The title, 1 to 255 characters.
    public var title: String
    /// Whom it is for.
    public var audience: String
    /// How much it asks.
    public var level: Level
    /// Minutes.
    public var timeBudgetMinutes: Int
    /// In words.
    public var teachingStyle: String
    /// Plain strings.
    public var constraints: [String]
    /// `lesson:ID` of an earlier lesson, or words.
    public var prerequisites: [String]
    /// At least one.
    public var modules: [Module]
    /// About the entity itself.
    public var metadata: Metadata

    /// A part of the course.
    public struct Module: Sendable, Hashable {
        /// Unique in its kind.
        public var id: String
        /// The title, 1 to 255 characters.
        public var title: String
        /// May be empty.
        public var summary: String
        /// At least one.
        public var lessons: [PlannedLesson]
    }

    /// A lesson as the syllabus plans it.
    public struct PlannedLesson: Sendable, Hashable {
        /// Unique in its kind.
        public var id: String
        /// The title, 1 to 255 characters.
        public var title: String
        /// At least one plain string.
        public var objectives: [String]
        /// `lesson:ID` of an earlier lesson, or words.
        public var prerequisites: [String]
        /// Minutes.
        public var effortMinutes: Int
        /// Plain strings.
        public var assessmentHooks: [String]
    }

    /// Who made this version, and when.
    public struct Metadata: Sendable, Hashable {
        /// Counted from 1.
        public var version: Int
        /// A person or a program.
        public var createdBy: String
        /// RFC 3339.
        public var createdAt: String
    }
}

/// How much a course or lesson asks of its learners.
public enum Level: String, Sendable, CaseIterable {
    /// Asks for nothing.
    case beginner
    /// Asks for the basics.
    case intermediate
    /// Asks for practice.
    case advanced
}

/// A lesson with its texts as they were written.
public struct Lesson: Sendable, Hashable {
    /// Unique in its kind.
    public var id: String
    /// The syllabus that it belongs to.
    public var syllabusId: String
    /// The module that it belongs to.
    public var moduleId: String
    /// The place in the course, from 0.
    public var lessonIndex: Int
    /// Counted from 1.
    public var version: Int
    /// The title, 1 to 255 characters.
    public var title: String
    /// Minutes, at least 5.
    public var durationMinutes: Int
    /// Plain strings.
    public var objectives: [String]
    /// What it explains.
    public var explanation: Explanation
    /// Inline texts.
    public var keyTakeaways: [String]
    /// What the learner does.
    public var practice: Practice
    /// About the entity itself.
    public var metadata: Metadata

    /// What the lesson explains.
    public struct Explanation: Sendable, Hashable {
        /// A text.
        public var overview: String
        /// At least one.
        public var concepts: [Concept]
    }

    /// One concept of a lesson.
    public struct Concept: Sendable, Hashable {
        /// The title, 1 to 255 characters.
        public var title: String
        /// A text.
        public var explanation: String
        /// A text.
        public var example: String?
    }

    /// What the learner does with it.
    public struct Practice: Sendable, Hashable {
        /// A text.
        public var prompt: String
        /// A text.
        public var expectedOutcome: String
    }

    /// The lesson's own level and prerequisites.
    public struct Metadata: Sendable, Hashable {
        /// How much it asks.
        public var level: Level
        /// `lesson:ID` of an earlier lesson, or words.
        public var prerequisites: [String]
    }
}

/// The questions after a lesson.
public struct Quiz: Sendable, Hashable {
    /// The lesson that it follows.
    public var lessonId: String
    /// Counted from 1.
    public var version: Int
    /// At least one.
    public var questions: [Question]

    /// A question with four options, one of them right.
    public struct Question: Sendable, Hashable {
        /// The first 12 hex digits of the SHA-256 of the RFC 8785 form of `question` and `options`.
        public var identity: String
        /// An inline text.
        public var question: String
        /// Four inline texts.
        public var options: [String]
        /// The index of the right option, 0 to 3.
        public var correctIndex: Int
        /// An inline text.
        public var explanation: String
    }
}

/// A project with the rubric by which it is judged.
public struct Project: Sendable, Hashable {
    /// Unique in its kind.
    public var id: String
    /// The module that it belongs to.
    public var moduleId: String
    /// The lessons that it draws on, at least one.
    public var lessonIds: [String]
    /// Counted from 1.
    public var version: Int
    /// The title, 1 to 255 characters.
    public var title: String
    /// A text.
    public var problemStatement: String
    /// Plain strings.
    public var constraints: [String]
    /// At least one plain string.
    public var deliverables: [String]
    /// At least one row.
    public var rubric: [Criterion]
    /// How much it asks.
    public var level: Level

    /// A row of the rubric.
    public struct Criterion: Sendable, Hashable {
        /// What is judged.
        public var criterion: String
        /// Its share in percent; all weights of a rubric sum to 100.
        public var weight: Int
        /// At least two.
        public var levels: [RubricLevel]
    }

    /// A cell of the rubric.
    public struct RubricLevel: Sendable, Hashable {
        /// The level's name.
        public var label: String
        /// What it is about; may be empty.
        public var description: String
        /// Not negative.
        public var points: Int
    }
}

/// A file of the package that its texts refer to.
public struct Asset: Sendable, Hashable {
    /// `assets/NAME`.
    public var path: String
    /// 64 hex digits.
    public var sha256: String
    /// The file's size.
    public var bytes: Int
    /// `image/png` and the like.
    public var mediaType: String
}

/// A person's word that one entity may be shipped as it is.
public struct Approval: Sendable, Hashable {
    /// The kinds of entities that are approved one by one.
    public enum EntityType: String, Sendable, CaseIterable {
        /// The syllabus.
        case syllabus = "Syllabus"
        /// A lesson.
        case lesson = "Lesson"
        /// A quiz.
        case quiz = "Quiz"
        /// A project.
        case project = "Project"
    }

    /// What was approved.
    public var entityType: EntityType
    /// A quiz's is its `lessonId`.
    public var entityId: String
    /// The version that was approved.
    public var entityVersion: Int
    /// `sha256:` and 64 hex digits of the entity's RFC 8785 form.
    public var sha256: String
    /// The person.
    public var approvedBy: String
    /// RFC 3339.
    public var approvedAt: String
    /// May be empty.
    public var note: String
}
