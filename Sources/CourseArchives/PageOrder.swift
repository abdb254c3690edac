public import CourseModel

/// The order in which a learner meets lessons and projects, by the package alone, without its texts.
public struct PageOrder: Sendable, Hashable {
    /// A lesson or a project, by its id.
    public enum Page: Sendable, Hashable {
        /// A lesson.
        case lesson(String)
        /// A project.
        case project(String)

        /// Unique among a package's pages, a part of identifiers: `lesson-ID`, `project-ID`.
        public var key: String {
            switch self {
            case .lesson(let id): "lesson-\(id)"
            case .project(let id): "project-\(id)"
            }
        }
    }

    /// The pages of each module, as `syllabus.modules`.
    public var modules: [[Page]]

    /// Puts the lessons and projects of a package in order: a project stands in its module after the last of its lessons.
    public init(_ package: CoursePackage) {
        let index = Dictionary(
            package.lessons.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        modules = package.syllabus.modules.map { module in
            let planned = module.lessons.map(\.id)
            var after: [String: [Page]] = [:]
            for project in package.projects where project.moduleId == module.id {
                let last = project.lessonIds.filter(planned.contains).max {
                    index[$0, default: 0] < index[$1, default: 0]
                }
                after[last ?? planned.last ?? "", default: []].append(.project(project.id))
            }
            return planned.flatMap { id in (index[id] == nil ? [] : [.lesson(id)]) + (after[id] ?? []) }
        }
    }
}
