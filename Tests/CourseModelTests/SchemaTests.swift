import CourseFixtures
import Diagnostics
import Foundation
import JSONCodec
import LongForms
import OutsidePrograms
import Testing

@testable import CourseModel

/// The schema and the code, held against each other by a validator from outside (Python's jsonschema).
struct SchemaTests {
    private struct Case {
        let bytes: [UInt8]
        let codes: Set<String>
        var isRefused: Bool { !codes.isEmpty }
    }

    @Test func `schema and code refuse the same, but for the rules that are listed`() throws {
        let cases = makeCases()
        let verdicts = try judge(cases.map(\.bytes))
        try #require(verdicts.count == cases.count)
        let beyond = Set(CourseModelFinding.beyondSchema.map(\.id))
        for (index, (one, isAccepted)) in zip(cases, verdicts).enumerated() {
            if !isAccepted {
                #expect(one.isRefused, "case \(index): the schema refuses what the code accepts")
            }
            let unlisted = one.codes.subtracting(beyond)
            if !unlisted.isEmpty {
                #expect(!isAccepted, "case \(index): the schema accepts what the code refuses by \(unlisted.sorted())")
            }
        }
        // The cases say something: each rule of the schema was broken, and many courses were good.
        let provoked = cases.reduce(into: Set<String>()) { $0.formUnion($1.codes) }
        let silent = CourseModelFinding.inSchema.map(\.id).filter { !provoked.contains($0) }
        #expect(silent.isEmpty, "no case breaks \(silent)")
        #expect(cases.count >= 300)
        #expect(cases.filter { !$0.isRefused }.count >= 20)
        #expect(verdicts.filter { !$0 }.count >= 100)
    }

    private func makeCases() -> [Case] {
        var texts: [[UInt8]] = []
        for rule in BrokenRule.all where rule.code != "string.too-long" {
            var course = CourseFixture(modules: 2, lessonsPerModule: 1)
            guard course.value(at: rule.pointer) != nil || rule.pointer.hasSuffix("-") else { continue }
            course.change(rule.pointer, to: rule.value)
            texts.append(course.sealed())
        }
        for tag in [
            "en", "zh-Hans", "x-a", "de-1901-u-co-phonebk", "e", "en_US", "abcde-Latn", "en-a", "ab-abc-abc-abc-abc",
        ] {
            texts.append(CourseFixture(language: tag, modules: 1, lessonsPerModule: 1).sealed())
        }
        let plain = String(decoding: CourseFixture(modules: 1, lessonsPerModule: 1).sealed(), as: UTF8.self)
        for number in ["30.0", "3e1", "30.5", "-0", "9007199254740991", "9007199254740992", "1e400", "true"] {
            texts.append(Array(plain.replacing("\"durationMinutes\": 30", with: "\"durationMinutes\": \(number)").utf8))
        }
        var long = CourseFixture(modules: 1, lessonsPerModule: 1)
        if let question = long.value(at: "/quizzes/0/questions/0") {
            long.change("/quizzes/0/questions", to: .array(Array(repeating: question, count: 201)))
        }
        texts.append(long.sealed())
        let form = LongForm("packages against the schema", sample: 320, of: 3_200)
        var mutation = Mutation(seed: form.seed)
        for round in 0..<form.rounds {
            var course = CourseFixture(modules: 1 + round % 2, lessonsPerModule: 1)
            // Half of them are changed after they were sealed.
            if round % 2 == 0, let value = JSONReading(course.sealed()).value { course.package = JSONTree(value) }
            course.package = mutation.mutated(course.package)
            texts.append(course.sealed())
        }
        return texts.map { bytes in
            let errors = CoursePackage.decode(bytes).findings.filter { $0.severity == .error }
            return Case(bytes: bytes, codes: Set(errors.map(\.code.id)))
        }
    }

    /// Whether the schema accepts each of these.
    private func judge(_ texts: [[UInt8]]) throws -> [Bool] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schema-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let batch = folder.appendingPathComponent("cases.jsonl")
        let lines = texts.map { JSONReading($0).value.map { Array($0.storageText) } ?? [] }
        try Data(lines.joined(separator: [0x0A])).write(to: batch)
        let schema = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("schemas/course-package.schema.json")
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator
            schema = json.load(open(sys.argv[1], encoding='utf-8'))
            Draft202012Validator.check_schema(schema)
            validator = Draft202012Validator(schema)
            for line in open(sys.argv[2], encoding='utf-8', newline='\\n'):
                print(int(validator.is_valid(json.loads(line))))
            """
        let outcome = try OutsideProgram.run(
            "env",
            ["python3", "-c", script, schema.path, batch.path],
            package: "coreutils"
        )
        try #require(outcome.status == 0, "python3 lacks jsonschema: run the tests by `make test`")
        return outcome.output.split(separator: "\n").map { $0 == "1" }
    }
}

extension JSONValue {
    /// The value on one line with its numbers as they were written, so that 30.0 reaches the judge as 30.0.
    fileprivate var storageText: [UInt8] {
        switch kind {
        case .object:
            let members = members.map { member in
                JSONTree.string(member.key).compact() + [0x3A] + member.value.storageText
            }
            return [0x7B] + Array(members.joined(separator: [0x2C])) + [0x7D]
        case .array: return [0x5B] + Array(elements.map(\.storageText).joined(separator: [0x2C])) + [0x5D]
        case .number where !isInteger && number?.isFinite == true:
            // Any form with a point does: a validator reads both as the same number.
            return Array("\(number ?? 0)".utf8)
        case .number where integer == nil: return Array("99999999999999999999".utf8)
        default: return JSONTree(self).compact()
        }
    }
}

/// Random changes of a tree, the same for the same seed.
private struct Mutation {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func random(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[random(elements.count)] }

    /// The tree with one to three places changed.
    mutating func mutated(_ tree: JSONTree) -> JSONTree {
        var tree = tree
        for _ in 0...random(3) { tree = changedSomewhere(tree) }
        return tree
    }

    private mutating func changedSomewhere(_ tree: JSONTree) -> JSONTree {
        switch tree {
        case .object(var members) where !members.isEmpty:
            switch random(20) {
            case 0: members.remove(at: random(members.count))
            case 1: members.append(.init("extra", 1))
            default:
                let place = random(members.count)
                members[place].value = changedSomewhere(members[place].value)
            }
            return .object(members)
        case .array(var elements) where !elements.isEmpty:
            switch random(12) {
            case 0: return []
            case 1: elements.remove(at: random(elements.count))
            case 2: elements.append(elements[0])
            case 3: elements.reverse()
            case 4: return pick([.null, "text", 1, [:]])
            default:
                let place = random(elements.count)
                elements[place] = changedSomewhere(elements[place])
            }
            return .array(elements)
        case .string(let text):
            return pick([
                .string(""), .string(" \u{3000}\n"), .string("x"), .string("  " + text + "\t"),
                .string(text + "\u{1B}"),
                .string(text.uppercased()), .string(String(text.prefix(29))), .string(text + " More."), .integer(1),
                .null,
                .string("2026-02-30T00:00:00Z"), .string("a-b"), .string("\u{85}" + text + "\u{A0}"),
            ])
        case .integer(let number):
            return pick([
                .integer(-1), .integer(0), .integer(4), .integer(number &+ 1), .integer(101), .number(1.5),
                .string("1"),
                .boolean(true), .integer(.max), .integer(1_000_000_000),
            ])
        default: return pick(["text", 1, [], [:], .null])
        }
    }
}
