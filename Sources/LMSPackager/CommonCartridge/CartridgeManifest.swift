internal import CourseArchives
internal import CourseModel
internal import QuestionBanks
internal import XMLCodec

/// Writes `imsmanifest.xml` of a cartridge (CC 1.1 and 1.3 Implementation Guide, 4) in the profile that `schemas/cc11`
/// and `schemas/cc13` describe.
struct CartridgeManifest {
    let contents: CartridgeContents
    let package: CoursePackage
    let version: CommonCartridge.Version

    /// `1` or `3`: the standard's minor version, as it stands in its namespaces.
    private var minor: String { version == .v1p1 ? "1" : "3" }

    func make() -> [UInt8] {
        let namespace = "http://www.imsglobal.org/xsd/imsccv1p\(minor)/imscp_v1p1"
        let profile = "http://www.imsglobal.org/profile/cc/ccv1p\(minor)/ccv1p\(minor)_"
        let lom = "http://ltsc.ieee.org/xsd/imsccv1p\(minor)/LOM/manifest"
        let lomFile = "http://www.imsglobal.org/profile/cc/ccv1p\(minor)/LOM/ccv1p\(minor)_lommanifest_v1p0.xsd"
        var writer = XMLWriter()
        writer.element(
            "manifest",
            [
                "xmlns": namespace,
                "xmlns:lomimscc": lom,
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "identifier": "course-\(package.syllabusId)",
                "xsi:schemaLocation": "\(namespace) \(profile)imscp_v1p2_v1p0.xsd \(lom) \(lomFile)",
            ]
        ) { writer in
            writeMetadata(into: &writer)
            writer.element("organizations") { writer in
                writer.element(
                    "organization",
                    ["identifier": "organization", "structure": "rooted-hierarchy"]
                ) { writer in
                    // The root has no title; its children are the LMS's modules.
                    writer.element("item", ["identifier": "root"]) { writer in
                        for module in contents.outline.modules where !module.pages.isEmpty {
                            write(module, into: &writer)
                        }
                    }
                }
            }
            writer.element("resources") { writer in writeResources(into: &writer) }
        }
        return writer.bytes
    }

    private func writeMetadata(into writer: inout XMLWriter) {
        writer.element("metadata") { writer in
            writer.element("schema", text: "IMS Common Cartridge")
            writer.element("schemaversion", text: "1.\(minor).0")
            writer.element("lomimscc:lom") { writer in
                writer.element("lomimscc:general") { writer in
                    string("lomimscc:title", contents.title(package.title), into: &writer)
                    writer.element("lomimscc:language", text: package.language)
                    // Canvas and Moodle want one; a course without gives its title.
                    let description = package.description.isEmpty ? package.title : package.description
                    string("lomimscc:description", ManifestText.description(description), into: &writer)
                }
                guard !package.license.isEmpty else { return }
                writer.element("lomimscc:rights") { writer in
                    string("lomimscc:description", ManifestText.description(package.license), into: &writer)
                }
            }
        }
    }

    private func string(_ name: String, _ text: String, into writer: inout XMLWriter) {
        writer.element(name) { writer in
            writer.element("lomimscc:string", ["language": package.language], text: text)
        }
    }

    private func write(_ module: PackageOutline.Module, into writer: inout XMLWriter) {
        writer.element("item", ["identifier": "item-module-\(module.id)"]) { writer in
            writer.element("title", text: contents.title(module.title))
            for page in module.pages {
                item("item-\(page.key)", "resource-\(page.key)", contents.title(page.title), into: &writer)
                guard let quiz = contents.quiz(of: page) else { continue }
                item(
                    "item-quiz-\(quiz.lessonID)",
                    "resource-quiz-\(quiz.lessonID)",
                    contents.title(of: quiz),
                    into: &writer
                )
            }
        }
    }

    private func item(_ identifier: String, _ resource: String, _ title: String, into writer: inout XMLWriter) {
        writer.element("item", ["identifier": identifier, "identifierref": resource]) { writer in
            writer.element("title", text: title)
        }
    }

    private func writeResources(into writer: inout XMLWriter) {
        let pictures = Dictionary(
            uniqueKeysWithValues: contents.pictures.enumerated().map { ($1.path, "resource-picture-\($0 + 1)") }
        )
        for page in contents.outline.pages {
            let shown = page.pictures.compactMap { pictures[$0.path] }
            webContent("resource-\(page.key)", page.name, shown + ["resource-style"], into: &writer)
            guard let quiz = contents.quiz(of: page) else { continue }
            questions(
                "resource-quiz-\(quiz.lessonID)",
                "assessment",
                CartridgeContents.name(of: quiz),
                QTI12Assessment.pictures(of: quiz).compactMap { pictures[$0.path] },
                into: &writer
            )
        }
        if !contents.bank.quizzes.isEmpty {
            let shown = Set(contents.bank.quizzes.flatMap { QTI12Assessment.pictures(of: $0).map(\.path) })
            questions(
                "resource-question-bank",
                "question-bank",
                CartridgeContents.bankName,
                shown.sorted().compactMap { pictures[$0] },
                into: &writer
            )
        }
        for picture in contents.pictures {
            guard let identifier = pictures[picture.path] else { continue }
            webContent(identifier, contents.names.asset(picture.path), [], into: &writer)
        }
        webContent("resource-style", CartridgeContents.styleName, [], into: &writer)
    }

    private func webContent(
        _ identifier: String,
        _ href: String,
        _ dependencies: [String],
        into writer: inout XMLWriter
    ) {
        writer.element("resource", ["identifier": identifier, "type": "webcontent", "href": href]) { writer in
            writer.element("file", ["href": href])
            for dependency in dependencies { writer.element("dependency", ["identifierref": dependency]) }
        }
    }

    private func questions(
        _ identifier: String,
        _ kind: String,
        _ href: String,
        _ dependencies: [String],
        into writer: inout XMLWriter
    ) {
        let type = "imsqti_xmlv1p2/imscc_xmlv1p\(minor)/\(kind)"
        writer.element("resource", ["identifier": identifier, "type": type]) { writer in
            writer.element("file", ["href": href])
            for dependency in dependencies { writer.element("dependency", ["identifierref": dependency]) }
        }
    }
}
