internal import Diagnostics

/// The parts of an `imsmanifest.xml` that every standard built on IMS Content Packaging shares.
struct IMSManifest {
    /// Which standard a manifest keeps.
    enum Kind {
        case scorm12
        case scorm2004
        case cartridge
        case questions
    }

    /// A file or page that the manifest names.
    struct File {
        /// The entry's name, still percent-encoded; nil where the address leads elsewhere.
        var path: String?
        var offset: Int
    }

    /// A `<resource>`.
    struct Resource {
        var element: MarkupElement
        var identifier: String
        var type: String
        /// The page that it launches; nil where it has no `href`.
        var page: File?
        var files: [File]
        var dependencies: [(identifier: String, offset: Int)]
    }

    let document: MarkupDocument
    var root: MarkupElement { document.root }
    /// All resources in document order.
    let resources: [Resource]
    /// The resources by identifier; the first of several.
    let byIdentifier: [String: Resource]
    /// All items of all organizations in document order.
    let items: [MarkupElement]

    init(_ check: PackageCheck, _ document: MarkupDocument) {
        self.document = document
        var resources: [Resource] = []
        Self.collect(document.root, base: Base(), document, check.report, into: &resources)
        self.resources = resources
        byIdentifier = Dictionary(resources.map { ($0.identifier, $0) }) { first, _ in first }
        items = document.root.structure("item")
    }

    /// Recognises the standard by its namespaces and what the metadata say.
    static func kind(of root: MarkupElement) -> Kind {
        let schema = root.descendant("metadata", "schema")?.trimmedText.lowercased() ?? ""
        let version = root.descendant("metadata", "schemaversion")?.trimmedText.lowercased() ?? ""
        if schema.has("common cartridge") { return .cartridge }
        // Canvas and its friends write packages of questions in the namespace of cartridges.
        let isQuestions = root.structure("resource").contains { resource in
            let type = resource["type"] ?? ""
            return type.hasPrefix("imsqti_") && !type.has("/imscc_")
        }
        if schema.hasPrefix("qti") || isQuestions { return .questions }
        if root.namespace.has("imscc") { return .cartridge }
        var namespaces: Set<String> = []
        root.walk { element in
            // Those of an element are declared on it or above it.
            for attribute in element.attributes where attribute.prefix == "xmlns" || attribute.local == "xmlns" {
                namespaces.insert(attribute.value)
            }
        }
        let is2004 =
            namespaces.contains { $0.hasSuffix("/adlcp_v1p3") || $0.hasSuffix("/adlseq_v1p3") }
            || version.hasPrefix("2004") || version.hasSuffix("1.3")
        return is2004 ? .scorm2004 : .scorm12
    }

    private static func collect(
        _ element: MarkupElement,
        base: Base,
        _ document: MarkupDocument,
        _ report: Report,
        into resources: inout [Resource]
    ) {
        var base = base
        if let attribute = element.attribute("base", in: "http://www.w3.org/XML/1998/namespace") {
            base.append(attribute.value)
            if base.isTooLong {
                report.add(
                    PackageFinding.filePath,
                    "expected xml:base of at most \(longestPath) bytes in all, found more",
                    in: document,
                    at: attribute.offset
                )
            }
            if element.local != "resource", !attribute.value.isEmpty {
                report.add(
                    PackageFinding.xmlBase,
                    "expected no xml:base on \(element.local), found \(attribute.value)",
                    in: document,
                    at: attribute.offset
                )
            }
        }
        if element.local == "resource" {
            resources.append(resource(element, base: base, document, report))
            return
        }
        for child in element.children where child.local != MarkupElement.metadata {
            collect(child, base: base, document, report, into: &resources)
        }
    }

    /// A path above this is none that a server can have.
    private static let longestPath = 1_024

    /// What xml:base makes the addresses below it begin with; a long one is not added up.
    private struct Base {
        var path = ""
        var isTooLong = false

        mutating func append(_ part: String) {
            guard !isTooLong, path.utf8.count + part.utf8.count <= IMSManifest.longestPath else {
                (path, isTooLong) = ("", true)
                return
            }
            path += part.isEmpty || part.utf8.last == 0x2F ? part : part + "/"
        }
    }

    private static func resource(
        _ element: MarkupElement,
        base: Base,
        _ document: MarkupDocument,
        _ report: Report
    ) -> Resource {
        func file(_ attribute: MarkupAttribute) -> File {
            // The base was told.
            if base.isTooLong { return File(path: nil, offset: attribute.offset) }
            let count = base.path.utf8.count + attribute.value.utf8.count
            if count > longestPath {
                report.add(
                    PackageFinding.filePath,
                    "expected a path of at most \(longestPath) bytes, found \(count)",
                    in: document,
                    at: attribute.offset
                )
                return File(path: nil, offset: attribute.offset)
            }
            switch PackagePath.target(of: base.path + attribute.value, from: "") {
            case .entry(let path): return File(path: path, offset: attribute.offset)
            case .elsewhere: return File(path: nil, offset: attribute.offset)
            case .samePage, .outside:
                report.add(
                    PackageFinding.filePath,
                    "expected a relative path inside the package, found \(attribute.value)",
                    in: document,
                    at: attribute.offset
                )
                return File(path: nil, offset: attribute.offset)
            }
        }
        return Resource(
            element: element,
            identifier: element["identifier"] ?? "",
            type: element["type"] ?? "",
            page: element.attribute("href").map(file),
            files: element.children("file").compactMap { $0.attribute("href") }.map(file),
            dependencies: element.children("dependency").compactMap { $0.attribute("identifierref") }.map {
                ($0.value, $0.offset)
            }
        )
    }
}
