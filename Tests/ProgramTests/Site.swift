import CourseFixtures
import Foundation
import JSONCodec

/// A site on disk with one course of the fixture, for tests that change it.
struct Site {
    let scratch: Scratch
    var course: CourseFixture

    init(modules: Int = 1, lessonsPerModule: Int = 2, outputs: String = "[site, pdf, lms]") throws {
        scratch = try Scratch()
        course = CourseFixture(modules: modules, lessonsPerModule: lessonsPerModule)
        try scratch.write("title: Test\ncourses: [courses/*]\noutputs: \(outputs)\n", to: "site/lectern.yaml")
        try writeCourse()
    }

    /// Writes the course as it stands, sealed.
    func writeCourse() throws {
        try scratch.write(course.sealed(), to: Self.package)
        for file in course.files { try scratch.write(file.bytes, to: "site/courses/field/" + file.path) }
    }

    /// Writes a course, sealed, into a folder of `courses`.
    func write(_ course: CourseFixture, to folder: String) throws {
        try scratch.write(course.sealed(), to: "site/courses/\(folder)/package.json")
        for file in course.files { try scratch.write(file.bytes, to: "site/courses/\(folder)/" + file.path) }
    }

    static let package = "site/courses/field/package.json"

    /// The sealed package, to be changed after it was sealed.
    func tree() throws -> JSONTree {
        guard let value = JSONReading(course.sealed()).value else { throw CocoaError(.coderReadCorrupt) }
        return JSONTree(value)
    }

    func build(_ arguments: String...) throws -> Program.Run {
        try Program.start(["build", "site"] + arguments, in: scratch.url).wait()
    }

    /// The files of the output.
    func output(_ folder: String = "site/dist") throws -> [String: [UInt8]] { try scratch.files(below: folder) }
}
