internal import Diagnostics

/// Checks the pages and scripts of an LMS package: what pages lead to, and what scripts tell an LMS.
final class PageChecks {
    private let check: PackageCheck
    private var scripts: ScriptChecks
    /// Addresses that were looked for, by the folder of their page; as many as are worth the memory.
    private var known: [String: Set<String>] = [:]
    private var knownCount = 0
    private static let mostKnown = 20_000
    /// The last parts of the names of what is looked into.
    static let suffixes: Set = ["html", "htm", "xhtml", "js", "mjs"]

    init(_ check: PackageCheck, _ standard: ScriptChecks.Standard) {
        self.check = check
        scripts = ScriptChecks(standard, check.report)
    }

    func inspect(_ name: String, _ bytes: [UInt8]) {
        switch PackagePath.suffix(of: name) {
        case "html", "htm", "xhtml": inspectPage(name, bytes)
        case "js", "mjs": scripts.check(name, bytes, 0..<bytes.count)
        default: break
        }
    }

    func finish() { scripts.finish() }

    private func inspectPage(_ name: String, _ bytes: [UInt8]) {
        let page = PageScanner(bytes)
        for script in page.scripts { scripts.check(name, bytes, script) }
        guard !page.hasBase else { return }
        let folder = PackagePath.folder(of: name)
        for reference in page.references
        where reference.range.count <= PackagePath.longest && !isElsewhere(bytes[reference.range]) {
            let address = String(decoding: bytes[reference.range], as: UTF8.self)
            guard isNew(address, folder), !leadsSomewhere(address, folder) else { continue }
            check.report.add(
                PackageFinding.pageReference,
                "expected \(address) in the package, found no such entry",
                in: .plain(name, bytes),
                at: reference.range.lowerBound
            )
        }
    }

    private func isNew(_ address: String, _ folder: String) -> Bool {
        if known[folder]?.contains(address) == true { return false }
        if knownCount < Self.mostKnown {
            known[folder, default: []].insert(address)
            knownCount += 1
        }
        return true
    }

    private func leadsSomewhere(_ address: String, _ folder: String) -> Bool {
        // What a script fills in is no address yet.
        if address.utf8.contains(where: { $0 == 0x7B || $0 == 0x3C || $0 == 0x2B || $0 == 0x5B })
            || PackagePath.percentDecoded(address).utf8.contains(0x24)
        {
            return true
        }
        let plain = address.utf8.contains(0x26) ? Self.withoutReferences(address) : address
        switch PackagePath.target(of: plain, from: folder) {
        case .samePage, .elsewhere: return true
        case .outside: return false
        case .entry(let name):
            return name.isEmpty || name.hasSuffix("/") || check.archive.contains(name)
                || check.archive.contains(PackagePath.percentDecoded(name))
        }
    }

    private static func withoutReferences(_ text: String) -> String {
        var parts: [Substring] = []
        var rest = text[...]
        while let start = rest.utf8.firstIndex(of: 0x26) {
            parts.append(rest[..<start])
            parts.append("&")
            rest = rest[rest.utf8.index(after: start)...]
            if rest.hasPrefix("amp;") { rest = rest.dropFirst(4) }
        }
        parts.append(rest)
        return parts.joined()
    }

    /// Whether an address leads out of the package at a glance, as one with a scheme does.
    private func isElsewhere(_ value: ArraySlice<UInt8>) -> Bool {
        for byte in value.prefix(12) {
            if byte == 0x3A { return true }
            guard (0x61...0x7A).contains(byte | 0x20) else { return value.starts(with: "//".utf8) }
        }
        return false
    }
}

extension MarkupDocument {
    /// A document without a tree, for the places in it.
    static func plain(_ name: String, _ bytes: [UInt8]) -> MarkupDocument {
        MarkupDocument(
            name: name,
            bytes: bytes,
            root: MarkupElement(prefix: "", local: "", namespace: "", attributes: [], offset: 0, content: 0..<0),
            problem: nil,
            numericReferences: [],
            ampersandSections: [],
            unboundPrefixes: [],
            entityDeclaration: nil,
            externalEntity: nil
        )
    }
}
