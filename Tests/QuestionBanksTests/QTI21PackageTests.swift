import Bytes
import CourseMarkup
import EmbeddedAssets
import Foundation
import OutsidePrograms
import QuestionBanks
import QuestionReading
import Testing
import XMLCodec
import ZIPArchive

private func schema(_ name: String) -> XMLSchema.Document {
    XMLSchema.Document(name: name, bytes: EmbeddedAssets.copy(of: "schemas/qti21/\(name)") ?? [])
}

private let written = Result { try BankFormat.qti21.write(HostileCourse()) }

private func package() throws -> ZIPArchiveReader { try ZIPArchiveReader(written.get()) }

/// The first question of the first quiz, whose right answer is the first.
private func isFirst(_ name: String) -> Bool {
    let identity = HostileCourse().document.lessons[0].quiz?.questions[0].identity ?? ""
    return name == "items/m1-l1-\(identity).xml"
}

@Test func `manifest, tests and items keep our schemas`() throws {
    let archive = try package()
    var kinds: [String: Int] = [:]
    for entry in archive.entries where entry.name.hasSuffix(".xml") {
        let isManifest = entry.name == "imsmanifest.xml"
        let content = try archive.content(of: entry)
        let violations = XMLSchema.violations(
            of: content,
            schemas: [schema(isManifest ? "imscp_v1p1.xsd" : "imsqti_v2p1.xsd")]
        )
        #expect(violations == [], "\(entry.name)")
        kinds[String(entry.name.prefix { $0 != "/" }), default: 0] += 1
    }
    #expect(kinds == ["imsmanifest.xml": 1, "tests": 12, "items": 12 * 2 + HostileCourse.texts.count])
}

@Test func `xmllint finds nothing in an item with all that an item can hold`() throws {
    let archive = try package()
    let folder = FileManager.default.temporaryDirectory.appending(path: "qti-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schemaFile = folder.appending(path: "imsqti_v2p1.xsd")
    try Data(schema("imsqti_v2p1.xsd").bytes).write(to: schemaFile)
    var files: [String] = []
    for entry in archive.entries where entry.name.hasPrefix("items/") {
        let file = folder.appending(path: String(entry.name.dropFirst("items/".count)))
        try Data(archive.content(of: entry)).write(to: file)
        files.append(file.path())
    }
    let outcome = try OutsideProgram.run(
        "xmllint",
        ["--noout", "--nonet", "--schema", schemaFile.path()] + files,
        package: "libxml2-utils"
    )
    #expect(outcome.status == 0, Comment(rawValue: outcome.output))
}

@Test(arguments: [
    ("<correctResponse><value>a", "<correctResponse><value>e"), ("maxChoices=\"1\"", "maxChoices=\"2\""),
    ("<p>", "<p dir=\"rtl\">"),
    ("identifier=\"general_fb\"", "identifier=\"other\""), ("<simpleChoice identifier=\"b\"", "<simpleChoice"),
    ("<simpleChoice identifier=\"b\"", "<simpleChoice identifier=\"a\""),
])
func `the schema refuses an item that an importer reads wrongly`(part: String, replacement: String) throws {
    let archive = try package()
    let entry = try #require(archive.entries.first { isFirst($0.name) })
    let item = String(decoding: try archive.content(of: entry), as: UTF8.self)
    let broken = item.replacingOccurrences(of: part, with: replacement)
    #expect(broken != item)
    #expect(XMLSchema.violations(of: Array(broken.utf8), schemas: [schema("imsqti_v2p1.xsd")]) != [])
}

@Test func `right-to-left courses say so by a class that the style sheet knows`() throws {
    let archive = try ZIPArchiveReader(BankFormat.qti21.write(HostileCourse(language: "ar")))
    let style = String(decoding: try archive.content(of: #require(archive["style.css"])), as: UTF8.self)
    #expect(style.contains(".rtl { direction: rtl"))
    for entry in archive.entries where entry.name.hasPrefix("items/") {
        let item = String(decoding: try archive.content(of: entry), as: UTF8.self)
        #expect(item.contains("<itemBody class=\"rtl\">") && item.contains("xml:lang=\"ar\""))
    }
}
