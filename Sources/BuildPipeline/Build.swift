internal import Bytes
public import Diagnostics
internal import FileAccess

/// What is to be built, from where, into where.
public struct BuildRequest: Sendable, Hashable {
    /// Where what speeds up the next build is kept.
    public enum Cache: Sendable, Hashable {
        /// In `.lectern/cache` beside `lectern.yaml`; for a single course in the current folder.
        case standard
        /// In this folder.
        case folder(String)
        /// Nowhere.
        case none
    }

    /// A site's or a course's folder.
    public var path: String
    /// The folder to write into; nil for `dist` beside `lectern.yaml`, for a single course in the current folder.
    public var output: String?
    /// Which outputs to make; nil for what the configuration says.
    public var only: Set<SiteConfiguration.Output>?
    /// More folders with fonts, which come first; they start at the current folder.
    public var fonts: [String] = []
    /// How many outputs are made at once; the bytes do not depend on it.
    public var jobs = 1
    /// Where what speeds up the next build is kept.
    public var cache = Cache.standard
    /// Whether everything is made anew, and foreign files in the place of outputs are replaced.
    public var isClean = false
    /// Whether every file is read, also where its stamp says that it has not changed.
    public var verifies = false

    /// Whether courses are taken whose approvals and hashes are missing or differ, which are warnings then: for a preview
    /// only, whose output never counts as a build.
    public var takesUnsealed = false

    /// Asks for a build with the defaults.
    public init(path: String) { self.path = path }
}

/// What a build made.
public struct BuildSummary: Sendable, Hashable {
    /// How many versions of courses it has.
    public var courses: Int
    /// How many pages the site has.
    public var pages: Int
    /// How many files the output has, with the build record.
    public var files: Int
    /// How many bytes these have.
    public var bytes: Int
    /// How many files were taken over as they were.
    public var reused: Int
    /// How many files were written.
    public var written: Int
    /// How many files were removed.
    public var removed: Int
    /// The output folder.
    public var output: String
    /// Whether a site was made without what needs its own address: `baseURL` is not in `lectern.yaml`.
    public var lacksBaseURL = false
}

/// What a build found and made.
public struct BuildReport: Sendable {
    /// All findings; with an error among them nothing was written.
    public var findings: [Finding]
    /// What was made; nil where an error stands.
    public var summary: BuildSummary?
    /// The folders below the web root of courses that were taken unsealed, `courses/ID/`.
    public var unsealed: [String] = []
}

/// `lectern build`: from folders of courses to an output folder, all or nothing.
public enum Build {
    /// Builds.
    ///
    /// - Parameter progress: Told how far it is, from any thread.
    /// - Throws: Errors that conform to `EnvironmentError`, and `CancellationError`; the last good output then stands.
    public static func run(
        _ request: BuildRequest,
        progress: @escaping BuildProgress.Reporter = { _ in }
    ) async throws -> BuildReport {
        var source = try CourseSource(path: request.path)
        guard ExitStatus.of(source.findings) == .done else {
            return BuildReport(findings: source.findings, summary: nil)
        }
        if let only = request.only { source.configuration.outputs = only }
        source.configuration.fonts.insert(contentsOf: SiteConfiguration.fontFolders(request.fonts), at: 0)
        let base = source.isSingleCourse ? "." : source.folder
        let output = Path.normalized(request.output ?? Path.join(base, "dist"))
        try CourseFiles.checkOutput(output, courses: source.courses)
        let cache = CacheFolder(request.cache, base: base)
        let memory = cache.memory(of: output)
        // An output that is there is completed first, if an earlier build was ended in the middle of its renames.
        var folder: OutputFolder?
        if FileSystem.stamp(of: output) != nil {
            folder = try OutputFolder(path: output)
            try folder?.checkOwnership(memory?.recordFile)
        }
        // Another program's records say nothing about what this one would write.
        let isOurs = try memory?.program == Program.digest() && !request.isClean
        let build = BuildRun(
            request: request,
            source: source,
            output: output,
            cache: cache,
            memory: isOurs ? memory : nil,
            progress: progress
        )
        return try await build.run(in: folder)
    }
}

extension BuildSummary {
    /// Counts what a build remembers.
    init(_ state: BuildState, _ memory: BuildMemory, output: String) {
        let tables = memory.tables
        var (pages, files, bytes) = (0, 1, memory.recordFile?.byteCount ?? 0)
        for table in tables {
            files += table.count
            for index in 0..<table.count {
                pages += table.isPage(index) ? 1 : 0
                bytes += table.byteCount(of: index)
            }
        }
        self.init(
            courses: state.courseSet.courses.count,
            pages: pages,
            files: files,
            bytes: bytes,
            reused: 0,
            written: 0,
            removed: 0,
            output: output
        )
    }
}
