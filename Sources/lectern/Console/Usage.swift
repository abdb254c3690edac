internal import ArgumentParser

/// The wording of a command line that is not understood: one line.
enum Usage {
    /// What was wrong, and where help is.
    static func line(for error: any Error) -> String {
        let message = Lectern.message(for: error).split(separator: "\n").map { line in
            line.drop { $0 == " " }
        }.joined(separator: " ")
        var line = message.first.map { $0.lowercased() + message.dropFirst() } ?? "the command line is not understood"
        if line.last == "." { line.removeLast() }
        line = line.split(separator: ". Did").joined(separator: "; did")
        return line + "; see 'lectern --help'"
    }
}
