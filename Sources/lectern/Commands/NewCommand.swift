internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern new`.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Makes a site with one course, which builds at once.",
        discussion: """
            Writes the folder NAME with a lectern.yaml and a short course that shows what a course can hold. Change \
            its package.json and put pictures into its assets folder, then seal it again.

              lectern new my-courses
              lectern build my-courses
              lectern seal my-courses/courses/first-course --approved-by "Ada Lovelace"
            """
    )

    @Argument(help: ArgumentHelp("The folder to make; it must not be there yet, or be empty.", valueName: "name"))
    var name: String

    func run() async throws {
        let findings = try await NewSite.make(at: name, approvedAt: WallClock.now)
        FindingReport.write(findings, .text, consequence: "nothing was written")
        try FindingReport.endIfRefused(findings)
        let shown = Finding.shown(name)
        Console.output(
            """
            made \(shown), a site with one course
              build it:         lectern build \(shown)
              change the course: edit \(shown)/courses/first-course/package.json, put pictures into assets/ beside it
              approve it then:  lectern seal \(shown)/courses/first-course --approved-by "YOUR NAME"
            """
        )
    }
}
