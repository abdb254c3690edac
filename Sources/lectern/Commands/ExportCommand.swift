internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes one course as one file.",
        discussion: """
            FORMAT is pdf (a book) or one of these packages:

              scorm12         SCORM 1.2, a SCO for each lesson: what most systems take
              scorm12-single  SCORM 1.2 with one SCO, for systems that launch the first one only
              scorm2004       SCORM 2004 4th edition
              cmi5            cmi5, for systems that speak xAPI
              cc11            Common Cartridge 1.1, for Moodle: lessons and quizzes of the system's own
              cc13            Common Cartridge 1.3, for Canvas and Blackboard
              moodlexml       the questions, for Moodle's question bank
              gift            the questions as plain text
              qti21           the questions, for systems that take QTI 2.1
              epub            EPUB 3.3, to read offline
              markdown        a ZIP with a Markdown file for each lesson

            There is no site and no cache; the same course gives the same bytes as in a build.

              lectern export pdf courses/intro --output intro.pdf
              lectern export scorm12 courses/intro --output intro.zip --config my-courses/lectern.yaml
              lectern export scorm2004 courses/intro-2 --output intro.zip --earlier courses/intro-1
            """
    )

    @Argument(help: ArgumentHelp("The format: pdf, or one of the packages above.", valueName: "format"))
    var format: String

    @Argument(help: ArgumentHelp("The course's folder.", valueName: "course"), completion: .directory)
    var course: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output: String

    @Option(
        help: ArgumentHelp("A lectern.yaml whose pdf, lms, learning, theme and fonts parts count.", valueName: "file"),
        completion: .file()
    )
    var config: String?

    @Option(
        name: .customLong("earlier"),
        help: ArgumentHelp(
            "The folder of an earlier version, whose learners keep their state in a package; can be given again.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var earlier: [String] = []

    @Option(
        name: .customLong("fonts"),
        help: ArgumentHelp("A folder with .ttf or .otf files for books; can be given again.", valueName: "folder"),
        completion: .directory
    )
    var fonts: [String] = []

    @Option(
        help: ArgumentHelp(
            "Whether a book that cannot be accessible to everyone is refused: strict or warn; wins over the file.",
            valueName: "policy"
        )
    )
    var accessibility: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("How many lessons to lay out at once.", valueName: "count"))
    var jobs = ProcessorCount.current

    @Flag(name: .shortAndLong, help: "Show no progress; findings are shown.")
    var quiet = false

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs takes 1 to 1024, not \(jobs)") }
        // As a variable of a script that has no value gives it.
        if output.isEmpty { throw ValidationError("--output takes a file, not nothing") }
        if let accessibility, BookConfiguration.Accessibility(rawValue: accessibility) == nil {
            throw ValidationError("--accessibility takes strict or warn, not '\(accessibility)'")
        }
        guard Export.Format(name: format) == nil else { return }
        let known = Export.Format.all.map(\.name)
        throw ValidationError(
            "there is no format '\(format)'"
                + (NearestName.of(format, among: known).map { "; did you mean '\($0)'?" } ?? "")
                + "; known formats: \(known.joined(separator: ", "))"
        )
    }

    func run() async throws {
        guard let format = Export.Format(name: format) else { return }
        let progress = ProgressLine(isQuiet: quiet || !Console.isTerminal)
        let findings: [Finding]
        do {
            findings = try await Signals.cancelling { [course, output, config, earlier, fonts, accessibility, jobs] in
                try await Export.run(
                    format,
                    course: course,
                    output: output,
                    configuration: config,
                    earlier: earlier,
                    fonts: fonts,
                    accessibility: accessibility.flatMap(BookConfiguration.Accessibility.init),
                    jobs: jobs
                ) {
                    progress.show($0)
                }
            }
        } catch {
            progress.clear()
            throw error
        }
        progress.clear()
        FindingReport.write(findings, .text, consequence: "nothing was written")
        try FindingReport.endIfRefused(findings)
        if !quiet {
            Console.output("\(format.name) in \(Amounts.seconds(progress.seconds)): \(Finding.shown(output))")
        }
    }
}
