public import Diagnostics
internal import FileAccess

/// `lectern check`: everything that a build would refuse, with nothing written.
public enum Check {
    /// What a check found.
    public struct Report: Sendable {
        /// All findings.
        public var findings: [Finding]
        /// How many courses were read.
        public var courseCount: Int
    }

    /// Checks a site or a course.
    ///
    /// - Throws: `FileAccessError` where the path leads to nothing.
    public static func run(path: String, jobs: Int) async throws -> Report {
        let source = try CourseSource(path: path)
        guard ExitStatus.of(source.findings) == .done else {
            return Report(findings: source.findings, courseCount: 0)
        }
        var findings: [Finding] = []
        var headers: [CourseHeader?] = []
        // One course after the other: of each only its findings and its header stay.
        for folder in source.courses {
            let course = try await CourseReading(jobs: jobs).read(folder)
            findings += course.findings
            headers.append(course.header)
        }
        let set = CourseSet(
            inputs: source.courses.map { CourseInputs(folder: $0) },
            headers: headers,
            configuration: source.configuration,
            folder: source.folder
        )
        let files = try SiteFiles(source)
        return Report(
            findings: source.findings + files.findings + source.configuration.judged(findings) + set.findings,
            courseCount: source.courses.count
        )
    }
}
