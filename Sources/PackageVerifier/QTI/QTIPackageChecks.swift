internal import Diagnostics

/// Checks a package of questions: QTI 2.1 as a content package, and QTI 1.2 as Canvas exports it.
final class QTIPackageChecks {
    private let check: PackageCheck
    private let manifest: IMSManifest

    init(_ check: PackageCheck, _ document: MarkupDocument) {
        self.check = check
        manifest = IMSManifest(check, document)
    }

    func run() {
        manifest.checkCommon(check, isStrict: false, needsTitles: false)
        var questions = 0
        for resource in manifest.resources {
            guard let path = (resource.page ?? resource.files.first)?.path else { continue }
            let name = check.entryName(path)
            if resource.type.hasPrefix("imsqti_xmlv1p2") {
                questions += 1
                let profile = QTI12Checks.Profile(isCartridge: false, isVersion11OrLess: false)
                check.documents[name] = { [check] in QTI12Checks($0, profile, check.report).run() }
            } else if resource.type.hasPrefix("imsqti_item_xmlv2") {
                questions += 1
                check.documents[name] = { [check] in QTI21Checks($0, check.report).run() }
            } else if resource.type.hasPrefix("imsqti_test_xmlv2") || resource.type.hasPrefix("imsqti_assessment_xmlv2")
            {
                check.documents[name] = { [self] in checkTest($0) }
            }
        }
        if questions == 0 {
            check.report.add(
                QuestionFinding.document,
                "expected a resource with questions, found none",
                in: manifest.document,
                at: manifest.root.child("resources")?.offset ?? manifest.root.offset,
                severity: .warning
            )
        }
    }

    private func checkTest(_ document: MarkupDocument) {
        guard document.root.local == "assessmentTest" else {
            return check.report.add(
                QuestionFinding.document,
                "expected assessmentTest, found \(document.root.local)",
                in: document,
                at: document.root.offset
            )
        }
        var identifiers: Set<String> = []
        for reference in document.root.all("assessmentItemRef") {
            if !identifiers.insert(reference["identifier"] ?? "").inserted {
                check.report.add(
                    QuestionFinding.identifierTwice,
                    "expected a question's own identifier, found \(reference["identifier"] ?? "none") again",
                    in: document,
                    at: reference.offset
                )
            }
            guard let href = reference.attribute("href"),
                case .entry(let path) = PackagePath.target(
                    of: href.value,
                    from: PackagePath.folder(of: document.name)
                )
            else { continue }
            check.require(path, in: document, at: href.offset, what: "the question")
        }
    }
}
