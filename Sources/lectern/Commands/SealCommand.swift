internal import ArgumentParser
internal import BuildPipeline
internal import CourseModel
internal import Diagnostics

/// `lectern seal`.
struct SealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Approves a course as it lies there, after you changed it.",
        discussion: """
            A course is built only as a person approved it. 'seal' is the plain form of that approval: it writes the \
            list of assets, an approval of the syllabus and of each lesson, quiz and project, and the content hash \
            into the course's package.json. Everything else stays as it is. Read what you approve: the name stands in \
            the package.

              lectern seal my-courses/courses/first-course --approved-by "Ada Lovelace"
            """
    )

    @Argument(help: ArgumentHelp("The course's folder.", valueName: "course"), completion: .directory)
    var course: String

    @Option(help: ArgumentHelp("Who approves.", valueName: "name"))
    var approvedBy: String

    @Option(
        name: .customLong("at"),
        help: ArgumentHelp("When, as in 2026-05-04T10:00:00Z; now otherwise.", valueName: "time")
    )
    var time: String?

    @Option(help: "How findings are written: text (for people) or json (JSON lines on standard output).")
    var format = ReportFormat.text

    func validate() throws {
        if approvedBy.allSatisfy(\.isWhitespace) { throw ValidationError("--approved-by takes a name") }
        if let time, Timestamp(time) == nil {
            throw ValidationError("--at takes a time such as 2026-05-04T10:00:00Z, not '\(time)'")
        }
    }

    func run() async throws {
        let findings = try await Seal.run(
            course: course,
            approvedBy: approvedBy,
            at: time ?? WallClock.now,
            jobs: ProcessorCount.current
        )
        FindingReport.write(findings, format, consequence: "nothing was written")
        try FindingReport.endIfRefused(findings)
        if format == .text {
            Console.output("sealed \(Finding.shown(course)), approved by \(Finding.shown(approvedBy))")
        }
    }
}
