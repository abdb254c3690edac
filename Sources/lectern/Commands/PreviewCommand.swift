internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics
internal import FileAccess
internal import Glibc
internal import PreviewServer

/// `lectern preview`.
struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Shows a site in the browser, and anew after each change of a file.",
        discussion: """
            PATH is a site (a folder with lectern.yaml) or a course (a folder with package.json); without PATH it is \
            the current folder. The site is built into a temporary folder and served on this computer alone. When a \
            file is saved, what it changes is built anew and open pages reload; what is wrong is shown in them and \
            here. Courses that are not sealed are shown too, with a notice on their pages. Ctrl-C ends the preview, \
            and its files go with it: a preview is never a build.

              lectern preview
              lectern preview my-courses --port 9000 --open no
            """
    )

    @Argument(help: ArgumentHelp("The site or course.", valueName: "path"), completion: .directory)
    var path = "."

    @Option(
        help: ArgumentHelp("The port of 127.0.0.1; otherwise the first free one from 8000 on.", valueName: "number")
    )
    var port: UInt16?

    @Option(help: "Whether the browser is opened: yes or no.")
    var open = Choice.yes

    @Option(name: .shortAndLong, help: ArgumentHelp("How many lessons to make at once.", valueName: "count"))
    var jobs = ProcessorCount.current

    enum Choice: String, ExpressibleByArgument, CaseIterable {
        case yes
        case no
    }

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs takes 1 to 1024, not \(jobs)") }
        guard port != 0 else { throw ValidationError("--port takes 1 to 65535, not 0") }
    }

    func run() async throws {
        let folder = try TemporaryFolder.make()
        defer { try? FileSystem.removeTree(folder) }
        do {
            try await Signals.cancelling { try await serve(from: folder) }
        } catch is CancellationError {
            // Ctrl-C is how a preview ends.
        }
    }

    private func serve(from folder: String) async throws {
        let output = Path.join(folder, "output")
        var request = BuildRequest(path: path)
        request.output = output
        request.only = [.site]
        request.jobs = jobs
        request.cache = .folder(Path.join(folder, "cache"))
        request.takesUnsealed = true
        let status = PreviewStatus()
        // Told before the first build, which takes its time.
        _ = try PreviewServer.freePort(from: port ?? 8_000, isFixed: port != nil)
        var watched = PreviewFolders.of(path)
        var watch = try FileWatch(watched)
        // What keeps the first build from its work is not mended by a change of a file.
        try await build(request, status, isFirst: true)
        let (serving, found) = try await start(Path.join(output, "site"), status)
        defer { serving.cancel() }
        let address = "http://127.0.0.1:\(found)/"
        Console.output("\(address) shows \(Finding.shown(path)); Ctrl-C ends the preview")
        if open == .yes { Browser.open(address) }
        while true {
            try Task.checkCancellation()
            try await Task.sleep(for: .milliseconds(15))
            guard watch.hasChanged() else { continue }
            // An editor that saves in several steps has done so by then.
            repeat { try await Task.sleep(for: .milliseconds(10)) } while watch.hasChanged()
            try await build(request, status, isFirst: false)
            let now = PreviewFolders.of(path)
            if now != watched {
                watched = now
                watch = try FileWatch(now)
            }
        }
    }

    /// Listens at the port that was named, or at the first that nobody else takes meanwhile.
    private func start(_ root: String, _ status: PreviewStatus) async throws -> (Task<Void, any Error>, UInt16) {
        var first = port ?? 8_000
        while true {
            let found = try PreviewServer.freePort(from: first, isFixed: port != nil)
            do {
                return (try await PreviewServer(root: root, port: found, status: status).start(), found)
            } catch let problem as PreviewServerError {
                if port != nil || found >= 8_010 { throw problem }
                first = found + 1
            }
        }
    }

    private func build(_ request: BuildRequest, _ status: PreviewStatus, isFirst: Bool) async throws {
        let start = ContinuousClock.now
        do {
            let report = try await Build.run(request)
            FindingReport.write(report.findings, .text, consequence: "the pages are those of the last good build")
            let written = (report.summary?.written ?? 0) + (report.summary?.removed ?? 0)
            status.finish(
                PreviewOutcome(findings: report.findings, unsealed: report.unsealed),
                hasChanged: report.summary != nil && (isFirst || written > 0)
            )
            if !isFirst, let summary = report.summary, written > 0 {
                let duration = start.duration(to: .now).components
                let milliseconds = duration.seconds * 1_000 + duration.attoseconds / 1_000_000_000_000_000
                Console.output("\(Amounts.count(summary.written, "file")) in \(milliseconds) ms")
            }
        } catch let problem as any EnvironmentError {
            if isFirst { throw problem }
            Console.problem(problem.message)
            status.finish(PreviewOutcome(findings: [], problem: problem.message), hasChanged: false)
        }
    }
}

/// A folder for what goes when the program ends.
enum TemporaryFolder {
    /// Makes it where the system keeps such, for this user alone.
    static func make() throws -> String {
        let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array(Path.join(base.isEmpty ? "/tmp" : base, "lectern-preview-XXXXXX").utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) } != nil
        }
        guard made else { throw FileAccessError(.write, base, errorNumber: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// The person's browser.
enum Browser {
    /// Asks the desktop to open an address; without a desktop nothing happens.
    static func open(_ address: String) {
        let hasDesktop = unsafe getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil
        guard hasDesktop, isatty(STDOUT_FILENO) == 1 else { return }
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [strdup("xdg-open"), strdup(address), nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var process = pid_t()
        _ = unsafe posix_spawnp(&process, "xdg-open", nil, nil, &arguments, environ)
    }
}
