import CourseFixtures
import Foundation
import OutsidePrograms
import Testing

/// What another reader of Markdown makes of the files.
struct ReadingTests {
    @Test func `markdown-it reads the same words, code, questions and answers, and every link leads somewhere`() throws
    {
        let courses = [
            try MarkdownCourse(CourseFixture()),
            try MarkdownCourse(.hostile(hasNoteInLink: false)),
            try MarkdownCourse(.hostile(language: "ar-EG", textFormat: "plain")),
        ]
        let folder = FileManager.default.temporaryDirectory.appending(path: "markdown-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        for (index, course) in courses.enumerated() {
            let file = folder.appending(path: "course-\(index).zip")
            try Data(course.bytes).write(to: file)
            paths.append(file.path)
        }
        let expected = folder.appending(path: "expected.json")
        try JSONEncoder().encode(courses.map(\.expected)).write(to: expected)
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "MarkdownReading/read.py")
        let outcome = try OutsideProgram.run(
            "env",
            ["python3", script.path, expected.path] + paths,
            package: "coreutils"
        )
        #expect(outcome.status == 0, "\(outcome.output.prefix(6000))")
    }
}
