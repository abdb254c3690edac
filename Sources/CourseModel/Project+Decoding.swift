internal import Diagnostics
internal import JSONCodec

extension Project {
    static let fields = [
        "id", "moduleId", "lessonIds", "version", "title", "problemStatement", "constraints", "deliverables", "rubric",
        "metadata",
    ]

    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a project", Self.fields, collector)
        id = object.id("id")
        moduleId = object.id("moduleId")
        lessonIds = object.list("lessonIds", minimum: 1).map { object.id($0) }
        version = object.integer("version", CoursePackage.versions)
        title = object.string("title", .title)
        problemStatement = object.string("problemStatement")
        constraints = object.strings("constraints")
        deliverables = object.strings("deliverables", minimum: 1)
        rubric = object.list("rubric", minimum: 1).map { Criterion($0, collector) }
        level =
            object.field("metadata").map { metadata in
                ObjectDecoder(metadata, "a project's metadata", ["level"], collector).choice("level", .beginner)
            } ?? .beginner
        let weights = rubric.map(\.weight)
        guard let list = object.optional("rubric"), !weights.isEmpty, !weights.contains(ObjectDecoder.noInteger) else {
            return
        }
        let sum = weights.reduce(0, +)
        if sum != 100 {
            collector.report(
                CourseModelFinding.rubricWeights,
                "expected weights that sum to 100, found a sum of \(sum)",
                at: list
            )
        }
    }
}

extension Project.Criterion {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a criterion", ["criterion", "weight", "levels"], collector)
        criterion = object.string("criterion")
        // No weight can be larger than the sum of all.
        weight = object.integer("weight", 0...100)
        levels = object.list("levels", minimum: 2).map { Project.RubricLevel($0, collector) }
    }
}

extension Project.RubricLevel {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a rubric level", ["label", "description", "points"], collector)
        label = object.string("label")
        description = object.string("description", .mayBeEmpty)
        points = object.integer("points", 0...ObjectDecoder.largestInteger)
    }
}
