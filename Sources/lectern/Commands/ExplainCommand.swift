internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains the code at the end of a finding.",
        discussion: """
            Prints what the guide says about a code: what is wrong, an example that leads to it, and what to change. \
            Without a code it lists all.

              lectern explain quiz.option-count
              lectern explain
            """
    )

    @Argument(help: ArgumentHelp("The code, as it stands in brackets at the end of a finding.", valueName: "code"))
    var code: String?

    @Flag(help: "Write the guide's page of all codes.")
    var markdown = false

    func validate() throws {
        guard let code, FindingCatalogue.all.allSatisfy({ $0.id != code }) else { return }
        let nearest = NearestName.of(code, among: FindingCatalogue.all.map(\.id))
        throw ValidationError(
            "there is no finding '\(code)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
                + "; 'lectern explain' lists all"
        )
    }

    func run() throws {
        if markdown { return Console.write(FindingCatalogue.markdown, to: 1) }
        if let code, let found = FindingCatalogue.all.first(where: { $0.id == code }) {
            return Console.output(FindingCatalogue.text(of: found))
        }
        let width = FindingCatalogue.all.map(\.id.count).max() ?? 0
        for code in FindingCatalogue.all {
            Console.output(code.id + String(repeating: " ", count: width - code.id.count + 2) + code.meaning)
        }
    }
}
