import Bytes
import Diagnostics
import LongForms
import PackageVerifier
import Testing

@Test(arguments: GoodPackage.allCases)
func `a good package of ours has no finding`(package: GoodPackage) {
    #expect(PackageVerifier.check(package.bytes, name: package.name).map(\.text) == [])
}

@Test(arguments: containerBreakages + manifestBreakages + questionBreakages)
func `one change of a good package is told by its code and place`(breakage: Breakage) throws {
    var package = breakage.package.opened
    breakage.change(&package)
    let findings = PackageVerifier.check(package.bytes, name: breakage.package.name)
    let told = findings.map(\.text).joined(separator: "\n")
    let found = try #require(
        findings.first { $0.code.id == breakage.code && isPlace($0, of: breakage, package) },
        "\(told)"
    )
    #expect(found.help != "")
    let expected = breakage.also.union([breakage.code, "package.schema", "package.profile"])
    #expect(Set(findings.map(\.code.id)).subtracting(expected) == [], "\(told)")
}

/// Whether a finding stands in the entry that was broken, on the line that was.
private func isPlace(_ finding: Finding, of breakage: Breakage, _ package: OpenPackage) -> Bool {
    let name = breakage.package.name
    let isWhole = package.entries.count == 1 && package.entries[0].name.isEmpty
    guard isWhole || breakage.entry.isEmpty ? finding.file == name : finding.file.hasPrefix(name + ":") else {
        return false
    }
    if !breakage.entry.isEmpty, !finding.file.contains(breakage.entry) { return false }
    guard let wanted = breakage.line else { return finding.line == nil }
    guard let line = finding.line, finding.column != nil else { return false }
    let entry = isWhole ? "" : String(finding.file.dropFirst(name.utf8.count + 1))
    let lines = package.text(entry).split(separator: "\n", omittingEmptySubsequences: false)
    // What spans lines is looked for on the first.
    let mark = wanted.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    return lines.indices.contains(line - 1)
        && (mark.isEmpty || lines[line - 1].contains(mark) || mark == "imsmanifest.xml")
}

@Test func `every code that can be broken is declared once`() {
    let ids = PackageVerifierFinding.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    let told = Set((containerBreakages + manifestBreakages + questionBreakages).map(\.code))
    #expect(told.subtracting(ids) == [])
    #expect(told.count >= 70)
}

@Test func `columns count code points, and lines count line feeds`() throws {
    var package = GoodPackage.scorm12.opened
    package.replace("<title>Module 1</title>", "<title>日本語 😀</title><other&/>", in: "imsmanifest.xml")
    let finding = try #require(
        PackageVerifier.check(package.bytes, name: "a.zip").first { $0.code.id == "package.xml" }
    )
    let line = try #require(finding.line)
    let text = package.text("imsmanifest.xml").split(separator: "\n", omittingEmptySubsequences: false)[line - 1]
    let column = try #require(finding.column)
    #expect(text.unicodeScalars.dropFirst(column - 1).first == "&")
}

@Test func `a package that is wrong everywhere does not fill the screen`() {
    var package = GoodPackage.scorm12.opened
    let lines = (0..<400).map { "<file href=\"missing-\($0).html\"/>" }.joined(separator: "\n")
    package.replace("<file href=\"lessons/m1-l1.html\"/>", lines, in: "imsmanifest.xml")
    let findings = PackageVerifier.check(package.bytes, name: "a.zip")
    #expect(findings.count < 70)
    #expect(findings.contains { $0.code.id == "package.more" })
}

@Test(arguments: [GoodPackage.scorm12, .scorm2004, .cmi5, .cartridge11, .qti21, .epub, .moodleXML, .gift])
func `damaged bytes never crash the check`(package: GoodPackage) {
    let rounds = LongForm("damaged \(package.rawValue) packages", sample: 12, of: 2_000)
    let good = package.bytes
    for round in 0..<rounds.rounds {
        var generator = rounds.generator(salt: UInt64(round))
        var bytes = good
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            // The directory at the end is where a byte does most.
            let isNearEnd = Bool.random(using: &generator)
            let low = isNearEnd ? max(0, bytes.count - 3_000) : 0
            guard low < bytes.count else { break }
            let place = Int.random(in: low..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[place] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &generator) ?? 0
            case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            }
        }
        _ = PackageVerifier.check(bytes, name: package.name)
    }
}

@Test(arguments: [GoodPackage.scorm12, .scorm2004, .cmi5, .cartridge13, .qti21, .epub])
func `damaged documents never crash the check`(package: GoodPackage) {
    let rounds = LongForm("damaged documents of \(package.rawValue) packages", sample: 8, of: 1_000)
    let good = package.opened
    for round in 0..<rounds.rounds {
        var generator = rounds.generator(salt: UInt64(round))
        var broken = good
        for index in broken.entries.indices {
            let name = String(decoding: broken.entries[index].name, as: UTF8.self)
            guard [".xml", ".opf", ".html", ".js", "xhtml"].contains(where: name.hasSuffix) else { continue }
            for _ in 0..<3 {
                let count = broken.entries[index].content.count
                guard count > 10 else { break }
                let place = Int.random(in: 0..<count, using: &generator)
                let piece =
                    ["<", ">", "&", "\"", "<![CDATA[", "]]>", "&#x0;", "<!--", "\u{0}", "<a", "</", "xmlns:a="]
                    .randomElement(using: &generator) ?? ""
                broken.entries[index].content.insert(contentsOf: Array(piece.utf8), at: place)
            }
        }
        _ = PackageVerifier.check(broken.bytes, name: package.name)
    }
}
