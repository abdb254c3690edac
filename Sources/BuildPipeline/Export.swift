internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import CoursePrint
public import Diagnostics
internal import FileAccess

/// `lectern export`: one file from one course.
public enum Export {
    /// The formats of single files.
    public enum Format: Sendable, Hashable {
        /// A book.
        case pdf
        /// A package for learning management systems.
        case package(PackageFormat)

        /// All formats in the order in which they are offered.
        public static let all: [Format] = [.pdf] + PackageFormat.allCases.map { .package($0) }

        /// The name on the command line.
        public var name: String {
            switch self {
            case .pdf: "pdf"
            case .package(let format): format.rawValue
            }
        }

        /// The format of a name; nil where there is none.
        public init?(name: String) {
            guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
            self = format
        }
    }

    /// Writes a course as one file; the file is there as a whole or not at all.
    ///
    /// - Parameters:
    ///   - course: The course's folder.
    ///   - output: The file to write.
    ///   - configuration: A `lectern.yaml` whose `pdf`, `lms`, `learning`, `theme` and `fonts` parts count; nil for the
    ///     defaults.
    ///   - earlier: The folders of earlier versions of the course, whose learners' state a package takes over.
    ///   - folders: More folders with fonts, which come first; they start at the current folder.
    ///   - accessibility: What becomes of a book that cannot be accessible; nil for what the configuration says.
    ///   - jobs: How many lessons are worked on at once; the bytes do not depend on it.
    ///   - progress: Told how far it is, from any thread.
    /// - Returns: All findings; with an error among them nothing was written.
    public static func run(
        _ format: Format,
        course: String,
        output: String,
        configuration file: String?,
        earlier: [String] = [],
        fonts folders: [String] = [],
        accessibility: BookConfiguration.Accessibility? = nil,
        jobs: Int,
        progress: @escaping BuildProgress.Reporter = { _ in }
    ) async throws -> [Finding] {
        var configuration = SiteConfiguration()
        var findings: [Finding] = []
        if let file {
            let content = try FileSystem.read(file, limit: SiteConfiguration.sizeLimit + 1)
            (configuration, findings) = SiteConfiguration.read(content.bytes, file: file, scope: .settings)
        }
        if let accessibility {
            configuration.pdf.accessibility = accessibility
            for index in findings.indices where findings[index].code == ConfigurationFinding.contrast {
                findings[index].severity = accessibility == .warn ? .warning : .error
            }
        }
        configuration.fonts.insert(contentsOf: SiteConfiguration.fontFolders(folders), at: 0)
        let folder = file.map(Path.parent) ?? "."
        let fonts = try FontSet(configuration, folder: folder, file: file ?? "")
        findings += fonts.findings
        for path in earlier + [course] where FileSystem.stamp(of: path) == nil {
            throw FileAccessError(.read, path, status: .inputMissing, reason: "there is no such file or folder")
        }
        let source = try CourseSource(path: Path.join(Self.folder(of: course), CourseSource.packageName))
        try CourseFiles.checkOutput(output, courses: [source.folder])
        progress(.init(.courses, 0, 1, source.folder))
        let course = try await CourseReading(jobs: jobs).read(source.folder)
        findings += format == .pdf ? configuration.pdf.judged(course.findings) : course.findings
        guard ExitStatus.of(findings) == .done, let document = course.document else {
            return findings
        }
        if case .package = format {
            for folder in earlier { try EarlierVersions.check(Self.folder(of: folder), before: document.package) }
        }
        progress(.init(.outputs, 0, 1, output))
        let staged = output + ".lectern-new"
        do {
            var sink = try FileSink(creating: staged)
            switch format {
            case .pdf:
                let options = BookOptions(configuration, families: fonts.families)
                findings += try await CourseOutputs.writeBook(course, document, options, fonts, jobs, &sink).findings
            case .package(let format):
                let writing = PackageWriting(
                    course: course,
                    document: document,
                    configuration: configuration,
                    settings: SHA256Digest(ofUTF8: configuration.canonical),
                    theme: try ThemeFiles(configuration, folder: folder, file: file ?? ""),
                    schemas: try SchemaFolder(configuration, folder: folder, file: file ?? ""),
                    earlier: EarlierVersions(earlier.map { .init(folder: Self.folder(of: $0), package: nil) }),
                    deflated: DeflatedStreams(folder: nil)
                )
                findings += writing.theme.findings + writing.schemas.findings
                findings += try writing.write(format, into: &sink)
            }
            try sink.close(synchronizing: true)
            guard ExitStatus.of(findings) == .done else {
                try? FileSystem.remove(staged)
                return findings
            }
            try FileSystem.rename(staged, to: output)
        } catch let error as FileAccessError where error.path == staged {
            try? FileSystem.remove(staged)
            throw FileAccessError(error.operation, output, errorNumber: error.errorNumber)
        } catch {
            try? FileSystem.remove(staged)
            throw error
        }
        return findings
    }
    /// A course's folder, of which its package.json may be named instead.
    private static func folder(of course: String) -> String {
        Path.name(of: course) == CourseSource.packageName ? Path.parent(of: course) : course
    }
}
