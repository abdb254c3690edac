public import Diagnostics

/// A lesson whose texts are parsed and whose links to other lessons are not checked yet.
public struct ParsedLesson: Sendable {
    /// The lesson; a link to a lesson or heading that does not exist is still in it.
    public var document: LessonDocument
    /// What was found, in the order of the texts.
    public var findings: [Finding]
    /// The paths of the pictures that its texts show.
    public var usedAssets: Set<String>
    /// The links that lead into the course, in the order of the texts.
    var references: [CourseReference]
    /// The addresses of its headings and sections.
    var anchors: Set<String>
}

/// A project whose text is parsed and whose links to lessons are not checked yet.
public struct ParsedProject: Sendable {
    /// The project; a link to a lesson or heading that does not exist is still in it.
    public var document: ProjectDocument
    /// What was found, in the order of the text.
    public var findings: [Finding]
    /// The paths of the pictures that its text shows.
    public var usedAssets: Set<String>
    /// The links that lead into the course, in the order of the text.
    var references: [CourseReference]
    /// The addresses of its headings.
    var anchors: Set<String>
}

/// A link to a lesson or a heading, to be checked when all lessons are known.
struct CourseReference: Sendable {
    var target: Inline.Link.Target
    var pointer: String
    var textOffset: Int?
}
