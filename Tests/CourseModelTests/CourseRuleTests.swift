import CourseFixtures
import CourseModel
import Diagnostics
import JSONCodec
import Testing

/// One change of a good course that breaks one rule.
struct BrokenRule: Sendable, CustomTestStringConvertible {
    let pointer: String
    let value: JSONTree?
    let code: String
    /// Where the finding points; the changed place unless said otherwise.
    let place: String
    let message: String?

    init(_ pointer: String, _ value: JSONTree?, _ code: String, at place: String? = nil, _ message: String? = nil) {
        self.pointer = pointer
        self.value = value
        self.code = code
        self.place = place ?? pointer
        self.message = message
    }

    var testDescription: String { "\(code) at \(pointer)" }

    static let all: [BrokenRule] = [
        BrokenRule(
            "/format",
            "course-package/2",
            "value.choice",
            "expected \"course-package/1\", found \"course-package/2\""
        ),
        BrokenRule("/syllabus/id", "other", "syllabus.id"),
        BrokenRule("/version", 0, "number.range", "expected at least 1, found 0"),
        BrokenRule("/version", "1", "value.type", "expected an integer, found a string"),
        BrokenRule("/status", "DRAFT", "value.choice"),
        BrokenRule("/title", " \n", "string.too-short", "expected at least 1 character, found 0"),
        BrokenRule("/title", .string(String(repeating: "é", count: 256)), "string.too-long"),
        BrokenRule("/license", "", "string.too-short"),
        BrokenRule("/license", .string(String(repeating: "x", count: 200_001)), "string.too-long"),
        BrokenRule("/source", "a\u{7}b", "string.control-character"),
        BrokenRule("/source", "a\rb", "string.control-character"),
        BrokenRule("/source", "a\u{85}b", "string.control-character"),
        BrokenRule("/language", "English language", "language.form"),
        BrokenRule("/authors", "Ada", "value.type", "expected an array, found a string"),
        BrokenRule("/lessons/0/titel", "Sensors", "field.unknown", "expected a field of a lesson, found \"titel\""),
        BrokenRule(
            "/lessons/0/practice",
            nil,
            "field.missing",
            at: "/lessons/0",
            "expected a field \"practice\", found none"
        ),
        BrokenRule("/lessons/0/title", "IoT", "string.too-short", "expected at least 5 characters, found 3"),
        BrokenRule("/lessons/0/durationMinutes", 4, "number.range"),
        BrokenRule("/lessons/0/durationMinutes", .number(7.5), "number.form"),
        BrokenRule("/lessons/0/objectives", [], "list.too-short", "expected at least 1 element, found 0"),
        BrokenRule("/lessons/0/keyTakeaways", ["One"], "list.too-short"),
        BrokenRule("/lessons/0/explanation/overview", "Too short.", "string.too-short"),
        BrokenRule("/lessons/0/explanation/concepts", [], "list.too-short"),
        BrokenRule("/lessons/0/explanation/concepts/0/example", .null, "value.type"),
        BrokenRule(
            "/lessons/0/practice/prompt",
            .string(String(repeating: " ", count: 40) + "Short."),
            "string.too-short"
        ),
        BrokenRule("/lessons/0/metadata/level", "beginer", "value.choice"),
        BrokenRule("/lessons/0/syllabusId", "other", "lesson.syllabus"),
        BrokenRule("/lessons/0/moduleId", "m2", "lesson.module"),
        BrokenRule("/lessons/1/lessonIndex", 2, "lesson.index", "expected 1, found 2"),
        BrokenRule(
            "/lessons/0/metadata/prerequisites/-",
            "lesson:m2-l1",
            "prerequisite.later",
            at: "/lessons/0/metadata/prerequisites/0"
        ),
        BrokenRule("/lessons/1/metadata/prerequisites/0", "lesson:m1-l2", "prerequisite.later"),
        BrokenRule("/lessons/1/metadata/prerequisites/0", "lesson:m1-l9", "prerequisite.unknown"),
        BrokenRule(
            "/syllabus/modules/0/lessons/0/prerequisites/-",
            "lesson:nowhere",
            "prerequisite.unknown",
            at: "/syllabus/modules/0/lessons/0/prerequisites/0"
        ),
        BrokenRule("/syllabus/prerequisites/0", "lesson:m1-l1", "prerequisite.later"),
        BrokenRule("/syllabus/metadata/version", 2, "syllabus.version"),
        BrokenRule("/syllabus/metadata/createdAt", "1 February 2026", "date.form"),
        BrokenRule("/syllabus/metadata/createdAt", "2026-02-29T00:00:00Z", "date.calendar"),
        BrokenRule("/syllabus/modules/1/id", "M2", "id.form"),
        BrokenRule(
            "/syllabus/modules/-",
            ["id": "m3", "title": "Three", "summary": "", "lessons": []],
            "list.too-short",
            at: "/syllabus/modules/2/lessons"
        ),
        BrokenRule(
            "/quizzes/0/questions/0/options/3",
            nil,
            "quiz.option-count",
            at: "/quizzes/0/questions/0/options",
            "expected 4 options, found 3"
        ),
        BrokenRule("/quizzes/0/questions/0/options/1", "\u{A0}0.8 m\u{B2} ", "quiz.options-alike"),
        BrokenRule("/quizzes/0/questions/0/correctIndex", 4, "number.range", "expected 0 to 3, found 4"),
        BrokenRule("/quizzes/0/questions", [], "list.too-short"),
        BrokenRule("/quizzes/1/lessonId", "m1-l1", "quiz.repeated"),
        BrokenRule("/quizzes/0/lessonId", "m1-l7", "quiz.lesson"),
        BrokenRule("/projects/0/moduleId", "m7", "project.module"),
        BrokenRule("/projects/0/lessonIds/0", "m1-l7", "project.lesson"),
        BrokenRule("/projects/0/lessonIds/-", "m1-l1", "id.repeated", at: "/projects/0/lessonIds/1"),
        BrokenRule("/projects/1/id", "m1-project", "id.repeated"),
        BrokenRule(
            "/projects/0/rubric/0/weight",
            50,
            "rubric.weights",
            at: "/projects/0/rubric",
            "expected weights that sum to 100, found a sum of 90"
        ),
        BrokenRule("/projects/0/rubric/0/weight", -60, "number.range"),
        BrokenRule("/projects/0/rubric/0/levels/1", nil, "list.too-short", at: "/projects/0/rubric/0/levels"),
        BrokenRule("/projects/0/rubric/0/levels/0/points", -1, "number.range"),
        BrokenRule("/projects/0/deliverables", [], "list.too-short"),
        BrokenRule(
            "/assets",
            [
                [
                    "path": "assets/../x.png", "sha256": .string(String(repeating: "0", count: 64)), "bytes": 1,
                    "mediaType": "image/png",
                ]
            ],
            "asset.name",
            at: "/assets/0/path"
        ),
        BrokenRule(
            "/assets",
            [["path": "assets/x.png", "sha256": "AB", "bytes": 1, "mediaType": "image/png"]],
            "hash.form",
            at: "/assets/0/sha256"
        ),
        BrokenRule(
            "/assets",
            [
                [
                    "path": "assets/x.png", "sha256": .string(String(repeating: "0", count: 64)), "bytes": 50_000_001,
                    "mediaType": "image/png",
                ]
            ],
            "number.range",
            at: "/assets/0/bytes"
        ),
    ]
}

struct CourseRuleTests {
    @Test func `a good course has no findings`() {
        let decoded = CoursePackage.decode(CourseFixture().sealed())
        #expect(decoded.findings.isEmpty)
        #expect(decoded.isApproved)
        #expect(decoded.package?.lessons.map(\.id) == ["m1-l1", "m1-l2", "m2-l1", "m2-l2"])
        #expect(decoded.package?.lessons.first?.explanation.concepts.map { $0.example != nil } == [true, false])
    }

    @Test(arguments: BrokenRule.all)
    func `one mistake is one finding at its place`(rule: BrokenRule) {
        var course = CourseFixture()
        course.change(rule.pointer, to: rule.value)
        let decoded = CoursePackage.decode(course.sealed())
        let errors = decoded.findings.filter { $0.severity == .error }
        #expect(errors.map(\.code.id) == [rule.code])
        #expect(errors.first?.pointer == rule.place)
        if let message = rule.message { #expect(errors.first?.message == message) }
        #expect(errors.allSatisfy { ($0.line ?? 0) > 0 && ($0.column ?? 0) > 0 })
        #expect(decoded.package == nil)
    }

    @Test func `all mistakes of a course are told at once, in the order of the file`() {
        var course = CourseFixture()
        course.change("/title", to: "")
        course.change("/lessons/0/practice/prompt", to: "Short.")
        course.change("/quizzes/1/questions/0/correctIndex", to: 9)
        let found = CoursePackage.decode(course.sealed()).findings
        #expect(found.map(\.code.id) == ["string.too-short", "string.too-short", "number.range"])
        #expect(found.compactMap(\.line) == found.compactMap(\.line).sorted())
    }

    @Test func `mistakes in JSON and mistakes in the course are told together`() {
        let text = String(decoding: CourseFixture().sealed(), as: UTF8.self)
            .replacing("\"status\": \"PUBLISHED\"", with: "\"status\": \"DRAFT\", \"status\": \"DRAFT\"")
        let found = CoursePackage.decode(Array(text.utf8)).findings.map(\.code.id)
        #expect(Set(["json.duplicate-key", "value.choice"]).isSubset(of: found))
    }

    @Test func `the nearest known name is offered`() {
        var course = CourseFixture()
        course.change("/lessons/0/keyTakeways", to: [])
        course.change("/syllabus/level", to: "Beginner")
        let help = CoursePackage.decode(course.sealed()).findings.compactMap(\.help)
        #expect(help == ["did you mean \"beginner\"?", "did you mean \"keyTakeaways\"?"])
    }

    @Test func `a number with a zero fraction is refused where an integer is asked for`() {
        let text = String(decoding: CourseFixture().sealed(), as: UTF8.self)
            .replacing("\"durationMinutes\": 30", with: "\"durationMinutes\": 30.0", maxReplacements: 1)
        let found = CoursePackage.decode(Array(text.utf8)).findings
        #expect(found.map(\.code.id).contains("number.form"))
    }

    @Test func `an integer that no computer holds is refused`() {
        let text = String(decoding: CourseFixture().sealed(), as: UTF8.self)
            .replacing("\"durationMinutes\": 30", with: "\"durationMinutes\": 30000000000000000000000")
        #expect(CoursePackage.decode(Array(text.utf8)).findings.map(\.code.id).contains("number.range"))
    }

    @Test func `lessons are those of the syllabus in its order`() {
        func codes(_ change: (inout CourseFixture) -> Void) -> [String] {
            var course = CourseFixture()
            change(&course)
            return CoursePackage.decode(course.sealed()).findings.filter { $0.severity == .error }.map(\.code.id)
        }
        let missing = codes {
            $0.change("/lessons/3", to: nil)
            $0.change("/quizzes/3", to: nil)
        }
        #expect(missing == ["lesson.missing"])
        #expect(codes { $0.change("/syllabus/modules/1/lessons/1", to: nil) } == ["lesson.unplanned"])
        let swapped = codes { course in
            let first = course.value(at: "/lessons/2")
            course.change("/lessons/2", to: course.value(at: "/lessons/3"))
            course.change("/lessons/3", to: first)
            course.change("/lessons/2/lessonIndex", to: 2)
            course.change("/lessons/3/lessonIndex", to: 3)
        }
        #expect(swapped == ["lesson.order"])
        #expect(codes { $0.change("/lessons/-", to: $0.value(at: "/lessons/0")) }.contains("id.repeated"))
    }

    @Test func `a title that differs from the syllabus is a warning and the course is built`() {
        var course = CourseFixture()
        course.change("/lessons/0/title", to: "Another title")
        let decoded = CoursePackage.decode(course.sealed())
        #expect(decoded.findings.map(\.code.id) == ["lesson.title"])
        #expect(decoded.isApproved)
    }

    @Test func `options are compared after normalization`() {
        var course = CourseFixture()
        course.change("/quizzes/0/questions/0/options/0", to: "caf\u{E9}")
        course.change("/quizzes/0/questions/0/options/2", to: "cafe\u{301}")
        #expect(CoursePackage.decode(course.sealed()).findings.map(\.code.id) == ["quiz.options-alike"])
    }

    @Test func `the same question twice is refused, with other options it is another`() {
        var course = CourseFixture()
        course.change("/quizzes/0/questions/-", to: course.value(at: "/quizzes/0/questions/0"))
        course.change("/quizzes/0/questions/2/explanation", to: "Said in other words.")
        #expect(CoursePackage.decode(course.sealed()).findings.map(\.code.id) == ["quiz.question-repeated"])
        course.change("/quizzes/0/questions/2/options/3", to: "Something else")
        let decoded = CoursePackage.decode(course.sealed())
        #expect(decoded.findings.isEmpty)
        let identities = decoded.package?.quizzes[0].questions.map(\.identity) ?? []
        #expect(Set(identities).count == 3)
        #expect(identities.allSatisfy { $0.utf8.count == 12 })
    }

    @Test func `a question's identity is the one that the format defines`() {
        var course = CourseFixture()
        course.change("/quizzes/0/questions/0/question", to: "Is water wet?")
        course.change("/quizzes/0/questions/0/options", to: ["Yes", "No", "Perhaps", "Never"])
        // sha256sum of {"options":["Yes","No","Perhaps","Never"],"question":"Is water wet?"}
        #expect(course.decoded().quizzes[0].questions[0].identity == "3c97dd5784ad")
    }

    @Test func `lengths are counted in code points without the white space at the ends`() {
        var course = CourseFixture()
        let text = String(repeating: "𝄞", count: 49)
        course.change("/lessons/0/explanation/overview", to: .string("\u{3000}\n" + text + "  "))
        #expect(
            CoursePackage.decode(course.sealed()).findings.map(\.message) == [
                "expected at least 50 characters, found 49"
            ]
        )
        course.change("/lessons/0/explanation/overview", to: .string(text + "e\u{301}"))
        #expect(CoursePackage.decode(course.sealed()).findings.isEmpty)
    }

    @Test func `an archived package is good and says so`() {
        var course = CourseFixture()
        course.change("/status", to: "ARCHIVED")
        #expect(course.decoded().status == .archived)
    }

    @Test func `what is no object is one finding for each`() {
        var course = CourseFixture()
        course.change("/syllabus", to: 7)
        course.change("/lessons", to: [1, "two"])
        let decoded = CoursePackage.decode(course.sealed())
        let types = decoded.findings.filter { $0.code == CourseModelFinding.valueType }
        #expect(types.map(\.pointer) == ["/syllabus", "/lessons/0", "/lessons/1"])
        #expect(CoursePackage.decode([0x5B, 0x5D]).findings.map(\.message) == ["expected an object, found an array"])
    }

    @Test func `a flood of mistakes is cut off and counted`() {
        var course = CourseFixture()
        course.change("/authors", to: .array(Array(repeating: 1, count: 5000)))
        let found = CoursePackage.decode(course.sealed()).findings
        #expect(found.count == 1001)
        #expect(found.last?.message == "expected at most 1000 findings, found 4000 more")
    }

    @Test func `a package that is too large is refused whole`() {
        let decoded = CoursePackage.decode([UInt8](repeating: 0x20, count: 6_000_000))
        #expect(decoded.findings.map(\.code.id) == ["json.size"])
    }

    @Test func `a code is declared once and says what it means`() {
        let all = CourseModelFinding.all
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(all.allSatisfy { !$0.meaning.isEmpty && !$0.example.isEmpty && !$0.fix.isEmpty })
    }
}
