internal import JSONCodec

extension Lesson {
    static let fields = [
        "id", "syllabusId", "moduleId", "lessonIndex", "version", "title", "durationMinutes", "objectives",
        "explanation", "keyTakeaways", "practice", "metadata",
    ]

    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a lesson", Self.fields, collector)
        id = object.id("id")
        syllabusId = object.id("syllabusId")
        moduleId = object.id("moduleId")
        lessonIndex = object.integer("lessonIndex", 0...999)
        version = object.integer("version", CoursePackage.versions)
        title = object.string("title", .lessonTitle)
        durationMinutes = object.integer("durationMinutes", 5...ObjectDecoder.largestInteger)
        objectives = object.strings("objectives", minimum: 1)
        explanation =
            object.field("explanation").map { Explanation($0, collector) } ?? Explanation(overview: "", concepts: [])
        keyTakeaways = object.strings("keyTakeaways", minimum: 2)
        practice = object.field("practice").map { Practice($0, collector) } ?? Practice(prompt: "", expectedOutcome: "")
        metadata =
            object.field("metadata").map { Metadata($0, collector) } ?? Metadata(level: .beginner, prerequisites: [])
    }
}

extension Lesson.Explanation {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "an explanation", ["overview", "concepts"], collector)
        overview = object.string("overview", .explanation)
        concepts = object.list("concepts", minimum: 1).map { Lesson.Concept($0, collector) }
    }
}

extension Lesson.Concept {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a concept", ["title", "explanation", "example"], collector)
        title = object.string("title", .title)
        explanation = object.string("explanation", .explanation)
        example = object.optional("example").map { object.string($0, .filled) }
    }
}

extension Lesson.Practice {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a practice", ["prompt", "expectedOutcome"], collector)
        prompt = object.string("prompt", .practice)
        expectedOutcome = object.string("expectedOutcome", .practice)
    }
}

extension Lesson.Metadata {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a lesson's metadata", ["level", "prerequisites"], collector)
        level = object.choice("level", .beginner)
        prerequisites = object.optional("prerequisites") == nil ? [] : object.strings("prerequisites")
    }
}
