internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains the code at the end of a finding.",
        discussion: """
            Prints what the guide says about a code: what is wrong, an example that leads to it, and what to change.

              lectern explain quiz.option-count
            """
    )

    @Argument(help: ArgumentHelp("The code, as it stands in brackets at the end of a finding.", valueName: "code"))
    var code: String

    func run() throws {
        guard let found = FindingCatalogue.all.first(where: { $0.id == code }) else {
            let nearest = NearestName.of(code, among: FindingCatalogue.all.map(\.id))
            throw ValidationError(
                "there is no finding '\(code)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
                    + "; 'lectern findings' lists all")
        }
        Console.output(FindingCatalogue.text(of: found))
    }
}
