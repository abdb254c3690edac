internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks sites and courses, tells everything that is wrong, and writes nothing.",
        discussion: """
            Each PATH is a site (a folder with lectern.yaml) or a course (a folder with package.json); without one it \
            is the current folder. Warnings do not make the check fail.

              lectern check
              lectern check courses/intro courses/advanced
              lectern check my-courses --format json
            """
    )

    @Argument(help: ArgumentHelp("The sites and courses.", valueName: "path"), completion: .directory)
    var paths = ["."]

    @Option(name: .shortAndLong, help: ArgumentHelp("How many lessons to read at once.", valueName: "count"))
    var jobs = ProcessorCount.current

    @Option(help: "How findings are written: text (for people) or json (JSON lines on standard output).")
    var format = ReportFormat.text

    @Flag(name: .shortAndLong, help: "Show no summary; findings are shown.")
    var quiet = false

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs takes 1 to 1024, not \(jobs)") }
    }

    func run() async throws {
        var findings: [Finding] = []
        var courses = 0
        var problems: [any EnvironmentError] = []
        for path in paths.isEmpty ? ["."] : paths {
            do {
                let report = try await Check.run(path: path, jobs: jobs)
                findings += report.findings
                courses += report.courseCount
            } catch let problem as any EnvironmentError {
                // The other paths are checked all the same.
                problems.append(problem)
            }
        }
        FindingReport.write(findings, format, consequence: "nothing would be built")
        for problem in problems { Console.problem(problem.message) }
        try FindingReport.endIfRefused(findings, and: problems.map(\.status))
        if !quiet, format == .text { Console.output("\(Amounts.count(courses, "course")) checked") }
    }
}
