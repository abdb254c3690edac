internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// A version of a course at its place on the site, with what all of its pages ask for.
///
/// It is an object since every page of the course holds it: a copy of the value would touch each of its parts.
final class CoursePlace: Sendable {
    /// A page that a learner reads in turn: a module's lessons, then its projects.
    struct Step: Sendable, Hashable {
        enum Content: Sendable, Hashable {
            /// Counts into the document's lessons.
            case lesson(Int)
            /// Counts into the document's projects.
            case project(Int)
        }

        var content: Content
        var id: String
        var title: String
        /// Below the web root.
        var path: String
        /// Counts into `modules`.
        var module: Int
    }

    /// A module with the steps that belong to it.
    struct Module: Sendable {
        var module: Syllabus.Module
        var steps: [Step]

        var lessonCount: Int { steps.count { if case .lesson = $0.content { true } else { false } } }
    }

    let site: SiteDescription
    let course: SiteCourse
    let strings: InterfaceStrings
    let modules: [Module]
    /// All steps in the order of reading.
    let steps: [Step]
    private let lessonPaths: [String: String]
    private let lessonTitles: [String: String]
    private let plannedLessons: [String: Syllabus.PlannedLesson]
    private let quizzes: [String: Quiz]
    private let lessonProjects: [String: [Step]]

    let document: CourseDocument
    let package: CoursePackage
    let overviewPath: String

    init(site: SiteDescription, course: SiteCourse) {
        self.site = site
        self.course = course
        strings = site.theme.texts(for: course.document.package.language).strings
        let document = course.document
        self.document = document
        package = document.package
        overviewPath = course.root + "index.html"
        let lessonIndices = Dictionary(
            document.lessons.enumerated().map { ($1.lesson.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let projects = Dictionary(grouping: document.projects.indices) { document.projects[$0].project.moduleId }
        modules = document.package.syllabus.modules.enumerated().map { number, module in
            let lessons = module.lessons.compactMap { planned -> Step? in
                guard let index = lessonIndices[planned.id] else { return nil }
                return Step(
                    content: .lesson(index),
                    id: planned.id,
                    title: document.lessons[index].lesson.title,
                    path: "\(course.root)lessons/\(planned.id).html",
                    module: number
                )
            }
            let tasks = (projects[module.id] ?? []).map { index in
                let project = document.projects[index].project
                return Step(
                    content: .project(index),
                    id: project.id,
                    title: project.title,
                    path: "\(course.root)projects/\(project.id).html",
                    module: number
                )
            }
            return Module(module: module, steps: lessons + tasks)
        }
        steps = modules.flatMap(\.steps)
        let lessons = steps.filter { if case .lesson = $0.content { true } else { false } }
        lessonPaths = Dictionary(lessons.map { ($0.id, $0.path) }, uniquingKeysWith: { first, _ in first })
        lessonTitles = Dictionary(lessons.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        var lessonProjects: [String: [Step]] = [:]
        for step in steps {
            guard case .project(let index) = step.content else { continue }
            for lesson in Set(document.projects[index].project.lessonIds) {
                lessonProjects[lesson, default: []].append(step)
            }
        }
        self.lessonProjects = lessonProjects
        quizzes = Dictionary(
            document.package.quizzes.map { ($0.lessonId, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        plannedLessons = Dictionary(
            document.package.syllabus.modules.flatMap(\.lessons).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The quiz of a lesson.
    func quiz(of lesson: String) -> Quiz? { quizzes[lesson] }

    /// How many questions a lesson's quiz has; 0 where it has none.
    func questionCount(of lesson: String) -> Int { quizzes[lesson]?.questions.count ?? 0 }

    func plannedLesson(_ id: String) -> Syllabus.PlannedLesson? { plannedLessons[id] }

    /// The path of a lesson below the web root; the overview's where the course has no such lesson.
    func lessonPath(_ id: String) -> String { lessonPaths[id] ?? overviewPath }

    /// The title of a lesson; its identifier where the course has no such lesson.
    func lessonTitle(_ id: String) -> String { lessonTitles[id] ?? id }

    /// The projects that build on a lesson.
    func projects(of lesson: String) -> [Step] { lessonProjects[lesson] ?? [] }

    func assetPath(_ path: String) -> String { course.assetPaths[path] ?? course.root + path }

    /// A prerequisite, `lesson:ID` or words, as what is shown and where it leads.
    func prerequisite(_ prerequisite: String) -> (words: String, path: String?) {
        guard prerequisite.utf8.starts(with: "lesson:".utf8) else { return (prerequisite, nil) }
        let id = String(prerequisite.dropFirst("lesson:".count))
        return (lessonTitle(id), lessonPaths[id])
    }

    func levelName(_ level: Level) -> String { strings.levelName(level) }

    /// A language's name in itself.
    func languageName(of tag: String) -> String { site.theme.strings.languageName(of: tag) }
}

extension InterfaceStrings {
    func levelName(_ level: Level) -> String {
        switch level {
        case .beginner: self[.levelBeginner]
        case .intermediate: self[.levelIntermediate]
        case .advanced: self[.levelAdvanced]
        }
    }
}
