internal import CourseArchives
internal import CourseModel
internal import XMLCodec

/// Writes `imsmanifest.xml` (SCORM 1.2 CAM 2.3) in the profile that `schemas/scorm12` describes.
enum SCORM12Manifest {
    /// The schemas that the manifest names, at the ZIP's root as ADL's checker wants them.
    static let schemaNames = ["adlcp_rootv1p2.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"]

    /// The player's files, which every page depends on.
    static let playerNames = [PackageNames.contentStyle, PackageNames.style, PackageNames.script]

    /// Makes the manifest.
    ///
    /// - Parameters:
    ///   - shared: The pictures that more than one page shows; they are a resource of their own.
    static func make(
        _ package: CoursePackage,
        _ outline: PackageOutline,
        options: LMSOptions,
        names: ArchiveNames,
        shared: [Picture]
    ) -> [UInt8] {
        var writer = XMLWriter()
        writer.element(
            "manifest",
            [
                "identifier": "course-\(package.syllabusId)",
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
                writeMetadata(package, into: &writer)
            }
            writer.element("organizations", ["default": "organization"]) { writer in
                writer.element("organization", ["identifier": "organization"]) { writer in
                    writer.element("title", text: ManifestText.title(package.title))
                    for module in outline.modules where !module.pages.isEmpty {
                        write(module, options: options, into: &writer)
                    }
                }
            }
            writer.element("resources") { writer in
                writeResources(outline, names: names, shared: shared, into: &writer)
            }
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
    private static func write(_ module: PackageOutline.Module, options: LMSOptions, into writer: inout XMLWriter) {
        writer.element("item", ["identifier": "item-module-\(module.id)", "isvisible": "true"]) { writer in
            writer.element("title", text: ManifestText.title(module.title))
            for page in module.pages {
                writer.element(
                    "item",
                    [
                        "identifier": "item-\(page.key)", "identifierref": "resource-\(page.key)",
                        "isvisible": "true",
                    ]
                ) { writer in
                    writer.element("title", text: ManifestText.title(page.title))
                    if page.quiz != nil { writer.element("adlcp:masteryscore", text: String(options.passPercent)) }
                }
            }
        }
    }

    /// The first resource with an address is the first lesson: Open edX launches that one and no other.
    private static func writeResources(
        _ outline: PackageOutline,
        names: ArchiveNames,
        shared: [Picture],
        into writer: inout XMLWriter
    ) {
        let sharedPaths = Set(shared.map(\.path))
        for page in outline.pages {
            writer.element(
                "resource",
                [
                    "identifier": "resource-\(page.key)", "type": "webcontent", "adlcp:scormtype": "sco",
                    "href": page.name,
                ]
            ) { writer in
                writer.element("file", ["href": page.name])
                for picture in page.pictures where !sharedPaths.contains(picture.path) {
                    writer.element("file", ["href": names.asset(picture.path)])
                }
                writer.element("dependency", ["identifierref": "resource-player"])
                if page.pictures.contains(where: { sharedPaths.contains($0.path) }) {
                    writer.element("dependency", ["identifierref": "resource-pictures"])
                }
            }
        }
        writeAsset("resource-player", playerNames, into: &writer)
        if !shared.isEmpty { writeAsset("resource-pictures", shared.map { names.asset($0.path) }, into: &writer) }
        writeAsset("resource-package", [PackageNames.index, PackageNames.description], into: &writer)
    }

    private static func writeAsset(_ identifier: String, _ files: [String], into writer: inout XMLWriter) {
        writer.element(
            "resource",
            ["identifier": identifier, "type": "webcontent", "adlcp:scormtype": "asset"]
        ) { writer in
            for file in files { writer.element("file", ["href": file]) }
        }
    }
}
