import Bytes
import Diagnostics
import Testing

@testable import PackageVerifier

/// What is found in a good package after a change, without what concerns only the form of our own ones.
private func findings(_ good: GoodPackage, _ change: (inout OpenPackage) -> Void) -> [Finding] {
    var package = good.opened
    change(&package)
    return PackageVerifier.check(package.bytes, name: good.name).filter {
        !["package.profile", "package.schema"].contains($0.code.id)
    }
}

@Test(arguments: [1 << 40, 1 << 61, -1, 200_000_000])
func `a ZIP64 locator that leads past the end is damage`(place: Int) {
    var bytes = GoodPackage.scorm12.bytes
    let locator = RawArchive.little(0x0706_4B50, 4) + RawArchive.little(0, 4) + RawArchive.little(place, 8)
    bytes.insert(contentsOf: locator + RawArchive.little(1, 4), at: bytes.count - 22)
    #expect(PackageVerifier.check(bytes, name: "a.zip").map(\.code.id) == ["package.archive"])
}

@Test func `sizes that no machine can add up are told one by one`() {
    let found = findings(.scorm12) { package in
        for number in 0..<9 {
            var entry = RawEntry("assets/\(number).bin", [1], isDeflated: false)
            entry.contentCount = 0xFFFF_FFFF
            entry.extra = RawArchive.little(1, 2) + RawArchive.little(8, 2) + RawArchive.little(1 << 60, 8)
            package.entries.append(entry)
        }
    }
    let limits = found.filter { $0.code.id == "package.limit" }
    #expect(limits.count == 9)
    #expect(limits.allSatisfy { $0.message.hasPrefix("expected at most 4 GiB in one entry") })
}

@Test func `many contents that are small each are out of proportion together`() {
    let found = findings(.scorm12) { package in
        for number in 0..<200 {
            var entry = RawEntry("assets/\(number).bin", [1], isDeflated: false)
            entry.contentCount = 1 << 20
            package.entries.append(entry)
        }
    }
    #expect(found.contains { $0.code.id == "package.limit" && $0.file == "course.zip" })
}

@Test func `names are compared byte for byte`() {
    let found = findings(.scorm12) { package in
        for name in ["caf\u{E9}.html", "cafe\u{301}.html"] { package.add(name, "<p>a</p>") }
        for last: UInt8 in [0xE8, 0xE9] {
            var entry = RawEntry("", [1], isDeflated: false)
            entry.name = [0x61, last]
            package.entries.append(entry)
        }
    }
    #expect(Set(found.map(\.code.id)) == ["package.name-case", "package.portable-name", "package.file-unlisted"])
    let listed = findings(.scorm12) { package in
        package.rename("lessons/m1-l2.html", "lessons/cafe\u{301}.html")
        for _ in 0..<2 { package.replace("lessons/m1-l2.html", "lessons/caf\u{E9}.html", in: "imsmanifest.xml") }
    }
    #expect(
        listed.contains { $0.code.id == "package.file-case" && $0.message.hasSuffix("how its letters are composed") }
    )
}

@Test func `a base that is longer than any path is told and not added up`() {
    let long = String(repeating: "x", count: 100_000)
    let found = findings(.cartridge13) {
        $0.replace("<resources", "<resources xml:base=\"\(long)\"", in: "imsmanifest.xml")
    }
    #expect(found.filter { $0.code.id == "package.file-path" }.count == 1)
    #expect(found.allSatisfy { $0.message.utf8.count < 1_100 })
    let file = findings(.scorm12) {
        $0.replace("<file href=\"", "<file href=\"\(long)/\(long)\"/><file href=\"", in: "imsmanifest.xml")
    }
    #expect(file.map(\.code.id) == ["package.file-path"])
}

@Test(arguments: [
    (GoodPackage.scorm12, "imsmanifest.xml"), (.scorm2004, "lessons/m1-l1.html"), (.epub, "lessons/m1-l1.xhtml"),
])
func `a document that is too large to be looked into is told`(good: GoodPackage, name: String) {
    let found = findings(good) { package in
        package.change(name) { entry in
            entry.content += [UInt8](repeating: 0x20, count: 33 << 20)
            entry.isDeflated = false
        }
    }
    let limits = found.filter { $0.code.id == "package.limit" }
    #expect(limits.count == 1 && limits[0].file.hasSuffix(name))
    #expect(limits.first?.severity == (name.hasSuffix(".html") ? .warning : .error))
}

@Test func `a prefix means what the innermost element declares`() {
    let text = """
        <a xmlns="urn:a" xmlns:p="urn:1"><b xmlns:p="urn:2" p:x=""><p:c/><d xmlns:p="urn:3" xmlns:q="urn:4"/></b>\
        <p:e/><q:f/></a>
        """
    let document = MarkupParser.parse([UInt8](utf8: text), name: "a.xml")
    var spaces: [String: String] = [:]
    document.root.walk { spaces[$0.local] = $0.namespace }
    #expect(spaces == ["a": "urn:a", "b": "urn:a", "c": "urn:2", "d": "urn:a", "e": "urn:1", "f": ""])
    #expect(document.root.child("b")?.attribute("x", in: "urn:2") != nil)
    #expect(document.unboundPrefixes.count == 1)
    let long = "<a xmlns=\"\(String(repeating: "x", count: 3_000))\"/>"
    #expect(MarkupParser.parse([UInt8](utf8: long), name: "a.xml").problem != nil)
}

@Test func `of calls in one statement each is looked at`() {
    let found = findings(.scorm2004) { package in
        package.add("more.js", "set(\"cmi.suspend_data\", \"a\"), set(\"cmi.suspend_data\", \"x\".repeat(70000))")
    }
    #expect(Set(found.map(\.code.id)) == ["scorm.suspend-data", "package.file-unlisted"])
    let many = String(repeating: "set(\"cmi.suspend_data\", \"x\".repeat(70000)), ", count: 60)
    #expect(!findings(.scorm2004) { $0.add("more.js", many) }.contains { $0.code.id == "package.more" })
}

@Test func `places in a page that are longer than any address are not kept`() {
    let long = String(repeating: "x", count: 3_000)
    let found = findings(.epub) { package in
        package.replace(
            "</body>",
            "<p id=\"\(long)\"/><p><a href=\"#\(long)\">a</a></p></body>",
            in: "lessons/m1-l1.xhtml"
        )
        package.replace("</body>", "<p><a href=\"m1-l1.xhtml#nowhere\">a</a></p></body>", in: "lessons/m1-l2.xhtml")
    }
    #expect(found.map(\.code.id) == ["epub.reference"])
    #expect(found.first?.file.hasSuffix("lessons/m1-l2.xhtml") == true)
}

@Test func `the vocabulary of metadata is not the package's`() {
    let lom = """
        <lom xmlns="http://ltsc.ieee.org/xsd/LOM"><relation><resource><description/></resource></relation>\
        <item/><organization/></lom></metadata>
        """
    for good in [GoodPackage.scorm12, .scorm2004, .cartridge11, .qti21] {
        let found = findings(good) { $0.replace("</metadata>", lom, in: "imsmanifest.xml") }
        #expect(found.map(\.text) == [])
    }
}

@Test(
    arguments: [
        ("<!DOCTYPE html>", "&nbsp;", "package.xml", Finding.Severity.error),
        ("<!DOCTYPE html [<!ENTITY ns \"x\">]>", "&ns;", "package.entities", .warning),
        ("<!DOCTYPE html [<!ENTITY ns \"x\">]>", "&nbsp;", "package.xml", .error),
        ("<!DOCTYPE html [<!ENTITY ns SYSTEM \"a.txt\">]>", "&ns;", "package.entities", .error),
        ("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"xhtml11.dtd\">", "&nbsp;", "", .error),
    ]
)
func `an entity of a page is told by what can read it`(
    type: String,
    use: String,
    code: String,
    severity: Finding.Severity
) {
    let found = findings(.epub) { package in
        package.replace("<!DOCTYPE html>", type, in: "lessons/m1-l1.xhtml")
        package.replace("</body>", "<p>\(use)</p></body>", in: "lessons/m1-l1.xhtml")
    }
    #expect(found.map(\.code.id) == (code.isEmpty ? [] : [code]))
    #expect(found.allSatisfy { $0.severity == severity })
}

@Test func `a quiz whose address is percent-encoded is looked into`() throws {
    var package = GoodPackage.cartridge13.opened
    let name = String(decoding: package.entries[package.index("quiz-m1-l1.xml")].name, as: UTF8.self)
    let spaced = String(name.dropLast(14)) + "quiz 1.xml"
    package.rename(name, spaced)
    let address = spaced.split(separator: " ").joined(separator: "%20")
    while package.text("imsmanifest.xml").contains(name) { package.replace(name, address, in: "imsmanifest.xml") }
    package.replace("<setvar action=\"Set\" varname=\"SCORE\">100</setvar>", "", in: spaced)
    let codes = PackageVerifier.check(package.bytes, name: "a.imscc").map(\.code.id)
    #expect(codes.contains("qti.right-answer"))
    #expect(!codes.contains("package.file-missing"))
}

@Test func `an address that an importer fills in may be percent-encoded`() {
    let found = findings(.cartridge11) { package in
        package.replace("</body>", "<img src=\"%24IMS-CC-FILEBASE%24/a.png\" alt=\"\"></body>", in: ".html")
    }
    #expect(found.map(\.text) == [])
}

@Test func `a version that importers do not know by this name is told`() {
    let found = findings(.scorm2004) { $0.replace("2004 4th Edition", "2004 2nd Edition", in: "imsmanifest.xml") }
    #expect(found.map(\.code.id) == ["scorm.version"])
}
