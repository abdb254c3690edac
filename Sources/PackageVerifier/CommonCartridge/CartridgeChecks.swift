internal import Diagnostics

/// Checks a Common Cartridge 1.0 to 1.3.
final class CartridgeChecks {
    private let check: PackageCheck
    private let manifest: IMSManifest
    /// The minor number of the version by the namespace; nil where it is none that is known.
    private let version: Int?
    private let isThin: Bool
    private var report: Report { check.report }
    private var document: MarkupDocument { manifest.document }

    init(_ check: PackageCheck, _ document: MarkupDocument) {
        self.check = check
        manifest = IMSManifest(check, document)
        let namespace = document.root.namespace
        isThin = namespace.has("imsccthin") || namespace.has("thin")
        let digits = namespace.split(separator: "/").lazy.compactMap { part -> Int? in
            guard part.hasPrefix("imscc"), let point = part.lastIndex(of: "p") else { return nil }
            return Int(part[part.index(after: point)...])
        }
        version = digits.first
    }

    func run() {
        checkVersion()
        manifest.checkCommon(check, isStrict: true, needsTitles: false)
        checkOrganizations()
        for resource in manifest.resources { checkResource(resource) }
        if let authorizations = document.root.structure("authorizations").first {
            report.add(
                CartridgeFinding.authorizations,
                "expected no authorizations, found some",
                in: document,
                at: authorizations.offset
            )
        }
        if let entry = check.archive.entries.first(where: { $0.name.hasSuffix("canvas_export.txt") }) {
            report.add(CartridgeFinding.canvasFile, "expected no file of Canvas's own, found one", entry: entry.name)
        }
        let pages = PageChecks(check, .init(isSCORM: false, is2004: false))
        check.inspect = pages.inspect
    }

    // MARK: Manifest

    private func checkVersion() {
        let root = document.root
        guard let version, (0...3).contains(version) else {
            return report.add(
                CartridgeFinding.version,
                "expected the namespace of Common Cartridge 1.0 to 1.3, found \(root.namespace)",
                in: document,
                at: root.offset
            )
        }
        let schema = root.descendant("metadata", "schema")
        let names = ["IMS Common Cartridge", "IMS Thin Common Cartridge", "1EdTech Common Cartridge"]
        if !names.contains(schema?.text ?? "") {
            report.add(
                CartridgeFinding.version,
                "expected the schema IMS Common Cartridge, found \(schema?.trimmedText ?? "none")",
                in: document,
                at: schema?.offset ?? root.offset
            )
        }
        let number = root.descendant("metadata", "schemaversion")
        if number?.text != "1.\(version).0" {
            report.add(
                CartridgeFinding.version,
                "expected the version 1.\(version).0, found \(number?.trimmedText ?? "none")",
                in: document,
                at: number?.offset ?? root.offset
            )
        }
        if root.descendant("metadata", "lom", "general", "title") == nil {
            report.add(
                CartridgeFinding.metadata,
                "expected a title in the metadata, found none",
                in: document,
                at: root.child("metadata")?.offset ?? root.offset
            )
        }
        let declaration = root.attributes.first { $0.local == "xmlns" && $0.prefix.isEmpty }
        let comment = ByteSearch.first("<!--", in: document.bytes, 0..<root.offset)
        if (declaration?.offset ?? root.offset) > 1000 || comment != nil {
            report.add(
                CartridgeFinding.namespacePlace,
                "expected the manifest's namespace in the first 1,024 bytes and before any comment",
                in: document,
                at: root.offset
            )
        }
    }

    private func checkOrganizations() {
        guard let organizations = document.root.child("organizations") else {
            return tellOrganization("expected organizations, found none", document.root.offset)
        }
        let all = organizations.children("organization")
        guard let organization = all.first else { return }
        if all.count > 1 {
            tellOrganization("expected one organization, found \(all.count)", all[1].offset)
        }
        if organization["structure"] != "rooted-hierarchy" {
            tellOrganization(
                "expected the structure rooted-hierarchy, found \(organization["structure"] ?? "none")",
                organization.attribute("structure")?.offset ?? organization.offset
            )
        }
        let roots = organization.children("item")
        guard roots.count == 1, let root = roots.first else {
            return tellOrganization("expected one root item, found \(roots.count)", organization.offset)
        }
        if let title = root.child("title") {
            tellOrganization("expected a root item without a title, found one", title.offset)
        }
        if let reference = root.attribute("identifierref") {
            tellOrganization("expected a root item without identifierref, found one", reference.offset)
        }
        root.walkStructure { item in
            guard item.local == "item", item.offset != root.offset else { return }
            if item.child("title")?.trimmedText.isEmpty ?? true {
                report.add(
                    CartridgeFinding.itemTitle,
                    "expected a title of an item, found none",
                    in: document,
                    at: item.offset
                )
            }
        }
        let modules = root.children("item")
        let loose = modules.filter { $0["identifierref"] != nil }
        // A flat cartridge without any module is a choice of its own.
        if let first = loose.first, loose.count < modules.count {
            report.add(
                CartridgeFinding.misplacedItem,
                "expected pages in modules, found \(loose.count) beside them",
                in: document,
                at: first.offset
            )
        }
    }

    private func tellOrganization(_ message: String, _ offset: Int) {
        report.add(CartridgeFinding.organization, message, in: document, at: offset)
    }

    // MARK: Resources

    private func checkResource(_ resource: IMSManifest.Resource) {
        let type = resource.type
        guard let kind = CartridgeResourceKind(type) else {
            return report.add(
                CartridgeFinding.resourceType,
                "expected a type of Common Cartridge, found \(type.isEmpty ? "none" : type)",
                in: document,
                at: resource.element.attribute("type")?.offset ?? resource.element.offset
            )
        }
        if let version, let number = kind.version, number != version, !isThin {
            report.add(
                CartridgeFinding.resourceType,
                "expected the type of version 1.\(version), found \(type)",
                in: document,
                at: resource.element.attribute("type")?.offset ?? resource.element.offset
            )
        }
        guard let path = (resource.files.first?.path ?? resource.page?.path).map(check.entryName) else { return }
        switch kind.content {
        case .quiz:
            let profile = QTI12Checks.Profile(isVersion11OrLess: (version ?? 0) <= 1)
            check.documents[path] = { [report] in QTI12Checks($0, profile, report).run() }
        case .webLink: check.documents[path] = { self.checkWebLink($0) }
        case .discussion: check.documents[path] = { self.checkRoot($0, ["topic"], what: "a discussion") }
        case .tool:
            check.documents[path] = { self.checkRoot($0, ["cartridge_basiclti_link"], what: "a tool") }
        case .other: break
        }
    }

    private func checkRoot(_ document: MarkupDocument, _ names: [String], what: String) {
        guard !names.contains(document.root.local) else { return }
        report.add(
            CartridgeFinding.webLink,
            "expected \(names[0]) for \(what), found \(document.root.local)",
            in: document,
            at: document.root.offset
        )
    }

    private func checkWebLink(_ document: MarkupDocument) {
        checkRoot(document, ["webLink", "wl"], what: "a web link")
        let address = document.root.child("url")
        guard (address?["href"] ?? "").isEmpty else { return }
        report.add(
            CartridgeFinding.webLink,
            "expected a url with href, found none",
            in: document,
            at: address?.offset ?? document.root.offset
        )
    }
}

/// What a resource of a cartridge is by its type.
struct CartridgeResourceKind {
    enum Content {
        case quiz
        case webLink
        case discussion
        case tool
        case other
    }

    var content: Content
    /// The minor number of the version that the type names.
    var version: Int?

    /// Reads a type; nil where no version of Common Cartridge has it.
    init?(_ type: String) {
        func number(after prefix: String, _ text: Substring) -> Int? {
            guard text.hasPrefix(prefix) else { return nil }
            return Int(text.dropFirst(prefix.count).prefix { $0.isNumber })
        }
        let parts = type.split(separator: "/")
        guard let first = parts.first else { return nil }
        switch first {
        case "webcontent", "idpfepub_epubv3p0", "assignment_xmlv1p0": (content, version) = (.other, nil)
        case "associatedcontent":
            (content, version) = (.other, parts.dropFirst().first.flatMap { number(after: "imscc_xmlv1p", $0) })
        case "imsqti_xmlv1p2":
            guard parts.count > 1 else { return nil }
            (content, version) = (.quiz, number(after: "imscc_xmlv1p", parts[1]))
        default:
            if first.hasPrefix("imswl_xmlv1p") {
                (content, version) = (.webLink, number(after: "imswl_xmlv1p", first))
            } else if first.hasPrefix("imsdt_xmlv1p") {
                (content, version) = (.discussion, number(after: "imsdt_xmlv1p", first))
            } else if first.hasPrefix("imsbasiclti_xmlv1p") {
                (content, version) = (.tool, nil)
            } else if first.hasPrefix("imsapip_") || first.hasPrefix("imsqti_") || first.hasPrefix("ims") {
                (content, version) = (.other, nil)
            } else {
                return nil
            }
        }
    }
}
