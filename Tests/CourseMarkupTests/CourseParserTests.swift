import CourseFixtures
import CourseModel
import Diagnostics
import Testing

@testable import CourseMarkup

@Suite struct CourseParserTests {
    private func parse(
        _ change: (inout CoursePackage) -> Void = { _ in }
    ) -> (document: CourseDocument, findings: [Finding], usedAssets: Set<String>) {
        let fixture = CourseFixture()
        var package = fixture.decoded()
        change(&package)
        return CourseParser.parse(package: package, pictures: PictureCatalogue(fixture.pictures))
    }

    @Test func `a good course has no findings and all its parts`() {
        let (document, findings, usedAssets) = parse()
        #expect(findings == [])
        #expect(document.lessons.map(\.lesson) == document.package.lessons)
        #expect(document.projects.map(\.project) == document.package.projects)
        #expect(usedAssets.isSubset(of: Set(document.package.assets.map(\.path))))
        for lesson in document.lessons {
            #expect(lesson.keyTakeaways.count == lesson.lesson.keyTakeaways.count)
            #expect(lesson.quiz?.questions.map(\.options.count) == lesson.quiz?.questions.map { _ in 4 })
            #expect(lesson.quiz?.questions.allSatisfy { !$0.question.isEmpty } == true)
        }
    }

    @Test func `authors' anchors come before the sections'`() {
        let (document, _, _) = parse { package in
            package.lessons[0].explanation.overview = "# Quiz\n\n## Overview\n\n# Practice\n\n# Practice"
            var concept = package.lessons[0].explanation.concepts[0]
            concept.title = "Overview"
            concept.explanation = "# Example"
            concept.example = "x"
            var other = concept
            other.explanation = "x"
            other.example = "# Key takeaways"
            package.lessons[0].explanation.concepts = [concept, other]
        }
        let lesson = document.lessons[0]
        #expect(
            Outline.of(lesson.overview) == "h3#quiz(Quiz) h4#overview(Overview) h3#practice(Practice)"
                + " h3#practice-2(Practice)"
        )
        #expect(lesson.concepts.map(\.anchor) == ["overview-2", "overview-3"])
        #expect(lesson.concepts.map(\.exampleAnchor) == ["example-2", "example-3"])
        #expect(lesson.anchors.overview == "overview-4")
        #expect(lesson.anchors.practice == "practice-3")
        #expect(lesson.anchors.keyTakeaways == "key-takeaways-2")
        #expect(lesson.anchors.quiz == "quiz-2")
    }

    @Test func `links lead to lessons and headings in both directions`() {
        let (_, findings, _) = parse { package in
            package.lessons[0].explanation.overview = "[a](lesson:m2-l1#there) [b](#later) [c](lesson:m1-l1#later)"
            package.lessons[0].practice.prompt = "# Later"
            package.lessons[2].explanation.overview = "# There\n\n[a](lesson:m1-l1)"
            package.quizzes[0].questions[0].explanation = "[see](#later)"
            package.projects[0].problemStatement = "# Own\n\n[a](#own) [b](lesson:m2-l1#there)"
        }
        #expect(findings.filter { $0.severity == .error } == [])
    }

    @Test func `links to nowhere are errors with their places`() {
        let (_, findings, _) = parse { package in
            package.lessons[0].explanation.overview = "[a](lesson:none) [b](#none) [c](lesson:m2-l1#none)"
            package.lessons[1].explanation.concepts[0].explanation = "[d](#) [e](lesson:) [f](lesson:m1-l1#)"
            package.lessons[2].keyTakeaways[1] = "[g](#x)"
            package.projects[0].problemStatement = "[h](#practice)"
        }
        #expect(
            findings.filter { $0.severity == .error }.map { "\($0.pointer ?? "")@\($0.textOffset ?? -1) \($0.code.id)" }
                == [
                    "/lessons/0/explanation/overview@4 link.lesson",
                    "/lessons/0/explanation/overview@21 link.anchor",
                    "/lessons/0/explanation/overview@32 link.anchor",
                    "/lessons/1/explanation/concepts/0/explanation@4 link.anchor",
                    "/lessons/1/explanation/concepts/0/explanation@11 link.lesson",
                    "/lessons/1/explanation/concepts/0/explanation@24 link.anchor",
                    "/lessons/2/keyTakeaways/1@4 link.anchor",
                    "/projects/0/problemStatement@4 link.anchor",
                ]
        )
    }

    @Test func `a quiz's section can be linked only where there is a quiz`() {
        let (_, findings, _) = parse { package in
            package.lessons[0].explanation.overview = "[a](#quiz) [b](#practice) [c](lesson:m1-l2#quiz)"
            package.quizzes.removeAll { $0.lessonId == "m1-l2" }
        }
        #expect(findings.filter { $0.severity == .error }.map(\.textOffset) == [30])
    }

    @Test func `an anchor that only looks the same is none`() {
        let (_, findings, _) = parse { package in
            package.lessons[0].explanation.overview = "# Caf\u{E9}\n\n[a](#cafe\u{301})"
        }
        #expect(findings.filter { $0.severity == .error }.map(\.code.id) == ["link.anchor"])
    }

    @Test func `a course in plain text is not read as Markdown`() {
        let (document, findings, _) = parse { package in
            package.textFormat = .plain
            package.lessons[0].explanation.overview = "# [a](lesson:none)"
            package.lessons[0].keyTakeaways[0] = "*b*"
        }
        #expect(findings == [])
        #expect(Outline.of(document.lessons[0].overview) == "p(# [a](lesson:none))")
        #expect(document.lessons[0].keyTakeaways[0] == [.text("*b*")])
    }

    @Test func `every code has its own name`() {
        #expect(Set(CourseMarkupFinding.all.map(\.id)).count == CourseMarkupFinding.all.count)
    }
}
