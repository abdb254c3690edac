internal import CourseMarkup
internal import CourseModel

/// What a package holds, in the order in which a learner meets it.
///
/// A project has an item of its own, in its module, after the last of its lessons: an institution expects to see what
/// has to be handed in in the course's outline, and a lesson must not count as done or not done by it. Its SCO reports
/// completion when the learner says so; the grade is given by a person, in the LMS's own assignment.
struct PackageOutline: Sendable {
    struct Module: Sendable {
        var id: String
        var title: String
        var pages: [Page]
    }

    struct Page: Sendable {
        enum Content: Sendable {
            case lesson(LessonDocument)
            case project(ProjectDocument)
        }

        var content: Content
        /// The pictures that its texts show, by path, each once.
        var pictures: [Picture]

        var title: String {
            switch content {
            case .lesson(let lesson): lesson.lesson.title
            case .project(let project): project.project.title
            }
        }

        /// Unique among the package's pages, a part of identifiers: `lesson-ID`.
        var key: String {
            switch content {
            case .lesson(let lesson): "lesson-\(lesson.lesson.id)"
            case .project(let project): "project-\(project.project.id)"
            }
        }

        /// The name in the ZIP.
        var name: String {
            switch content {
            case .lesson(let lesson): PackageNames.lesson(lesson.lesson.id)
            case .project(let project): PackageNames.project(project.project.id)
            }
        }

        var quiz: QuizDocument? {
            if case .lesson(let lesson) = content { lesson.quiz } else { nil }
        }
    }

    var modules: [Module]

    /// All pages in the learner's order.
    var pages: [Page] { modules.flatMap(\.pages) }

    init(_ course: CourseDocument) {
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
