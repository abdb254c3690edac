import ArgumentParser

/// The program.
@main
struct Lectern: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "lectern", abstract: "Builds courses.")
}
