internal import CourseArchives
internal import CourseModel
internal import XMLCodec

/// Writes `imsmanifest.xml` (SCORM 2004 4th edition, CAM 3) in the profile that `schemas/scorm2004` describes.
enum SCORM2004Manifest {
    /// The schemas that the manifest names, at the ZIP's root as ADL's checker wants them.
    static let schemaNames = [
        "adlcp_v1p3.xsd", "adlnav_v1p3.xsd", "adlseq_v1p3.xsd", "imscp_v1p1.xsd", "imsss_v1p0.xsd", "lom.xsd",
    ]

    /// Makes the manifest.
    static func make(_ package: PlayerPackage) -> [UInt8] {
        var writer = XMLWriter()
        writer.element(
            "manifest",
            [
                "identifier": "course-\(package.package.syllabusId)",
                "version": "1.0",
                "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
                "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
                "xmlns:adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
                "xmlns:adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
                "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation": """
                http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd \
                http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd \
                http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd \
                http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd \
                http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd \
                http://ltsc.ieee.org/xsd/LOM lom.xsd
                """,
            ]
        ) { writer in
            writer.element("metadata") { writer in
                writer.element("schema", text: "ADL SCORM")
                writer.element("schemaversion", text: "2004 4th Edition")
                writeMetadata(package.package, into: &writer)
            }
            writer.element("organizations", ["default": "organization"]) { writer in
                writer.element(
                    "organization",
                    ["identifier": "organization", "adlseq:objectivesGlobalToSystem": "false"]
                ) { writer in
                    writer.element("title", text: ManifestText.title(package.package.title))
                    for module in package.outline.modules where !module.pages.isEmpty {
                        write(module, package, into: &writer)
                    }
                    writeControlMode(into: &writer)
                }
            }
            writer.element("resources") { writer in
                ManifestPart.writePages(package, typeName: "adlcp:scormType", into: &writer)
            }
        }
        return writer.bytes
    }

    /// A course's title and description as IEEE 1484.12.3 writes them.
    private static func writeMetadata(_ package: CoursePackage, into writer: inout XMLWriter) {
        let language: KeyValuePairs = ["language": package.language]
        writer.element("lom", ["xmlns": "http://ltsc.ieee.org/xsd/LOM"]) { writer in
            writer.element("general") { writer in
                writer.element("title") { writer in
                    writer.element("string", language, text: ManifestText.title(package.title))
                }
                writer.element("language", text: package.language)
                guard !package.description.isEmpty else { return }
                writer.element("description") { writer in
                    writer.element("string", language, text: ManifestText.description(package.description))
                }
            }
        }
    }

    private static func write(
        _ module: PackageOutline.Module,
        _ package: PlayerPackage,
        into writer: inout XMLWriter
    ) {
        writer.element("item", ["identifier": ManifestPart.moduleItem(module), "isvisible": "true"]) { writer in
            writer.element("title", text: ManifestText.title(module.title))
            for page in module.pages { write(page, package, into: &writer) }
            writeControlMode(into: &writer)
        }
    }

    private static func write(
        _ page: PackageOutline.Page,
        _ package: PlayerPackage,
        into writer: inout XMLWriter
    ) {
        writer.element(
            "item",
            [
                "identifier": ManifestPart.item(page), "identifierref": ManifestPart.resource(page),
                "isvisible": "true",
            ]
        ) { writer in
            writer.element("title", text: ManifestText.title(page.title))
            writer.element("imsss:sequencing") { writer in
                if page.quiz != nil { writeObjective(package.options, into: &writer) }
                writer.element(
                    "imsss:deliveryControls",
                    ["completionSetByContent": "true", "objectiveSetByContent": "true"]
                )
            }
        }
    }

    /// Learners go where they like, and forward by themselves (SN 3.2).
    private static func writeControlMode(into writer: inout XMLWriter) {
        writer.element("imsss:sequencing") { writer in
            writer.element("imsss:controlMode", ["choice": "true", "flow": "true"])
        }
    }

    private static func writeObjective(_ options: LMSOptions, into writer: inout XMLWriter) {
        writer.element("imsss:objectives") { writer in
            writer.element(
                "imsss:primaryObjective",
                ["objectiveID": "PRIMARYOBJ", "satisfiedByMeasure": "true"]
            ) { writer in
                writer.element(
                    "imsss:minNormalizedMeasure",
                    text: ManifestPart.share(ofPercent: options.passPercent)
                )
            }
        }
    }
}
