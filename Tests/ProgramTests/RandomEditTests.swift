import CourseFixtures
import Foundation
import JSONCodec
import LongForms
import Testing

/// Whatever a person changes, the output is that of a clean build, byte for byte.
struct RandomEditTests {
    @Test func `after random edits the output is that of a clean build`() throws {
        let form = LongForm("random edits", sample: 12, of: 1_000)
        var site = try EditedSite(form.generator())
        for round in 0..<form.rounds {
            let edits = try (0..<Int.random(in: 1...3, using: &site.random)).map { _ in try site.edit() }
            let told = "seed \(form.seed), round \(round): \(edits.joined(separator: ", "))"
            let jobs = ["1", "2", "5"].randomElement(using: &site.random) ?? "1"
            let run = try site.build("--quiet", "--jobs", jobs)
            #expect(run.status == 0, "\(told): \(run.errors)")
            #expect(try site.build("--quiet", "--no-cache", "--output", "clean").status == 0, "\(told)")
            let (made, clean) = (try site.scratch.files(below: "site/dist"), try site.scratch.files(below: "clean"))
            let different = Set(made.keys).union(clean.keys).filter { made[$0] != clean[$0] }
            #expect(different.isEmpty, "\(told): \(different.sorted().prefix(5))")
            try site.scratch.remove("clean")
            if !different.isEmpty { return }
        }
    }
}

/// A site of some courses with a person at work on it.
private struct EditedSite {
    let scratch: Scratch
    var random: SplitMix64
    private var courses: [String: CourseFixture] = [:]
    private var configuration = Configuration()

    private struct Configuration {
        var title = "Test"
        var outputs = "[site]"
        var hasTheme = false
        var hasPages = false
        var archived: String?

        var yaml: String {
            "title: \(title)\ncourses: [courses/*]\noutputs: \(outputs)\n" + (hasTheme ? "theme: theme\n" : "")
                + (hasPages ? "pages: [pages/*.md]\n" : "") + (archived.map { "archived: [\($0)]\n" } ?? "")
        }
    }

    init(_ random: SplitMix64) throws {
        scratch = try Scratch()
        self.random = random
        courses["a"] = CourseFixture(id: "a-course", modules: 2)
        courses["b"] = CourseFixture(id: "b-course", language: "de", modules: 1)
        for folder in courses.keys.sorted() { try write(folder) }
        try scratch.write(configuration.yaml, to: "site/lectern.yaml")
    }

    func build(_ arguments: String...) throws -> Program.Run {
        try Program.start(["build", "site"] + arguments, in: scratch.url).wait()
    }

    private func write(_ folder: String) throws {
        guard let course = courses[folder] else { return }
        try scratch.write(course.sealed(), to: "site/courses/\(folder)/package.json")
        for file in course.files { try scratch.write(file.bytes, to: "site/courses/\(folder)/" + file.path) }
    }

    /// Makes one edit and says which.
    mutating func edit() throws -> String {
        switch Int.random(in: 0..<14, using: &random) {
        case 0..<7: return try editCourse()
        case 7: return try addCourse()
        case 8: return try removeCourse()
        case 9: return try damageOutput()
        case 10:
            configuration.hasTheme.toggle()
            try scratch.write("/* \(random.next() % 9) */\nmain { color: inherit }\n", to: "site/theme/site.css")
        case 11:
            configuration.hasPages.toggle()
            try scratch.write("# About \(random.next() % 9)\n\nWords.\n", to: "site/pages/about.md")
        case 12: configuration.title = "T\(random.next() % 9)"
        default:
            let outputs = ["[site]", "[site]", "[site, lms]", "[lms]", "[site, pdf]"]
            configuration.outputs = outputs.randomElement(using: &random) ?? "[site]"
        }
        try scratch.write(configuration.yaml, to: "site/lectern.yaml")
        return "configuration"
    }

    private mutating func editCourse() throws -> String {
        guard let folder = courses.keys.sorted().randomElement(using: &random), var course = courses[folder],
            case .array(let lessons)? = course.value(at: "/lessons")
        else { return "nothing" }
        let lesson = Int.random(in: lessons.indices, using: &random)
        let number = random.next() % 1000
        var kind = ""
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            kind = "title of a lesson"
            course.change("/lessons/\(lesson)/title", to: .string("Lesson number \(number)"))
        case 1:
            kind = "title of a course"
            course.change("/title", to: .string("Course \(number)"))
        case 2:
            kind = "picture"
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(1 + number % 90)\" height=\"9\"/>"
            course.files[1].bytes = Array(svg.utf8)
        case 3:
            kind = "order"
            course.swapLessons(lesson, Int.random(in: lessons.indices, using: &random))
        case 4:
            kind = "number of lessons"
            course = course.with(
                modules: Int.random(in: 1...3, using: &random),
                lessonsPerModule: Int.random(in: 1...3, using: &random)
            )
        default:
            kind = "text"
            course.change(
                "/lessons/\(lesson)/practice/prompt",
                to: .string("Find brook number \(number) and measure how much water it carries.")
            )
        }
        courses[folder] = course
        try write(folder)
        return "\(kind) in \(folder)"
    }

    private mutating func addCourse() throws -> String {
        guard courses.count < 5 else { return "nothing" }
        let id = ["a-course", "b-course", "c-course"].randomElement(using: &random) ?? "a-course"
        let version = Int.random(in: 1...4, using: &random)
        let folder = "\(id)-\(version)"
        let isTaken = courses.values.contains {
            $0.value(at: "/syllabusId") == .string(id) && $0.value(at: "/version") == .integer(version)
        }
        guard !isTaken else { return "nothing" }
        courses[folder] = CourseFixture(id: id, version: version, modules: 1)
        try write(folder)
        return "new course \(folder)"
    }

    private mutating func removeCourse() throws -> String {
        guard courses.count > 1, let folder = courses.keys.sorted().randomElement(using: &random) else {
            return "nothing"
        }
        courses[folder] = nil
        try scratch.remove("site/courses/\(folder)")
        return "course \(folder) removed"
    }

    private mutating func damageOutput() throws -> String {
        let record = (try? scratch.read("site/dist/build.json")).map { Data($0) } ?? Data("{}".utf8)
        let tree = try JSONSerialization.jsonObject(with: record) as? [String: Any]
        let paths = (tree?["outputs"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
        // Where no output lies, it would be a person's file, which a build refuses to replace.
        guard let path = paths.randomElement(using: &random) else { return "nothing" }
        if random.next() % 2 == 0 {
            try scratch.write("edited", to: "site/dist/" + path)
        } else if scratch.exists("site/dist/" + path) {
            try scratch.remove("site/dist/" + path)
        }
        return "\(path) damaged"
    }
}

extension CourseFixture {
    /// The course with other numbers of modules and lessons.
    fileprivate func with(modules: Int, lessonsPerModule: Int) -> CourseFixture {
        guard case .string(let id)? = value(at: "/syllabusId"), case .integer(let version)? = value(at: "/version"),
            case .string(let language)? = value(at: "/language")
        else { return self }
        return CourseFixture(
            id: id,
            version: version,
            language: language,
            modules: modules,
            lessonsPerModule: lessonsPerModule
        )
    }

    /// Swaps what two lessons have in title and text: the order changes, and the places stay.
    fileprivate mutating func swapLessons(_ one: Int, _ other: Int) {
        for part in ["title", "explanation", "keyTakeaways", "practice", "objectives"] {
            let values = [one, other].map { value(at: "/lessons/\($0)/\(part)") }
            change("/lessons/\(one)/\(part)", to: values[1])
            change("/lessons/\(other)/\(part)", to: values[0])
        }
    }
}
