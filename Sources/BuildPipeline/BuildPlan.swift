internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import CoursePrint
internal import LMSPackager
internal import SiteRenderer

/// Every file that a build makes, with what it depends on; nothing is rendered yet.
struct BuildPlan: Sendable {
    /// The files, sorted by path.
    var outputs: [PlannedOutput] = []
    /// The build record, still without outputs.
    var record: BuildRecord

    /// Plans the outputs that the configuration asks for.
    static func make(
        set: CourseSet,
        configuration: SiteConfiguration,
        fonts: FontSet,
        theme: SiteTheme,
        deflated: DeflatedStreams,
        jobs: Int
    ) -> BuildPlan {
        let settings = SHA256Digest(ofUTF8: configuration.canonical)
        var plan = BuildPlan(
            record: BuildRecord(
                program: "lectern \(Program.version)",
                courses: [],
                inputs: [BuildRecord.Input(name: "settings", sha256: settings)],
                outputs: []
            )
        )
        for version in set.courses { plan.record.add(version) }
        let makesSite = configuration.outputs.contains(.site)
        for version in set.courses {
            let outputs = CourseOutputs(version: version, configuration: configuration, settings: settings)
            if configuration.outputs.contains(.pdf) {
                plan.outputs.append(outputs.book(fonts: fonts, jobs: jobs))
            }
            if configuration.outputs.contains(.lms), configuration.lms.formats.contains(.scorm12) {
                plan.outputs.append(outputs.scorm12(deflated: deflated))
            }
            if makesSite { plan.outputs += outputs.assets() }
        }
        if makesSite { plan.addSite(set, configuration, theme, settings) }
        plan.outputs.sort { $0.path < $1.path }
        return plan
    }

    private mutating func addSite(
        _ set: CourseSet,
        _ configuration: SiteConfiguration,
        _ theme: SiteTheme,
        _ settings: SHA256Digest
    ) {
        let languages = Set(set.courses.map(\.package.language))
        var site = SiteDescription(
            title: configuration.title ?? (set.courses.count == 1 ? set.courses[0].package.title : "Courses"),
            baseURL: configuration.baseURL,
            language: languages.count == 1 ? languages.first ?? "en" : "en"
        )
        site.theme = theme
        site.learning.passPercent = configuration.learning.passPercent
        let courses = set.courses.map { version in
            SiteCourse(
                document: version.document,
                root: version.root,
                isLatest: version.isLatest,
                otherVersions: version.others.map { .init(version: $0.version, root: $0.root) },
                downloads: CourseOutputs.downloads(of: version, configuration)
            )
        }
        record.inputs.append(BuildRecord.Input(name: "theme", sha256: theme.digest))
        // The longest root that a page lies under is its course's: that of an older version lies under the latest's.
        let roots = set.courses.sorted { $0.root.utf8.count > $1.root.utf8.count }
        let common = [settings, theme.digest]
        let everything = (set.courses.map(\.course.packageDigest) + common).sortedByBytes()
        for page in SitePlan.make(site: site, courses: courses) {
            let course = roots.first { page.path.hasPrefix($0.root) }
            let inputs = course.map { ([$0.course.packageDigest] + common).sortedByBytes() }
            outputs.append(
                PlannedOutput(
                    path: "site/" + page.path,
                    key: page.key,
                    inputs: inputs ?? (page.path.hasPrefix("assets/") ? common.sortedByBytes() : everything),
                    isPage: page.path.hasSuffix(".html"),
                    content: .rendered(page.render)
                )
            )
        }
    }
}

extension BuildRecord {
    /// Adds a course and its files.
    mutating func add(_ version: CourseSet.Version) {
        let package = version.package
        courses.append(
            Course(
                syllabusId: package.syllabusId,
                version: package.version,
                contentHash: package.contentHash
            )
        )
        let name = ReadCourse.name(package)
        inputs.append(Input(name: name + "/package.json", sha256: version.course.packageDigest))
        for (path, file) in version.course.assets.sorted(by: { $0.key < $1.key }) {
            inputs.append(Input(name: name + "/" + path, sha256: file.sha256))
        }
    }
}

extension [SHA256Digest] {
    /// The digests in the order of their bytes.
    func sortedByBytes() -> [SHA256Digest] { sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) } }
}
