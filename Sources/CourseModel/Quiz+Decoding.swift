internal import Bytes
internal import Diagnostics
internal import JSONCodec

extension Quiz {
    init(_ value: JSONValue, _ collector: FindingCollector) {
        let object = ObjectDecoder(value, "a quiz", ["lessonId", "version", "questions"], collector)
        lessonId = object.id("lessonId")
        version = object.integer("version", CoursePackage.versions)
        let values = object.list("questions", minimum: 1, maximum: 200)
        questions = values.map { Question($0, collector) }
        var seen: Set<String> = []
        for (question, value) in zip(questions, values) where !seen.insert(question.identity).inserted {
            collector.report(
                CourseModelFinding.quizQuestionRepeated,
                "expected each question once, found an earlier one again",
                at: value
            )
        }
    }
}

extension Quiz.Question {
    static let optionCount = 4

    init(_ value: JSONValue, _ collector: FindingCollector) {
        let fields = ["question", "options", "correctIndex", "explanation"]
        let object = ObjectDecoder(value, "a question", fields, collector)
        question = object.string("question")
        options = object.strings("options")
        correctIndex = object.integer("correctIndex", 0...Self.optionCount - 1)
        explanation = object.string("explanation")
        identity = String(SHA256Digest(of: value.canonical(only: ["question", "options"])).hex.prefix(12))
        guard let list = object.optional("options"), list.kind == .array else { return }
        if list.count != Self.optionCount {
            collector.report(
                CourseModelFinding.quizOptionCount,
                "expected \(Self.optionCount) options, found \(list.count)",
                at: list
            )
        }
        // Swift compares strings by canonical equivalence (UAX #15), which is equality after NFC.
        var seen: Set<String> = []
        for (option, value) in zip(options, list.elements)
        where value.kind == .string && !seen.insert(String(option.trimmed)).inserted {
            collector.report(
                CourseModelFinding.quizOptionsAlike,
                "expected options that differ, found an earlier one again",
                at: value
            )
        }
    }
}
