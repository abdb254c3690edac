import Bytes
import CourseArchives
import CourseFixtures
import CourseMarkup
import CourseModel
import Diagnostics
import EmbeddedAssets
import Foundation
import JSONCodec
import LMSPackager
import OutsidePrograms
import QuestionBanks
import QuestionReading
import Testing
import XMLCodec
import ZIPArchive

extension CommonCartridge.Version {
    var minor: String { self == .v1p1 ? "1" : "3" }
}

private func write(_ version: CommonCartridge.Version, language: String) throws -> [UInt8] {
    let course = HostileCourse(language: language)
    var sink = MemorySink()
    _ = try CommonCartridge.write(course: course.document, version: version, streams: course.streams, into: &sink)
    return sink.bytes
}

/// The cartridges in English, written once for all tests.
private let cartridges = CommonCartridge.Version.allCases.map { version in
    (version: version, bytes: Result { try write(version, language: "en") })
}

private func cartridge(_ version: CommonCartridge.Version) throws -> ZIPArchiveReader {
    try ZIPArchiveReader(bytes(version))
}

private func bytes(_ version: CommonCartridge.Version) throws -> [UInt8] {
    try #require(cartridges.first { $0.version == version }).bytes.get()
}

private func schemas(_ names: String...) -> [XMLSchema.Document] {
    names.map { path in
        XMLSchema.Document(
            name: path.split(separator: "/").last.map(String.init) ?? path,
            bytes: EmbeddedAssets.copy(of: "schemas/\(path).xsd") ?? []
        )
    }.map { XMLSchema.Document(name: $0.name + ".xsd", bytes: $0.bytes) }
}

private func manifestSchemas(_ version: CommonCartridge.Version) -> [XMLSchema.Document] {
    schemas("cc1\(version.minor)/imscp_v1p1", "cc1\(version.minor)/lommanifest")
}

private func text(_ name: String, _ archive: ZIPArchiveReader) throws -> String {
    String(decoding: try archive.content(of: #require(archive[name])), as: UTF8.self)
}

@Test(arguments: CommonCartridge.Version.allCases, ["en", "ar"])
func `an importer reads every title, question, option, right answer and explanation as it was`(
    version: CommonCartridge.Version,
    language: String
) throws {
    let read = try ReadQuestion.all(in: write(version, language: language), format: "cc1\(version.minor)")
    let expected = ReadQuestion.all(
        of: HostileCourse(language: language).document,
        formulas: version == .v1p1 ? .tex : .mathML
    )
    #expect(read.count == expected.count)
    for (read, expected) in zip(read, expected) {
        #expect(
            read.with(path: read.path, title: read.title, name: "", id: "")
                == expected.with(path: expected.path, title: expected.title, name: "", id: "")
        )
    }
}

@Test(arguments: CommonCartridge.Version.allCases)
func `manifest, quizzes and question bank keep our schemas`(version: CommonCartridge.Version) throws {
    let archive = try cartridge(version)
    let manifest = try archive.content(of: #require(archive["imsmanifest.xml"]))
    #expect(XMLSchema.violations(of: manifest, schemas: manifestSchemas(version)) == [])
    let documents = archive.entries.filter { $0.name.hasSuffix(".xml") && $0.name != "imsmanifest.xml" }
    #expect(documents.count == 13)
    for entry in documents {
        let content = try archive.content(of: entry)
        #expect(XMLSchema.violations(of: content, schemas: schemas("qti12/ims_qtiasiv1p2")) == [], "\(entry.name)")
    }
}

@Test func `xmllint finds nothing in manifests and quizzes`() throws {
    try withTemporaryFolder { folder in
        for version in CommonCartridge.Version.allCases {
            let archive = try cartridge(version)
            for schema in manifestSchemas(version) + schemas("qti12/ims_qtiasiv1p2") {
                try Data(schema.bytes).write(to: folder.appending(path: schema.name))
            }
            for (name, schema) in [
                ("imsmanifest.xml", "imscp_v1p1.xsd"), ("quiz-m1-l1.xml", "ims_qtiasiv1p2.xsd"),
                ("question-bank.xml", "ims_qtiasiv1p2.xsd"),
            ] {
                let file = folder.appending(path: name)
                try Data(archive.content(of: #require(archive[name]))).write(to: file)
                let outcome = try OutsideProgram.run(
                    "xmllint",
                    ["--noout", "--nonet", "--schema", folder.appending(path: schema).path(), file.path()],
                    package: "libxml2-utils"
                )
                #expect(outcome.status == 0, Comment(rawValue: outcome.output))
            }
        }
    }
}

@Test(arguments: [
    ("1.1.0", "1.1"), ("structure=\"rooted-hierarchy\"", ""), ("<item identifier=\"root\">", "<item>"),
    ("identifierref=\"resource-style\"", "identifierref=\"nothing\""), ("item-lesson-m1-l2", "item-lesson-m1-l1"),
    ("type=\"webcontent\"", "type=\"page\""), ("href=\"lessons/", "href=\"Lessons/"),
    ("<item identifier=\"root\">", "<item identifier=\"root\"><title>Root</title>"),
])
func `the schema refuses a manifest that an importer refuses`(part: String, replacement: String) throws {
    let manifest = try text("imsmanifest.xml", cartridge(.v1p1))
    let broken = manifest.replacingOccurrences(of: part, with: replacement)
    #expect(broken != manifest)
    #expect(XMLSchema.violations(of: Array(broken.utf8), schemas: manifestSchemas(.v1p1)) != [])
}

@Test(arguments: [
    ("continue=\"No\"", "continue=\"Yes\""), ("ident=\"response1\"", "ident=\"TF1\""), (">100</setvar>", ">1</setvar>"),
    ("_fb\"", "_correct\""), ("rcardinality=\"Single\"", "rcardinality=\"Multiple\""),
    ("_a</varequal>", "_x</varequal>"),
])
func `the schema refuses a quiz that an importer reads wrongly`(part: String, replacement: String) throws {
    let quiz = try text("quiz-m1-l1.xml", cartridge(.v1p3))
    let broken = quiz.replacingOccurrences(of: part, with: replacement)
    #expect(broken != quiz)
    #expect(XMLSchema.violations(of: Array(broken.utf8), schemas: schemas("qti12/ims_qtiasiv1p2")) != [])
}

@Test func `the manifest begins with its namespace, and the archive with the manifest`() throws {
    for version in CommonCartridge.Version.allCases {
        let archive = try cartridge(version)
        #expect(archive.entries.first?.name == "imsmanifest.xml")
        let names = archive.entries.dropFirst().map(\.name)
        #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let manifest = try text("imsmanifest.xml", archive)
        let start = "<manifest xmlns=\"http://www.imsglobal.org/xsd/imsccv1p\(version.minor)/imscp_v1p1\""
        #expect(manifest.split(separator: "\n")[1].hasPrefix(start))
        #expect(!manifest.contains("authorizations"))
    }
}

@Test func `pages for Moodle survive being un-escaped once more than they are escaped`() throws {
    let archive = try cartridge(.v1p1)
    for name in archive.entries.map(\.name) where name.hasSuffix(".html") {
        let page = try text(name, archive)
        let content = try #require(page.split(separator: "<main>").last)
        #expect(content.firstMatch(of: /&lt;[A-Za-z\/!?]/) == nil, "\(name)")
        #expect(!content.contains("<math"))
    }
    let lesson = try text("lessons/m1-l1.html", archive)
    #expect(lesson.contains("\\(Q = A v\\)"))
    #expect(lesson.contains("<h1>A&amp; &amp;\u{200B}B &amp; more</h1>") || lesson.contains("A&amp; &amp;\u{200B}B"))
    #expect(try text("lessons/m1-l1.html", cartridge(.v1p3)).contains("<math alttext=\"Q = A v\">"))
}

@Test func `a page for Moodle parts what MathJax would take for a formula`() throws {
    var fixture = CourseFixture()
    let prose = "A sentence that is long enough for a lesson. Between \\$\\$ and \\$\\$\\$, or \\\\(x\\\\)."
    fixture.change("/lessons/0/explanation/concepts/0/explanation", to: .string(prose))
    let files = Dictionary(fixture.files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let course = CourseParser.parse(package: fixture.decoded(), pictures: PictureCatalogue(fixture.pictures))
    var sink = MemorySink()
    _ = try CommonCartridge.write(
        course: course.document,
        version: .v1p1,
        streams: ArchiveStreams(asset: { DeflatedStream(deflating: files[$0.path] ?? [], level: 9) }),
        into: &sink
    )
    let page = try text("lessons/m1-l1.html", ZIPArchiveReader(sink.bytes))
    #expect(page.contains("Between $\u{200B}$ and $\u{200B}$\u{200B}$, or \\\u{200B}(x\\\u{200B})."))
}

@Test func `pages lead only to what is in the cartridge, and run no script`() throws {
    for version in CommonCartridge.Version.allCases {
        let archive = try ZIPArchiveReader(write(version, language: "ar"))
        for name in archive.entries.map(\.name) where name.hasSuffix(".html") {
            let page = try text(name, archive)
            #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
            #expect(!page.contains("<script") && !page.contains("<form"))
            let folder = name.prefix { $0 != "/" }
            for match in page.matches(of: #/ (?:href|src)="((?!data:|https:)[^"#]+)(#[^"]*)?"/#) {
                let address = String(match.1)
                let path = address.hasPrefix("../") ? String(address.dropFirst(3)) : "\(folder)/\(address)"
                #expect(archive[path] != nil, "\(name) leads to \(address)")
            }
        }
    }
}

@Test func `a picture in an answer is a warning where Moodle loses it`() throws {
    let course = HostileCourse()
    for version in CommonCartridge.Version.allCases {
        var sink = MemorySink()
        let findings = try CommonCartridge.write(
            course: course.document,
            version: version,
            streams: course.streams,
            into: &sink
        )
        let pictures = findings.filter { $0.code == QuestionBanksFinding.optionPicture }
        #expect(pictures.count == (version == .v1p1 ? 3 : 0))
        #expect(pictures.allSatisfy { $0.pointer?.contains("/options/") ?? false })
    }
}

@Test func `a site's own style sheet is the cartridge's`() throws {
    let course = HostileCourse()
    var sink = MemorySink()
    _ = try CommonCartridge.write(
        course: course.document,
        version: .v1p3,
        style: Array("h1 { color: red }".utf8),
        streams: course.streams,
        into: &sink
    )
    #expect(try text("content.css", ZIPArchiveReader(sink.bytes)) == "h1 { color: red }")
    #expect(try bytes(.v1p3) == write(.v1p3, language: "en"))
}
