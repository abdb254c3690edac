import Bytes
import CourseMarkup
import CourseModel
import CoursePrint
import Diagnostics
import OutsidePrograms
import Testing

@Suite struct BookTests {
    private func write(
        _ course: CourseDocument,
        fonts: [FontFile] = FontFile.embedded,
        jobs: Int = 2
    ) async throws -> (pdf: [UInt8], findings: [Finding]) {
        var sink = MemorySink()
        let outcome = try await Book.write(
            course: course,
            options: BookOptions(),
            fonts: fonts,
            assetBytes: { BookFixture.assets($0) },
            jobs: jobs,
            into: &sink
        )
        return (sink.bytes, outcome.findings)
    }

    @Test func `a course becomes a sound file whose words stand in order`() async throws {
        let (pdf, findings) = try await write(BookFixture.course())
        #expect(findings.isEmpty, "\(findings)")
        try OutsideProgram.expectSound(pdf)
        let text = try OutsideProgram.text(pdf)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var rest = words[...]
        for expected in BookFixture.words + ["An inner heading", "let answer = 42", "Row 60 3600", "Mind the step."] {
            let found = try #require(rest.firstRange(of: expected), "\(expected) is missing")
            rest = rest[found.upperBound...]
        }
        for expected in ["Because three is.", "It is good.", "E = m c^2", "The note below."] {
            #expect(words.contains(expected), "\(expected) is missing")
        }
    }

    @Test func `every page can be drawn`() async throws {
        let (pdf, _) = try await write(BookFixture.course(lessons: 1))
        let outcome = try OutsideProgram.withFile(pdf) {
            try OutsideProgram.run(
                "mutool",
                ["draw", "-r", "20", "-o", "/dev/null", "-F", "png", $0],
                package: "mupdf-tools"
            )
        }
        #expect(outcome.status == 0)
        #expect(!outcome.output.contains("error"), "\(outcome.output)")
    }

    @Test func `the bytes are the same however many lessons are laid out at once`() async throws {
        let course = BookFixture.course(lessons: 5)
        let one = try await write(course, jobs: 1).pdf
        #expect(try await write(course, jobs: 8).pdf == one)
        #expect(try await write(course, jobs: 1).pdf == one)
    }

    @Test func `the fonts that something is shown in are told, and those are in the file`() async throws {
        let fonts = [FontFile(path: "Plot.ttf", bytes: Array("plot".utf8))] + FontFile.embedded
        var sink = MemorySink()
        let outcome = try await Book.write(
            course: BookFixture.course(),
            options: BookOptions(),
            fonts: fonts,
            assetBytes: { BookFixture.assets($0) },
            jobs: 2,
            into: &sink
        )
        let list = try OutsideProgram.withFile(sink.bytes) {
            try OutsideProgram.run("pdffonts", [$0], package: "poppler-utils").output
        }
        // Two lines of head, then `ABCDEF+NotoSerif` and its like.
        let embedded = list.split(separator: "\n").dropFirst(2)
        #expect(embedded.count == outcome.usedFonts.count, "\(list)")
        #expect(!outcome.usedFonts.contains(0))
        let paths = outcome.usedFonts.map { fonts[$0].path }
        #expect(paths.contains { $0.hasSuffix("NotoSerif-Regular.ttf") }, "\(paths)")
        #expect(paths.contains { $0.hasSuffix("NotoSansMono-Regular.ttf") }, "\(paths)")
        #expect(outcome.usedFonts.count < FontFile.embedded.count)
    }

    @Test func `outline and destinations lead to lessons`() async throws {
        let (pdf, _) = try await write(BookFixture.course())
        let json = try OutsideProgram.withFile(pdf) {
            try OutsideProgram.run("qpdf", ["--json=1", "--json-key=outlines", $0], package: "qpdf").output
        }
        for expected in ["Module 1: The module", "Lesson title 2", "The concept", "Answers"] {
            #expect(json.contains(expected), "\(json)")
        }
        #expect(!json.contains("\"destpageposfrom1\": null"), "\(json)")
    }

    @Test func `a broken picture is a finding, and the book is made`() async throws {
        let (pdf, findings) = try await write(BookFixture.course(lessons: 2, picture: "assets/broken.png"))
        #expect(findings.map(\.code) == [BookFinding.unreadablePicture])
        #expect(findings[0].message.hasPrefix("assets/broken.png: expected"))
        try OutsideProgram.expectSound(pdf)
    }

    @Test func `characters without a glyph are one finding a lesson and package`() async throws {
        let overview = [BookFixture.paragraph("漢字漢字仮名交じり文章"), BookFixture.paragraph("漢字")]
        let (pdf, findings) = try await write(BookFixture.course(lessons: 2, overview: overview))
        #expect(findings.count == 2)
        #expect(findings.allSatisfy { $0.code == BookFinding.missingGlyph && $0.severity == .warning })
        #expect(findings[0].message.contains("U+6F22 漢"))
        #expect(findings[0].message.contains("and 4 more"))
        #expect(findings[0].help?.contains("fonts-noto-cjk") == true)
        #expect(findings[1].pointer == "/lessons/1")
        try OutsideProgram.expectSound(pdf)
    }

    @Test(arguments: BookOptions.Accessibility.allCases)
    func `a picture without words stops the book, or takes its claim`(_ policy: BookOptions.Accessibility) async throws
    {
        let picture = Picture(
            path: "assets/dot.png",
            format: .png,
            width: 200,
            height: 100,
            sha256: String(repeating: "0", count: 64),
            byteCount: 100
        )
        let course = BookFixture.course(
            lessons: 1,
            overview: [.paragraph([.image(.init(picture: picture, alternativeText: ""))])]
        )
        var options = BookOptions()
        options.accessibility = policy
        var sink = MemorySink()
        let outcome = try await Book.write(
            course: course,
            options: options,
            fonts: FontFile.embedded,
            assetBytes: { BookFixture.assets($0) },
            jobs: 1,
            into: &sink
        )
        #expect(outcome.findings.map(\.code) == [BookFinding.missingAlternativeText])
        #expect(outcome.findings.first?.pointer == "/lessons/0")
        switch policy {
        case .strict:
            #expect(outcome.findings.first?.severity == .error)
            #expect(sink.bytes.isEmpty)
        case .warn:
            #expect(outcome.findings.first?.severity == .warning)
            #expect(sink.bytes.firstRange(of: Array("pdfuaid:part".utf8)) == nil)
            try OutsideProgram.expectSound(sink.bytes)
        }
    }

    @Test func `a two-sided book begins every lesson on a right-hand page`() async throws {
        var options = BookOptions()
        options.isTwoSided = true
        options.pageSize = .a5
        var sink = MemorySink()
        _ = try await Book.write(
            course: BookFixture.course(lessons: 3),
            options: options,
            fonts: FontFile.embedded,
            assetBytes: { BookFixture.assets($0) },
            jobs: 2,
            into: &sink
        )
        let pages = try OutsideProgram.text(sink.bytes).split(separator: "\u{C}", omittingEmptySubsequences: false)
        for number in 0..<3 {
            let first = try #require(
                pages.firstIndex { $0.contains("Lesson title \(number)") && $0.contains("Know what") }
            )
            #expect(first.isMultiple(of: 2))
        }
    }

    @Test func `no font at all is an error that says what to do`() async throws {
        await #expect(throws: BookError.self) { try await write(BookFixture.course(), fonts: []) }
        do {
            _ = try await write(BookFixture.course(), fonts: [FontFile(path: "Plot.ttf", bytes: Array("plot".utf8))])
            Issue.record("expected an error")
        } catch let error as BookError {
            #expect(error.status == .inputMissing)
            #expect(error.message.contains("Plot.ttf"))
        }
    }
}
