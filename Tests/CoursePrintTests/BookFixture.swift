import Bytes
import CourseFixtures
import CourseMarkup

@testable import CourseModel

/// A course as a parsed tree, with everything that a text can hold.
enum BookFixture {
    static let words = [
        "Office and affinity: fine ligatures flow.", "Éléments naïfs, příliš žluťoučký kůň.",
        "Ελληνικά γράμματα στη σειρά.", "Русские буквы идут по порядку.",
    ]

    /// The files of the package.
    static func assets(_ path: String) -> [UInt8] {
        path == "assets/broken.png" ? Array(CourseFixture.png().prefix(50)) : CourseFixture.png(width: 200, height: 100)
    }

    static func course(
        lessons count: Int = 3,
        overview: [Block] = words.map { .paragraph([.text($0)]) },
        picture: String = "assets/dot.png"
    ) -> CourseDocument {
        let lessons = (0..<count).map { lesson($0, overview: overview, picture: picture) }
        return CourseDocument(
            package: package(lessons.map(\.lesson)),
            pictures: PictureCatalogue([]),
            lessons: lessons,
            projects: [ProjectDocument(project: project, problemStatement: Text(blocks: [paragraph("Build it.")]))]
        )
    }

    static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

    private static func image(_ path: String) -> Inline {
        .image(
            .init(
                picture: Picture(
                    path: path,
                    format: .png,
                    width: 200,
                    height: 100,
                    sha256: String(repeating: "0", count: 64),
                    byteCount: 100
                ),
                alternativeText: "A blue field"
            )
        )
    }

    private static func lesson(_ index: Int, overview: [Block], picture: String) -> LessonDocument {
        let lesson = Lesson(
            id: "l\(index)",
            syllabusId: "course",
            moduleId: "m",
            lessonIndex: index,
            version: 1,
            title: "Lesson title \(index)",
            durationMinutes: 45,
            objectives: ["Know what is taught", "Use it"],
            explanation: .init(overview: "", concepts: []),
            keyTakeaways: [],
            practice: .init(prompt: "", expectedOutcome: ""),
            metadata: .init(level: .beginner, prerequisites: [])
        )
        let long = (1...40).map { "Sentence \($0) of a long paragraph that has to be broken into lines." }
        let explanation = Text(
            blocks: [
                paragraph(long.joined(separator: " ")),
                .paragraph([
                    .text("With "), .strong([.text("bold")]), .text(", "), .emphasis([.text("italic")]), .text(", "),
                    .code("code()"), .text(", "), .strikethrough([.text("gone")]), .text(", "),
                    .link(.init(target: .address("https://example.org/"), content: [.text("a link")])), .text(" and "),
                    .link(.init(target: .lesson(id: "l0", anchor: nil), content: [.text("the first lesson")])),
                    .text("."), .footnoteReference(0),
                ]),
                .heading(.init(level: 3, anchor: "inner", content: [.text("An inner heading")])),
                .list(
                    .init(
                        start: 1,
                        isTight: false,
                        items: [
                            .init(content: [
                                paragraph("First item"),
                                .list(.init(start: nil, isTight: true, items: [.init(content: [paragraph("Nested")])])),
                            ]),
                            .init(isDone: true, content: [paragraph("A task")]),
                        ]
                    )
                ),
                .code(
                    .init(
                        language: "swift",
                        text: "let answer = 42\n    print(answer)\n" + String(repeating: "x", count: 200)
                    )
                ),
                .table(
                    .init(
                        alignments: [.left, .right],
                        header: [[.text("Name")], [.text("Value")]],
                        rows: (1...60).map { [[.text("Row \($0)")], [.text("\($0 * $0)")]] }
                    )
                ),
                .paragraph([image(picture)]),
                .callout(title: [.text("Note")], content: [paragraph("Mind the step.")]),
                .quotation([paragraph("As someone said.")]),
                .formula(.init(source: "E = m c^2", isDisplayed: true)),
                .thematicBreak,
            ],
            footnotes: [[paragraph("The note below.")]]
        )
        let question = QuestionDocument(
            identity: "0123456789ab",
            question: [.text("Which one is right?")],
            options: ["one", "two", "three", "four"].map { [.text("Option \($0)")] },
            correctIndex: 2,
            explanation: [.text("Because three is.")]
        )
        return LessonDocument(
            lesson: lesson,
            overview: Text(blocks: overview),
            anchors: .init(overview: "overview", keyTakeaways: "key", practice: "practice", quiz: "quiz"),
            concepts: [
                ConceptDocument(
                    title: "The concept",
                    anchor: "the-concept",
                    explanation: explanation,
                    example: Text(blocks: [paragraph("For example this.")]),
                    exampleAnchor: nil
                )
            ],
            keyTakeaways: [[.text("Take this away.")], [.text("And this.")]],
            practicePrompt: Text(blocks: [paragraph("Try it yourself.")]),
            expectedOutcome: Text(blocks: [paragraph("It works.")]),
            quiz: QuizDocument(
                quiz: Quiz(lessonId: lesson.id, version: 1, questions: []),
                questions: Array(repeating: question, count: 3)
            )
        )
    }

    private static let project = Project(
        id: "p",
        moduleId: "m",
        lessonIds: ["l0"],
        version: 1,
        title: "A project",
        problemStatement: "",
        constraints: ["In time"],
        deliverables: ["A thing"],
        rubric: [
            .init(
                criterion: "Quality",
                weight: 100,
                levels: [
                    .init(label: "Good", description: "It is good.", points: 2),
                    .init(label: "Poor", description: "It is not.", points: 0),
                ]
            )
        ],
        level: .beginner
    )

    private static func package(_ lessons: [Lesson]) -> CoursePackage {
        CoursePackage(
            syllabusId: "course",
            version: 1,
            status: .published,
            title: "A course for tests",
            description: "What it is about.",
            language: "en",
            license: "CC BY 4.0",
            source: "https://example.org/",
            authors: ["Ada Lovelace", "Alan Turing"],
            textFormat: .markdown,
            syllabus: Syllabus(
                id: "course",
                version: 1,
                title: "A course for tests",
                audience: "Testers",
                level: .beginner,
                timeBudgetMinutes: 90,
                teachingStyle: "",
                constraints: [],
                prerequisites: ["Patience"],
                modules: [
                    .init(
                        id: "m",
                        title: "The module",
                        summary: "All of it.",
                        lessons: lessons.map {
                            .init(
                                id: $0.id,
                                title: $0.title,
                                objectives: $0.objectives,
                                prerequisites: [],
                                effortMinutes: 45,
                                assessmentHooks: []
                            )
                        }
                    )
                ],
                metadata: .init(version: 1, createdBy: "Ada", createdAt: "2026-01-01T00:00:00Z")
            ),
            lessons: lessons,
            quizzes: [],
            projects: [project],
            assets: [],
            approvals: [],
            contentHash: "sha256:" + String(repeating: "0", count: 64)
        )
    }
}
