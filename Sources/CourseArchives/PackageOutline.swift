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
            case .lesson(let lesson): "lesson-\(lesson.lesson.id)"
            case .project(let project): "project-\(project.project.id)"
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
        let index = Dictionary(
            course.lessons.enumerated().map { ($1.lesson.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        modules = course.package.syllabus.modules.map { module in
            let planned = module.lessons.map(\.id)
            let own = course.projects.filter { $0.project.moduleId == module.id }
            var after: [String: [ProjectDocument]] = [:]
            for project in own {
                let last = project.project.lessonIds.filter(planned.contains).max {
                    index[$0, default: 0] < index[$1, default: 0]
                }
                after[last ?? planned.last ?? "", default: []].append(project)
            }
            var pages: [Page] = []
            for id in planned {
                if let lesson = lessons[id] {
                    pages.append(Page(content: .lesson(lesson), pictures: PictureUse.of(lesson)))
                }
                for project in after[id] ?? [] {
                    pages.append(Page(content: .project(project), pictures: PictureUse.of(project)))
                }
            }
            return Module(id: module.id, title: module.title, pages: pages)
        }
    }
}
