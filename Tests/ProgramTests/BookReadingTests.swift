import Foundation
import LongForms
import OutsidePrograms
import Testing

/// Whole books, read back by programs that share nothing with this one.
struct BookReadingTests {
    /// The structure's text against the course's, extraction by three programs, ways through the book, conformance, and
    /// three pages (all of them in the long form) drawn by four programs: scripts/verify-book.py says how.
    @Test(arguments: TestBooks.courses)
    func `the book says what the course says, to every reader`(course: String) throws {
        let form = LongForm("\(course): all pages drawn by four programs", sample: 0, of: 1)
        let judged = try OutsideProgram.run(
            "env",
            [
                "python3", TestBooks.repository.appendingPathComponent("scripts/verify-book.py").path,
                "--pages", form.rounds > 0 ? "all" : "sample", "--scratch", TestBooks.scratch.path,
                try TestBooks.book(of: course).path, TestBooks.repository.appendingPathComponent(course).path,
            ],
            package: "coreutils"
        )

        #expect(judged.status == 0, "\(judged.output)")
    }

    @Test func `pages look as they were recorded`() throws {
        let compared = try OutsideProgram.run(
            "env",
            [
                "python3", TestBooks.repository.appendingPathComponent("scripts/reference-pages.py").path,
                "--scratch", TestBooks.scratch.path, try TestBooks.folder.path,
            ],
            package: "coreutils"
        )
        #expect(compared.status == 0, "\(compared.output)")
    }

    /// The judges themselves: a course that differs from the book by one word, one block or one option is told.
    @Test(arguments: [
        ("like a stone on a beach", "like a bone on a beach"), ("Shade, air and height", "Shade and height"),
        ("Water freezes", "Water thaws"), ("Choose a place where", "Find a place where"),
        ("that is honest about its gaps", "that hides its gaps"),
    ])
    func `a word that differs is a fault`(word: String, other: String) throws {
        let scratch = try Scratch()
        let course = TestBooks.repository.appendingPathComponent("site/courses/weather/package.json")
        let text = try String(contentsOf: course, encoding: .utf8)
        #expect(text.contains(word))
        try scratch.write(text.replacingOccurrences(of: word, with: other), to: "package.json")
        let judged = try OutsideProgram.run(
            "env",
            [
                "python3", TestBooks.repository.appendingPathComponent("scripts/verify-book.py").path,
                "--pages", "none", try TestBooks.book(of: "weather").path, scratch.url.path,
            ],
            package: "coreutils"
        )
        #expect(judged.status == 1)
        #expect(judged.output.contains("fault: structure: "), "\(judged.output)")
    }
}
