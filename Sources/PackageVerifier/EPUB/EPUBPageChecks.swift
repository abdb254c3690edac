internal import Diagnostics

/// Checks the XHTML pages of an EPUB: where they lead, and what they say they need.
final class EPUBPageChecks {
    /// A link as it stands in a page that is being read.
    private struct Link {
        var address: String
        var offset: Int
        /// The file; nil where the manifest has none such.
        var target: String?
        var fragment: String?
    }

    /// A link to a place in another page, which is looked for when all pages were read.
    private struct PlaceLink {
        var entry: String
        var line: Int
        var column: Int
        var target: String
        var fragment: String
    }

    /// The links of the page that is being read.
    private var links: [Link] = []
    private var placeLinks: [PlaceLink] = []
    /// The places of each page; those of a page that has too many are not kept, and not looked for.
    private var identifiers: [String: Set<String>] = [:]
    /// The bytes that places and links to them may still take.
    private var room = 64 << 20
    /// What a place or a link takes beside its text.
    private static let overhead = 128
    /// The most links of one page that are looked at.
    private static let mostLinks = 100_000
    private let report: Report
    /// The files of the manifest, by entry.
    var files: Set<String> = []

    init(_ report: Report) { self.report = report }

    func inspect(_ document: MarkupDocument, _ item: EPUBPackageChecks.Item, checksProperties: Bool) {
        var own: Set<String> = []
        var uses: Set<String> = []
        let folder = PackagePath.folder(of: document.name)
        document.root.walk { element in
            for attribute in element.attributes where attribute.local == "id" {
                guard attribute.value.utf8.count <= PackagePath.longest else { continue }
                if own.insert(attribute.value).inserted { room -= attribute.value.utf8.count + Self.overhead }
                if room <= 0 { own = [] }
            }
            note(element, folder, document)
            switch element.local {
            case "math" where element.namespace.hasSuffix("MathML"): uses.insert("mathml")
            case "svg" where element.namespace.hasSuffix("2000/svg"): uses.insert("svg")
            case "script" where isScript(element): uses.insert("scripted")
            case "form": uses.insert("scripted")
            default:
                if element.attributes.contains(where: { $0.prefix.isEmpty && $0.local.hasPrefix("on") }) {
                    uses.insert("scripted")
                }
            }
        }
        if room > 0 { identifiers[document.name] = own }
        resolveLinks(document)
        guard checksProperties else { return }
        for property in ["mathml", "scripted", "svg"] {
            let isUsed = uses.contains(property)
            guard isUsed != item.properties.contains(property) else { continue }
            report.add(
                EPUBFinding.property,
                isUsed
                    ? "expected the property \(property) on its item, found none"
                    : "expected no property \(property) on its item, found it",
                in: document,
                at: document.root.offset
            )
        }
        if item.properties.contains("nav") { checkContents(document) }
    }

    private func isScript(_ element: MarkupElement) -> Bool {
        let type = element["type"]?.lowercased() ?? ""
        return type.isEmpty || type == "module" || type.hasSuffix("javascript") || type.hasSuffix("ecmascript")
    }

    private func checkContents(_ document: MarkupDocument) {
        let contents = document.root.all("nav").filter { element in
            element.attributes.contains { $0.local == "type" && $0.value.split(separator: " ").contains("toc") }
        }
        guard contents.count == 1, contents[0].child("ol") != nil else {
            return report.add(
                EPUBFinding.navigation,
                "expected one nav of the type toc with a list, found \(contents.isEmpty ? "none" : "another")",
                in: document,
                at: document.root.offset
            )
        }
        if contents[0].all("a").allSatisfy({ $0["href"] == nil }) {
            report.add(
                EPUBFinding.navigation,
                "expected links in the table of contents, found none",
                in: document,
                at: contents[0].offset
            )
        }
    }

    private func note(_ element: MarkupElement, _ folder: String, _ document: MarkupDocument) {
        for attribute in element.attributes where Self.addresses.contains(attribute.local) {
            guard attribute.prefix.isEmpty || attribute.local == "href" else { continue }
            switch PackagePath.target(of: attribute.value, from: folder) {
            case .elsewhere:
                let isShown = element.local != "a" && element.local != "area" && attribute.value.hasPrefix("http")
                guard isShown, element.local != "link" || element["rel"] == "stylesheet" else { continue }
                report.add(
                    EPUBFinding.remote,
                    "expected a file of the EPUB, found \(attribute.value)",
                    in: document,
                    at: attribute.offset
                )
            case .outside:
                report.add(
                    EPUBFinding.reference,
                    "expected a path in the EPUB, found \(attribute.value)",
                    in: document,
                    at: attribute.offset
                )
            case .samePage: append(attribute, document.name)
            case .entry(let path): append(attribute, PackagePath.percentDecoded(path))
            }
        }
    }

    private static let addresses: Set = ["href", "src", "poster"]

    private func append(_ attribute: MarkupAttribute, _ target: String) {
        guard links.count < Self.mostLinks, attribute.value.utf8.count <= PackagePath.longest else { return }
        links.append(
            Link(
                address: attribute.value,
                offset: attribute.offset,
                // The one that is there already, so that links take no memory for it.
                target: files.firstIndex(of: target).map { files[$0] },
                fragment: PackagePath.fragment(of: attribute.value)
            )
        )
    }

    /// Looks for the files that a page leads to, and keeps the places: not the page itself, so that memory stays small.
    private func resolveLinks(_ document: MarkupDocument) {
        var line = 1
        var column = 1
        var offset = 0
        for link in links.sorted(by: { $0.offset < $1.offset }) {
            // A place as EPUB CFI has it leads to the package document.
            if link.fragment?.hasPrefix("epubcfi(") == true { continue }
            guard let target = link.target else {
                report.add(
                    EPUBFinding.reference,
                    "expected \(link.address) in the manifest, found no such file",
                    in: document,
                    at: link.offset
                )
                continue
            }
            guard let fragment = link.fragment, !fragment.isEmpty, !fragment.contains("="), !fragment.hasPrefix(":~:")
            else { continue }
            for byte in document.bytes[offset..<link.offset] {
                if byte == 0x0A {
                    line += 1
                    column = 1
                } else if byte & 0xC0 != 0x80 {
                    column += 1
                }
            }
            offset = link.offset
            room -= fragment.utf8.count + Self.overhead
            guard room > 0 else { continue }
            placeLinks.append(
                PlaceLink(
                    entry: document.name,
                    line: line,
                    column: column,
                    target: target,
                    fragment: fragment
                )
            )
        }
        links = []
    }

    /// Looks for the places when all pages were read.
    func finish() {
        for link in placeLinks {
            guard let known = identifiers[link.target], !known.contains(link.fragment) else { continue }
            report.add(
                EPUBFinding.reference,
                "expected the place \(link.fragment) in \(link.target), found none",
                entry: link.entry,
                line: link.line,
                column: link.column
            )
        }
    }
}
