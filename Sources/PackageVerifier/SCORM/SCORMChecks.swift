internal import Diagnostics
internal import EmbeddedAssets
internal import XMLCodec

/// Checks a SCORM 1.2 (CAM 2.3) or 2004 (CAM 3) package.
final class SCORMChecks {
    private let check: PackageCheck
    private let manifest: IMSManifest
    private let is2004: Bool
    private var report: Report { check.report }
    private var document: MarkupDocument { manifest.document }
    private var root: MarkupElement { manifest.root }

    init(_ check: PackageCheck, _ document: MarkupDocument, _ kind: IMSManifest.Kind) {
        self.check = check
        manifest = IMSManifest(check, document)
        is2004 = kind == .scorm2004
    }

    func run() {
        DocumentReading.tellLostText(document, report)
        checkVersion()
        SCORMNamespaces.check(document, is2004: is2004, check)
        manifest.checkCommon(check, isStrict: is2004, needsTitles: true)
        checkOrganizations()
        checkItems()
        checkResources()
        SCORMItemRules.check(manifest, is2004: is2004, report)
        if check.isOurs { checkSchema() }
        let pages = PageChecks(check, .init(isSCORM: true, is2004: is2004))
        check.inspect = pages.inspect
        check.finish = pages.finish
    }

    // MARK: Version

    /// The versions that Moodle knows; what stands here otherwise makes the package one of SCORM 1.2.
    ///
    /// The 2nd edition has no name of its own: it says CAM 1.3.
    private static let versions2004: Set = ["CAM 1.3", "1.3", "2004 3rd Edition", "2004 4th Edition"]

    private func checkVersion() {
        let metadata = root.child("metadata")
        if let schema = metadata?.child("schema"), schema.text != "ADL SCORM" {
            report.add(
                SCORMFinding.schemaName,
                "expected ADL SCORM, found \(schema.text.trimmed)",
                in: document,
                at: schema.offset
            )
        }
        guard let version = metadata?.child("schemaversion") else {
            report.add(
                SCORMFinding.version,
                "expected schemaversion in the metadata, found none",
                in: document,
                at: metadata?.offset ?? root.offset,
                severity: is2004 ? .error : .warning
            )
            return
        }
        let known = is2004 ? Self.versions2004.contains(version.text) : version.text == "1.2"
        guard !known else { return }
        report.add(
            SCORMFinding.version,
            "expected \(is2004 ? "2004 4th Edition" : "1.2") exactly, found '\(version.text)'",
            in: document,
            at: version.offset,
            help: is2004 ? "importers take it for SCORM 1.2, and the pages find no API of 2004" : nil
        )
    }

    // MARK: Organizations and items

    private func checkOrganizations() {
        guard let organizations = root.child("organizations") else {
            return report.add(
                SCORMFinding.organization,
                "expected organizations, found none",
                in: document,
                at: root.offset
            )
        }
        let all = organizations.children("organization")
        if let attribute = organizations.attribute("default"), !all.isEmpty {
            if !all.contains(where: { $0["identifier"] == attribute.value }) {
                report.add(
                    SCORMFinding.organization,
                    "expected an organization \(attribute.value), found none",
                    in: document,
                    at: attribute.offset
                )
            }
        } else if !all.isEmpty {
            report.add(
                SCORMFinding.organization,
                "expected default on organizations, found none",
                in: document,
                at: organizations.offset,
                severity: is2004 ? .error : .warning
            )
        }
        guard is2004 else { return }
        for organization in all where organization.children("title").count != 1 {
            report.add(
                PackageFinding.title,
                "expected one title of an organization, found \(organization.children("title").count)",
                in: document,
                at: organization.offset,
                severity: .error
            )
        }
    }

    private func checkItems() {
        let launched = manifest.items.compactMap { item in
            item["identifierref"].flatMap { manifest.byIdentifier[$0] }
        }
        if !launched.contains(where: { $0.page != nil }) {
            report.add(
                SCORMFinding.launch,
                "expected an item that leads to a page, found none",
                in: document,
                at: root.child("organizations")?.offset ?? root.offset
            )
        }
        let hidden = manifest.items.filter { $0["isvisible"] == nil }
        if let first = hidden.first {
            let others = hidden.count - 1
            report.add(
                SCORMFinding.visible,
                "expected isvisible=\"true\", found none" + (others > 0 ? " here and on \(others) more items" : ""),
                in: document,
                at: first.offset
            )
        }
        for item in manifest.items {
            let isLeaf = item.child("item") == nil
            let reference = item.attribute("identifierref")
            if isLeaf, reference == nil || reference?.value.isEmpty == true {
                report.add(
                    SCORMFinding.leaf,
                    "expected identifierref on an item without items, found none",
                    in: document,
                    at: item.offset,
                    severity: is2004 ? .error : .warning
                )
            } else if !isLeaf, let reference, is2004 {
                report.add(
                    SCORMFinding.leaf,
                    "expected no identifierref on an item with items, found \(reference.value)",
                    in: document,
                    at: reference.offset
                )
            }
            if is2004, reference == nil, let parameters = item.attribute("parameters"), !parameters.value.isEmpty {
                report.add(
                    SCORMFinding.parameters,
                    "expected parameters only beside identifierref, found them alone",
                    in: document,
                    at: parameters.offset,
                    severity: .error
                )
            }
        }
        let parameters = manifest.items.compactMap { $0.attribute("parameters") }.filter { !$0.value.isEmpty }
        guard let first = parameters.first else { return }
        report.add(
            SCORMFinding.parameters,
            "expected no parameters, found \(first.value)"
                + (parameters.count > 1 ? " here and others on \(parameters.count - 1) more items" : ""),
            in: document,
            at: first.offset
        )
    }

    // MARK: Resources

    private func checkResources() {
        let references = Set(manifest.items.compactMap { $0["identifierref"] })
        var hasSCO = false
        for resource in manifest.resources {
            let type = scormType(of: resource)
            if type?.value.lowercased() == "sco" { hasSCO = true }
            guard references.contains(resource.identifier) else { continue }
            if resource.page == nil {
                report.add(
                    SCORMFinding.launch,
                    "expected an href on a resource that an item launches, found none",
                    in: document,
                    at: resource.element.offset
                )
            } else if is2004, let page = resource.page, let path = page.path,
                !resource.files.contains(where: { $0.path == path })
            {
                report.add(
                    SCORMFinding.resourceFile,
                    "expected a file \(path) in its resource, found none",
                    in: document,
                    at: resource.element.offset
                )
            }
            if type == nil {
                let name = is2004 ? "adlcp:scormType" : "adlcp:scormtype"
                report.add(
                    SCORMFinding.type,
                    "expected \(name) on a resource that an item launches, found none",
                    in: document,
                    at: resource.element.offset
                )
            }
        }
        if !hasSCO, manifest.resources.contains(where: { $0.page != nil }) {
            report.add(
                SCORMFinding.noTracking,
                "expected a resource that is a SCO, found none",
                in: document,
                at: root.child("resources")?.offset ?? root.offset
            )
        }
        checkFirstResource()
    }

    private func scormType(of resource: IMSManifest.Resource) -> MarkupAttribute? {
        guard
            let attribute = resource.element.attributes.first(where: {
                $0.local.utf8.count == 9 && $0.local.lowercased() == "scormtype"
                    && ($0.namespace.has("adlcp") || $0.prefix == "adlcp")
            })
        else { return nil }
        let wanted = is2004 ? "scormType" : "scormtype"
        if attribute.local != wanted {
            report.add(
                SCORMFinding.typeCase,
                "expected adlcp:\(wanted), found adlcp:\(attribute.local)",
                in: document,
                at: attribute.offset
            )
        }
        if attribute.value != "sco", attribute.value != "asset" {
            report.add(
                SCORMFinding.type,
                "expected sco or asset, found \(attribute.value)",
                in: document,
                at: attribute.offset
            )
        }
        return attribute
    }

    private func checkFirstResource() {
        guard let first = manifest.resources.first(where: { $0.page != nil }),
            let entry = manifest.items.lazy.compactMap({ $0["identifierref"] }).compactMap({
                self.manifest.byIdentifier[$0]
            }).first(where: { $0.page != nil }),
            entry.identifier != first.identifier
        else { return }
        report.add(
            SCORMFinding.firstResource,
            "expected \(entry.identifier), the first page's resource, first, found \(first.identifier)",
            in: document,
            at: first.element.offset
        )
    }

    // MARK: Schema

    private func checkSchema() {
        let folder = is2004 ? "schemas/scorm2004/" : "schemas/scorm12/"
        let main = folder + (is2004 ? "imscp_v1p1.xsd" : "imscp_rootv1p1p2.xsd")
        let paths = EmbeddedAssets.paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".xsd") && $0 != main }
        SchemaCheck.run(document, schemas: [main] + paths, report)
    }
}

/// Holds a manifest of ours against the schema of its profile.
enum SchemaCheck {
    /// - Parameter schemas: Carried files, the main schema first.
    static func run(_ document: MarkupDocument, schemas: [String], _ report: Report) {
        let documents = schemas.compactMap { path -> XMLSchema.Document? in
            guard let bytes = EmbeddedAssets.copy(of: path), let slash = path.lastIndex(of: "/") else { return nil }
            return XMLSchema.Document(name: String(path[path.index(after: slash)...]), bytes: bytes)
        }
        guard documents.count == schemas.count else { return }
        for violation in XMLSchema.violations(of: document.bytes, schemas: documents) {
            report.add(
                PackageFinding.schema,
                "expected what the schema has, found: \(violation.message)",
                in: document,
                at: document.offset(ofLine: violation.line)
            )
        }
    }
}

extension MarkupDocument {
    /// Where a line begins, or the element that begins on it.
    func offset(ofLine wanted: Int) -> Int {
        var line = 1
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            if line == wanted { break }
            line += 1
            start = index + 1
        }
        guard line == wanted else { return 0 }
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        return start
    }
}
