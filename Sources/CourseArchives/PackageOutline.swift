public import CourseMarkup
public import CourseModel

/// What a package holds, in the order in which a learner meets it.
///
/// A project has an item of its own, in its module, after the last of its lessons: an institution expects to see what
/// has to be handed in in the course's outline, and a lesson must not count as done or not done by it. Its SCO reports
/// completion when the learner says so; the grade is given by a person, in the LMS's own assignment.
public struct PackageOutline: Sendable {
    /// A module with its pages.
    public struct Module: Sendable {
        /// The module's id.
        public var id: String
        /// The module's title.
        public var title: String
        /// What the module is about.
        public var summary: String
        /// Its pages in the learner's order.
        public var pages: [Page]
    }

    /// A page of a lesson or of a project.
    public struct Page: Sendable {
        /// What the page is about.
        public enum Content: Sendable {
            /// A lesson, with its quiz.
            case lesson(LessonDocument)
            /// A project.
            case project(ProjectDocument)
        }

        /// What the page is about.
        public var content: Content
        /// The pictures that its texts show, by path, each once.
        public var pictures: [Picture]

        /// The lesson's or project's title.
        public var title: String {
            switch content {
            case .lesson(let lesson): lesson.lesson.title
            case .project(let project): project.project.title
            }
        }

        /// Unique among the package's pages, a part of identifiers: `lesson-ID`.
        public var key: String {
            switch content {
            case .lesson(let lesson): PageOrder.Page.lesson(lesson.lesson.id).key
            case .project(let project): PageOrder.Page.project(project.project.id).key
            }
        }

        /// The name in the ZIP.
        public var name: String {
            switch content {
            case .lesson(let lesson): ArchiveNames.lesson(lesson.lesson.id)
            case .project(let project): ArchiveNames.project(project.project.id)
            }
        }

        /// The lesson's quiz; nil where it has none.
        public var quiz: QuizDocument? {
            if case .lesson(let lesson) = content { lesson.quiz } else { nil }
        }
    }

    /// All modules, also those without a page.
    public var modules: [Module]

    /// All pages in the learner's order.
    public var pages: [Page] { modules.flatMap(\.pages) }

    /// Puts the lessons and projects of a course in order.
    public init(_ course: CourseDocument) {
        let lessons = Dictionary(course.lessons.map { ($0.lesson.id, $0) }, uniquingKeysWith: { first, _ in first })
        let projects = Dictionary(course.projects.map { ($0.project.id, $0) }, uniquingKeysWith: { first, _ in first })
        let order = PageOrder(course.package)
        modules = zip(course.package.syllabus.modules, order.modules).map { module, references in
            let pages = references.compactMap { reference -> Page? in
                switch reference {
                case .lesson(let id):
                    lessons[id].map { Page(content: .lesson($0), pictures: PictureUse.of($0)) }
                case .project(let id):
                    projects[id].map { Page(content: .project($0), pictures: PictureUse.of($0)) }
                }
            }
            return Module(id: module.id, title: module.title, summary: module.summary, pages: pages)
        }
    }
}
