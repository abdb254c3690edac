internal import Diagnostics

/// The namespaces of a SCORM manifest, their prefixes, and the control documents that it names.
enum SCORMNamespaces {
    static func check(_ document: MarkupDocument, is2004: Bool, _ check: PackageCheck) {
        checkRoot(document, is2004: is2004, check.report)
        checkPrefixes(document, check.report)
        checkSchemaFiles(document, check)
    }

    private static func checkRoot(_ document: MarkupDocument, is2004: Bool, _ report: Report) {
        let wanted =
            is2004 ? "http://www.imsglobal.org/xsd/imscp_v1p1" : "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
        guard document.root.namespace != wanted else { return }
        let found = document.root.namespace.isEmpty ? "none" : document.root.namespace
        report.add(
            SCORMFinding.namespace,
            "expected the namespace \(wanted), found \(found)",
            in: document,
            at: document.root.offset
        )
    }

    /// The prefix that Moodle looks for; its reader knows no namespaces.
    private static func customaryPrefix(of namespace: String) -> String? {
        if namespace.has("/adlcp_") { return "adlcp" }
        if namespace.has("/adlseq_") { return "adlseq" }
        if namespace.has("/adlnav_") { return "adlnav" }
        return namespace == "http://www.imsglobal.org/xsd/imsss" ? "imsss" : nil
    }

    private static func checkPrefixes(_ document: MarkupDocument, _ report: Report) {
        var told: Set<String> = []
        var seen: [String: String?] = [:]
        func tell(_ prefix: String, _ namespace: String, _ offset: Int) {
            if namespace.isEmpty { return }
            let known = seen[namespace] ?? customaryPrefix(of: namespace)
            seen[namespace] = known
            guard let wanted = known, wanted != prefix, told.insert(namespace).inserted else {
                return
            }
            report.add(
                SCORMFinding.prefix,
                "expected the prefix \(wanted), found \(prefix.isEmpty ? "none" : prefix)",
                in: document,
                at: offset,
                severity: wanted == "adlcp" ? .error : .warning
            )
        }
        document.root.walk { element in
            tell(element.prefix, element.namespace, element.offset)
            for attribute in element.attributes where attribute.prefix != "xmlns" {
                tell(attribute.prefix, attribute.namespace, attribute.offset)
            }
        }
    }

    private static func checkSchemaFiles(_ document: MarkupDocument, _ check: PackageCheck) {
        let instance = "http://www.w3.org/2001/XMLSchema-instance"
        guard let attribute = document.root.attribute("schemaLocation", in: instance) else { return }
        let parts = attribute.value.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        let missing = parts.enumerated().compactMap { number, part -> String? in
            guard number % 2 == 1, case .entry(let name) = PackagePath.target(of: String(part), from: ""),
                !check.archive.contains(name)
            else { return nil }
            return name
        }
        guard !missing.isEmpty else { return }
        check.report.add(
            SCORMFinding.schemaFile,
            "expected \(missing.joined(separator: ", ")) at the root of the package, found no such entry",
            in: document,
            at: attribute.offset
        )
    }
}
