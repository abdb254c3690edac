internal import Diagnostics
internal import EmbeddedAssets

/// Checks a cmi5 course structure (cmi5 Quartz, section 13).
final class CMI5Checks {
    static let namespace = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"

    private let check: PackageCheck
    private let document: MarkupDocument
    private var identifiers: Set<String> = []
    private var report: Report { check.report }

    init(_ check: PackageCheck, _ document: MarkupDocument) {
        self.check = check
        self.document = document
    }

    func run() {
        let root = document.root
        if root.local != "courseStructure" || root.namespace != Self.namespace {
            report.add(
                CMI5Finding.namespace,
                "expected courseStructure in \(Self.namespace), found \(root.local)"
                    + (root.namespace.isEmpty ? " in none" : " in \(root.namespace)"),
                in: document,
                at: root.offset
            )
        }
        guard let course = root.child("course") else {
            return report.add(CMI5Finding.text, "expected a course, found none", in: document, at: root.offset)
        }
        checkDescribed(course)
        let objectives = Set((root.child("objectives")?.children("objective") ?? []).compactMap { $0["id"] })
        for objective in root.child("objectives")?.children("objective") ?? [] { checkDescribed(objective) }
        let units = root.all("au")
        if units.isEmpty {
            report.add(CMI5Finding.unit, "expected an au, found none", in: document, at: root.offset)
        }
        for block in root.all("block") { checkDescribed(block) }
        for unit in units { checkUnit(unit) }
        for reference in root.all("objective") {
            guard let attribute = reference.attribute("idref"), !objectives.contains(attribute.value) else { continue }
            report.add(
                CMI5Finding.objective,
                "expected an objective \(attribute.value), found none",
                in: document,
                at: attribute.offset
            )
        }
        if check.isOurs {
            let paths = EmbeddedAssets.paths.filter { $0.hasPrefix("schemas/cmi5/") && $0.hasSuffix(".xsd") }
            if !paths.isEmpty { SchemaCheck.run(document, schemas: paths, report) }
        }
        let pages = PageChecks(check, .init(isSCORM: false, is2004: false))
        check.inspect = pages.inspect
        check.finish = pages.finish
    }

    private func checkDescribed(_ element: MarkupElement) {
        checkIdentifier(element)
        for name in ["title", "description"] {
            guard let text = element.child(name) else {
                report.add(
                    CMI5Finding.text,
                    "expected a \(name) of \(element.local), found none",
                    in: document,
                    at: element.offset
                )
                continue
            }
            let strings = text.children("langstring")
            if strings.isEmpty || (name == "title" && strings.allSatisfy { $0.trimmedText.isEmpty }) {
                report.add(
                    CMI5Finding.text,
                    "expected a langstring in \(name), found none",
                    in: document,
                    at: text.offset
                )
            }
            for string in strings where name == "title" && string.text.unicodeScalars.count > 255 {
                report.add(
                    CMI5Finding.titleLength,
                    "expected at most 255 characters, found \(string.text.unicodeScalars.count)",
                    in: document,
                    at: string.offset
                )
            }
        }
        checkOrder(element)
    }

    private func checkIdentifier(_ element: MarkupElement) {
        guard let attribute = element.attribute("id"), !attribute.value.isEmpty else {
            return report.add(
                CMI5Finding.identifier,
                "expected an id of \(element.local), found none",
                in: document,
                at: element.offset
            )
        }
        if !Self.isAbsolute(attribute.value) {
            report.add(
                CMI5Finding.identifier,
                "expected an absolute IRI, found \(attribute.value)",
                in: document,
                at: attribute.offset
            )
        }
        if !identifiers.insert(attribute.value).inserted {
            report.add(
                CMI5Finding.identifierTwice,
                "expected an id of its own, found \(attribute.value) again",
                in: document,
                at: attribute.offset
            )
        }
    }

    /// Whether a text is an IRI with a scheme (RFC 3987), without white space.
    static func isAbsolute(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: 0x3A), colon != text.utf8.startIndex,
            text.utf8.index(after: colon) != text.utf8.endIndex,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 })
        else { return false }
        let scheme = text.utf8[..<colon]
        return scheme.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0)
        }
    }

    private static let ranks = [
        "title": 0, "description": 1, "objectives": 2, "url": 3, "launchParameters": 4, "entitlementKey": 5,
        "au": 3, "block": 3,
    ]

    private func checkOrder(_ element: MarkupElement) {
        var last = 0
        for child in element.children where child.namespace == element.namespace {
            let rank = Self.ranks[child.local] ?? last
            if rank < last {
                return report.add(
                    CMI5Finding.order,
                    "expected title, description, objectives, then the rest, found \(child.local) after others",
                    in: document,
                    at: child.offset
                )
            }
            last = rank
        }
    }

    private func checkUnit(_ unit: MarkupElement) {
        checkDescribed(unit)
        checkValue(
            unit,
            "moveOn",
            ["NotApplicable", "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed"],
            CMI5Finding.moveOn
        )
        checkValue(unit, "launchMethod", ["OwnWindow", "AnyWindow"], CMI5Finding.launchMethod)
        if let attribute = unit.attribute("masteryScore") {
            let value = DecimalText.value(of: attribute.value)
            if value == nil || !(0...1).contains(value ?? 0) {
                report.add(
                    CMI5Finding.masteryScore,
                    "expected 0 to 1, found \(attribute.value)",
                    in: document,
                    at: attribute.offset
                )
            }
        }
        guard let address = unit.child("url"), !address.trimmedText.isEmpty else {
            return report.add(
                CMI5Finding.address,
                "expected a url of an au, found none",
                in: document,
                at: unit.offset
            )
        }
        let hasSpace = address.trimmedText.utf8.contains { $0 <= 0x20 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }
        let query = address.trimmedText.split(separator: "?").dropFirst().first ?? ""
        let names = query.split { $0 == "&" || $0 == ";" || $0 == "#" }.map { $0.prefix { $0 != "=" } }
        if let name = names.first(where: { Self.launchParameters.contains(String($0)) }) {
            report.add(
                CMI5Finding.address,
                "expected no parameter \(name), which the LMS adds, found it",
                in: document,
                at: address.offset
            )
        }
        switch PackagePath.target(of: address.trimmedText, from: "") {
        case _ where hasSpace:
            report.add(
                CMI5Finding.address,
                "expected an address without white space, found \(address.trimmedText)",
                in: document,
                at: address.offset
            )
        case .elsewhere: break
        case .entry(let path): check.require(path, in: document, at: address.offset, what: "the page")
        case .samePage, .outside:
            report.add(
                CMI5Finding.address,
                "expected a path in the package or an absolute address, found \(address.trimmedText)",
                in: document,
                at: address.offset
            )
        }
    }

    /// What the LMS adds to the address that it launches (cmi5 8.1).
    private static let launchParameters: Set = ["endpoint", "fetch", "actor", "registration", "activityId"]

    private func checkValue(_ unit: MarkupElement, _ name: String, _ values: [String], _ code: FindingCode) {
        guard let attribute = unit.attribute(name), !values.contains(attribute.value) else { return }
        report.add(
            code,
            "expected \(values.joined(separator: ", ")), found \(attribute.value)",
            in: document,
            at: attribute.offset
        )
    }
}
