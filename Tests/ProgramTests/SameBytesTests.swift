import CourseFixtures
import Foundation
import JSONCodec
import Testing

/// The output depends on the input and the program alone.
struct SameBytesTests {
    @Test func `the bytes do not depend on jobs, locale, time zone, folder or cache`() throws {
        let site = try Site(modules: 2)
        #expect(try site.build("--jobs", "1", "--output", "one").status == 0)
        let expected = try site.output("one")
        #expect(expected.count > 8)
        #expect(try site.build("--jobs", "8", "--output", "eight", "--no-cache").status == 0)
        #expect(try site.output("eight") == expected)
        try FileManager.default.copyItem(at: site.scratch("site"), to: site.scratch("a/b/moved site"))
        let run = try Program.run(
            "build",
            ".",
            "--output",
            "../out",
            in: site.scratch("a/b/moved site"),
            environment: ["LC_ALL": "ar_EG.UTF-8", "TZ": "Pacific/Auckland", "HOME": "/nonexistent"]
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(try site.output("a/b/out") == expected)
    }

    @Test func `the build record names every file and no place of this computer`() throws {
        let site = try Site()
        #expect(try site.build("--quiet").status == 0)
        let output = try site.output()
        let record = try #require(
            try JSONSerialization.jsonObject(with: Data(output["build.json"] ?? [])) as? [String: Any]
        )
        let outputs = try #require(record["outputs"] as? [[String: Any]])
        #expect(outputs.compactMap { $0["path"] as? String } == output.keys.filter { $0 != "build.json" }.sorted())
        for entry in outputs {
            let path = try #require(entry["path"] as? String)
            #expect(entry["bytes"] as? Int == output[path]?.count)
        }
        let text = String(decoding: output["build.json"] ?? [], as: UTF8.self)
        #expect(!text.contains(site.scratch.url.path))
        #expect(!text.contains("courses/field/"))
    }

    @Test func `the exported file is the one of a build`() throws {
        let site = try Site()
        #expect(try site.build("--quiet").status == 0)
        for (format, name) in [("pdf", "field-course-1.pdf"), ("scorm12", "field-course-1-scorm12.zip")] {
            let run = try Program.run(
                "export",
                format,
                "site/courses/field",
                "--output",
                "file",
                in: site.scratch.url
            )
            #expect(run.status == 0, "\(run.errors)")
            #expect(try site.scratch.read("file") == site.scratch.read("site/dist/site/downloads/" + name))
        }
    }

    /// With emoji, drawings, hyphenation, notes and tables over pages.
    @Test(arguments: ["Tests/Specimen/english", "Tests/Specimen/german"])
    func `a book does not depend on how many lessons are laid out at once, nor on the folder`(course: String) throws {
        let scratch = try Scratch()
        let copy = scratch("some other/folder")
        try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: TestBooks.repository.appendingPathComponent(course), to: copy)
        let expected = [UInt8](try Data(contentsOf: TestBooks.book(of: course)))
        #expect(expected.count > 50_000)
        for jobs in ["1", "2", "4"] {
            let run = try Program.run(
                "export",
                "pdf",
                ".",
                "--output",
                "../\(jobs).pdf",
                "--jobs",
                jobs,
                "--quiet",
                in: copy,
                environment: ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"]
            )
            #expect(run.status == 0, "\(run.errors)")
            #expect(try scratch.read("some other/\(jobs).pdf") == expected, "--jobs \(jobs)")
        }
    }
}
