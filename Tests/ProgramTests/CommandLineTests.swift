import CourseFixtures
import Foundation
import JSONCodec
import Testing

/// The command line as a person meets it.
struct CommandLineTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `a new site checks, builds, and builds again after a change is sealed`() throws {
        #expect(try Program.run("new", "mine", in: scratch.url).status == 0)
        let check = try Program.run("check", "mine", in: scratch.url)
        #expect(check.status == 0)
        #expect(check.errors.isEmpty, "\(check.errors)")
        #expect(try Program.run("build", "mine", in: scratch.url).status == 0)
        #expect(scratch.exists("mine/dist/site/index.html"))
        #expect(scratch.exists("mine/dist/site/downloads/first-course-1.pdf"))
        let package = "mine/courses/first-course/package.json"
        let text = try scratch.text(package)
        try scratch.write(text.replacingOccurrences(of: "The radius is 12.5 m", with: "It is 12.5 m wide"), to: package)
        #expect(try Program.run("build", "mine", in: scratch.url).status == 77)
        let seal = try Program.run(
            "seal",
            "mine/courses/first-course",
            "--approved-by",
            "Ada",
            "--at",
            "2026-05-04T10:00:00Z",
            in: scratch.url
        )
        #expect(seal.status == 0, "\(seal.errors)")
        #expect(try scratch.text(package).contains("2026-05-04T10:00:00Z"))
        #expect(try Program.run("build", "mine", in: scratch.url).status == 0)
    }

    @Test func `a template is copied, changed, and used; what is wrong with it has a line`() throws {
        let site = try Site(outputs: "[site]")
        let folder = site.scratch("site")
        let list = try Program.run("theme", "list", in: folder)
        #expect(list.output.contains("  lesson.mustache\n") && list.output.contains("  strings/de.json\n"))
        let eject = try Program.run("theme", "eject", "lesson.mustache", in: folder)
        #expect(eject.status == 0 && eject.output.contains("wrote theme/lesson.mustache"))
        #expect(try Program.run("theme", "eject", "lesson.mustache", in: folder).status == 73)
        let unknown = try Program.run("theme", "eject", "lessn.mustache", in: folder)
        #expect(unknown.status == 66 && unknown.errors.contains("did you mean \"lesson.mustache\"?"))
        let configuration = try site.scratch.text("site/lectern.yaml")
        try site.scratch.write(configuration + "theme: theme\n", to: "site/lectern.yaml")
        #expect(try Program.run("theme", "list", in: folder).output.contains("* lesson.mustache\n"))
        try site.scratch.write("<h1>{{lesson.titel}}</h1>\n", to: "site/theme/lesson.mustache")
        let refused = try site.build()
        #expect(refused.status == 78, "\(refused.errors)")
        #expect(refused.errors.contains("site/theme/lesson.mustache:1:5: error: "), "\(refused.errors)")
        try site.scratch.write("<h1>{{lesson.title}} mine</h1>\n", to: "site/theme/lesson.mustache")
        #expect(try site.build().status == 0)
        let pages = try site.output().filter { $0.key.contains("/lessons/") }
        #expect(!pages.isEmpty)
        for page in pages.values { #expect(String(decoding: page, as: UTF8.self).hasSuffix(" mine</h1>\n")) }
    }

    @Test func `new leaves a folder alone that is there`() throws {
        try scratch.write("mine", to: "mine/thesis.txt")
        let run = try Program.run("new", "mine", in: scratch.url)
        #expect(run.status == 73)
        #expect(try scratch.files(below: "mine").count == 1)
    }

    @Test func `new fills an empty folder, also the one that a person stands in`() throws {
        try FileManager.default.createDirectory(at: scratch("mine"), withIntermediateDirectories: true)
        let run = try Program.run("new", ".", in: scratch("mine"))
        #expect(run.status == 0, "\(run.errors)")
        #expect(try scratch.files(below: "mine").keys.sorted().first == "courses/first-course/assets/bridge.svg")
        #expect(try Program.run("check", in: scratch("mine")).status == 0)
    }

    @Test func `an export is refused where it would become part of the course, and names the file that was asked for`()
        throws
    {
        #expect(try Program.run("new", "mine", in: scratch.url).status == 0)
        let course = "mine/courses/first-course"
        let inside = try Program.run("export", "scorm12", course, "--output", course + "/assets/a.zip", in: scratch.url)
        #expect(inside.status == 73)
        #expect(!scratch.exists(course + "/assets/a.zip"))
        let nowhere = try Program.run("export", "scorm12", course, "--output", "nowhere/a.zip", in: scratch.url)
        #expect(nowhere.status == 73)
        #expect(nowhere.errors.contains("cannot create nowhere/a.zip: there is no such file or folder"))
    }

    @Test(arguments: [
        (["biuld"], "did you mean 'build'"), (["build", "--outptu", "x"], "--output"),
        (["build", "--jobs", "0"], "--jobs"), (["export", "pfd", "x", "--output", "y"], "did you mean 'pdf'"),
        (["explain", "quiz.option-cuont"], "did you mean 'quiz.option-count'"), (["seal", "x"], "--approved-by"),
        (["seal", "x", "--approved-by", "Ada", "--at", "2026-02-30T10:00:00Z"], "--at takes a time"),
        (["build", "--only", "side"], "side"),
        (["build", "--output", ""], "--output takes a folder"),
        (["draft"], "swift build -c release --product lectern-studio"),
    ])
    func `a command line that is not understood is one line that helps`(_ words: [String], _ hint: String) throws {
        let run = try Program.start(words, in: scratch.url).wait()
        #expect(run.status == 64)
        #expect(run.errorLines.count == 1, "\(run.errors)")
        #expect(run.errors.hasPrefix("lectern: error: "))
        #expect(run.errors.contains(hint), "\(run.errors)")
    }

    @Test func `a path that leads nowhere is named`() throws {
        for command in ["build", "check"] {
            let run = try Program.run(command, "nowhere", in: scratch.url)
            #expect(run.status == 66)
            #expect(run.errorLines.count == 1, "\(run.errors)")
            #expect(run.errors.contains("nowhere"))
        }
        let run = try Program.run("check", in: scratch.url)
        #expect(run.status == 66)
        #expect(run.errors.contains("[course.missing]"))
    }

    @Test func `every command has help with an example`() throws {
        for command in ["build", "check", "export", "new", "seal", "explain", "preview"] {
            let run = try Program.run(command, "--help", in: scratch.url)
            #expect(run.status == 0)
            #expect(run.output.contains("lectern \(command) "))
            #expect(run.output.contains("USAGE: lectern \(command)"))
        }
    }

    @Test func `several paths are checked at once, and warnings do not fail`() throws {
        var course = CourseFixture(id: "warned")
        course.change("/syllabus/modules/0/lessons/0/title", to: "Another title than the lesson's own")
        for (folder, bytes) in [("a", course.sealed()), ("b", CourseFixture().sealed())] {
            try scratch.write(bytes, to: folder + "/package.json")
            for file in course.files { try scratch.write(file.bytes, to: folder + "/" + file.path) }
        }
        let run = try Program.run("check", "a", "b", in: scratch.url)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errorLines.last == "1 warning")
        #expect(run.output == "2 courses checked\n")
        let missing = try Program.run("check", "nowhere", "a", in: scratch.url)
        #expect(missing.status == 66)
        #expect(missing.errors.contains("[lesson.title]"), "\(missing.errors)")
        #expect(missing.errorLines.last?.contains("cannot read nowhere") == true)
        let json = try Program.run("check", "a", "--format", "json", in: scratch.url)
        let line = try #require(json.output.split(separator: "\n").first)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["code"] as? String == "lesson.title")
        #expect(object?["line"] as? Int ?? 0 > 1)
    }

    @Test func `a single course is built into the current folder`() throws {
        let course = CourseFixture()
        try scratch.write(course.sealed(), to: "course/package.json")
        for file in course.files { try scratch.write(file.bytes, to: "course/" + file.path) }
        #expect(try Program.run("build", "course", "--only", "site", in: scratch.url).status == 0)
        #expect(scratch.exists("dist/site/courses/field-course/index.html"))
        #expect(try scratch.files(below: "course").count == 3)
    }

    @Test func `versions of a course lie beside each other, and a conflict is refused`() throws {
        for version in [1, 2] {
            var course = CourseFixture(version: version, title: "Version \(version)")
            course.approvedAt = "2026-03-0\(version)T12:00:00Z"
            try scratch.write(course.sealed(), to: "c/v\(version)/package.json")
            for file in course.files { try scratch.write(file.bytes, to: "c/v\(version)/" + file.path) }
        }
        try scratch.write("courses: [c/*]\noutputs: [site, lms]\n", to: "lectern.yaml")
        #expect(try Program.run("build", in: scratch.url).status == 0)
        #expect(try scratch.text("dist/site/courses/field-course/index.html").contains("Version 2"))
        #expect(try scratch.text("dist/site/courses/field-course/v1/index.html").contains("Version 1"))
        #expect(scratch.exists("dist/site/downloads/field-course-1-scorm12.zip"))
        try scratch.write("courses: [c/*]\noutputs: [site]\narchived: [field-course@1]\n", to: "lectern.yaml")
        #expect(try Program.run("build", in: scratch.url).status == 0)
        #expect(!scratch.exists("dist/site/courses/field-course/v1"))
        let other = CourseFixture(version: 2, title: "Another version 2")
        try scratch.write(other.sealed(), to: "c/v3/package.json")
        for file in other.files { try scratch.write(file.bytes, to: "c/v3/" + file.path) }
        let run = try Program.run("build", in: scratch.url)
        #expect(run.status == 65)
        #expect(run.errors.contains("[course.version-conflict]"))
    }
}
