import CourseMarkup

@testable import CourseModel

/// A small course with every element of the tree, built by hand.
struct TestCourse {
    var language = "en"
    var version = 1
    var title = "Weather & Climate"
    var changedLesson: String?

    var document: CourseDocument {
        CourseDocument(
            package: package,
            pictures: PictureCatalogue([picture]),
            lessons: package.lessons.map { document(of: $0) },
            projects: package.projects.map { ProjectDocument(project: $0, problemStatement: text("Measure it.")) }
        )
    }

    let picture = Picture(
        path: "assets/map.png",
        format: .png,
        width: 640,
        height: 320,
        sha256: String(repeating: "a", count: 64),
        byteCount: 1000
    )

    private static let ids = [["wind", "rain"], ["ice"]]

    var package: CoursePackage {
        let lessons = Self.ids.flatMap { $0 }.enumerated().map { lesson($1, index: $0) }
        return CoursePackage(
            syllabusId: "weather",
            version: version,
            status: .published,
            title: title,
            description: "How air and water move.",
            language: language,
            license: "CC-BY-4.0",
            source: "https://example.org/weather",
            authors: ["Ada", "Bo <b>"],
            textFormat: .markdown,
            syllabus: syllabus,
            lessons: lessons,
            quizzes: [
                Quiz(
                    lessonId: "wind",
                    version: 1,
                    questions: [
                        Quiz.Question(
                            identity: "0123456789ab",
                            question: "What is wind?",
                            options: ["Moving air", "Water", "Ice", "Light"],
                            correctIndex: 0,
                            explanation: "Air moves from high pressure to low."
                        )
                    ]
                )
            ],
            projects: [
                Project(
                    id: "station",
                    moduleId: "air",
                    lessonIds: ["wind"],
                    version: 1,
                    title: "Build a station",
                    problemStatement: "Measure it.",
                    constraints: ["No more than 20 euros"],
                    deliverables: ["A table of a week"],
                    rubric: [
                        Project.Criterion(
                            criterion: "Care",
                            weight: 100,
                            levels: [
                                Project.RubricLevel(label: "Good", description: "Every day", points: 2),
                                Project.RubricLevel(label: "Poor", description: "Some days", points: 1),
                            ]
                        )
                    ],
                    level: .beginner
                )
            ],
            assets: [],
            approvals: lessons.map {
                Approval(
                    entityType: .lesson,
                    entityId: $0.id,
                    entityVersion: 1,
                    sha256: "sha256:" + $0.id + ($0.id == changedLesson ? "!" : ""),
                    approvedBy: "Ada",
                    approvedAt: "2026-01-01T00:00:00Z",
                    note: ""
                )
            },
            contentHash: "sha256:" + String(repeating: "0", count: 64)
        )
    }

    private var syllabus: Syllabus {
        Syllabus(
            id: "weather",
            version: 1,
            title: title,
            audience: "Everyone",
            level: .beginner,
            timeBudgetMinutes: 90,
            teachingStyle: "hands-on",
            constraints: [],
            prerequisites: ["Curiosity"],
            modules: zip(["air", "water"], Self.ids).map { module, ids in
                Syllabus.Module(
                    id: module,
                    title: "About \(module)",
                    summary: "",
                    lessons: ids.map {
                        Syllabus.PlannedLesson(
                            id: $0,
                            title: lesson($0, index: 0).title,
                            objectives: ["Explain \($0)"],
                            prerequisites: $0 == "ice" ? ["lesson:rain", "Gloves"] : [],
                            effortMinutes: 30,
                            assessmentHooks: []
                        )
                    }
                )
            },
            metadata: Syllabus.Metadata(version: 1, createdBy: "Ada", createdAt: "2026-01-01T00:00:00Z")
        )
    }

    private func lesson(_ id: String, index: Int) -> Lesson {
        Lesson(
            id: id,
            syllabusId: "weather",
            moduleId: id == "ice" ? "water" : "air",
            lessonIndex: index,
            version: 1,
            title: "All about \(id)",
            durationMinutes: 30,
            objectives: ["Explain \(id)", "Draw <\(id)>"],
            explanation: Lesson.Explanation(overview: "", concepts: []),
            keyTakeaways: ["One", "Two"],
            practice: Lesson.Practice(prompt: "", expectedOutcome: ""),
            metadata: Lesson.Metadata(level: .beginner, prerequisites: [])
        )
    }

    private func document(of lesson: Lesson) -> LessonDocument {
        LessonDocument(
            lesson: lesson,
            overview: text("What \(lesson.id) is\(lesson.id == changedLesson ? ", anew" : "")."),
            anchors: LessonDocument.SectionAnchors(
                overview: "overview",
                keyTakeaways: "key-takeaways",
                practice: "practice",
                quiz: "quiz"
            ),
            concepts: [
                ConceptDocument(
                    title: "The idea",
                    anchor: "the-idea",
                    explanation: everything,
                    example: text("For example, this."),
                    exampleAnchor: "example"
                )
            ],
            keyTakeaways: lesson.keyTakeaways.map { [.text($0)] },
            practicePrompt: text("Try it."),
            expectedOutcome: text("It works."),
            quiz: package.quizzes.first { $0.lessonId == lesson.id }.map { quiz in
                QuizDocument(
                    quiz: quiz,
                    questions: quiz.questions.map { question in
                        QuestionDocument(
                            identity: question.identity,
                            question: [.text(question.question)],
                            options: question.options.map { [.text($0)] },
                            correctIndex: question.correctIndex,
                            explanation: [.text(question.explanation)]
                        )
                    }
                )
            }
        )
    }

    func text(_ words: String) -> Text { Text(blocks: [.paragraph([.text(words)])]) }

    /// A text with one of each block and inline.
    var everything: Text {
        Text(
            blocks: [
                .paragraph([
                    .text("See "),
                    .link(Inline.Link(target: .lesson(id: "ice", anchor: "the-idea"), content: [.text("ice")])),
                    .text(", "),
                    .link(Inline.Link(target: .address("https://example.org/a b"), content: [.code("x < y")])),
                    .text(", "), .link(Inline.Link(target: .anchor("more"), content: [.emphasis([.text("more")])])),
                    .footnoteReference(0), .lineBreak, .strong([.text("and")]), .softBreak,
                    .strikethrough([.text("not")]), .formula(Formula(source: "a < b", isDisplayed: false)),
                ]),
                .heading(Block.Heading(level: 3, anchor: "more", content: [.text("More")])),
                .list(
                    Block.List(
                        start: nil,
                        isTight: true,
                        items: [
                            Block.List.Item(isDone: true, content: [.paragraph([.text("done")])]),
                            Block.List.Item(isDone: false, content: [.paragraph([.text("open")])]),
                        ]
                    )
                ),
                .list(
                    Block.List(
                        start: 3,
                        isTight: false,
                        items: [Block.List.Item(content: [.paragraph([.text("third")])])]
                    )
                ),
                .quotation([.paragraph([.text("They said so.")])]),
                .callout(title: [.text("Note")], content: [.paragraph([.text("Take care.")])]),
                .code(Block.CodeBlock(language: "python", text: "if a < b:\n    print(\"&\")")),
                .table(
                    Block.Table(
                        alignments: [.natural, .right],
                        header: [[], [.text("mm")]],
                        rows: [[[.text("May")], [.text("40")]]]
                    )
                ),
                .formula(Formula(source: "\\frac{a}{b}", isDisplayed: true)),
                .thematicBreak,
                .paragraph([.image(Inline.Image(picture: picture, alternativeText: "A map", title: "The map"))]),
            ],
            footnotes: [[.paragraph([.text("A footnote.")])]]
        )
    }
}
