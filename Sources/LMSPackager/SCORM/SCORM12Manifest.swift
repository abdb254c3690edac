internal import CourseArchives
internal import CourseModel
internal import XMLCodec

/// Writes `imsmanifest.xml` (SCORM 1.2 CAM 2.3) in the profile that `schemas/scorm12` describes.
enum SCORM12Manifest {
    /// The schemas that the manifest names, at the ZIP's root as ADL's checker wants them.
    static let schemaNames = ["adlcp_rootv1p2.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"]

    private static let typeName = "adlcp:scormtype"

    /// Makes the manifest of a package with a SCO for each page.
    static func make(_ package: PlayerPackage) -> [UInt8] {
        make(package) { writer in
            for module in package.outline.modules where !module.pages.isEmpty { write(module, package, into: &writer) }
        } resources: { writer in
            ManifestPart.writePages(package, typeName: typeName, into: &writer)
        }
    }

    /// Makes the manifest of a package whose one SCO is `index.html`.
    static func makeSingle(_ package: PlayerPackage) -> [UInt8] {
        make(package) { writer in
            writer.element(
                "item",
                ["identifier": "item-course", "identifierref": "resource-course", "isvisible": "true"]
            ) { writer in
                writer.element("title", text: ManifestText.title(package.package.title))
                // No mastery score: an LMS would take the score of the quizzes answered so far for the course's verdict.
            }
        } resources: { writer in
            writer.element(
                "resource",
                ["identifier": "resource-course", "type": "webcontent", typeName: "sco", "href": PackageNames.index]
            ) { writer in
                let files = package.outline.pages.map(\.name) + package.pictures.map { package.names.asset($0.path) }
                ManifestPart.writeFiles(
                    [PackageNames.index] + files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                        + PackageNames.player + [PackageNames.description],
                    into: &writer
                )
            }
        }
    }

    private static func make(
        _ package: PlayerPackage,
        items: (inout XMLWriter) -> Void,
        resources: (inout XMLWriter) -> Void
    ) -> [UInt8] {
        var writer = XMLWriter()
        writer.element(
            "manifest",
            [
                "identifier": "course-\(package.package.syllabusId)",
                "version": "1.0",
                "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
                "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation": """
                http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
                http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd \
                http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd
                """,
            ]
        ) { writer in
            writer.element("metadata") { writer in
                writer.element("schema", text: "ADL SCORM")
                writer.element("schemaversion", text: "1.2")
                writeMetadata(package.package, into: &writer)
            }
            writer.element("organizations", ["default": "organization"]) { writer in
                writer.element("organization", ["identifier": "organization"]) { writer in
                    writer.element("title", text: ManifestText.title(package.package.title))
                    items(&writer)
                }
            }
            writer.element("resources", content: resources)
        }
        return writer.bytes
    }

    private static func writeMetadata(_ package: CoursePackage, into writer: inout XMLWriter) {
        let language: KeyValuePairs = ["xml:lang": package.language]
        writer.element("lom", ["xmlns": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"]) { writer in
            writer.element("general") { writer in
                writer.element("title") { writer in
                    writer.element("langstring", language, text: ManifestText.title(package.title))
                }
                writer.element("language", text: package.language)
                guard !package.description.isEmpty else { return }
                writer.element("description") { writer in
                    writer.element("langstring", language, text: ManifestText.description(package.description))
                }
            }
        }
    }

    /// Every item says that it is visible: Open edX leaves out those that do not.
    private static func write(
        _ module: PackageOutline.Module,
        _ package: PlayerPackage,
        into writer: inout XMLWriter
    ) {
        writer.element("item", ["identifier": ManifestPart.moduleItem(module), "isvisible": "true"]) { writer in
            writer.element("title", text: ManifestText.title(module.title))
            for page in module.pages {
                writer.element(
                    "item",
                    [
                        "identifier": ManifestPart.item(page), "identifierref": ManifestPart.resource(page),
                        "isvisible": "true",
                    ]
                ) { writer in
                    writer.element("title", text: ManifestText.title(page.title))
                    if page.quiz != nil { writeMastery(package, into: &writer) }
                }
            }
        }
    }

    private static func writeMastery(_ package: PlayerPackage, into writer: inout XMLWriter) {
        writer.element("adlcp:masteryscore", text: ManifestPart.percent(package.options.passPercent))
    }
}
