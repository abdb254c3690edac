internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics
internal import Glibc

/// The program: reads the command line, runs one subcommand, and ends with one of the statuses of `ExitStatus`.
@main
struct Lectern: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lectern",
        abstract:
            "Builds approved courses into a learner site, PDF books and packages for learning management systems.",
        discussion: """
            A course is a folder with a package.json that a person has approved (a CoursePackage). A site is a folder \
            with a lectern.yaml that names courses.

              lectern new my-courses         a site with one course, which builds at once
              lectern check my-courses       everything that is wrong with it; nothing is written
              lectern preview my-courses     shows it in the browser, and anew after each change
              lectern build my-courses       my-courses/dist/site is the web root

            Problems are printed one a line, as FILE:LINE:COLUMN: error: WHERE: WHAT [CODE]; 'lectern explain CODE' \
            tells more. The exit status is 0 when all is done, 64 for a command line that is not understood, 65 for \
            course data that is refused, 66 for a missing input, 70 for a defect of Lectern, 73 when the output cannot \
            be created, 74 when reading or writing failed, 75 when trying again may help, 77 for a missing approval, \
            and 78 for the configuration.
            """,
        version: "lectern \(Program.version)",
        subcommands: [
            BuildCommand.self, CheckCommand.self, ExportCommand.self, NewCommand.self, SealCommand.self,
            ExplainCommand.self, ThemeCommand.self, PreviewCommand.self, VerifyCommand.self,
        ]
    )

    static func main() async {
        Signals.prepare()
        Memory.keepFreedBlocks()
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let word = arguments.first, let refusal = SiblingPrograms.run(word, arguments) {
            end(refusal, .usage)
        }
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        switch error {
        case let code as ExitCode:
            Glibc.exit(code.rawValue)
        case let problem as any EnvironmentError:
            end(problem.message, problem.status)
        case is CancellationError:
            end("ended before it was done; the last good output stands", Signals.status)
        default:
            guard exitCode(for: error).isSuccess else {
                if exitCode(for: error) == .validationFailure { end(Usage.line(for: error), .usage) }
                end("a defect of Lectern: \(error); please report it with the command that led to it", .defect)
            }
            Console.output(fullMessage(for: error))
            Glibc.exit(0)
        }
    }

    private static func end(_ message: String, _ status: ExitStatus) -> Never { end(message, status.rawValue) }

    private static func end(_ message: String, _ status: Int32) -> Never {
        Console.problem(message)
        Glibc.exit(status)
    }
}
