internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics
internal import FileAccess
internal import PackageVerifier

/// `lectern verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks packages for an LMS or a reader, whoever made them, and writes nothing.",
        discussion: """
            Each FILE is a package of SCORM 1.2 or 2004, cmi5, Common Cartridge, QTI 2.1 or EPUB 3, or a file of \
            questions in Moodle XML or GIFT. What fails at a learner's is an error; what only some importers mishandle \
            is a warning, and does not make the check fail. FILE:ENTRY:LINE:COLUMN says where.

              lectern verify course-scorm12.zip
              lectern verify *.zip *.imscc *.epub --format json
            """
    )

    @Argument(help: ArgumentHelp("The packages.", valueName: "file"), completion: .file())
    var files: [String]

    @Option(help: "How findings are written: text (for people) or json (JSON lines on standard output).")
    var format = ReportFormat.text

    @Flag(name: .shortAndLong, help: "Show no summary; findings are shown.")
    var quiet = false

    func run() throws {
        var findings: [Finding] = []
        var problems: [any EnvironmentError] = []
        for path in files {
            do {
                let file = try RandomAccessFile(opening: path)
                let bytes = PackageBytes(count: file.byteCount) { try file.bytes($0) }
                findings += try PackageVerifier.check(bytes, name: path)
            } catch let problem as any EnvironmentError {
                // The other files are checked all the same.
                problems.append(problem)
            }
        }
        FindingReport.write(findings, format, consequence: "such a package does not work everywhere")
        for problem in problems { Console.problem(problem.message) }
        try FindingReport.endIfRefused(findings, and: problems.map(\.status))
        if !quiet, format == .text { Console.output("\(Amounts.count(files.count, "package")) checked") }
    }
}
