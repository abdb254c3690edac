/// An approved, frozen, versioned course: what `package.json` holds (format `course-package/1`).
///
/// The properties bear the names of the JSON keys. Values of these types that `CoursePackage` decoding returned have
/// passed every rule of the format.
public struct CoursePackage: Sendable, Hashable {
    /// The format that this program reads.
    public static let format = "course-package/1"

    /// Whether the package was published or archived when it was frozen.
    public enum Status: String, Sendable, CaseIterable {
        case published = "PUBLISHED"
        case archived = "ARCHIVED"
    }

    /// How every text field is read.
    public enum TextFormat: String, Sendable, CaseIterable {
        case markdown
        case plain
    }

    /// The course's address everywhere; with `version` it is the package's identity.
    public var syllabusId: String
    /// The package's version, counted from 1.
    public var version: Int
    public var status: Status
    public var title: String
    public var description: String
    /// A BCP 47 tag.
    public var language: String
    public var license: String
    public var source: String
    public var authors: [String]
    public var textFormat: TextFormat
    public var syllabus: Syllabus
    /// In course order: the lesson at index i has `lessonIndex` i.
    public var lessons: [Lesson]
    public var quizzes: [Quiz]
    public var projects: [Project]
    public var assets: [Asset]
    public var approvals: [Approval]
    /// `sha256:` and 64 hex digits over the package's RFC 8785 form without this field.
    public var contentHash: String
}

/// What a course sets out to teach, and in what order.
public struct Syllabus: Sendable, Hashable {
    /// Equal to the package's `syllabusId`.
    public var id: String
    public var version: Int
    public var title: String
    public var audience: String
    public var level: Level
    public var timeBudgetMinutes: Int
    public var teachingStyle: String
    public var constraints: [String]
    public var prerequisites: [String]
    public var modules: [Module]
    public var metadata: Metadata

    /// A part of the course.
    public struct Module: Sendable, Hashable {
        public var id: String
        public var title: String
        /// May be empty.
        public var summary: String
        public var lessons: [PlannedLesson]
    }

    /// A lesson as the syllabus plans it.
    public struct PlannedLesson: Sendable, Hashable {
        public var id: String
        public var title: String
        public var objectives: [String]
        /// `lesson:ID` of an earlier lesson, or words.
        public var prerequisites: [String]
        public var effortMinutes: Int
        public var assessmentHooks: [String]
    }

    /// Who made this version, and when.
    public struct Metadata: Sendable, Hashable {
        public var version: Int
        public var createdBy: String
        public var createdAt: String
    }
}

/// How much a course or lesson asks of its learners.
public enum Level: String, Sendable, CaseIterable {
    case beginner
    case intermediate
    case advanced
}

/// A lesson with its texts as they were written.
public struct Lesson: Sendable, Hashable {
    public var id: String
    public var syllabusId: String
    public var moduleId: String
    /// The place in the course, from 0.
    public var lessonIndex: Int
    public var version: Int
    public var title: String
    public var durationMinutes: Int
    /// Plain strings.
    public var objectives: [String]
    public var explanation: Explanation
    /// Inline texts.
    public var keyTakeaways: [String]
    public var practice: Practice
    public var metadata: Metadata

    /// What the lesson explains.
    public struct Explanation: Sendable, Hashable {
        /// A text.
        public var overview: String
        public var concepts: [Concept]
    }

    /// One concept of a lesson.
    public struct Concept: Sendable, Hashable {
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
        public var level: Level
        public var prerequisites: [String]
    }
}

/// The questions after a lesson.
public struct Quiz: Sendable, Hashable {
    public var lessonId: String
    public var version: Int
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
    public var id: String
    public var moduleId: String
    public var lessonIds: [String]
    public var version: Int
    public var title: String
    /// A text.
    public var problemStatement: String
    public var constraints: [String]
    public var deliverables: [String]
    public var rubric: [Criterion]
    public var level: Level

    /// A row of the rubric.
    public struct Criterion: Sendable, Hashable {
        public var criterion: String
        /// Its share in percent; all weights of a rubric sum to 100.
        public var weight: Int
        public var levels: [RubricLevel]
    }

    /// A cell of the rubric.
    public struct RubricLevel: Sendable, Hashable {
        public var label: String
        public var description: String
        public var points: Int
    }
}

/// A file of the package that its texts refer to.
public struct Asset: Sendable, Hashable {
    /// `assets/NAME`.
    public var path: String
    /// 64 hex digits.
    public var sha256: String
    public var bytes: Int
    public var mediaType: String
}

/// A person's word that one entity may be shipped as it is.
public struct Approval: Sendable, Hashable {
    /// The kinds of entities that are approved one by one.
    public enum EntityType: String, Sendable, CaseIterable {
        case syllabus = "Syllabus"
        case lesson = "Lesson"
        case quiz = "Quiz"
        case project = "Project"
    }

    public var entityType: EntityType
    /// A quiz's is its `lessonId`.
    public var entityId: String
    public var entityVersion: Int
    /// `sha256:` and 64 hex digits of the entity's RFC 8785 form.
    public var sha256: String
    public var approvedBy: String
    /// RFC 3339.
    public var approvedAt: String
    public var note: String
}
