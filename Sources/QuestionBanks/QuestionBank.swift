internal import Bytes
public import CourseArchives
public import CourseMarkup
internal import CourseModel

/// The quizzes of a course in the learner's order, with what files and identifiers they get in every format.
public struct QuestionBank: Sendable {
    /// The quiz of a lesson.
    public struct Quiz: Sendable {
        /// The title of the lesson's module.
        public let module: String
        /// The id of the lesson, which is the quiz's own.
        public let lessonID: String
        /// The title of the lesson.
        public let title: String
        /// The questions.
        public let document: QuizDocument
    }

    /// The quizzes that have a question.
    public let quizzes: [Quiz]

    /// Takes the quizzes out of a course.
    public init(_ outline: PackageOutline) {
        quizzes = outline.modules.flatMap { module in
            module.pages.compactMap { page in
                guard case .lesson(let lesson) = page.content, let quiz = lesson.quiz, !quiz.questions.isEmpty else {
                    return nil
                }
                return Quiz(
                    module: module.title,
                    lessonID: quiz.quiz.lessonId,
                    title: page.title,
                    document: quiz
                )
            }
        }
    }

    /// The pictures of a question's texts, by path, each once.
    static func pictures(of question: QuestionDocument) -> [Picture] {
        var pictures: [Picture] = []
        collectPictures(question.question, into: &pictures)
        for option in question.options { collectPictures(option, into: &pictures) }
        collectPictures(question.explanation, into: &pictures)
        return pictures.sorted { $0.path < $1.path }
    }

    /// Appends the pictures of a text that are not there yet.
    static func collectPictures(_ inlines: [Inline], into pictures: inout [Picture]) {
        for inline in inlines {
            switch inline {
            case .image(let image):
                if !pictures.contains(where: { $0.path == image.picture.path }) { pictures.append(image.picture) }
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                collectPictures(content, into: &pictures)
            case .link(let link): collectPictures(link.content, into: &pictures)
            case .text, .code, .formula, .footnoteReference, .softBreak, .lineBreak: break
            }
        }
    }
}

/// Identifiers that a question has wherever it is imported, made of the lesson's and its own.
enum QuestionIdentifier {
    /// `q` and 12 hex digits: short, and free of the words by which Canvas tells kinds of feedback.
    static func short(lessonID: String, identity: String) -> String {
        "q" + SHA256Digest(ofUTF8: "\(lessonID):\(identity)").hex.prefix(12)
    }

    /// The letter of an option.
    static func letter(_ index: Int) -> String {
        precondition((0..<26).contains(index), "a question has at most 26 options")
        return String(Character(Unicode.Scalar(UInt8(97 + index))))
    }
}
