import Bytes
import CourseFixtures
import Foundation
import JSONCodec
import Testing

/// Each kind of broken input ends with its exit status and a readable line, and leaves the last good output as it was.
struct BrokenInputTests {
    /// Builds a good site, breaks it, builds again, and holds what came against what is expected.
    private func expectRefusal(
        _ status: Int32,
        _ code: String,
        _ words: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        break change: (inout Site) throws -> Void
    ) throws {
        var site = try Site(outputs: "[site]")
        let good = try site.build()
        #expect(good.status == 0, "\(good.errors)", sourceLocation: sourceLocation)
        let before = try site.scratch.marks(below: "site/dist")
        try change(&site)
        let run = try site.build()
        #expect(run.status == status, "\(run.errors)", sourceLocation: sourceLocation)
        let line = run.errorLines.first { $0.hasSuffix("[\(code)]") }
        #expect(
            line.map { words.isEmpty || $0.contains(words) } == true,
            "\(run.errors)",
            sourceLocation: sourceLocation
        )
        #expect(line?.hasPrefix("site/courses/field/") == true, "\(run.errors)", sourceLocation: sourceLocation)
        #expect(run.errorLines.last?.hasSuffix("; nothing was written") == true, sourceLocation: sourceLocation)
        #expect(run.output.isEmpty, sourceLocation: sourceLocation)
        #expect(try site.scratch.marks(below: "site/dist") == before, sourceLocation: sourceLocation)
    }

    @Test func `a package.json that is cut off is refused`() throws {
        try expectRefusal(65, "json.cut", "") { site in
            try site.scratch.write(Array(site.course.sealed().dropLast(100)), to: Site.package)
        }
    }

    @Test func `a value of the wrong type is refused with its place`() throws {
        try expectRefusal(65, "value.type", "/lessons/0/durationMinutes") { site in
            site.course.change("/lessons/0/durationMinutes", to: "ten")
            try site.writeCourse()
        }
    }

    @Test func `a lesson without an approval is not built`() throws {
        try expectRefusal(77, "approval.missing", "m1-l1") { site in
            guard case .array(let approvals)? = try site.tree()["approvals"] else { return }
            let rest = approvals.filter { $0["entityType"] != "Lesson" || $0["entityId"] != "m1-l1" }
            site.course.package["approvals"] = .array(rest)
            try site.writeCourse()
        }
    }

    @Test func `a lesson that was changed after its approval is not built`() throws {
        try expectRefusal(77, "approval.hash", "") { site in
            let text = String(decoding: site.course.sealed(), as: UTF8.self)
            try site.scratch.write(
                text.replacingOccurrences(of: "Water *flows* downhill", with: "Water *flows* uphill"),
                to: Site.package
            )
        }
    }

    @Test func `a missing asset is refused`() throws {
        try expectRefusal(65, "asset.missing", "assets/dot.png") { site in
            try site.scratch.remove("site/courses/field/assets/dot.png")
        }
    }

    @Test func `an asset with another content than was approved is refused`() throws {
        try expectRefusal(65, "asset.hash", "assets/plot.svg") { site in
            let svg = try site.scratch.text("site/courses/field/assets/plot.svg")
            try site.scratch.write(
                svg.replacingOccurrences(of: "#06c", with: "#07c"),
                to: "site/courses/field/assets/plot.svg"
            )
        }
    }

    @Test func `a PNG that claims ten thousand million pixels is refused`() throws {
        try expectRefusal(65, "picture.pixels", "") { site in
            var png = site.course.files[0].bytes
            png.replaceSubrange(16..<24, with: [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0])
            let crc = CRC32.of(Array(png[12..<29]))
            png.replaceSubrange(29..<33, with: (0..<4).map { UInt8(truncatingIfNeeded: crc >> (24 - 8 * $0)) })
            try site.scratch.write(png, to: "site/courses/field/assets/dot.png")
        }
    }

    @Test func `six megabytes of JSON are refused`() throws {
        try expectRefusal(65, "json.size", "5000000") { site in
            try site.scratch.write(
                site.course.sealed() + [UInt8](repeating: 0x20, count: 6_000_000),
                to: Site.package
            )
        }
    }

    @Test func `ten thousand levels of nesting are refused`() throws {
        try expectRefusal(65, "json.depth", "") { site in
            try site.scratch.write(
                #"{"format":"# + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000) + "}",
                to: Site.package
            )
        }
    }

    @Test func `an unknown field is refused`() throws {
        try expectRefusal(65, "field.unknown", "/lessons/1/colour") { site in
            site.course.change("/lessons/1/colour", to: "blue")
            try site.writeCourse()
        }
    }

    @Test func `a quiz with three options is refused`() throws {
        try expectRefusal(65, "quiz.option-count", "expected 4 options, found 3") { site in
            site.course.change("/quizzes/0/questions/0/options/3", to: nil)
            try site.writeCourse()
        }
    }

    @Test func `an asset that is a symbolic link out of the package is refused`() throws {
        try expectRefusal(65, "course.outside", "assets/dot.png") { site in
            try site.scratch.write(site.course.files[0].bytes, to: "elsewhere.png")
            try site.scratch.remove("site/courses/field/assets/dot.png")
            try FileManager.default.createSymbolicLink(
                at: site.scratch("site/courses/field/assets/dot.png"),
                withDestinationURL: site.scratch("elsewhere.png")
            )
        }
    }

    @Test func `a javascript link is a warning and no link`() throws {
        var site = try Site(outputs: "[site, lms]")
        site.course.change(
            "/lessons/0/explanation/overview",
            to: "A text that is long enough to be an overview has [a link](javascript:alert(1)) that leads nowhere."
        )
        try site.writeCourse()
        let run = try site.build()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errorLines.contains { $0.contains("package.json:") && $0.contains("warning: /lessons/0/") })
        let page = try site.scratch.text("site/dist/site/courses/field-course/lessons/m1-l1.html")
        #expect(page.contains("a link"))
        #expect(!page.contains("javascript:"))
    }

    @Test func `raw HTML is shown as text`() throws {
        var site = try Site(outputs: "[site]")
        site.course.change(
            "/lessons/0/explanation/overview",
            to: "A text that is long enough to be an overview has <script>alert(1)</script> in its middle."
        )
        try site.writeCourse()
        #expect(try site.build().status == 0)
        let page = try site.scratch.text("site/dist/site/courses/field-course/lessons/m1-l1.html")
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("<script>alert"))
    }

    @Test func `all findings of all courses are reported at once`() throws {
        var site = try Site(outputs: "[site]")
        site.course.change("/lessons/0/durationMinutes", to: 1)
        site.course.change("/quizzes/0/questions/0/options/3", to: nil)
        try site.writeCourse()
        var other = CourseFixture(id: "second-course")
        other.change("/title", to: "")
        try site.scratch.write(other.sealed(), to: "site/courses/second/package.json")
        let run = try site.build()
        #expect(run.status == 65)
        let errors = run.errorLines.filter { $0.contains(": error: ") }
        #expect(errors.count >= 3)
        #expect(errors.contains { $0.hasPrefix("site/courses/second/package.json:") })
        #expect(run.errorLines.last?.hasPrefix("\(errors.count) errors") == true)
        #expect(!site.scratch.exists("site/dist"))
    }
}
