import Bytes
import Foundation
import LMSPackager
import Testing
import XMLCodec
import ZIPArchive

private let pages = ["lessons/area.html", "lessons/end.html", "lessons/flow.html", "projects/brook.html"]

@Test(arguments: TestedFormat.allCases)
func `the manifest stands first, all else by name, and two packagings are the same`(format: TestedFormat) throws {
    let bytes = try format.packed()
    #expect(try format.packed() == bytes)
    let names = try ZIPArchiveReader(bytes).entries.map(\.name)
    #expect(names.first == format.manifestName)
    #expect(names.dropFirst().elementsEqual(names.dropFirst().sorted()))
    #expect(Set(pages).isSubset(of: names))
}

@Test func `pages, pictures and styles are the same bytes in all packages with the player`() throws {
    let archives = try TestedFormat.allCases.map { try $0.open() }
    let names = archives[0].entries.map(\.name).filter {
        $0.hasPrefix("lessons/") || $0.hasPrefix("projects/") || $0.hasPrefix("assets/") || $0.hasSuffix(".css")
    }
    #expect(names.count == 8)
    for name in names { #expect(Set(try archives.map { try $0.text(name) }).count == 1, "\(name)") }
}

@Test(arguments: TestedFormat.allCases)
func `a manifest keeps our schemas, by our checker and by xmllint with those of the package`(
    format: TestedFormat
) throws {
    let archive = try format.open()
    #expect(format.violations(try archive.text(format.manifestName)) == [])
    try withTemporaryFolder { folder in
        for schema in format.schemas {
            // Every control document that the manifest names lies at the root.
            let bytes = format == .cmi5 ? schema.bytes : try archive.content(of: #require(archive[schema.name]))
            try Data(bytes).write(to: folder.appending(path: schema.name))
        }
        let manifest = folder.appending(path: format.manifestName)
        try Data(archive.content(of: #require(archive[format.manifestName]))).write(to: manifest)
        let main = folder.appending(path: try #require(format.schemas.first).name).path()
        let checked = try run(
            "xmllint",
            ["--noout", "--nonet", "--schema", main, manifest.path()],
            package: "libxml2-utils"
        )
        #expect(checked.status == 0)
    }
}

@Test(arguments: TestedFormat.allCases)
func `the container has what every importer reads, by Python's zipfile`(format: TestedFormat) throws {
    try withTemporaryFolder { folder in
        let file = folder.appending(path: "course.zip")
        try Data(format.packed()).write(to: file)
        let script = """
            import re, sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            names = archive.namelist()
            assert archive.testzip() is None
            assert len({name.lower() for name in names}) == len(names)
            for entry in archive.infolist():
                assert re.fullmatch(r"[a-z0-9._-]+(/[a-z0-9._-]+)*", entry.filename) and len(entry.filename) <= 200, entry
                assert entry.compress_type in (0, 8) and entry.flag_bits == 0 and entry.extra == b"", entry
                assert entry.date_time == (1980, 1, 1, 0, 0, 0) and entry.create_system == 3, entry
                assert entry.external_attr == 0o100644 << 16 and entry.extract_version == 20, entry
                assert entry.file_size or entry.compress_type == 0, entry
            manifest = archive.read(names[0])
            assert manifest.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
            assert b"&#" not in manifest and b"CDATA" not in manifest and b"xml:base" not in manifest
            print("fine")
            """
        #expect(try run("python3", ["-c", script, file.path()], package: "python3").output == "fine\n")
    }
}

@Test(arguments: [TestedFormat.scorm12, .scorm12Single, .scorm2004])
func `every file stands in a resource, nothing dangles, and the first resource is where a course begins`(
    format: TestedFormat
) throws {
    let archive = try format.open()
    let elements = try XMLElements(archive.text("imsmanifest.xml"))
    let files = elements.all("file").compactMap { $0.attributes["href"] }
    #expect(Set(files).count == files.count)
    let control = format.schemas.map(\.name) + ["imsmanifest.xml"]
    #expect(Set(files + control) == Set(archive.entries.map(\.name)))
    let resources = elements.all("resource")
    let identifiers = elements.elements.compactMap { $0.attributes["identifier"] }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.allSatisfy { $0.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_.\-]{0,254}/) != nil })
    let known = Set(resources.compactMap { $0.attributes["identifier"] })
    let references = elements.elements.compactMap { $0.attributes["identifierref"] }
    #expect(known.isSuperset(of: references))
    #expect(known.subtracting(references) == (format == .scorm12Single ? [] : ["resource-package"]))
    let start = format == .scorm12Single ? "index.html" : "lessons/flow.html"
    #expect(resources.first?.attributes["href"] == start)
    // Of each SCO the first file is its own page (ADL: a file equal to the href).
    for (index, element) in elements.elements.enumerated() where element.attributes["href"] != nil {
        guard element.name.local == "resource" else { continue }
        #expect(elements.elements[index + 1].attributes["href"] == element.attributes["href"])
        #expect(elements.elements[index + 1].name.local == "file")
    }
}

@Test(arguments: [TestedFormat.scorm12, .scorm12Single, .scorm2004])
func `every item is visible, a leaf has a resource and a module none`(format: TestedFormat) throws {
    let elements = try XMLElements(format.manifest()).elements
    let items = elements.indices.filter { elements[$0].name.local == "item" }
    #expect(items.count == (format == .scorm12Single ? 1 : 6))
    for index in items {
        let hasItems = elements[(index + 1)...].prefix { $0.path.count > elements[index].path.count }
            .contains { $0.name.local == "item" }
        #expect(elements[index].attributes["isvisible"] == "true")
        #expect((elements[index].attributes["identifierref"] != nil) == !hasItems)
        #expect(elements[index].attributes["parameters"] == nil)
        #expect(elements[index + 1].name.local == "title")
    }
}

@Test func `of a package with one SCO the LMS does not judge by a score, and its index is the shell`() throws {
    #expect(try !TestedFormat.scorm12Single.manifest().contains("masteryscore"))
    let index = try TestedFormat.scorm12Single.open().text("index.html")
    #expect(index.contains("data-shell"))
    #expect(try !TestedFormat.scorm12.open().text("index.html").contains("data-shell"))
}

@Test(arguments: [(0, "0.0", "0.0"), (7, "7", "0.07"), (80, "80", "0.8"), (75, "75", "0.75"), (100, "100", "1.0")])
func `a pass mark is never a bare zero, which Moodle's parser drops`(
    percent: Int,
    inPercent: String,
    share: String
) throws {
    let options = LMSOptions(passPercent: percent)
    let older = try TestedFormat.scorm12.manifest(ExampleCourse(), options)
    #expect(older.contains("<adlcp:masteryscore>\(inPercent)<"))
    #expect(TestedFormat.scorm12.violations(older) == [])
    let manifest = try TestedFormat.scorm2004.manifest(ExampleCourse(), options)
    #expect(manifest.contains("<imsss:minNormalizedMeasure>\(share)<"))
    #expect(TestedFormat.scorm2004.violations(manifest) == [])
    let structure = try TestedFormat.cmi5.manifest(ExampleCourse(), options)
    #expect(structure.contains("masteryScore=\"\(share)\""))
    #expect(TestedFormat.cmi5.violations(structure) == [])
}

@Test(arguments: TestedFormat.allCases)
func `each joined player takes at most 12 kB and asks no other server`(format: TestedFormat) throws {
    let archive = try format.open()
    let script = try archive.content(of: #require(archive["player/player.js"]))
    #expect(DeflatedStream(deflating: script, level: 9).bytes.count <= 12_000 - 18)
    for name in archive.entries.map(\.name) where name.hasSuffix(".html") || name.hasPrefix("player/") {
        #expect(try archive.text(name).firstMatch(of: /(?:src|url\(|import) ?=?["']?https?:/) == nil, "\(name)")
    }
}

@Test(arguments: TestedFormat.allCases)
func `manifest.json gives every page's digest, and pages load the player before the course`(
    format: TestedFormat
) throws {
    let archive = try format.open()
    let description = try archive.text("manifest.json")
    for name in pages {
        let content = try archive.content(of: #require(archive[name]))
        #expect(description.contains(SHA256Digest(of: content).hex))
        let page = String(decoding: content, as: UTF8.self)
        let sources = page.matches(of: /<script defer src="([^"]*)"/).map { String($0.1) }
        #expect(sources == ["../player/player.js", "../player/course.js"])
    }
}

@Test func `a site's own schemas and theme files go in instead of ours`() throws {
    var options = LMSOptions()
    options.schemas[.scorm2004] = [
        .init(name: "imscp_v1p1.xsd", bytes: [UInt8](utf8: "official")),
        .init(name: "common/dataTypes.xsd", bytes: [UInt8](utf8: "more")),
    ]
    options.theme = [
        .init(name: "player.css", bytes: [UInt8](utf8: "/* ours */")),
        .init(name: "player/place.js", bytes: [UInt8](utf8: "// our place")),
    ]
    let archive = try TestedFormat.scorm2004.open(ExampleCourse(), options)
    #expect(try archive.text("imscp_v1p1.xsd") == "official")
    #expect(try archive.text("common/dataTypes.xsd") == "more")
    #expect(try archive.text("adlcp_v1p3.xsd").contains("Written for Lectern") || archive["adlcp_v1p3.xsd"] != nil)
    #expect(try archive.text("player/player.css") == "/* ours */")
    #expect(try archive.text("player/player.js").contains("// our place\n"))
    let other = try TestedFormat.scorm12.open(ExampleCourse(), options)
    #expect(other["imscp_v1p1.xsd"] == nil && other["imscp_rootv1p1p2.xsd"] != nil)
}
