internal import CourseArchives
internal import CourseModel
internal import XMLCodec

/// What the manifests of SCORM 1.2 and 2004 have in common: identifiers and resources.
enum ManifestPart {
    static func moduleItem(_ module: PackageOutline.Module) -> String { "item-module-\(module.id)" }
    static func item(_ page: PackageOutline.Page) -> String { "item-\(page.key)" }
    static func resource(_ page: PackageOutline.Page) -> String { "resource-\(page.key)" }

    /// Writes a resource for each page and those that pages depend on.
    ///
    /// The first resource with an address is the first lesson: Open edX launches that one and no other.
    ///
    /// - Parameter typeName: `adlcp:scormtype` in SCORM 1.2, `adlcp:scormType` in 2004.
    static func writePages(_ package: PlayerPackage, typeName: String, into writer: inout XMLWriter) {
        let shared = Set(package.sharedPictures.map(\.path))
        for page in package.outline.pages {
            writer.element(
                "resource",
                ["identifier": resource(page), "type": "webcontent", typeName: "sco", "href": page.name]
            ) { writer in
                writeFiles([page.name], into: &writer)
                writeFiles(
                    page.pictures.filter { !shared.contains($0.path) }.map { package.names.asset($0.path) },
                    into: &writer
                )
                writer.element("dependency", ["identifierref": "resource-player"])
                if page.pictures.contains(where: { shared.contains($0.path) }) {
                    writer.element("dependency", ["identifierref": "resource-pictures"])
                }
            }
        }
        writeAsset("resource-player", PackageNames.player, typeName, into: &writer)
        if !shared.isEmpty {
            let names = package.sharedPictures.map { package.names.asset($0.path) }
            writeAsset("resource-pictures", names, typeName, into: &writer)
        }
        writeAsset("resource-package", [PackageNames.index, PackageNames.description], typeName, into: &writer)
    }

    private static func writeAsset(
        _ identifier: String,
        _ files: [String],
        _ typeName: String,
        into writer: inout XMLWriter
    ) {
        writer.element("resource", ["identifier": identifier, "type": "webcontent", typeName: "asset"]) { writer in
            writeFiles(files, into: &writer)
        }
    }

    static func writeFiles(_ files: [String], into writer: inout XMLWriter) {
        for file in files { writer.element("file", ["href": file]) }
    }

    /// A pass mark as a share of one, `0.8`; never a bare `0`, which Moodle's parser drops.
    static func share(ofPercent percent: Int) -> String {
        let (whole, rest) = percent.quotientAndRemainder(dividingBy: 100)
        if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
        return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A pass mark in percent; never a bare `0`, which Moodle's parser drops.
    static func percent(_ percent: Int) -> String { percent == 0 ? "0.0" : String(percent) }
}
