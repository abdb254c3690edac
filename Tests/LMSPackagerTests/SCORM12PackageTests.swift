import Bytes
import Diagnostics
import EmbeddedAssets
import Foundation
import JSONCodec
import Testing
import XMLCodec
import ZIPArchive

@testable import LMSPackager

private let schemas = ["imscp_rootv1p1p2", "imsmd_rootv1p2p1", "adlcp_rootv1p2"].map { name in
    XMLSchema.Document(name: name + ".xsd", bytes: EmbeddedAssets.copy(of: "schemas/scorm12/\(name).xsd") ?? [])
}

private func read(_ course: ExampleCourse = ExampleCourse()) throws -> ZIPArchiveReader {
    try ZIPArchiveReader(course.packaged())
}

private func text(_ name: String, _ archive: ZIPArchiveReader) throws -> String {
    String(decoding: try archive.content(of: #require(archive[name])), as: UTF8.self)
}

@Test func `the manifest is first, the rest sorted, and every file is there`() throws {
    let names = try read().entries.map(\.name)
    #expect(
        names == [
            "imsmanifest.xml", "adlcp_rootv1p2.xsd", "assets/\(plotName)", "assets/plot.png",
            "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd", "index.html", "lessons/area.html", "lessons/end.html",
            "lessons/flow.html", "manifest.json", "player/content.css", "player/course.js", "player/player.css",
            "player/player.js", "projects/brook.html",
        ]
    )
}

/// The picture whose name differs in case only from another's.
private let plotName = "plot-\(SHA256Digest(ofUTF8: "not really a picture").hex.prefix(8)).png"

@Test func `two packagings give the same bytes`() throws {
    #expect(try ExampleCourse().packaged() == ExampleCourse().packaged())
}

@Test func `the manifest keeps our schemas, by our checker and by xmllint`() throws {
    let archive = try read()
    let manifest = try archive.content(of: #require(archive["imsmanifest.xml"]))
    #expect(XMLSchema.violations(of: manifest, schemas: schemas) == [])
    try withTemporaryFolder { folder in
        try Data(manifest).write(to: folder.appending(path: "imsmanifest.xml"))
        for schema in schemas { try Data(schema.bytes).write(to: folder.appending(path: schema.name)) }
        let checked = try run(
            "xmllint",
            [
                "--noout", "--nonet", "--schema", folder.appending(path: "imscp_rootv1p1p2.xsd").path(),
                folder.appending(path: "imsmanifest.xml").path(),
            ],
            package: "libxml2-utils"
        )
        #expect(checked.status == 0)
    }
}

@Test(arguments: [
    ("adlcp:scormtype", "adlcp:scormType"), ("isvisible=\"true\"", ""), ("identifierref=\"resource-player\"", ""),
    ("<schemaversion>1.2<", "<schemaversion>1.2 <"), (">80<", ">800<"), ("item-module-rest", "item-module-water"),
    ("identifierref=\"resource-lesson-end\"", "identifierref=\"nothing\""), ("href=\"lessons/", "href=\"/lessons/"),
    ("identifier=\"organization\"", "identifier=\"1 organization\""), ("<title>The rest</title>", ""),
])
func `the schemas refuse what an importer refuses`(part: String, replacement: String) throws {
    let manifest = try text("imsmanifest.xml", read())
    let broken = manifest.replacingOccurrences(of: part, with: replacement)
    #expect(broken != manifest)
    #expect(XMLSchema.violations(of: Array(broken.utf8), schemas: schemas) != [])
}

@Test func `items follow the course, with a mastery score where there is a quiz`() throws {
    let manifest = try text("imsmanifest.xml", read())
    let identifiers = manifest.matches(of: /<item identifier="([^"]*)"/).map { String($0.1) }
    #expect(
        identifiers == [
            "item-module-water", "item-lesson-flow", "item-lesson-area", "item-project-brook", "item-module-rest",
            "item-lesson-end",
        ]
    )
    #expect(manifest.matches(of: /<adlcp:masteryscore>80</).count == 2)
    let first = try #require(manifest.firstMatch(of: /<resource [^>]*href="([^"]*)"/))
    #expect(first.1 == "lessons/flow.html")
}

@Test func `every file but the control documents stands in a resource, and nothing that is not there`() throws {
    let archive = try read()
    let manifest = try text("imsmanifest.xml", archive)
    let files = Set(manifest.matches(of: /<file href="([^"]*)"/).map { String($0.1) })
    let control = Set(schemas.map(\.name) + ["imsmanifest.xml"])
    #expect(files == Set(archive.entries.map(\.name)).subtracting(control))
}

private let hostileTitles: [(title: String, expected: String)] = [
    ("<b>bold</b>", "<b>bold</b>"), ("A& &B", "A&\u{A0}&B"), ("0", "\u{FF10}"), ("A&0&B", "A&\u{FF10}&B"),
    (" 0", "\u{A0}\u{FF10}"), ("0é", "\u{FF10}é"), ("A& é", "A&\u{A0}é"), ("00", "00"), ("R&D 0", "R&D 0"),
    ("\"quotes\" & 'more'", "\"quotes\" & 'more'"), ("😀 emoji", "😀 emoji"), ("كيف يجري الماء", "كيف يجري الماء"),
    ("水の流れ方", "水の流れ方"), ("line\nfeed\ttab", "line feed tab"), ("&amp; &#233; ]]>", "&amp; &#233; ]]>"),
    (String(repeating: "é", count: 255), String(repeating: "é", count: 255)),
    (String(repeating: "語", count: 254) + "0", String(repeating: "語", count: 254) + "\u{FF10}"),
    (String(repeating: "x", count: 256), String(repeating: "x", count: 254) + "…"),
    ("bad\u{FFFF}", "bad\u{FFFD}"),
]

@Test(arguments: hostileTitles)
func `hostile titles survive as the table of substitutions says`(title: String, expected: String) throws {
    var course = ExampleCourse()
    course.title = title
    course.moduleTitle = title
    course.lessonTitle = title
    let archive = try read(course)
    let manifest = try archive.content(of: #require(archive["imsmanifest.xml"]))
    #expect(XMLSchema.violations(of: manifest, schemas: schemas) == [])
    let source = String(decoding: manifest, as: UTF8.self)
    #expect(!source.contains("&#"))
    #expect(!source.contains("CDATA"))
    try withTemporaryFolder { folder in
        let file = folder.appending(path: "imsmanifest.xml")
        try Data(manifest).write(to: file)
        // The titles as Moodle's parser gives them: chunk by chunk, without those that PHP takes for empty.
        let script = """
            import sys, re, subprocess
            titles, chunks, inside = [], None, False
            class Reader:
                def start(self, tag, attributes):
                    global chunks
                    if tag.endswith("}title") and "imscp" in tag: chunks = []
                def data(self, text):
                    if chunks is not None: chunks.append(text)
                def end(self, tag):
                    global chunks
                    if tag.endswith("}title") and chunks is not None:
                        titles.append("".join(c for c in chunks if c.strip(" \\t\\n\\r\\0\\x0b") not in ("", "0")))
                        chunks = None
                def close(self): pass
            import xml.etree.ElementTree as tree
            parser = tree.XMLParser(target=Reader())
            parser.feed(open(sys.argv[1], "rb").read())
            parser.close()
            sys.stdout.write("\\x1e".join(titles[:3]))
            """
        let output = try run("python3", ["-c", script, file.path()], package: "python3").output
        #expect(output.split(separator: "\u{1E}").map(String.init) == [expected, expected, expected])
    }
    let page = try text("lessons/flow.html", archive)
    #expect(!page.contains("<b>bold"))
}

@Test func `a title that XML cannot hold is a warning`() throws {
    var course = ExampleCourse()
    course.lessonTitle = "bad\u{FFFF}"
    var sink = MemorySink()
    let findings = try SCORM12Package.write(course: course.document, streams: course.streams, into: &sink)
    #expect(findings.map(\.pointer) == ["/lessons/0/title"])
    #expect(findings.map(\.severity) == [.warning])
}

@Test func `manifest.json names every page with its files and their digests`() throws {
    let archive = try read()
    let bytes = try archive.content(of: #require(archive["manifest.json"]))
    let description = try #require(JSONReading(bytes).value)
    #expect(description["title"]?.string == "A course in the field")
    #expect(description["version"]?.integer == 3)
    #expect(description["contentHash"]?.string == "sha256:" + String(repeating: "a", count: 64))
    let pages = (description["lessons"]?.elements ?? []) + (description["projects"]?.elements ?? [])
    #expect(pages.map { $0["id"]?.string } == ["flow", "area", "end", "brook"])
    for file in pages.flatMap({ $0["files"]?.elements ?? [] }) {
        let content = try archive.content(of: #require(archive[file["path"]?.string ?? ""]))
        #expect(file["sha256"]?.string == SHA256Digest(of: content).hex)
        #expect(file["bytes"]?.integer == content.count)
    }
}

@Test func `pages have the course's language and direction and lead only to what is there`() throws {
    var course = ExampleCourse()
    course.language = "ar"
    let archive = try read(course)
    for name in archive.entries.map(\.name) where name.hasSuffix(".html") {
        let page = try text(name, archive)
        #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
        let folder = name.split(separator: "/").dropLast().joined(separator: "/")
        for match in page.matches(of: #/ (?:href|src)="((?!data:)[^"#]+)(#[^"]*)?"/#) {
            let address = String(match.1)
            let path =
                address.hasPrefix("../")
                ? String(address.dropFirst(3)) : folder.isEmpty ? address : "\(folder)/\(address)"
            #expect(archive[path] != nil, "\(name) leads to \(address)")
        }
    }
}

@Test func `no page asks another server for anything`() throws {
    let archive = try read()
    for name in archive.entries.map(\.name) where name.hasSuffix(".html") || name.hasPrefix("player/") {
        #expect(try text(name, archive).firstMatch(of: /(?:src|url\(|import) ?=?["']?https?:/) == nil)
    }
}

@Test func `no page makes the browser ask the server's root for an icon`() throws {
    let archive = try read()
    for entry in archive.entries where entry.name.hasSuffix(".html") {
        #expect(try text(entry.name, archive).contains("<link rel=\"icon\" href=\"data:,\">"), "\(entry.name)")
    }
}

@Test(arguments: PlayerFormat.allCases) func `the player takes at most 12 kB`(format: PlayerFormat) {
    let script = PlayerScript.make(format, PlayerTheme([]))
    #expect(DeflatedStream(deflating: script, level: 9).bytes.count <= 12_000 - 18)
}

@Test func `Python and Info-ZIP open the package`() throws {
    try withTemporaryFolder { folder in
        let file = folder.appending(path: "course.zip")
        try Data(ExampleCourse().packaged()).write(to: file)
        #expect(try run("unzip", ["-t", "-q", file.path()], package: "unzip").status == 0)
        let script = "import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None"
        #expect(try run("python3", ["-c", script, file.path()], package: "python3").status == 0)
    }
}
