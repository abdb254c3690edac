internal import CourseMarkup
public import CourseModel

/// What pages that show several courses (home, sitemap, feed, catalogue data) know of one version of a course.
///
/// A build keeps it beside the course's outputs and, as long as nothing of the course changed, takes it from there
/// without reading the course. So a page of the whole site is made of summaries only, and a page of a course of that
/// course only. A value that a page of the whole site needs is added here: as a property, in `init(_:)`, in `fields`
/// and in `init(fields:)`, in the same order.
public struct SiteCourseSummary: Sendable, Hashable {
    /// The course's identifier.
    public var id: String
    /// The package's version.
    public var version: Int
    /// A plain string.
    public var title: String
    /// A plain string.
    public var description: String
    /// A BCP 47 tag.
    public var language: String
    /// How much is expected of the learner.
    public var level: Level
    /// How long the course takes.
    public var minutes: Int
    /// How many lessons it has.
    public var lessonCount: Int
    /// How many projects it has.
    public var projectCount: Int
    /// The persons who wrote it.
    public var authors: [String]
    /// A name or an address.
    public var license: String
    /// The latest of its approvals, RFC 3339; empty where it has none.
    public var approvedAt: String
    /// The course's folder below the web root, with a slash at its end.
    public var root: String
    /// Whether this is the highest version on the site.
    public var isLatest: Bool
    /// The same course in other languages.
    public var translations: [SiteCourse.Translation]
    /// The paths of its pages below the web root, sorted.
    public var pages: [String]

    /// The path of its overview below the web root.
    public var overviewPath: String { root + "index.html" }

    /// Takes what is needed out of a course.
    public init(_ course: SiteCourse) {
        let package = course.document.package
        id = package.syllabusId
        version = package.version
        title = package.title
        description = package.description
        language = package.language
        level = package.syllabus.level
        minutes = package.syllabus.timeBudgetMinutes
        lessonCount = package.lessons.count
        projectCount = package.projects.count
        authors = package.authors
        license = package.license
        let times = package.approvals.compactMap { approval in
            Timestamp(approval.approvedAt).map { (time: $0, text: approval.approvedAt) }
        }
        approvedAt = times.max { $0.time < $1.time }?.text ?? ""
        root = course.root
        isLatest = course.isLatest
        translations = course.translations
        pages = SitePlan.pagePaths(of: course)
    }

    /// All values as a flat list of strings, to be kept by the build.
    public var fields: [String] {
        [
            id, String(version), title, description, language, level.rawValue, String(minutes), String(lessonCount),
            String(projectCount), license, approvedAt, root, isLatest ? "latest" : "older", String(authors.count),
            String(translations.count),
        ] + authors + translations.flatMap { [$0.language, $0.path] } + pages
    }

    /// Reads what `fields` gave; nil where it is anything else.
    public init?(fields: [String]) {
        guard fields.count >= 15, let version = Int(fields[1]), let level = Level(rawValue: fields[5]),
            let minutes = Int(fields[6]), let lessonCount = Int(fields[7]), let projectCount = Int(fields[8]),
            let authorCount = Int(fields[13]), (0...fields.count - 15).contains(authorCount),
            let translationCount = Int(fields[14]), translationCount >= 0,
            translationCount <= (fields.count - 15 - authorCount) / 2
        else { return nil }
        id = fields[0]
        self.version = version
        title = fields[2]
        description = fields[3]
        language = fields[4]
        self.level = level
        self.minutes = minutes
        self.lessonCount = lessonCount
        self.projectCount = projectCount
        license = fields[9]
        approvedAt = fields[10]
        root = fields[11]
        isLatest = fields[12] == "latest"
        let end = 15 + authorCount
        authors = Array(fields[15..<end])
        translations = (0..<translationCount).map {
            SiteCourse.Translation(language: fields[end + 2 * $0], path: fields[end + 2 * $0 + 1])
        }
        pages = Array(fields[(end + 2 * translationCount)...])
    }
}
