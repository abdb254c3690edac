internal import Bytes
internal import Diagnostics
internal import JSONCodec

extension CoursePackage {
    static let fields = [
        "format", "syllabusId", "version", "status", "title", "description", "language", "license", "source", "authors",
        "textFormat", "syllabus", "lessons", "quizzes", "projects", "assets", "approvals", "contentHash",
    ]

    static let versions = 1...ObjectDecoder.largestInteger

    init(_ root: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(root, "a package", Self.fields, collector)
        if let format = object.field("format") { _ = object.choice(format, [Self.format]) }
        syllabusId = object.id("syllabusId")
        version = object.integer("version", Self.versions)
        status = object.choice("status", .published)
        title = object.string("title", .title)
        description = object.string("description", .mayBeEmpty)
        language = object.string("language", CourseModelFinding.languageForm, "a BCP 47 tag", LanguageTag.hasForm)
        license = object.string("license")
        source = object.string("source")
        authors = object.strings("authors")
        textFormat = object.choice("textFormat", .markdown)
        var values = PackageValues(root: root)
        values.syllabus = object.field("syllabus")
        values.lessons = object.list("lessons", minimum: 1, maximum: 1000)
        values.quizzes = object.list("quizzes")
        values.projects = object.list("projects")
        values.assets = object.list("assets", maximum: 5000)
        // Approvals and the hash may be missing: the course can be shown, and sealing adds them.
        values.approvals = object.optional("approvals").map { object.list($0) } ?? []
        syllabus = values.syllabus.map { Syllabus($0, collector) } ?? .absent
        lessons = values.lessons.map { Lesson($0, collector) }
        quizzes = values.quizzes.map { Quiz($0, collector) }
        projects = values.projects.map { Project($0, collector) }
        assets = values.assets.map { Asset($0, collector) }
        approvals = values.approvals.map { Approval($0, collector) }
        contentHash = ""
        if let hash = object.optional("contentHash") {
            contentHash = object.string(
                hash,
                CourseModelFinding.hashForm,
                "sha256: and 64 hex digits",
                Identifier.isPrefixedDigest
            )
        }
        CourseRules(package: self, values: values, collector: collector).check()
        ApprovalRules(package: self, values: values, collector: collector).check()
    }
}

/// The JSON values that a package was decoded from: hashes are taken over them, findings point at them.
struct PackageValues {
    let root: JSONValue
    var syllabus: JSONValue?
    var lessons: [JSONValue] = []
    var quizzes: [JSONValue] = []
    var projects: [JSONValue] = []
    var assets: [JSONValue] = []
    var approvals: [JSONValue] = []
}

extension Asset {
    static let maximumBytes = 50_000_000

    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "an asset", ["path", "sha256", "bytes", "mediaType"], collector)
        path = object.string(
            "path",
            CourseModelFinding.assetName,
            "assets/ and a name of letters, digits, dots, hyphens and underscores",
            Identifier.isAssetPath
        )
        sha256 = object.string("sha256", CourseModelFinding.hashForm, "64 hex digits in lower case") {
            Identifier.isDigest($0.utf8)
        }
        bytes = object.integer("bytes", 0...Self.maximumBytes)
        mediaType = object.choice("mediaType", Picture.Format.png).rawValue
    }
}

extension Approval {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let fields = ["entityType", "entityId", "entityVersion", "sha256", "approvedBy", "approvedAt", "note"]
        let object = ObjectDecoder(value, "an approval", fields, collector)
        entityType = object.choice("entityType", .syllabus)
        entityId = object.id("entityId")
        entityVersion = object.integer("entityVersion", CoursePackage.versions)
        sha256 = object.string(
            "sha256",
            CourseModelFinding.hashForm,
            "sha256: and 64 hex digits",
            Identifier.isPrefixedDigest
        )
        approvedBy = object.string("approvedBy")
        approvedAt = object.date("approvedAt")
        note = object.string("note", .mayBeEmpty)
    }
}
