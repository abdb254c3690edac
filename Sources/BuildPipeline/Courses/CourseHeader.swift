internal import Bytes
internal import CourseModel
internal import JSONCodec

/// What of a package decides its place among the others; read before the package is decoded and checked, so that
/// courses can then be taken one after the other.
struct CourseHeader: Sendable, Hashable {
    var id: String
    var version: Int
    var isArchived: Bool
    var title: String
    /// A BCP 47 tag.
    var language: String
    var contentHash: String

    /// `ID@VERSION`.
    var name: String { "\(id)@\(version)" }

    /// Takes it out of a package.
    init(_ package: CoursePackage) {
        id = package.syllabusId
        version = package.version
        isArchived = package.status == .archived
        title = package.title
        language = package.language
        contentHash = package.contentHash
    }

    /// Reads it from the bytes of a package.json; nil where a part of it is missing, which decoding then reports.
    init?(packageJSON bytes: [UInt8]) {
        let reading = JSONReading(bytes, limits: JSONLimits(maximumBytes: CoursePackage.maximumBytes))
        guard let members = reading.value?.members else { return nil }
        var values: [String: JSONValue] = [:]
        for member in members where values[member.key] == nil { values[member.key] = member.value }
        guard let id = values["syllabusId"]?.string, let version = values["version"]?.integer,
            let status = values["status"]?.string, let title = values["title"]?.string,
            let language = values["language"]?.string
        else { return nil }
        self.id = id
        self.version = version
        isArchived = status == CoursePackage.Status.archived.rawValue
        self.title = title
        self.language = language
        contentHash = values["contentHash"]?.string ?? ""
    }

    func encode(into encoder: inout FieldEncoder) {
        encoder.put(id)
        encoder.put(version)
        encoder.put(isArchived ? 1 : 0)
        encoder.put(title)
        encoder.put(language)
        encoder.put(contentHash)
    }

    init(from decoder: inout FieldDecoder) throws(FieldDecoder.Damaged) {
        id = try decoder.string()
        version = try decoder.integer()
        isArchived = try decoder.integer() != 0
        title = try decoder.string()
        language = try decoder.string()
        contentHash = try decoder.string()
    }
}
