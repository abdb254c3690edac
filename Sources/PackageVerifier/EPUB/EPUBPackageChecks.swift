internal import Diagnostics

/// Checks the package document of an EPUB and all pages that it names.
final class EPUBPackageChecks {
    /// An item of the manifest.
    struct Item {
        var identifier: String
        /// The entry's name, decoded; nil where it lies elsewhere.
        var path: String?
        var mediaType: String
        var properties: Set<String>
        var fallback: String?
        var offset: Int
    }

    private let check: PackageCheck
    private let document: MarkupDocument
    private let rootFiles: Set<String>
    private let folder: String
    private var items: [Item] = []
    private var byPath: [String: Item] = [:]
    private let pages: EPUBPageChecks
    private var report: Report { check.report }
    private var root: MarkupElement { document.root }
    private var isVersion3: Bool { (root["version"] ?? "").hasPrefix("3") }

    init(_ check: PackageCheck, _ document: MarkupDocument, rootFiles: Set<String>) {
        self.check = check
        self.document = document
        self.rootFiles = rootFiles
        folder = PackagePath.folder(of: document.name)
        pages = EPUBPageChecks(check.report)
    }

    func run() {
        if !isVersion3 {
            report.add(
                EPUBFinding.version,
                "expected version 3.0, found \(root["version"] ?? "none")",
                in: document,
                at: root.attribute("version")?.offset ?? root.offset
            )
        }
        checkMetadata()
        readItems()
        checkFiles()
        checkSpine()
        if isVersion3 { checkNavigation() }
        let checksProperties = isVersion3
        for item in items where item.mediaType == "application/xhtml+xml" {
            guard let path = item.path else { continue }
            check.documents[path] = { self.pages.inspect($0, item, checksProperties: checksProperties) }
        }
        for item in items where item.mediaType == "image/svg+xml" || item.mediaType == "application/x-dtbncx+xml" {
            guard let path = item.path, check.documents[path] == nil else { continue }
            check.documents[path] = { _ in }
        }
        pages.files = Set(byPath.keys)
        check.finish = pages.finish
    }

    private func tell(_ code: FindingCode, _ message: String, _ offset: Int, severity: Finding.Severity? = nil) {
        report.add(code, message, in: document, at: offset, severity: severity)
    }

    // MARK: Metadata

    private func checkMetadata() {
        guard let metadata = root.child("metadata") else {
            return tell(EPUBFinding.metadata, "expected metadata, found none", root.offset)
        }
        for name in ["identifier", "title", "language"] {
            let elements = metadata.all(name).filter { $0.namespace == "http://purl.org/dc/elements/1.1/" }
            if elements.allSatisfy({ $0.trimmedText.isEmpty }) {
                tell(EPUBFinding.metadata, "expected dc:\(name), found none", metadata.offset)
            }
        }
        let identifiers = metadata.all("identifier").compactMap { $0["id"] }
        let unique = root.attribute("unique-identifier")
        if !identifiers.contains(unique?.value ?? "") {
            tell(
                EPUBFinding.metadata,
                "expected unique-identifier to name a dc:identifier, found \(unique?.value ?? "none")",
                unique?.offset ?? root.offset
            )
        }
        guard isVersion3 else { return }
        let modified = metadata.children("meta").filter { $0["property"] == "dcterms:modified" && $0["refines"] == nil }
        if modified.count != 1 {
            tell(
                EPUBFinding.modified,
                "expected one dcterms:modified, found \(modified.isEmpty ? "none" : String(modified.count))",
                modified.last?.offset ?? metadata.offset
            )
        }
        for meta in modified {
            let shape = String(
                decoding: meta.trimmedText.utf8.map { (0x30...0x39).contains($0) ? 0x30 : $0 },
                as: UTF8.self
            )
            guard shape != "0000-00-00T00:00:00Z" else { continue }
            tell(EPUBFinding.modified, "expected CCYY-MM-DDThh:mm:ssZ, found \(meta.trimmedText)", meta.offset)
        }
    }

    // MARK: Manifest

    private func readItems() {
        var identifiers: Set<String> = []
        for element in root.child("manifest")?.children("item") ?? [] {
            guard let identifier = element["id"], let href = element.attribute("href"),
                let mediaType = element["media-type"], !mediaType.isEmpty
            else {
                tell(EPUBFinding.manifest, "expected id, href and media-type on an item", element.offset)
                continue
            }
            if !identifiers.insert(identifier).inserted {
                tell(EPUBFinding.manifest, "expected an id of its own, found \(identifier) again", element.offset)
            }
            var item = Item(
                identifier: identifier,
                path: nil,
                mediaType: mediaType,
                properties: Set((element["properties"] ?? "").split(separator: " ").map(String.init)),
                fallback: element["fallback"],
                offset: element.offset
            )
            switch PackagePath.target(of: href.value, from: folder) {
            case .elsewhere: break
            case .samePage, .outside:
                tell(PackageFinding.filePath, "expected a path in the EPUB, found \(href.value)", href.offset)
            case .entry(let path):
                guard let entry = check.require(path, in: document, at: href.offset, what: "the file") else { break }
                item.path = entry
                if byPath.updateValue(item, forKey: entry) != nil {
                    tell(EPUBFinding.manifest, "expected each file once, found \(href.value) again", href.offset)
                }
            }
            items.append(item)
        }
        if items.isEmpty { tell(EPUBFinding.manifest, "expected items in the manifest, found none", root.offset) }
    }

    private func checkFiles() {
        let unlisted = check.archive.entries.filter { entry in
            byPath[entry.name] == nil && !entry.isFolder && entry.name != "mimetype"
                && !entry.name.hasPrefix("META-INF/") && !rootFiles.contains(entry.name)
        }
        report.add(
            EPUBFinding.unlisted,
            "expected an item of the manifest, found none",
            entries: unlisted.map(\.name)
        )
    }

    private func checkSpine() {
        guard let spine = root.child("spine"), !spine.children("itemref").isEmpty else {
            return tell(
                EPUBFinding.spine,
                "expected a spine with an itemref, found none",
                root.child("spine")?.offset ?? root.offset
            )
        }
        let byIdentifier = Dictionary(items.map { ($0.identifier, $0) }) { first, _ in first }
        var seen: Set<String> = []
        for reference in spine.children("itemref") {
            let identifier = reference["idref"] ?? ""
            guard let item = byIdentifier[identifier] else {
                tell(EPUBFinding.spine, "expected an item \(identifier), found none", reference.offset)
                continue
            }
            if !seen.insert(identifier).inserted {
                tell(EPUBFinding.spine, "expected each page once, found \(identifier) again", reference.offset)
            }
            let isPage = ["application/xhtml+xml", "image/svg+xml", "application/x-dtbook+xml"].contains(item.mediaType)
            if !isPage, item.fallback == nil {
                tell(EPUBFinding.spine, "expected a page of XHTML or SVG, found \(item.mediaType)", reference.offset)
            }
        }
    }

    private func checkNavigation() {
        let navigations = items.filter { $0.properties.contains("nav") }
        guard navigations.count == 1, navigations[0].mediaType == "application/xhtml+xml" else {
            return tell(
                EPUBFinding.navigation,
                "expected one XHTML item with the property nav, found "
                    + (navigations.isEmpty ? "none" : String(navigations.count)),
                root.child("manifest")?.offset ?? root.offset
            )
        }
    }
}
