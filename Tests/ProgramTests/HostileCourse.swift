import CourseFixtures
import Foundation
import JSONCodec
import OutsidePrograms

/// A small course on disk, whose book is made with a picture or a font that may do harm.
struct HostileCourse {
    /// How an export ended.
    struct Outcome {
        /// Whether a book was written.
        var isBook: Bool
        /// What went wrong beyond findings: a crash, too much time or memory, a file that is not sound.
        var fault: String?
    }

    /// What the program may take: 3 GB of addresses, which is far above what any sound picture of these sizes needs, and
    /// 20 s of CPU.
    private static let limits = "ulimit -v 3000000 && ulimit -t 20 && exec"

    private let scratch: Scratch
    private var course: CourseFixture

    init() throws {
        scratch = try Scratch()
        course = CourseFixture(modules: 1, lessonsPerModule: 1)
    }

    /// Exports the book with a picture of these bytes.
    mutating func export(picture bytes: [UInt8], name: String) throws -> Outcome {
        var changed = course
        changed.files = course.files + [("assets/" + name, bytes)]
        let text = "![What nobody knows](assets/\(name))\n\nA picture that stands alone, and one in a line"
        changed.change("/lessons/0/practice/prompt", to: .string(text + " ![The same](assets/\(name)) of the text."))
        return try export(changed, arguments: [])
    }

    /// Exports the book with the text in a font of these bytes.
    mutating func export(font bytes: [UInt8]) throws -> Outcome {
        try scratch.write(bytes, to: "fonts/Odd.ttf")
        try scratch.write(
            "title: Odd\ncourses: [course]\npdf: {faces: {text: [fonts/Odd.ttf]}, accessibility: warn}\n",
            to: "lectern.yaml"
        )
        return try export(course, arguments: ["--config", "lectern.yaml"])
    }

    private func export(_ course: CourseFixture, arguments: [String]) throws -> Outcome {
        try scratch.write(course.sealed(), to: "course/package.json")
        for file in course.files { try scratch.write(file.bytes, to: "course/" + file.path) }
        if scratch.exists("book.pdf") { try scratch.remove("book.pdf") }
        let run = try Program.start(
            ["export", "pdf", "course", "--output", "book.pdf", "--quiet"] + arguments,
            in: scratch.url,
            shell: Self.limits
        ).wait()
        switch run.status {
        case 0:
            let checked = try OutsideProgram.run("qpdf", ["--check", scratch("book.pdf").path], package: "qpdf")
            let isSound = checked.status == 0 && !checked.output.contains("WARNING")
            return Outcome(isBook: true, fault: isSound ? nil : "qpdf: \(checked.output.prefix(600))")
        // Course data, configuration or a font refused: with a finding that says why.
        case 65, 66, 78:
            let isTold = run.errorLines.contains { $0.contains("error: ") || $0.contains("lectern: ") }
            return Outcome(isBook: false, fault: isTold ? nil : "refused without a word: \(run.errors)")
        default: return Outcome(isBook: false, fault: "status \(run.status): \(run.errors.suffix(600))")
        }
    }

    /// Keeps the bytes that did harm, for whoever looks for the cause.
    func keep(_ bytes: [UInt8], _ name: String) throws {
        let folder = TestBooks.scratch.appendingPathComponent("harm")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        print("kept \(folder.appendingPathComponent(name).path)")
    }
}
