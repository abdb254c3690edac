import CourseFixtures
import Foundation
import JSONCodec
import OutsidePrograms
import Testing

private let formats = [
    "scorm12", "scorm12-single", "scorm2004", "cmi5", "cc11", "cc13", "moodlexml", "gift", "qti21", "epub", "markdown",
]

private func fileName(_ format: String, version: Int = 1) -> String {
    let name = "field-course-\(version)"
    return switch format {
    case "epub": name + ".epub"
    case "cc11", "cc13": "\(name)-\(format).imscc"
    case "moodlexml": name + "-moodlexml.xml"
    case "gift": name + "-gift.txt"
    default: "\(name)-\(format).zip"
    }
}

/// All packages of a course, from one build.
struct PackageFormatTests {
    private func site(_ more: String = "", outputs: String = "[site, lms]") throws -> Site {
        let site = try Site(modules: 2, outputs: outputs)
        try site.scratch.write(
            """
            title: Test
            courses: [courses/*]
            outputs: \(outputs)
            lms:
              formats: [\(formats.joined(separator: ", "))]
            \(more)
            """,
            to: "site/lectern.yaml"
        )
        return site
    }

    private func inside(_ archive: String, _ name: String, of site: Site) throws -> String {
        let path = site.scratch("site/dist/" + archive).path
        let outcome = try OutsideProgram.run("unzip", ["-p", path, name], package: "unzip")
        return outcome.output
    }

    @Test func `every format is the same at every width, with a cache and without, and exported by itself`() throws {
        let site = try site()
        #expect(try site.build("--jobs", "1", "--no-cache", "--output", "one").status == 0)
        let expected = try site.output("one")
        #expect(try site.build("--jobs", "8").status == 0)
        #expect(try site.output() == expected)
        let page = String(decoding: expected["site/courses/field-course/index.html"] ?? [], as: UTF8.self)
        for format in formats {
            let name = fileName(format)
            let bytes = try #require(expected["site/downloads/" + name])
            let run = try Program.run(
                "export",
                format,
                "site/courses/field",
                "--output",
                "file",
                "--quiet",
                in: site.scratch.url
            )
            #expect(run.status == 0, "\(run.errors)")
            #expect(try site.scratch.read("file") == bytes, "\(format)")
            #expect(page.contains("downloads/\(name)\" download>"))
        }
        #expect(page.matches(of: /<summary>SHA-256<\/summary><code>[0-9a-f]{64}<\/code>/).count == formats.count)
        #expect(page.matches(of: /download>[^<]+<\/a> <span>[^<]+<\/span>\n<p>[^<]{10,}<\/p>/).count == formats.count)
    }

    @Test func `one package for most platforms is built where nothing is said`() throws {
        let site = try Site(outputs: "[lms]")
        #expect(try site.build().status == 0)
        #expect(try site.output().keys.sorted() == ["build.json", "lms/field-course-1-scorm12.zip"])
    }

    @Test func `a package knows earlier versions, and changes with them`() throws {
        let site = try site(outputs: "[lms]")
        var second = CourseFixture(version: 2, modules: 2)
        second.approvedAt = "2026-03-02T12:00:00Z"
        try site.write(second, to: "next")
        #expect(try site.build().status == 0)
        let name = "lms/" + fileName("scorm2004", version: 2)
        let script = try inside(name, "player/course.js", of: site)
        #expect(script.contains("\"earlier\":[{\"version\":1,\"pages\":[\"lesson-m1-l1\""))
        #expect(try inside("lms/" + fileName("scorm2004"), "player/course.js", of: site).contains("\"earlier\":[]"))
        let export = try Program.run(
            "export",
            "scorm2004",
            "site/courses/next",
            "--earlier",
            "site/courses/field",
            "--output",
            "file",
            "--quiet",
            in: site.scratch.url
        )
        #expect(export.status == 0, "\(export.errors)")
        #expect(try site.scratch.read("file") == site.scratch.read("site/dist/" + name))

        // Another question in the first version alters packages of the second, and no others of its.
        let before = try site.output()
        var first = site.course
        first.change("/quizzes/0/questions/0/question", to: "What else is measured here?")
        try site.write(first, to: "field")
        #expect(try site.build().status == 0)
        let after = try site.output()
        let changed = formats.filter { format in
            let path = "lms/" + fileName(format, version: 2)
            return before[path] != after[path]
        }
        #expect(changed == ["scorm12", "scorm12-single", "scorm2004", "cmi5"])
        #expect(try site.build("--no-cache", "--output", "clean").status == 0)
        #expect(try site.output("clean") == after)
        // A version that is archived is not built, and its learners come back all the same.
        let configuration = try site.scratch.text("site/lectern.yaml")
        try site.scratch.write(configuration + "\narchived: [field-course@1]\n", to: "site/lectern.yaml")
        #expect(try site.build().status == 0)
        #expect(try site.output()["lms/" + fileName("scorm2004")] == nil)
        #expect(try site.output()[name] == after[name])
        let missing = try Program.run(
            "export",
            "cmi5",
            "site/courses/next",
            "--earlier",
            "nowhere",
            "--output",
            "file",
            in: site.scratch.url
        )
        #expect(missing.status == 66)
        let same = try Program.run(
            "export",
            "cmi5",
            "site/courses/next",
            "--earlier",
            "site/courses/next",
            "--output",
            "file",
            in: site.scratch.url
        )
        #expect(same.status == 66 && same.errors.contains("none before version 2"), "\(same.errors)")
    }

    @Test func `a site's own player files, texts and schemas go into packages`() throws {
        let site = try site("  schemas: xsd\ntheme: theme", outputs: "[lms]")
        try site.scratch.write("<!-- official -->\n", to: "site/xsd/scorm2004/imscp_v1p1.xsd")
        try site.scratch.write("/* our look */\n", to: "site/theme/lms/player.css")
        try site.scratch.write(
            "{\"completed\": \"Done and dusted\", \"quiz\": \"Check-up\"}\n",
            to: "site/theme/strings/en.json"
        )
        let run = try site.build()
        #expect(run.status == 0, "\(run.errors)")
        let name = "lms/" + fileName("scorm2004")
        #expect(try inside(name, "imscp_v1p1.xsd", of: site) == "<!-- official -->\n")
        #expect(try inside(name, "player/player.css", of: site) == "/* our look */\n")
        #expect(try inside(name, "lessons/m1-l1.html", of: site).contains("Done and dusted"))
        #expect(try inside("lms/" + fileName("cc13"), "imsmanifest.xml", of: site).contains("Check-up"))
        try site.scratch.write("/* our other look */\n", to: "site/theme/lms/player.css")
        #expect(try site.build().status == 0)
        #expect(try inside(name, "player/player.css", of: site) == "/* our other look */\n")
        try site.scratch.write("x", to: "site/theme/lms/playr.css")
        let refused = try site.build()
        #expect(refused.errors.contains("did you mean \"lms/player.css\"?"), "\(refused.errors)")
    }

    @Test func `a folder of schemas that holds none is refused`() throws {
        let site = try site("  schemas: xsd", outputs: "[lms]")
        let run = try site.build()
        #expect(run.status == 78)
        #expect(run.errors.contains("[config.schemas]"), "\(run.errors)")
    }

    @Test func `a format that is not known is refused with the nearest name`() throws {
        let scratch = try Scratch()
        let run = try Program.run("export", "scrom2004", "course", "--output", "file", in: scratch.url)
        #expect(run.status == 64)
        #expect(run.errors.contains("did you mean 'scorm2004'?"), "\(run.errors)")
        let site = try Site()
        try site.scratch.write("courses: [courses/*]\nlms: {formats: [scorm13]}\n", to: "site/lectern.yaml")
        let refused = try site.build()
        #expect(refused.status == 78 && refused.errors.contains("scorm12"), "\(refused.errors)")
    }
}
