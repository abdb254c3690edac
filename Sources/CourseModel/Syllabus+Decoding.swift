internal import JSONCodec

extension Syllabus {
    static let fields = [
        "id", "version", "title", "audience", "level", "timeBudgetMinutes", "teachingStyle", "constraints",
        "prerequisites", "modules", "metadata",
    ]

    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a syllabus", Self.fields, collector)
        id = object.id("id")
        version = object.integer("version", CoursePackage.versions)
        title = object.string("title", .title)
        audience = object.string("audience")
        level = object.choice("level", .beginner)
        timeBudgetMinutes = object.integer("timeBudgetMinutes", 0...ObjectDecoder.largestInteger)
        teachingStyle = object.string("teachingStyle")
        constraints = object.strings("constraints")
        prerequisites = object.strings("prerequisites")
        modules = object.list("modules", minimum: 1).map { Module($0, collector) }
        metadata =
            object.field("metadata").map { Metadata($0, collector) }
            ?? Metadata(version: ObjectDecoder.noInteger, createdBy: "", createdAt: "")
    }

    /// What stands in where the package has no syllabus.
    static let absent = Syllabus(
        id: "",
        version: ObjectDecoder.noInteger,
        title: "",
        audience: "",
        level: .beginner,
        timeBudgetMinutes: ObjectDecoder.noInteger,
        teachingStyle: "",
        constraints: [],
        prerequisites: [],
        modules: [],
        metadata: Metadata(version: ObjectDecoder.noInteger, createdBy: "", createdAt: "")
    )
}

extension Syllabus.Module {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a module", ["id", "title", "summary", "lessons"], collector)
        id = object.id("id")
        title = object.string("title", .title)
        summary = object.string("summary", .mayBeEmpty)
        lessons = object.list("lessons", minimum: 1).map { Syllabus.PlannedLesson($0, collector) }
    }
}

extension Syllabus.PlannedLesson {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let fields = ["id", "title", "objectives", "prerequisites", "effortMinutes", "assessmentHooks"]
        let object = ObjectDecoder(value, "a planned lesson", fields, collector)
        id = object.id("id")
        title = object.string("title", .title)
        objectives = object.strings("objectives", minimum: 1)
        prerequisites = object.strings("prerequisites")
        effortMinutes = object.integer("effortMinutes", 0...ObjectDecoder.largestInteger)
        assessmentHooks = object.strings("assessmentHooks")
    }
}

extension Syllabus.Metadata {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a syllabus's metadata", ["version", "createdBy", "createdAt"], collector)
        version = object.integer("version", CoursePackage.versions)
        createdBy = object.string("createdBy")
        createdAt = object.date("createdAt")
    }
}
