public import CourseModel
public import Diagnostics

/// Parses the texts of one package into the tree that every output renders.
///
/// `parseLesson` and `parseProject` are pure and may run in parallel; `assemble` then checks what leads from one
/// lesson to another. The package is taken to be decoded, hence to have passed every rule of the format.
public struct CourseParser: Sendable {
    private let package: CoursePackage
    private let pictures: PictureCatalogue
    private let quizIndices: [String: Int]

    /// Makes a parser of a package's texts; a picture that is not in the catalogue is missing.
    public init(package: CoursePackage, pictures: PictureCatalogue) {
        self.package = package
        self.pictures = pictures
        self.quizIndices = Dictionary(
            package.quizzes.enumerated().map { ($1.lessonId, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Parses all texts of the lesson at an index of `package.lessons`, and of its quiz.
    ///
    /// The headings that authors wrote get their addresses first, in the order of the lesson, and the sections theirs
    /// after them: so an author's address never depends on what the sections are called.
    public func parseLesson(at index: Int) -> ParsedLesson {
        let lesson = package.lessons[index]
        var parser = TextParser(format: package.textFormat, pictures: pictures)
        let path = "/lessons/\(index)"
        let overview = parser.text(lesson.explanation.overview, at: path + "/explanation/overview")
        var concepts: [ConceptDocument] = []
        for (number, concept) in lesson.explanation.concepts.enumerated() {
            let path = path + "/explanation/concepts/\(number)"
            concepts.append(
                ConceptDocument(
                    title: concept.title,
                    anchor: parser.anchors.insert(concept.title),
                    explanation: parser.text(concept.explanation, at: path + "/explanation"),
                    example: concept.example.map { parser.text($0, at: path + "/example") },
                    exampleAnchor: nil
                )
            )
        }
        let prompt = parser.text(lesson.practice.prompt, at: path + "/practice/prompt")
        let outcome = parser.text(lesson.practice.expectedOutcome, at: path + "/practice/expectedOutcome")
        let takeaways = lesson.keyTakeaways.enumerated().map { number, takeaway in
            parser.inlineText(takeaway, at: path + "/keyTakeaways/\(number)")
        }
        let quiz = quizIndices[lesson.id].map { self.quiz(at: $0, &parser) }

        let overviewAnchor = parser.anchors.insert("overview")
        for number in concepts.indices where concepts[number].example != nil {
            concepts[number].exampleAnchor = parser.anchors.insert("example")
        }
        let anchors = LessonDocument.SectionAnchors(
            overview: overviewAnchor,
            keyTakeaways: parser.anchors.insert("key-takeaways"),
            practice: parser.anchors.insert("practice"),
            quiz: parser.anchors.insert("quiz")
        )
        return ParsedLesson(
            document: LessonDocument(
                lesson: lesson,
                overview: overview,
                anchors: anchors,
                concepts: concepts,
                keyTakeaways: takeaways,
                practicePrompt: prompt,
                expectedOutcome: outcome,
                quiz: quiz
            ),
            findings: parser.findings,
            usedAssets: parser.usedAssets,
            references: parser.references,
            anchors: quiz == nil ? parser.anchors.taken.subtracting([anchors.quiz]) : parser.anchors.taken
        )
    }

    private func quiz(at index: Int, _ parser: inout TextParser) -> QuizDocument {
        let quiz = package.quizzes[index]
        var questions: [QuestionDocument] = []
        for (number, question) in quiz.questions.enumerated() {
            let path = "/quizzes/\(index)/questions/\(number)"
            questions.append(
                QuestionDocument(
                    identity: question.identity,
                    question: parser.inlineText(question.question, at: path + "/question"),
                    options: question.options.enumerated().map { option, text in
                        parser.inlineText(text, at: path + "/options/\(option)")
                    },
                    correctIndex: question.correctIndex,
                    explanation: parser.inlineText(question.explanation, at: path + "/explanation")
                )
            )
        }
        return QuizDocument(quiz: quiz, questions: questions)
    }

    /// Parses the text of the project at an index of `package.projects`.
    public func parseProject(at index: Int) -> ParsedProject {
        let project = package.projects[index]
        var parser = TextParser(format: package.textFormat, pictures: pictures)
        let statement = parser.text(project.problemStatement, at: "/projects/\(index)/problemStatement")
        return ParsedProject(
            document: ProjectDocument(project: project, problemStatement: statement),
            findings: parser.findings,
            usedAssets: parser.usedAssets,
            references: parser.references,
            anchors: parser.anchors.taken
        )
    }

    /// Puts the parsed lessons and projects together, in the package's order, and checks the links between them.
    ///
    /// Where a finding is an error, the document is not to be rendered: a link to nowhere is still in it.
    public func assemble(
        lessons: [ParsedLesson],
        projects: [ParsedProject]
    ) -> (document: CourseDocument, findings: [Finding], usedAssets: Set<String>) {
        let checker = LinkChecker(lessons: lessons)
        var findings: [Finding] = []
        var usedAssets: Set<String> = []
        for lesson in lessons {
            findings += lesson.findings + checker.check(lesson.references, anchors: lesson.anchors)
            usedAssets.formUnion(lesson.usedAssets)
        }
        for project in projects {
            findings += project.findings + checker.check(project.references, anchors: project.anchors)
            usedAssets.formUnion(project.usedAssets)
        }
        let document = CourseDocument(
            package: package,
            pictures: pictures,
            lessons: lessons.map(\.document),
            projects: projects.map(\.document)
        )
        return (document, findings, usedAssets)
    }

    /// Parses a whole package on the calling thread.
    public static func parse(
        package: CoursePackage,
        pictures: PictureCatalogue
    ) -> (document: CourseDocument, findings: [Finding], usedAssets: Set<String>) {
        let parser = CourseParser(package: package, pictures: pictures)
        return parser.assemble(
            lessons: package.lessons.indices.map(parser.parseLesson),
            projects: package.projects.indices.map(parser.parseProject)
        )
    }
}
