internal import Bytes
internal import CourseModel
internal import JSONCodec

/// What search engines read of a page: JSON-LD with the words of schema.org.
enum StructuredData {
    /// A course (schema.org/Course).
    static func course(_ place: CoursePlace) -> [UInt8] {
        let package = place.package
        var value: JSONTree = [
            "@context": "https://schema.org", "@type": "Course", "name": .string(package.title),
            "description": .string(Summary.cut(package.description.isEmpty ? package.title : package.description)),
            "inLanguage": .string(package.language), "educationalLevel": .string(package.syllabus.level.rawValue),
            "version": .integer(package.version), "provider": organization(place.site),
            "hasCourseInstance": [
                "@type": "CourseInstance", "courseMode": "online",
                "courseWorkload": .string("PT\(package.syllabus.timeBudgetMinutes)M"),
            ],
        ]
        if !package.authors.isEmpty {
            value["author"] = .array(package.authors.map { ["@type": "Person", "name": .string($0)] })
        }
        if let address = Licence.address(of: package.license) { value["license"] = .string(address) }
        if let baseURL = place.site.baseURL {
            value["url"] = .string(EncodedAddress.make(SiteDescription.join(baseURL, place.overviewPath)))
        }
        return render(value)
    }

    /// A lesson (schema.org/LearningResource), in few words: it stands on every page.
    static func lesson(_ place: CoursePlace, _ lesson: Lesson) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(utf8: #"{"@context":"https://schema.org","@type":"LearningResource","name":"#)
        bytes.append(jsonString: lesson.title)
        bytes.append(utf8: #","timeRequired":"PT"#)
        bytes.append(decimal: lesson.durationMinutes)
        bytes.append(utf8: #"M","isPartOf":{"@type":"Course","name":"#)
        bytes.append(jsonString: place.package.title)
        bytes.append(utf8: "}}")
        return safe(bytes)
    }

    private static func organization(_ site: SiteDescription) -> JSONTree {
        var value: JSONTree = ["@type": "Organization", "name": .string(site.title)]
        if let baseURL = site.baseURL { value["url"] = .string(SiteDescription.join(baseURL, "")) }
        return value
    }

    private static func render(_ value: JSONTree) -> [UInt8] { safe(value.compact()) }

    /// JSON in which nothing ends the element that holds it, or begins a comment in it.
    private static func safe(_ json: [UInt8]) -> [UInt8] {
        guard json.contains(UInt8(ascii: "<")) else { return json }
        return json.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] }
    }
}
