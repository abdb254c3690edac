import Testing
import XMLCodec
import ZIPArchive

@testable import LMSPackager

private let hostile = [
    "<b>bold</b>", "A& &B", "0", "A&0&B", " 0", "0é", "A& é", "00", "R&D 0", "\"quotes\" & 'more'", "😀 emoji",
    "كيف يجري الماء", "水の流れ方", "line\nfeed\ttab", "&amp; &#233; ]]>", "$$x^2 < 0$$ & `0`", "< > < >",
    String(repeating: "語", count: 254) + "0", String(repeating: " ", count: 200), String(repeating: "é", count: 255),
]

/// White space reads back as spaces; nothing else that these texts hold is lost.
private func spaced(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { [0x09, 0x0A, 0x0D].contains($0.value) ? " " : $0 }))
}

@Test(arguments: hostile)
func `a title of a manifest reads back through the inverse of the table`(title: String) {
    let written = ManifestText.title(title)
    #expect(ManifestText.original(of: written) == spaced(title))
    #expect(ManifestText.title(written) == written)
}

@Test(arguments: hostile)
func `titles and modules of SCORM 1.2 and 2004 read back out of the package`(title: String) throws {
    var course = ExampleCourse()
    course.title = title
    course.moduleTitle = title
    course.lessonTitle = title
    for format in [TestedFormat.scorm12, .scorm12Single, .scorm2004] {
        let manifest = try format.manifest(course)
        #expect(format.violations(manifest) == [])
        let titles = try XMLElements(manifest).all("title").filter { $0.path.first == "manifest" && $0.text != "" }
        let items = titles.filter { $0.path.contains("organization") }.prefix(3)
        #expect(items.count == (format == .scorm12Single ? 2 : 3))
        #expect(items.allSatisfy { ManifestText.original(of: $0.text) == spaced(title) }, "\(items.map(\.text))")
        #expect(!manifest.contains("&#") && !manifest.contains("CDATA"))
    }
}

@Test func `no substitute stands for two characters, and none is a character that is substituted`() {
    let table = ManifestText.substitutes
    #expect(Set(table.map(\.substitute)).count == table.count)
    #expect(Set(table.map(\.substitute)).isDisjoint(with: table.map(\.character)))
}
