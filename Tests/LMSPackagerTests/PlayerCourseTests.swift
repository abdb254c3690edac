import CourseFixtures
import CourseModel
import JSONCodec
import LMSPackager
import Testing
import ZIPArchive

@Test(arguments: TestedFormat.allCases)
func `course.js has pages and questions in the learner's order, and a print for each question`(
    format: TestedFormat
) throws {
    let course = try format.open().course()
    #expect(course["id"]?.string == "field-course")
    #expect(course["version"]?.integer == 3)
    #expect(course["format"]?.string == format.rawValue)
    #expect(course["pass"]?.integer == 80)
    let pages = course["pages"]?.elements ?? []
    #expect(pages.map { $0["key"]?.string } == ["lesson-flow", "lesson-area", "project-brook", "lesson-end"])
    #expect(pages.map { $0["questions"]?.elements.count } == [3, 3, 0, 0])
    let prints = (course["prints"]?.elements ?? []).compactMap(\.string)
    #expect(prints.count == 6)
    #expect(prints.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{8}/) != nil })
    let archive = try format.open()
    for page in pages {
        let text = try archive.text(page["path"]?.string ?? "")
        let asked = text.matches(of: /<fieldset data-question="([^"]*)"/).map { String($0.1) }
        #expect(asked == (page["questions"]?.elements ?? []).compactMap(\.string))
    }
    #expect(course["texts"]?.members.isEmpty == false)
    #expect(course["texts"]?.members.allSatisfy { $0.value.string != $0.key } == true)
}

@Test func `a print changes with what is asked and what is right, and not with the explanation`() throws {
    func prints(_ change: (inout CourseFixture) -> Void) throws -> [String] {
        var fixture = CourseFixture(modules: 1, lessonsPerModule: 1)
        change(&fixture)
        var options = LMSOptions()
        options.earlier = [EarlierVersion(fixture.decoded())]
        let earlier = try TestedFormat.scorm12.open(ExampleCourse(), options).course()["earlier"]?.elements ?? []
        return (earlier.first?["prints"]?.elements ?? []).compactMap(\.string)
    }
    let original = try prints { _ in }
    let place = "/quizzes/0/questions/0/"
    #expect(original.count == 2)
    #expect(try prints { $0.change(place + "explanation", to: "Another reason.") } == original)
    for changed in try [
        prints { $0.change(place + "question", to: "What else?") },
        prints { $0.change(place + "options/3", to: "Another option") },
        prints { fixture in
            let index = fixture.value(at: place + "correctIndex")
            fixture.change(place + "correctIndex", to: index == 0 ? 1 : 0)
        },
    ] {
        #expect(changed[0] != original[0])
        #expect(changed[1] == original[1])
    }
}

@Test func `a package carries the order of every earlier version, oldest first`() throws {
    var options = LMSOptions()
    options.earlier = [2, 1].map { EarlierVersion(CourseFixture(version: $0, modules: $0).decoded()) }
    let earlier = try TestedFormat.scorm2004.open(ExampleCourse(), options).course()["earlier"]?.elements ?? []
    #expect(earlier.map { $0["version"]?.integer } == [1, 2])
    #expect(
        (earlier.first?["pages"]?.elements ?? []).map(\.string) == [
            "lesson-m1-l1", "project-m1-project", "lesson-m1-l2",
        ]
    )
    for version in earlier {
        let questions = version["questions"]?.elements ?? []
        #expect(questions.count == version["pages"]?.elements.count)
        #expect(questions.map(\.elements.count).reduce(0, +) == version["prints"]?.elements.count)
    }
}
