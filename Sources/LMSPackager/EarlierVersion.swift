internal import Bytes
internal import CourseArchives
public import CourseModel

/// The order of pages and questions in an earlier version of a course, by which the player moves a learner's state over
/// to a new one.
public struct EarlierVersion: Sendable, Hashable {
    /// A page with its questions.
    struct Page: Sendable, Hashable {
        /// `lesson-ID`, `project-ID`.
        var key: String
        /// The identities of the questions in their order.
        var questions: [String]
        /// The print of each question.
        var prints: [String]
    }

    /// The version's number.
    public let version: Int
    let pages: [Page]

    /// Takes the order out of a package.
    public init(_ package: CoursePackage) {
        version = package.version
        let quizzes = Dictionary(package.quizzes.map { ($0.lessonId, $0) }) { first, _ in first }
        pages = PageOrder(package).modules.joined().map { page in
            guard case .lesson(let id) = page, let quiz = quizzes[id] else {
                return Page(key: page.key, questions: [], prints: [])
            }
            return Page(
                key: page.key,
                questions: quiz.questions.map(\.identity),
                prints: quiz.questions.map(Self.print)
            )
        }
    }

    /// What tells a question from another of the same place: 8 hex digits over what is asked and what is right.
    ///
    /// An explanation may change without the answer counting as given to another question.
    static func print(_ question: Quiz.Question) -> String {
        var hasher = SHA256Hasher()
        hasher.write(field: question.question)
        for option in question.options { hasher.write(field: option) }
        hasher.write(field: String(question.correctIndex))
        return String(hasher.digest().hex.prefix(8))
    }
}
