import CourseFixtures
import Foundation
import JSONCodec
import Testing

/// A build does what is left to do, and its output is that of a clean one.
struct IncrementalTests {
    @Test func `nothing changed, nothing is written, and warnings are told again`() throws {
        var site = try Site()
        site.course.change(
            "/lessons/0/explanation/overview",
            to: "A text that is long enough to be an overview has [a link](javascript:alert(1)) that leads nowhere."
        )
        try site.writeCourse()
        let first = try site.build()
        #expect(first.status == 0)
        let before = try site.scratch.marks(below: "site/dist")
        let second = try site.build()
        #expect(second.status == 0)
        #expect(try site.scratch.marks(below: "site/dist") == before)
        #expect(second.output.contains("\(before.count) reused, 0 written"))
        let warnings = first.errorLines.filter { $0.contains("warning") }
        #expect(!warnings.isEmpty)
        #expect(second.errorLines.filter { $0.contains("warning") } == warnings)
    }

    @Test func `one lesson changed, only what depends on it is written`() throws {
        var site = try Site(modules: 2, outputs: "[site]")
        #expect(try site.build().status == 0)
        let before = try site.scratch.marks(below: "site/dist")
        site.course.change(
            "/lessons/3/practice/prompt",
            to: "Find another brook and measure how much water it carries."
        )
        try site.writeCourse()
        #expect(try site.build().status == 0)
        let after = try site.scratch.marks(below: "site/dist")
        let changed = Set(after.filter { before[$0.key] != $0.value }.keys)
        let course = "site/courses/field-course/"
        #expect(changed.filter { $0.hasSuffix(".html") } == [course + "lessons/m2-l2.html"])
        // Its words are in the course's search, in the index and in one part of the text.
        let rest = changed.filter { !$0.hasSuffix(".html") }
        #expect(rest.count <= 3, "\(rest)")
        #expect(rest.allSatisfy { $0 == "build.json" || $0.hasPrefix(course + "search") }, "\(rest)")
    }

    @Test func `a page that someone changed or removed is made again`() throws {
        let site = try Site(outputs: "[site]")
        #expect(try site.build().status == 0)
        let expected = try site.output()
        try site.scratch.write("changed", to: "site/dist/site/index.html")
        try site.scratch.remove("site/dist/site/courses/field-course/index.html")
        #expect(try site.build().status == 0)
        #expect(try site.output() == expected)
    }

    @Test func `files of a person beside the outputs stay`() throws {
        let site = try Site(outputs: "[site]")
        #expect(try site.build().status == 0)
        try site.scratch.write("mine", to: "site/dist/site/courses/notes.txt")
        #expect(try site.build("--only", "pdf").status == 0)
        #expect(try site.output().keys.sorted() == ["build.json", "pdf/field-course-1.pdf", "site/courses/notes.txt"])
    }

    @Test func `a cache that is damaged or gone changes nothing but the time`() throws {
        let site = try Site()
        #expect(try site.build().status == 0)
        let expected = try site.output()
        for (name, bytes) in try site.scratch.files(below: "site/.lectern/cache") {
            var damaged = bytes
            damaged[damaged.count / 2] ^= 0x40
            try site.scratch.write(damaged, to: "site/.lectern/cache/" + name)
        }
        try site.scratch.remove("site/dist/site/downloads")
        #expect(try site.build().status == 0)
        #expect(try site.output() == expected)
        try site.scratch.remove("site/.lectern")
        #expect(try site.build().output.contains(", 0 written"))
        #expect(try site.output() == expected)
    }

    @Test func `a course whose file has size and time of the last build is not opened, but by --verify`() throws {
        let site = try Site(outputs: "[site]")
        var other = CourseFixture(id: "other-course", modules: 1)
        try site.write(other, to: "other")
        try site.scratch.overwrite(Site.package, keepingTime: false) { $0 }
        #expect(try site.build("--quiet").status == 0)
        let package = try site.scratch.read(Site.package)
        try site.scratch.overwrite(Site.package) { [UInt8](repeating: 0x20, count: $0.count) }
        other.change("/title", to: "Another title")
        try site.write(other, to: "other")
        let run = try site.build("--quiet")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try site.build("--quiet", "--verify").status == 65)
        try site.scratch.overwrite(Site.package) { _ in package }
        #expect(try site.build("--quiet", "--verify").status == 0)
        #expect(try site.build("--quiet", "--no-cache", "--output", "clean").status == 0)
        #expect(try site.output() == site.output("clean"))
    }

    @Test func `a page that was changed with size and time kept is found by --verify`() throws {
        let site = try Site(outputs: "[site]")
        #expect(try site.build("--quiet").status == 0)
        let page = "site/dist/site/index.html"
        let bytes = try site.scratch.read(page)
        try site.scratch.overwrite(page) { [0x20] + $0.dropFirst() }
        #expect(try site.build("--quiet").output.isEmpty)
        #expect(try site.scratch.read(page) != bytes)
        #expect(try site.build("--quiet", "--verify").status == 0)
        #expect(try site.scratch.read(page) == bytes)
    }

    @Test func `a course that moved to another folder takes its pages with it`() throws {
        let site = try Site(outputs: "[site]")
        #expect(try site.build("--quiet").status == 0)
        let before = try site.scratch.marks(below: "site/dist")
        try FileManager.default.moveItem(at: site.scratch("site/courses/field"), to: site.scratch("site/courses/moved"))
        let run = try site.build()
        #expect(run.status == 0, "\(run.errors)")
        #expect(try site.scratch.marks(below: "site/dist") == before)
        try FileManager.default.moveItem(at: site.scratch("site/courses/moved"), to: site.scratch("elsewhere"))
        try site.write(CourseFixture(id: "new-course", modules: 1), to: "new")
        #expect(try site.build("--quiet").status == 0)
        #expect(try site.build("--quiet", "--no-cache", "--output", "clean").status == 0)
        #expect(try site.output() == site.output("clean"))
    }
}
