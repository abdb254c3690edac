internal import Bytes
internal import Diagnostics
internal import FileAccess

/// What a path on the command line leads to: a site's folder with its settings, or a single course.
struct CourseSource: Sendable {
    /// The folder of `lectern.yaml`, or of the course, as the person would type it.
    var folder: String
    /// Whether it is a single course, built with the defaults.
    var isSingleCourse: Bool
    var configuration: SiteConfiguration
    /// The folders of the courses in the order of the configuration.
    var courses: [String]
    var findings: [Finding]

    /// The `lectern.yaml`, as the person would type it.
    var configurationFile: String { Path.join(folder, Self.configurationName) }

    static let configurationName = "lectern.yaml"
    static let packageName = "package.json"

    /// Looks up a path.
    ///
    /// - Throws: `FileAccessError` with status 66 where nothing is there.
    init(path: String) throws(FileAccessError) {
        guard let stamp = FileSystem.stamp(of: path) else {
            throw FileAccessError(.read, path, status: .inputMissing, reason: "there is no such file or folder")
        }
        let name = Path.name(of: path)
        let isNamed = stamp.kind == .file && (name == Self.configurationName || name == Self.packageName)
        folder = isNamed ? Path.parent(of: path) : Path.normalized(path)
        configuration = SiteConfiguration()
        courses = []
        findings = []
        let file = Path.join(folder, Self.configurationName)
        if name != Self.packageName || !isNamed, FileSystem.stamp(of: file) != nil {
            isSingleCourse = false
            let content = try FileSystem.read(file, limit: SiteConfiguration.sizeLimit + 1)
            (configuration, findings) = SiteConfiguration.read(content.bytes, file: file)
            if findings.isEmpty { try findCourses(file) }
        } else {
            isSingleCourse = true
            courses = [folder]
            if FileSystem.stamp(of: Path.join(folder, Self.packageName)) == nil {
                findings.append(
                    Finding(
                        CourseSetFinding.missing,
                        "expected a site (lectern.yaml) or a course (package.json), found neither",
                        file: path
                    )
                )
            }
        }
    }

    private mutating func findCourses(_ file: String) throws(FileAccessError) {
        var seen: Set<String> = []
        for reference in configuration.courses {
            let pattern = PathPattern(reference.pattern)
            let folders = try pattern.folders(from: folder)
                .filter { FileSystem.stamp(of: Path.join($0, Self.packageName)) != nil }
            for course in folders where seen.insert(FileSystem.realPath(of: course) ?? course).inserted {
                courses.append(course)
            }
            if folders.isEmpty {
                findings.append(
                    Finding(
                        ConfigurationFinding.courseMissing,
                        "expected a folder with package.json, found none at \"\(reference.pattern)\"",
                        file: file,
                        pointer: "/courses",
                        line: reference.line,
                        column: reference.column,
                        help: "the path is relative to \(Path.name(of: file))"
                    )
                )
            }
        }
    }
}
