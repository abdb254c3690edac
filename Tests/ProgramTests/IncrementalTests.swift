import CourseFixtures
import Foundation
import JSONCodec
import LongForms
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
        #expect(changed.contains("site/courses/field-course/lessons/m2-l2.html"))
        #expect(!changed.contains("site/courses/field-course/lessons/m1-l1.html"))
        #expect(!changed.contains("site/courses/field-course/assets/dot.png"))
        #expect(changed.subtracting(["build.json"]).count <= 2, "\(changed)")
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

    @Test func `after random edits the output is that of a clean build`() throws {
        let form = LongForm("random edits", sample: 6, of: 200)
        var random = form.generator()
        var site = try Site(modules: 2)
        for round in 0..<form.rounds {
            switch random.next() % 5 {
            case 0: site.course.change("/lessons/1/title", to: .string("Lesson number \(random.next() % 1000)"))
            case 1: site.course.change("/title", to: .string("Course \(random.next() % 1000)"))
            case 2:
                let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(1 + random.next() % 90)\" height=\"9\"/>"
                site.course.files[1].bytes = Array(svg.utf8)
            case 3:
                // Where no output lies, it would be a person's file, which a build refuses to replace.
                let page = "site/dist/site/courses/field-course/index.html"
                if site.scratch.exists(page) { try site.scratch.write("edited", to: page) }
            default:
                let outputs = ["[site]", "[site, lms]", "[pdf, lms]", "[site, pdf, lms]"][Int(random.next() % 4)]
                try site.scratch.write(
                    "title: T\(random.next() % 9)\ncourses: [courses/*]\noutputs: \(outputs)\n",
                    to: "site/lectern.yaml"
                )
            }
            try site.writeCourse()
            let run = try site.build("--quiet")
            #expect(run.status == 0, "\(run.errors)")
            #expect(try site.build("--quiet", "--no-cache", "--output", "clean-\(round)").status == 0)
            #expect(try site.output() == site.output("clean-\(round)"), "seed \(form.seed), round \(round)")
        }
    }
}
