internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern build`.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Builds a site, or a single course, into static files.",
        discussion: """
            PATH is a site (a folder with lectern.yaml) or a course (a folder with package.json, built with the \
            defaults); without PATH it is the current folder. Every course is checked first: with one error anywhere \
            nothing is written. What has not changed is neither made nor touched, and a build that is ended at any \
            moment leaves the last good output, or the next build completes it.

            The output of a site goes into 'dist' beside its lectern.yaml, that of a single course into 'dist' in the \
            current folder. dist/site is the web root, and all that is to be deployed; dist/build.json tells what was \
            made of what.

              lectern build my-courses
              lectern build my-courses --only site --output /tmp/preview
              lectern build courses/intro --format json
            """
    )

    @Argument(help: ArgumentHelp("The site or course.", valueName: "path"), completion: .directory)
    var path = "."

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The folder to write into; it must be new, empty, or an output of Lectern.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Which outputs to make: site, pdf, lms, or several with commas; lectern.yaml decides otherwise.",
            valueName: "outputs"
        )
    )
    var only: OutputList?

    @Option(name: .shortAndLong, help: ArgumentHelp("How many outputs to make at once.", valueName: "count"))
    var jobs = ProcessorCount.current

    @Option(
        help: "How findings and the summary are written: text (for people) or json (JSON lines on standard output)."
    )
    var format = ReportFormat.text

    @Flag(name: .shortAndLong, help: "Show no progress and no summary; findings are shown.")
    var quiet = false

    @Flag(help: "Make everything anew, and replace files that lie where an output belongs.")
    var clean = false

    @Option(
        help: ArgumentHelp(
            "The folder for what speeds up the next build; '.lectern/cache' beside lectern.yaml otherwise.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var cache: String?

    @Flag(help: "Read and keep no cache. The output is the same.")
    var noCache = false

    @Option(
        name: .customLong("fonts"),
        help: ArgumentHelp("A folder with .ttf or .otf files for books; can be given again.", valueName: "folder"),
        completion: .directory
    )
    var fonts: [String] = []

    @Flag(help: "Read every file, also where its time and size say that it has not changed.")
    var verify = false

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs takes 1 to 1024, not \(jobs)") }
        // As a variable of a script that has no value gives it.
        if output?.isEmpty == true { throw ValidationError("--output takes a folder, not nothing") }
        if cache != nil, noCache { throw ValidationError("--cache and --no-cache exclude each other") }
    }

    func run() async throws {
        var request = BuildRequest(path: path)
        request.output = output
        request.only = only?.outputs
        request.fonts = fonts
        request.jobs = jobs
        request.cache = noCache ? .none : cache.map(BuildRequest.Cache.folder) ?? .standard
        request.isClean = clean
        request.verifies = verify
        let progress = ProgressLine(isQuiet: quiet || format == .json)
        let report: BuildReport
        do {
            let request = request
            report = try await Signals.cancelling { try await Build.run(request) { progress.show($0) } }
        } catch {
            progress.clear()
            throw error
        }
        progress.clear()
        FindingReport.write(report.findings, format, consequence: "nothing was written")
        try FindingReport.endIfRefused(report.findings)
        if let summary = report.summary { tell(summary, progress.seconds) }
    }

    private func tell(_ summary: BuildSummary, _ seconds: Double) {
        guard format == .text else {
            Console.output(
                "{\"summary\":{\"courses\":\(summary.courses),\"pages\":\(summary.pages),\"files\":\(summary.files),"
                    + "\"bytes\":\(summary.bytes),\"reused\":\(summary.reused),\"written\":\(summary.written),"
                    + "\"removed\":\(summary.removed),\"milliseconds\":\(Int(seconds * 1000))}}"
            )
            return
        }
        guard !quiet else { return }
        let parts = [
            Amounts.count(summary.courses, "course"), Amounts.count(summary.pages, "page"),
            Amounts.count(summary.files, "file"), Amounts.bytes(summary.bytes),
        ]
        let changes = [
            "\(summary.reused) reused", "\(summary.written) written",
            summary.removed > 0 ? "\(summary.removed) removed" : nil,
        ].compactMap { $0 }
        Console.output(
            "\(parts.joined(separator: ", ")) in \(Amounts.seconds(seconds)) "
                + "(\(changes.joined(separator: ", "))): \(Finding.shown(summary.output))"
        )
        guard summary.lacksBaseURL else { return }
        Console.output(
            "note: without baseURL in lectern.yaml there is no sitemap, no feed, no canonical address and no picture for "
                + "shared links"
        )
    }
}

/// Outputs as `--only` takes them.
struct OutputList: ExpressibleByArgument {
    let outputs: Set<SiteConfiguration.Output>

    init?(argument: String) {
        let words = argument.split(separator: ",", omittingEmptySubsequences: false)
        let outputs = words.compactMap { SiteConfiguration.Output(rawValue: String($0)) }
        guard outputs.count == words.count, !outputs.isEmpty else { return nil }
        self.outputs = Set(outputs)
    }

    static var allValueStrings: [String] { SiteConfiguration.Output.allCases.map(\.rawValue) }
}
