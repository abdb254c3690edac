import Bytes
public import CourseMarkup
import CourseModel
import Foundation
import Testing

/// A question as an importer reads it out of a file.
public struct ReadQuestion: Decodable, Hashable, Sendable {
    /// The titles of course, module and lesson, as far as the format has them.
    public var path: [String]
    /// The lesson's title where the format has it besides.
    public var title: String
    /// The question's name in a bank.
    public var name: String
    /// The question's identifier.
    public var id: String
    /// What is asked, as characters.
    public var question: String
    /// The options, as characters.
    public var options: [String]
    /// The index of the option that scores.
    public var right: Int
    /// The explanation, as characters.
    public var feedback: String
    /// The digests of the pictures that the question shows, sorted.
    public var pictures: [String]

    /// Reads a file by `read_questions.py`.
    ///
    /// - Parameter format: `moodlexml`, `gift`, `qti21`, `cc11` or `cc13`.
    public static func all(in bytes: [UInt8], format: String) throws -> [ReadQuestion] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "questions-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "bank")
        try Data(bytes).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "read_questions.py")
        process.arguments = [script.path(), format, file.path()]
        // Into files: the writing end of a pipe is inherited by what other tests start meanwhile.
        let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try #require(
            FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"),
            "python3 is missing: apt-get install python3"
        )
        try process.run()
        process.waitUntilExit()
        let complaint = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        try #require(process.terminationStatus == 0, Comment(rawValue: complaint))
        return try JSONDecoder().decode([ReadQuestion].self, from: Data(contentsOf: output))
    }

    /// How a format writes formulas.
    public enum Formulas: Sendable {
        /// `\(…\)`.
        case tex
        /// MathML with the LaTeX as its text.
        case mathML
    }

    /// The questions of a course, straight from its tree; names are left out, and identifiers are the questions' own.
    public static func all(of course: CourseDocument, formulas: Formulas) -> [ReadQuestion] {
        let modules = Dictionary(
            course.package.syllabus.modules.map { ($0.id, $0.title) },
            uniquingKeysWith: { first, _ in first }
        )
        return course.lessons.flatMap { lesson in
            (lesson.quiz?.questions ?? []).map { question in
                let texts = [question.question, question.explanation] + question.options
                return ReadQuestion(
                    path: [course.package.title, modules[lesson.lesson.moduleId] ?? "", lesson.lesson.title],
                    title: lesson.lesson.title,
                    name: "",
                    id: question.identity,
                    question: characters(question.question, formulas),
                    options: question.options.map { characters($0, formulas) },
                    right: question.correctIndex,
                    feedback: characters(question.explanation, formulas),
                    pictures: Set(texts.flatMap(pictures)).sorted()
                )
            }
        }
    }

    /// Without what differs between formats by design.
    public func with(path: [String], title: String, name: String, id: String) -> ReadQuestion {
        var question = self
        (question.path, question.title, question.name, question.id) = (path, title, name, id)
        return question
    }

    private static func characters(_ inlines: [Inline], _ formulas: Formulas) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): return text
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                return characters(content, formulas)
            case .link(let link): return characters(link.content, formulas)
            case .image(let image): return image.alternativeText
            case .formula(let formula):
                if formula.content == nil || formulas == .mathML { return formula.source }
                return formula.isDisplayed ? "\\[\(formula.source)\\]" : "\\(\(formula.source)\\)"
            case .footnoteReference: return ""
            case .softBreak: return " "
            case .lineBreak: return "\n"
            }
        }.joined()
    }

    private static func pictures(_ inlines: [Inline]) -> [String] {
        inlines.flatMap { inline -> [String] in
            switch inline {
            case .image(let image): [image.picture.sha256]
            case .emphasis(let content), .strong(let content), .strikethrough(let content): pictures(content)
            case .link(let link): pictures(link.content)
            case .text, .code, .formula, .footnoteReference, .softBreak, .lineBreak: []
            }
        }
    }
}
