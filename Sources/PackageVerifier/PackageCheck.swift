internal import Bytes
internal import Diagnostics
internal import XMLCodec

/// One run over a package: first its directory and manifest, then every content once, in the order of the archive.
final class PackageCheck {
    /// The largest document that is read into a tree.
    static let largestDocument = 16 << 20

    let archive: Archive
    let report: Report
    /// What is done with the XML documents that a manifest names, by entry.
    var documents: [String: (MarkupDocument) -> Void] = [:]
    /// What is done with the content of other entries.
    var inspect: ((String, [UInt8]) -> Void)?
    /// What is done when all contents were read.
    var finish: () -> Void = {}
    /// Whether `lectern` made the package, whose own profile then binds.
    let isOurs: Bool

    private init(_ archive: Archive, _ report: Report) {
        self.archive = archive
        self.report = report
        isOurs = archive.contains("player/course.js") && archive.contains("manifest.json")
    }

    static func run(_ bytes: PackageBytes, _ report: Report) throws {
        let archive: Archive
        do {
            archive = try Archive(bytes)
        } catch ArchiveDirectory.Refusal.damaged(let reason) {
            return report.add(PackageFinding.archive, reason)
        } catch ArchiveDirectory.Refusal.limit(let reason) {
            return report.add(PackageFinding.limit, reason)
        }
        try PackageCheck(archive, report).run()
    }

    private func run() throws {
        ArchiveChecks.check(archive, report)
        let isLMSPackage = try checkFormat()
        ArchiveChecks.check(archive, .init(isLMSPackage: isLMSPackage, isOurs: isOurs), report)
        defer { letGo() }
        try readContents()
        finish()
    }

    /// What is done with contents holds on to this object, and it to that.
    private func letGo() {
        documents = [:]
        inspect = nil
        finish = {}
    }

    /// Recognises the package and checks its manifest; whether it is one of IMS Content Packaging.
    private func checkFormat() throws -> Bool {
        if archive.contains("META-INF/container.xml") || archive.contains("mimetype") {
            try EPUBChecks(self).run()
            return false
        }
        if archive.contains("imsmanifest.xml") {
            if let document = try document("imsmanifest.xml", .manifest) { checkManifest(document) }
            return true
        }
        if archive.contains("cmi5.xml") {
            if let document = try document("cmi5.xml", .structure) { CMI5Checks(self, document).run() }
            return false
        }
        tellMissingManifest()
        return true
    }

    private func checkManifest(_ document: MarkupDocument) {
        let kind = IMSManifest.kind(of: document.root)
        switch kind {
        case .scorm12, .scorm2004: SCORMChecks(self, document, kind).run()
        case .cartridge: CartridgeChecks(self, document).run()
        case .questions: QTIPackageChecks(self, document).run()
        }
    }

    private func tellMissingManifest() {
        for entry in archive.entries.map(\.name) {
            let last = entry.split(separator: "/").last.map { $0.lowercased() } ?? ""
            guard last == "imsmanifest.xml" || last == "cmi5.xml" || last == "container.xml" else { continue }
            let place = last == "container.xml" ? "META-INF/container.xml" : last
            return report.add(
                PackageFinding.manifestPlace,
                "expected \(place) at the root of the archive, found it here",
                entry: entry
            )
        }
        report.add(
            PackageFinding.format,
            "expected imsmanifest.xml, cmi5.xml or META-INF/container.xml at the root, found none",
            help: "verify knows SCORM 1.2 and 2004, cmi5, Common Cartridge, QTI 2.1 and EPUB packages"
        )
    }

    private func readContents() throws {
        let order = archive.entries.indices.sorted {
            archive.entries[$0].headerOffset < archive.entries[$1].headerOffset
        }
        for number in order where !archive.refused.contains(number) {
            let entry = archive.entries[number]
            if entry.isFolder, entry.contentCount == 0 { continue }
            switch try archive.content(of: number) {
            case .broken(let code, let message): report.add(code, message, entry: entry.name)
            case .checked: tellTooLarge(entry)
            case .bytes(let bytes):
                if let body = documents[entry.name] {
                    if let document = parse(bytes, entry.name, .content) { body(document) }
                } else {
                    inspect?(entry.name, bytes)
                }
            }
        }
    }

    /// Reads an entry as XML, and tells what is wrong with it as such; nil where it has no tree.
    func document(_ name: String, _ role: DocumentReading.Role) throws -> MarkupDocument? {
        guard let number = archive.number(of: name), !archive.refused.contains(number) else { return nil }
        // What is broken is told when all contents are read.
        switch try archive.content(of: number) {
        case .bytes(let bytes): return parse(bytes, name, role)
        case .checked: tellLimit(archive.entries[number], severity: .error)
        case .broken: break
        }
        return nil
    }

    /// Tells of a content that would have been looked into if it were smaller.
    private func tellTooLarge(_ entry: ArchiveEntry) {
        if documents[entry.name] != nil {
            tellLimit(entry, severity: .error)
        } else if inspect != nil, PageChecks.suffixes.contains(PackagePath.suffix(of: entry.name)) {
            // It may well work where it is shown.
            tellLimit(entry, severity: .warning)
        }
    }

    private func tellLimit(_ entry: ArchiveEntry, severity: Finding.Severity) {
        report.add(
            PackageFinding.limit,
            "expected at most \(Archive.largestContent) bytes to look into, found \(entry.contentCount)",
            entry: entry.name,
            severity: severity
        )
    }

    /// The name of the entry that a path of the manifest means, which may be percent-encoded.
    func entryName(_ path: String) -> String { archive.contains(path) ? path : PackagePath.percentDecoded(path) }

    private func parse(_ bytes: [UInt8], _ name: String, _ role: DocumentReading.Role) -> MarkupDocument? {
        DocumentReading.parse(bytes, name: name, role, report)
    }

    /// Tells of a file that the manifest names and that is not there.
    ///
    /// - Returns: The entry; nil where there is none.
    @discardableResult
    func require(
        _ path: String,
        in document: MarkupDocument,
        at offset: Int,
        what: String,
        severity: Finding.Severity = .error
    ) -> String? {
        if archive.contains(path) { return path }
        let decoded = PackagePath.percentDecoded(path)
        if archive.contains(decoded) { return decoded }
        if let other = archive.otherCase(of: path) ?? archive.otherCase(of: decoded) {
            report.add(
                PackageFinding.fileCase,
                "expected \(what) \(path), found \(other), which differs in "
                    + (other == path || other == decoded ? "how its letters are composed" : "case"),
                in: document,
                at: offset
            )
            return other
        }
        report.add(
            PackageFinding.fileMissing,
            "expected \(what) \(path), found no such entry",
            in: document,
            at: offset,
            severity: severity
        )
        return nil
    }
}
