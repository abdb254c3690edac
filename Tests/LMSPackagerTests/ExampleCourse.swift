import Bytes
import CourseArchives
import CourseMarkup
import LMSPackager

@testable import CourseModel

/// A small course made by hand: two modules, three lessons, two quizzes, a project, pictures with awkward names.
struct ExampleCourse {
    var id = "field-course"
    var version = 3
    var language = "en"
    var title = "A course in the field"
    var lessonTitle = "How water flows"
    var moduleTitle = "Brooks & rivers"
    var source = "Written for tests"
    var files: [String: [UInt8]] = [
        "assets/Plot.PNG": [UInt8](utf8: "not really a picture"),
        "assets/plot.png": [UInt8](utf8: String(repeating: "another picture ", count: 100)),
        "assets/unused.png": [UInt8](utf8: "nobody shows this"),
    ]

    var document: CourseDocument {
        let lessons = [
            lesson("flow", lessonTitle, 0), lesson("area", "The cross-section", 1), lesson("end", "The end", 2),
        ]
        let quizzes = [quiz("flow"), quiz("area")]
        let project = Project(
            id: "brook",
            moduleId: "water",
            lessonIds: ["area", "flow"],
            version: 1,
            title: "A brook in a year",
            problemStatement: "Measure a brook.",
            constraints: [],
            deliverables: ["A table"],
            rubric: [
                .init(
                    criterion: "Care",
                    weight: 100,
                    levels: [
                        .init(label: "Good", description: "All is there.", points: 2),
                        .init(label: "Begun", description: "Something is there.", points: 1),
                    ]
                )
            ],
            level: .beginner
        )
        let package = CoursePackage(
            syllabusId: id,
            version: version,
            status: .published,
            title: title,
            description: "What flows, & how to measure it.",
            language: language,
            license: "CC-BY-4.0",
            source: source,
            authors: ["Ada Example"],
            textFormat: .markdown,
            syllabus: syllabus(lessons),
            lessons: lessons,
            quizzes: quizzes,
            projects: [project],
            assets: [],
            approvals: [],
            contentHash: "sha256:" + String(repeating: "a", count: 64)
        )
        return CourseDocument(
            package: package,
            pictures: PictureCatalogue(files.keys.map(picture)),
            lessons: lessons.map { lesson in parsed(lesson, quizzes.first { $0.lessonId == lesson.id }) },
            projects: [
                ProjectDocument(
                    project: project,
                    problemStatement: Text(blocks: [.paragraph([.text("Measure a brook. "), image("assets/Plot.PNG")])])
                )
            ]
        )
    }

    var streams: ArchiveStreams {
        ArchiveStreams(asset: { picture in DeflatedStream(deflating: files[picture.path] ?? [], level: 9) })
    }

    /// The package as bytes.
    func packaged(options: LMSOptions = LMSOptions()) throws -> [UInt8] {
        var sink = MemorySink()
        _ = try SCORM12Package.write(course: document, options: options, streams: streams, into: &sink)
        return sink.bytes
    }

    private func picture(_ path: String) -> Picture {
        let bytes = files[path] ?? []
        return Picture(
            path: path,
            format: .png,
            width: 8,
            height: 4,
            sha256: SHA256Digest(of: bytes).hex,
            byteCount: bytes.count
        )
    }

    private func image(_ path: String) -> Inline {
        .image(Inline.Image(picture: picture(path), alternativeText: "Where to stand"))
    }

    private func syllabus(_ lessons: [Lesson]) -> Syllabus {
        func planned(_ lesson: Lesson) -> Syllabus.PlannedLesson {
            .init(
                id: lesson.id,
                title: lesson.title,
                objectives: lesson.objectives,
                prerequisites: [],
                effortMinutes: 30,
                assessmentHooks: []
            )
        }
        return Syllabus(
            id: id,
            version: 1,
            title: title,
            audience: "Everyone",
            level: .beginner,
            timeBudgetMinutes: 90,
            teachingStyle: "By doing",
            constraints: [],
            prerequisites: [],
            modules: [
                .init(id: "water", title: moduleTitle, summary: "", lessons: lessons.prefix(2).map(planned)),
                .init(id: "rest", title: "The rest", summary: "", lessons: lessons.suffix(1).map(planned)),
            ],
            metadata: .init(version: 1, createdBy: "Ada Example", createdAt: "2026-02-01T09:00:00Z")
        )
    }

    private func lesson(_ id: String, _ title: String, _ index: Int) -> Lesson {
        Lesson(
            id: id,
            syllabusId: self.id,
            moduleId: index < 2 ? "water" : "rest",
            lessonIndex: index,
            version: 1,
            title: title,
            durationMinutes: 30,
            objectives: ["Measure what flows"],
            explanation: .init(overview: "", concepts: []),
            keyTakeaways: [],
            practice: .init(prompt: "", expectedOutcome: ""),
            metadata: .init(level: .beginner, prerequisites: [])
        )
    }

    private func quiz(_ lesson: String) -> Quiz {
        Quiz(
            lessonId: lesson,
            version: 1,
            questions: (0..<3).map { number in
                .init(
                    identity: String(SHA256Digest(ofUTF8: "\(lesson)\(number)").hex.prefix(12)),
                    question: "Question \(number)",
                    options: ["none", "<b>", "0", "all & more"],
                    correctIndex: number,
                    explanation: "Because."
                )
            }
        )
    }

    private func parsed(_ lesson: Lesson, _ quiz: Quiz?) -> LessonDocument {
        let words = Inline.text(String(repeating: "Water flows downhill, and plants follow it. ", count: 40))
        let next: Inline = .link(.init(target: .lesson(id: "end", anchor: "concept"), content: [.text("the end")]))
        return LessonDocument(
            lesson: lesson,
            overview: Text(blocks: [.paragraph([words, next]), .paragraph([words])]),
            anchors: .init(overview: "overview", keyTakeaways: "key-takeaways", practice: "practice", quiz: "quiz"),
            concepts: [
                ConceptDocument(
                    title: "Concept",
                    anchor: "concept",
                    explanation: Text(blocks: [
                        .paragraph([words, image("assets/plot.png")]),
                        .quotation([.paragraph(lesson.id == "end" ? [image("assets/Plot.PNG")] : [words])]),
                    ]),
                    example: nil,
                    exampleAnchor: nil
                )
            ],
            keyTakeaways: [[.text("Measure "), .emphasis([.text("three")]), .text(" times.")]],
            practicePrompt: Text(blocks: [.paragraph([words])]),
            expectedOutcome: Text(blocks: [.paragraph([.text("A number with its unit.")])]),
            quiz: quiz.map { quiz in
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
}
