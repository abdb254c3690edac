internal import Diagnostics

/// Checks an EPUB 3 (EPUB 3.3, Open Container Format and package documents).
final class EPUBChecks {
    private let check: PackageCheck
    private var report: Report { check.report }

    init(_ check: PackageCheck) { self.check = check }

    func run() throws {
        try checkMimetype()
        guard let container = try check.document("META-INF/container.xml", .structure) else {
            guard !check.archive.contains("META-INF/container.xml") else { return }
            return report.add(EPUBFinding.container, "expected META-INF/container.xml, found none")
        }
        let files = container.root.descendant("rootfiles")?.children("rootfile") ?? []
        guard let file = files.first(where: { $0["media-type"] == "application/oebps-package+xml" }),
            let attribute = file.attribute("full-path")
        else {
            return report.add(
                EPUBFinding.container,
                "expected a rootfile with full-path and the media type of a package document, found none",
                in: container,
                at: container.root.offset
            )
        }
        guard check.archive.contains(attribute.value) else {
            return report.add(
                EPUBFinding.container,
                "expected the package document \(attribute.value), found no such entry",
                in: container,
                at: attribute.offset
            )
        }
        guard let document = try check.document(attribute.value, .structure) else { return }
        let rootFiles = Set(files.compactMap { $0["full-path"] })
        EPUBPackageChecks(check, document, rootFiles: rootFiles).run()
    }

    private func checkMimetype() throws {
        guard let number = check.archive.number(of: "mimetype") else {
            return report.add(EPUBFinding.mimetype, "expected an entry mimetype, found none")
        }
        let entry = check.archive.entries[number]
        func tell(_ message: String) { report.add(EPUBFinding.mimetype, message, entry: "mimetype") }
        if check.archive.entries.contains(where: { $0.headerOffset < entry.headerOffset }) {
            tell("expected mimetype as the first entry, found others before it")
        }
        if entry.method != 0 { tell("expected mimetype stored, found it compressed") }
        let header = try check.archive.bytes.bytes(entry.headerOffset..<entry.headerOffset + 30)
        if header.u16(at: 28) != 0 { tell("expected no extra field before mimetype, found one") }
        switch try check.archive.content(of: number) {
        case .bytes(let bytes) where !bytes.elementsEqual("application/epub+zip".utf8):
            tell("expected application/epub+zip, found \(String(decoding: bytes.prefix(40), as: UTF8.self))")
        case .checked: tell("expected application/epub+zip, found \(entry.contentCount) bytes")
        case .bytes, .broken: break
        }
    }
}
