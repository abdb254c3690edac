internal import ArgumentParser
internal import BuildPipeline
internal import Diagnostics

/// `lectern findings`.
struct FindingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "Lists all codes that a finding can have.",
        discussion: """
            One code a line with its meaning, or the guide's page about them.

              lectern findings
              lectern findings --markdown > docs/guide/findings.md
            """
    )

    @Flag(help: "Write the guide's page.")
    var markdown = false

    func run() throws {
        if markdown { return Console.write(FindingCatalogue.markdown, to: 1) }
        let width = FindingCatalogue.all.map(\.id.count).max() ?? 0
        for code in FindingCatalogue.all {
            let padding = String(repeating: " ", count: width - code.id.count + 2)
            Console.output(code.id + padding + code.meaning)
        }
    }
}
