import Foundation
import JSONCodec
import Testing

/// `lectern verify` as a person or a program calls it.
struct VerifyTests {
    @Test func `every package that a build exports is checked without a finding`() throws {
        let site = try Site(outputs: "[site]")
        for (format, name) in [
            ("scorm12", "a.zip"), ("scorm2004", "b.zip"), ("cmi5", "c.zip"), ("cc13", "d.imscc"), ("epub", "e.epub"),
            ("gift", "f.txt"),
        ] {
            let made = try Program.run("export", format, "site/courses/field", "--output", name, in: site.scratch.url)
            #expect(made.status == 0, "\(made.errors)")
            let result = try Program.run("verify", name, in: site.scratch.url)
            #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
            #expect(result.output == "1 package checked\n")
        }
    }

    @Test func `findings stand with file and entry, and decide the status`() throws {
        let scratch = try Scratch()
        try scratch.write("<quiz><question type=\"multichoice\"/></quiz>", to: "bank.xml")
        let text = try Program.run("verify", "bank.xml", in: scratch.url)
        #expect(text.status == 65)
        #expect(text.errors.contains("bank.xml:1:7: error: "), "\(text.errors)")
        #expect(text.errors.contains("[moodle.right-answer]"))
        let json = try Program.run("verify", "bank.xml", "--format", "json", in: scratch.url)
        #expect(json.status == 65)
        for line in json.output.split(separator: "\n") {
            let finding = try #require(JSONReading(Array(line.utf8)).value)
            #expect(finding["file"]?.string == "bank.xml")
            #expect(finding["line"]?.integer == 1)
        }
    }

    @Test func `a file that is not there is 66, and the others are checked all the same`() throws {
        let scratch = try Scratch()
        try scratch.write("no archive", to: "broken.zip")
        let result = try Program.run("verify", "missing.zip", "broken.zip", in: scratch.url)
        #expect(result.status == 66)
        #expect(result.errors.contains("broken.zip: error: ") && result.errors.contains("missing.zip"))
        #expect(try Program.run("verify", in: scratch.url).status == 64)
    }

    @Test func `a folder is not to be removed but to be looked into`() throws {
        let scratch = try Scratch()
        try scratch.write("a file", to: "packages/a.txt")
        let result = try Program.run("verify", "packages", in: scratch.url)
        #expect(result.status == 74)
        #expect(result.errors.contains("it is a folder; name a file in it"), "\(result.errors)")
    }
}
