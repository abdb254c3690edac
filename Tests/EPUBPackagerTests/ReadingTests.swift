import Bytes
import CourseArchives
import CourseFixtures
import CourseMarkup
import CourseModel
import Foundation
import OutsidePrograms
import Testing

/// What other programs make of an EPUB: epubcheck, and a reader of XHTML.
struct ReadingTests {
    @Test func `epubcheck finds no fault, and every title, question, option, answer and explanation can be read back`()
        throws
    {
        let books = [
            try Publication(.hostile(language: "ar-EG")),
            try Publication(.hostile(textFormat: "plain")),
        ]
        let folder = FileManager.default.temporaryDirectory.appending(path: "epub-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        for (index, book) in books.enumerated() {
            let file = folder.appending(path: "book-\(index).epub")
            try Data(book.bytes).write(to: file)
            paths.append(file.path)
        }
        let expected = folder.appending(path: "expected.json")
        try JSONEncoder().encode(books.map { ExpectedBook($0.course) }).write(to: expected)
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "EPUBReading/read.py")
        let outcome = try OutsideProgram.run(
            "env",
            ["python3", script.path, "--check", "1", expected.path] + paths,
            package: "coreutils"
        )
        #expect(outcome.status == 0, "\(outcome.output.prefix(6000))")
    }
}

/// What a book says, from the course itself.
struct ExpectedBook: Encodable {
    struct Page: Encodable {
        var name: String
        var title: String
        var titleInContents: String
        var takeaways: [String]
        var questions: [Question]
    }

    struct Question: Encodable {
        var question: String
        var options: [String]
        var letter: String
        var right: String
        var explanation: String
    }

    var title: String
    var authors: [String]
    var license: String
    var modules: [String]
    var pages: [Page]

    init(_ course: CourseDocument) {
        let outline = PackageOutline(course)
        title = Self.shown(course.package.title)
        authors = course.package.authors.map(Self.shown)
        license = Self.shown(course.package.license)
        modules = outline.modules.map { Self.shown($0.title) }
        pages = outline.pages.map { page in
            var takeaways: [String] = []
            if case .lesson(let lesson) = page.content { takeaways = lesson.keyTakeaways.map(Self.shown) }
            return Page(
                name: page.name.replacing(".html", with: ".xhtml"),
                title: Self.shown(page.title),
                titleInContents: Self.shown(page.title),
                takeaways: takeaways,
                questions: page.quiz?.questions.map(Self.question) ?? []
            )
        }
    }

    private static func question(_ question: QuestionDocument) -> Question {
        Question(
            question: shown(question.question),
            options: question.options.map(shown),
            letter: ["A", "B", "C", "D"][question.correctIndex],
            right: shown(question.options[question.correctIndex]),
            explanation: shown(question.explanation)
        )
    }

    private static func shown(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .softBreak, .lineBreak: "\n"
            default: shown([inline].plainText)
            }
        }.joined()
    }

    /// The one substitution: what no XML document can hold is U+FFFD.
    private static func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A, 0x0D, 0x20..<0xFFFE, 0x10000...: scalar
                    default: "\u{FFFD}"
                    }
                }
            )
        )
    }
}
