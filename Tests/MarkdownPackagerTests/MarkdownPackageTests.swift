import Bytes
import CourseArchives
import CourseFixtures
import CourseMarkup
import CourseModel
import Foundation
import InterfaceStrings
import JSONCodec
import MarkdownPackager
import Testing
import ZIPArchive

/// A course in memory and its Markdown files.
struct MarkdownCourse {
    let course: CourseDocument
    let bytes: [UInt8]

    init(_ fixture: CourseFixture) throws {
        let files = Dictionary(fixture.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        let parsed = CourseParser.parse(package: fixture.decoded(), pictures: PictureCatalogue(fixture.pictures))
        try self.init(parsed.document) { files[$0.path] ?? [] }
    }

    init(_ course: CourseDocument, file: @escaping (Picture) throws -> [UInt8]) throws {
        self.course = course
        var sink = MemorySink()
        _ = try MarkdownPackage.write(
            course: course,
            streams: ArchiveStreams(asset: { DeflatedStream(deflating: try file($0), level: 9) }),
            into: &sink
        )
        bytes = sink.bytes
    }

    /// The text of a file.
    func text(_ name: String) throws -> String {
        let archive = try ZIPArchiveReader(bytes)
        return String(decoding: try archive.content(of: try #require(archive[name])), as: UTF8.self)
    }

    /// What every file says.
    var expected: [ExpectedPage] {
        let strings = InterfaceStrings.forLanguage(course.package.language)
        var order = 0
        return PackageOutline(course).modules.flatMap { module in
            module.pages.map { page in
                order += 1
                return ExpectedPage(page, module: module.title, order: order, strings: strings)
            }
        }
    }
}

struct MarkdownPackageTests {
    @Test(arguments: [
        ("1. Measure twice", "1\\. Measure twice"), ("# of samples", "\\# of samples"),
        ("> 5 V is unsafe", "\\> 5 V is unsafe"),
        ("[ ] is an empty list", "\\[ ] is an empty list"), ("- 5 degrees", "\\- 5 degrees"), ("***", "\\***"),
        ("*Twice* is better", "*Twice* is better"), ("1.5 metres", "1.5 metres"), ("-5 degrees", "-5 degrees"),
    ])
    func `a takeaway stays one line of words, whatever it begins with`(takeaway: String, line: String) throws {
        var fixture = CourseFixture()
        fixture.change("/lessons/0/keyTakeaways/0", to: .string(takeaway))
        #expect(try MarkdownCourse(fixture).text("lessons/m1-l1.md").contains("\n- \(line)\n"))
    }

    @Test func `an author's Markdown goes in as it was written, but for addresses of the course`() throws {
        var fixture = CourseFixture()
        let text = """
            See [the brook](lesson:m1-l2#quiz), ![a dot](assets/dot.png "lesson:m1-l2") and <lesson:m2-l1>.
            Not `[this](lesson:m1-l2)`, nor assets/dot.png, nor \\[this](lesson:m1-l2).  \n  \tOdd  space,\ttoo.

            * [x] task [ref]

            [ref]: <lesson:m2-l2> 'assets/plot.svg'

            ```
            ![code](assets/dot.png)
            ```
            """
        fixture.change("/lessons/0/explanation/concepts/0/explanation", to: .string(text))
        let file = try MarkdownCourse(fixture).text("lessons/m1-l1.md")
        let changed = text.replacing("(lesson:m1-l2#quiz)", with: "(m1-l2.md#quiz)")
            .replacing("![a dot](assets/dot.png", with: "![a dot](../assets/dot.png")
            .replacing("<lesson:m2-l1>", with: "[lesson\\:m2\\-l1](m2-l1.md)")
            .replacing("<lesson:m2-l2>", with: "<m2-l2.md>")
        #expect(file.contains("\n## The cross-section\n\n" + changed + "\n\n### Example\n"))
    }

    @Test func `a text neither swallows what follows it nor takes another's footnotes`() throws {
        var fixture = CourseFixture(modules: 1, lessonsPerModule: 1)
        let note =
            "One says this[^1] and [that][a], [a] too, `[^1]`.\n\n[^1]: The first.\n\n[a]: https://a.org/1\n\n~~~~\nopen"
        let other =
            "Another says that[^1] and [this][a], [a][] and [a]; `[^1]` [^2].\n\n[^1]: The second.\n\n[a]: https://a.org/2\n"
        fixture.change("/lessons/0/explanation/concepts/0/explanation", to: .string(note))
        fixture.change("/lessons/0/explanation/concepts/1/explanation", to: .string(other + "\n[^2]: Last."))
        fixture.change("/lessons/0/practice/prompt", to: "What nobody defines stays text: [^2] and [a] are no links.")
        let file = try MarkdownCourse(fixture).text("lessons/m1-l1.md")
        #expect(file.contains("\n\n" + note + "\n~~~~\n\n"))
        #expect(file.contains("Another says that[^1-4] and [this][a-4], [a][a-4] and [a][a-4]; `[^1]` [^2]."))
        #expect(file.contains("[^1-4]: The second.\n\n[a-4]: https://a.org/2\n"))
        #expect(file.contains("stays text: \\[^2] and \\[a] are no links."))
    }

    @Test func `plain text stays plain`() throws {
        var fixture = CourseFixture(modules: 1, lessonsPerModule: 1)
        fixture.change("/textFormat", to: "plain")
        let text =
            "# no *heading*\n- no list\n1. no list\n2024 is _fine_, 3.5 too\n\n> `no` [link](x) <b> & | $x$ ~~no~~ \\"
        fixture.change("/lessons/0/practice/prompt", to: .string(text))
        let file = try MarkdownCourse(fixture).text("lessons/m1-l1.md")
        #expect(
            file.contains(
                """

                \\# no \\*heading\\*
                \\- no list
                1\\. no list
                2024 is \\_fine\\_, 3.5 too

                \\> \\`no\\` \\[link\\](x) \\<b> \\& \\| \\$x\\$ \\~\\~no\\~\\~ \\\\

                """
            )
        )
    }

    @Test func `the readme leads to every file, and the same course gives the same bytes`() throws {
        let course = try MarkdownCourse(CourseFixture())
        let readme = try course.text("README.md")
        #expect(readme.hasPrefix("---\nid: \"field-course\"\ntitle: \"A course in the field\"\nversion: 1\n"))
        for page in course.expected { #expect(readme.contains("](\(page.name))")) }
        #expect(try MarkdownCourse(CourseFixture()).bytes == course.bytes)
    }
}
