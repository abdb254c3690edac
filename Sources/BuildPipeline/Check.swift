public import Diagnostics
internal import FileAccess
internal import SiteRenderer

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
        let reading = CourseReading(digests: FileDigests(known: [:]), jobs: jobs, progress: { _ in })
        let courses = try await reading.read(source.courses)
        let set = CourseSet(courses, configuration: source.configuration, folder: source.folder)
        let fonts = try FontSet(source.configuration, folder: source.folder, file: source.configurationFile)
        let theme = try ThemeFiles(source.configuration, folder: source.folder, file: source.configurationFile)
        return Report(
            findings: source.findings + fonts.findings + theme.findings + theme.theme.findings
                + source.configuration.judged(courses.flatMap(\.findings)) + set.findings,
            courseCount: courses.count
        )
    }
}
