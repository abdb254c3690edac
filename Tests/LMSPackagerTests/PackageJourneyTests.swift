import Bytes
import CourseMarkup
import Foundation
import LMSPackager
import Testing

@testable import CourseModel

/// Packages in a browser, used as learners use them beside strict run times: Tests/PackageJourneys tells the journeys.
@Test func `learners answer, leave, come back and finish in every LMS`() throws {
    try withTemporaryFolder { folder in
        let course = ExampleCourse().document
        var options = LMSOptions()
        for format in ["scorm12", "scorm12-single", "scorm2004", "cmi5"] {
            try unpack(course, format, options, folder, format)
        }
        let unknown = reordered(course, version: 9)
        let next = reordered(course, version: 4)
        try unpack(unknown, "scorm12", options, folder, "scorm12-unknown")
        for format in ["scorm12", "scorm12-single"] {
            options.earlier = [EarlierVersion(course.package)]
            try unpack(next, format, options, folder, format + "-new")
            options.earlier = []
        }
        try unpack(large(course), "scorm12-single", options, folder, "scorm12-single-large")
        let arabic = ExampleCourse(
            id: "field-course-ar",
            language: "ar",
            title: "دورة في الحقل",
            lessonTitle: "كيف يجري الماء"
        )
        try unpack(arabic.document, "scorm12", options, folder, "scorm12-right-to-left")

        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let script = repository.appending(path: "Tests/PackageJourneys/journeys.py").path()
        let journeys = try run("python3", [script, folder.path()], package: "python3")
        let failures = journeys.output.split(separator: "\n").filter { !$0.hasPrefix("passed ") }
        #expect(journeys.status == 0 && failures.isEmpty, "\(failures.joined(separator: "\n"))")
    }
}

private func unpack(
    _ course: CourseDocument,
    _ format: String,
    _ options: LMSOptions,
    _ folder: URL,
    _ name: String
) throws {
    var sink = MemorySink()
    let streams = ExampleCourse().streams
    switch format {
    case "scorm12": _ = try SCORM12Package.write(course: course, options: options, streams: streams, into: &sink)
    case "scorm12-single":
        _ = try SCORM12SinglePackage.write(course: course, options: options, streams: streams, into: &sink)
    case "scorm2004": _ = try SCORM2004Package.write(course: course, options: options, streams: streams, into: &sink)
    default: _ = try CMI5Package.write(course: course, options: options, streams: streams, into: &sink)
    }
    let archive = folder.appending(path: name + ".zip")
    try Data(sink.bytes).write(to: archive)
    let target = folder.appending(path: name).path()
    #expect(try run("unzip", ["-q", archive.path(), "-d", target], package: "unzip").status == 0)
}

/// The course with its questions in another order, one of them changed.
private func reordered(_ course: CourseDocument, version: Int) -> CourseDocument {
    var course = course
    course.package.version = version
    course.lessons[0].quiz = course.lessons[0].quiz.map { old in
        var questions = Array(old.questions.reversed())
        var raw = Array(old.quiz.questions.reversed())
        let changed = raw[0]
        raw[0] = .init(
            identity: String(SHA256Digest(ofUTF8: "changed").hex.prefix(12)),
            question: "A changed question",
            options: changed.options,
            correctIndex: changed.correctIndex,
            explanation: changed.explanation
        )
        questions[0].identity = raw[0].identity
        questions[0].question = [.text(raw[0].question)]
        return QuizDocument(
            quiz: Quiz(lessonId: old.quiz.lessonId, version: version, questions: raw),
            questions: questions
        )
    }
    course.package.quizzes = course.lessons.compactMap(\.quiz?.quiz)
    return course
}

/// A course of 500 lessons with four questions each.
private func large(_ course: CourseDocument) -> CourseDocument {
    var course = course
    let lesson = course.lessons[2]
    course.projects = []
    course.package.projects = []
    course.lessons = (0..<500).map { number in
        var copy = lesson
        copy.lesson.id = "lesson-number-\(number)"
        copy.lesson.moduleId = "rest"
        copy.concepts = []
        copy.practicePrompt = Text(blocks: [])
        let questions = (0..<4).map { index in
            Quiz.Question(
                identity: String(SHA256Digest(ofUTF8: "\(number) \(index)").hex.prefix(12)),
                question: "Question \(index)",
                options: ["one", "two", "three", "four"],
                correctIndex: index,
                explanation: ""
            )
        }
        copy.quiz = QuizDocument(
            quiz: Quiz(lessonId: copy.lesson.id, version: 1, questions: questions),
            questions: questions.map { question in
                QuestionDocument(
                    identity: question.identity,
                    question: [.text(question.question)],
                    options: question.options.map { [.text($0)] },
                    correctIndex: question.correctIndex,
                    explanation: []
                )
            }
        )
        return copy
    }
    course.package.lessons = course.lessons.map(\.lesson)
    course.package.quizzes = course.lessons.compactMap(\.quiz?.quiz)
    course.package.syllabus.modules[0].lessons = []
    course.package.syllabus.modules[1].lessons = course.package.lessons.map { lesson in
        .init(
            id: lesson.id,
            title: lesson.title,
            objectives: lesson.objectives,
            prerequisites: [],
            effortMinutes: 30,
            assessmentHooks: []
        )
    }
    return course
}
