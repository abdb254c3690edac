internal import Diagnostics
internal import FileAccess
internal import Glibc

/// The commands of the programs beside this one, so that a person types one word.
enum SiblingPrograms {
    /// A command that another program has.
    struct Command {
        /// The word after `lectern`.
        let word: String
        /// The program that has it.
        let program: String
        /// Whether the program is called with the word, or the word is the program.
        let isSubcommand: Bool
    }

    static let commands: [Command] =
        ["draft", "review", "approve", "package", "audit", "analytics", "suggestions", "jobs", "console"]
        .map { Command(word: $0, program: "lectern-studio", isSubcommand: true) } + [
            Command(word: "endpoint", program: "lectern-endpoint", isSubcommand: false),
            Command(word: "worker", program: "lectern-worker", isSubcommand: false),
        ]

    private static let own = [
        "build", "check", "export", "new", "seal", "theme", "preview", "explain", "verify", "help",
    ]

    /// Runs the program that has a command in place of this one.
    ///
    /// - Returns: One line that says why not; nil where the word is a command or an option of our own.
    static func run(_ word: String, _ arguments: [String]) -> String? {
        if word.utf8.first == 0x2D || own.contains(word) { return nil }
        guard let command = commands.first(where: { $0.word == word }) else {
            let nearest = NearestName.of(word, among: own + commands.map(\.word))
            return "there is no command '\(word)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
                + "; see 'lectern --help'"
        }
        let folder = FileSystem.realPath(of: "/proc/self/exe").map(Path.parent) ?? "."
        let path = Path.join(folder, command.program)
        let words = [command.program] + (command.isSubcommand ? arguments : Array(arguments.dropFirst()))
        var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
        unsafe execv(path, &pointers)
        unsafe pointers.forEach { unsafe free($0) }
        return "'\(word)' belongs to \(command.program), which does not lie beside lectern; "
            + "build it with: swift build -c release --product \(command.program)"
    }
}
