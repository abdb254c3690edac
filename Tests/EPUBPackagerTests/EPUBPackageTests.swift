import Bytes
import CourseArchives
import CourseFixtures
import EPUBPackager
import Foundation
import JSONCodec
import Testing
import ZIPArchive

struct EPUBPackageTests {
    @Test func `the media type comes first and is stored, and the same course gives the same bytes`() throws {
        let book = try Publication(CourseFixture())
        // APPNOTE 4.3.7: name of 8 bytes at 30, its content behind it, no extra field; EPUB 3.3, 4.2.3.
        #expect(Array(book.bytes[8..<10]) == [0, 0] && Array(book.bytes[26..<30]) == [8, 0, 0, 0])
        #expect(String(decoding: book.bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
        #expect(try Publication(CourseFixture()).bytes == book.bytes)
    }

    @Test func `the identifier stays over versions, and the date is the latest approval's in UTC`() throws {
        func package(_ change: (inout CourseFixture) -> Void = { _ in }) throws -> String {
            var course = CourseFixture()
            change(&course)
            return try Publication(course).text("package.opf")
        }
        func identifier(_ text: String) -> Substring? {
            text.split(separator: "\n").first { $0.contains("<dc:identifier") }
        }
        let first = try package()
        let second = try package {
            $0.change("/version", to: 2)
            $0.change("/title", to: "Another title")
            $0.approvedAt = "2026-07-01T01:30:00.5+02:00"
        }
        #expect(first.contains("<meta property=\"dcterms:modified\">2026-03-01T12:00:00Z</meta>"))
        #expect(second.contains("<meta property=\"dcterms:modified\">2026-06-30T23:30:00Z</meta>"))
        #expect(identifier(first) == identifier(second))
        #expect(identifier(first) != identifier(try package { $0.change("/source", to: "Somebody else") }))
    }

    @Test func `a course from right to left turns its pages so`() throws {
        let book = try Publication(CourseFixture(language: "ar"))
        #expect(try book.text("package.opf").contains("<spine page-progression-direction=\"rtl\">"))
        #expect(try book.text("lessons/m1-l1.xhtml").contains("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""))
        #expect(try book.text("cover.svg").contains("direction=\"rtl\""))
    }

    @Test func `nothing in it runs, asks or folds`() throws {
        let book = try Publication(CourseFixture())
        for name in try book.names() where name.hasSuffix(".xhtml") {
            let page = try book.text(String(name.dropFirst("EPUB/".count)))
            for element in ["<script", "<form", "<input", "<details", "tabindex"] { #expect(!page.contains(element)) }
        }
    }

    @Test func `practice and questions lead to the end of the chapter and back`() throws {
        let page = try Publication(CourseFixture()).text("lessons/m1-l1.xhtml")
        let identifiers = page.matches(of: #/ id="([^"]*)"/#).map(\.1)
        #expect(Set(identifiers).count == identifiers.count)
        for link in page.matches(of: #/href="#([^"]*)"/#).map(\.1) { #expect(identifiers.contains(link)) }
        let places = ["id=\"_practice\"", "id=\"quiz\"", "id=\"_outcome\"", "id=\"_answers\""].compactMap {
            page.range(of: $0)?.lowerBound
        }
        #expect(places.count == 4 && places == places.sorted())
    }

    @Test func `what the package document says of access depends on what is shown`() throws {
        let all = try Publication(CourseFixture()).text("package.opf")
        for value in [">visual<", ">alternativeText<", ">MathML<", "accessibilityHazard\">unknown<"] {
            #expect(all.contains(value))
        }
        var course = CourseFixture(modules: 1, lessonsPerModule: 1)
        course.change("/textFormat", to: "plain")
        let plain = try Publication(course).text("package.opf")
        for value in [">visual<", ">alternativeText<", ">MathML<"] { #expect(!plain.contains(value)) }
        #expect(plain.contains("accessibilityHazard\">none<"))
        #expect(!plain.contains("mathml"))
        course.change("/textFormat", to: "markdown")
        course.change("/lessons/0/practice/prompt", to: "Nobody says what this shows: ![](assets/dot.png), and yet.")
        #expect(!(try Publication(course).text("package.opf")).contains(">alternativeText<"))
    }

    @Test func `a picture's name tells its format, and a drawing has no document type`() throws {
        let book = try Publication(.hostile())
        let names = try book.names()
        #expect(names.contains("EPUB/assets/photo.png.jpg"))
        let drawing = try book.text("assets/old.svg")
        #expect(drawing.contains("<!-- <!DOCTYPE -->") && !drawing.contains("svg10.dtd") && drawing.contains("M0 0h9"))
        #expect(try book.text("package.opf").contains("href=\"assets/photo.png.jpg\" media-type=\"image/jpeg\""))
    }

    @Test func `the ink is the reader's, and only a book with formulas holds a face for them`() throws {
        let book = try Publication(CourseFixture())
        let style = try book.text("book.css")
        for line in style.split(separator: "\n") where line.contains(" color:") {
            #expect(line.hasPrefix("pre .") || line.hasPrefix("math .") || line.hasPrefix(".on-colour"))
        }
        #expect(style.matches(of: #/url\([^)]*\)/#).map { String($0.0) } == ["url(\"math.woff2\")"])
        #expect(try book.names().contains("EPUB/math.woff2"))
        var course = CourseFixture()
        course.change("/textFormat", to: "plain")
        let plain = try Publication(course)
        #expect(!(try plain.text("book.css").contains("url(")))
        #expect(!(try plain.names().contains("EPUB/math.woff2")))
    }

    @Test func `a style sheet of the site's own takes the program's place`() throws {
        var sink = MemorySink()
        let parsed = try Publication(CourseFixture()).course
        let streams = ArchiveStreams(asset: { _ in DeflatedStream(deflating: [1, 2, 3]) })
        _ = try EPUBPackage.write(course: parsed, style: [UInt8]("p {}\n".utf8), streams: streams, into: &sink)
        let archive = try ZIPArchiveReader(sink.bytes)
        let style = try archive.content(of: try #require(archive["EPUB/book.css"]))
        #expect(String(decoding: style, as: UTF8.self).hasPrefix("p {}\n@font-face"))
    }
}
