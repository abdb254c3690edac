internal import Bytes
internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings
internal import XMLCodec

/// Writes the package document (EPUB 3.3, 5): what the publication is, which files it has, in what order they are read.
struct PackageDocument {
    /// A file of the publication.
    struct Item {
        var id: String
        var name: String
        var mediaType: String
        var properties = ""
        var isInSpine = false

        static func page(_ id: String, _ name: String, properties: String = "") -> Item {
            Item(
                id: id,
                name: name,
                mediaType: "application/xhtml+xml",
                properties: properties,
                isInSpine: true
            )
        }
    }

    let package: CoursePackage
    /// All files but this one, those in the spine in the order of reading.
    var items: [Item] = []
    /// What all pages show together.
    var counts = CourseHTMLRenderer.Counts()
    /// Whether a picture may move.
    var mayMove = false

    /// The publication's identifier: the same for every version of a course, so that a reading system takes a new one
    /// for the old one's update (RFC 9562, 5.8: a UUID of our own making).
    ///
    /// It is made of the course's id and of where it comes from, because others may have a course of that id.
    static func identifier(of package: CoursePackage) -> String {
        let digest = SHA256Digest(ofUTF8: "course\n\(package.syllabusId)\n\(package.source)").bytes
        var bytes = Array(digest.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        var hex: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { hex.append(0x2D) }
            hex.append(hex: [byte])
        }
        return "urn:uuid:" + String(decoding: hex, as: UTF8.self)
    }

    /// The date of the package, its latest approval, in UTC as `dcterms:modified` wants it.
    static func modified(_ package: CoursePackage) -> String {
        guard let date = package.latestApprovedAt?.utc else { return "1980-01-01T00:00:00Z" }
        func digits(_ value: Int, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        let day = "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))"
        return day + "T\(digits(date.hour, 2)):\(digits(date.minute, 2)):\(digits(date.second, 2))Z"
    }

    /// Writes the document.
    func make() -> [UInt8] {
        var writer = XMLWriter()
        let direction = LanguageTag.direction(of: package.language).rawValue
        writer.element(
            "package",
            [
                "xmlns": "http://www.idpf.org/2007/opf", "version": "3.0", "unique-identifier": "identifier",
                "xml:lang": package.language, "dir": direction,
            ]
        ) { writer in
            writer.element("metadata", ["xmlns:dc": "http://purl.org/dc/elements/1.1/"]) { writer in
                writeMetadata(into: &writer)
            }
            writer.element("manifest") { writer in
                for item in items {
                    if item.properties.isEmpty {
                        writer.element("item", ["id": item.id, "href": item.name, "media-type": item.mediaType])
                    } else {
                        writer.element(
                            "item",
                            [
                                "id": item.id, "href": item.name, "media-type": item.mediaType,
                                "properties": item.properties,
                            ]
                        )
                    }
                }
            }
            writer.element("spine", ["page-progression-direction": direction]) { writer in
                for item in items where item.isInSpine { writer.element("itemref", ["idref": item.id]) }
            }
        }
        return writer.bytes
    }

    private func writeMetadata(into writer: inout XMLWriter) {
        writer.element("dc:identifier", ["id": "identifier"], text: Self.identifier(of: package))
        writer.element("dc:title", ["id": "title"], text: package.title)
        writer.element("dc:language", text: package.language)
        for (index, author) in package.authors.filter({ !Self.isBlank($0) }).enumerated() {
            writer.element("dc:creator", ["id": "author-\(index + 1)"], text: author)
            writer.element(
                "meta",
                ["refines": "#author-\(index + 1)", "property": "role", "scheme": "marc:relators"],
                text: "aut"
            )
        }
        for (name, value) in [
            ("dc:description", package.description), ("dc:rights", package.license), ("dc:source", package.source),
        ] where !Self.isBlank(value) {
            writer.element(name, text: value)
        }
        let modified = Self.modified(package)
        writer.element("dc:date", text: String(modified.prefix(10)))
        var properties = [
            ("dcterms:modified", modified),
            ("schema:version", String(package.version)),
            ("schema:learningResourceType", "course"),
            ("schema:educationalLevel", package.syllabus.level.rawValue),
            ("schema:timeRequired", "PT\(package.syllabus.timeBudgetMinutes)M"),
        ]
        properties += accessibility
        for (property, value) in properties { writer.element("meta", ["property": property], text: value) }
    }

    /// What is true of every course, and what depends on its pictures and formulas (EPUB Accessibility 1.1, 2).
    private var accessibility: [(String, String)] {
        let isDescribed = counts.namelessPictures == 0
        var result = [("schema:accessMode", "textual")]
        if counts.pictures > 0 { result.append(("schema:accessMode", "visual")) }
        if isDescribed { result.append(("schema:accessModeSufficient", "textual")) }
        if counts.pictures > 0 { result.append(("schema:accessModeSufficient", "textual,visual")) }
        var features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
        if counts.pictures > 0, isDescribed { features.append("alternativeText") }
        if counts.formulas > 0 { features += ["MathML", "describedMath"] }
        result += features.map { ("schema:accessibilityFeature", $0) }
        result.append(("schema:accessibilityHazard", mayMove ? "unknown" : "none"))
        return result
    }

    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
