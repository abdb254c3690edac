/// Finds the tokens of code by the name of its language.
public enum SyntaxHighlighter {
    /// The tokens of a text.
    ///
    /// The work grows with the length of the text alone, whatever stands in it; code that its language would refuse
    /// has tokens all the same.
    /// - Parameter language: A name as a fence has it, in any case, such as `python` or `c++`; without one, and for a
    ///   name that is not known, there are no tokens.
    public static func tokens(of text: String, language: String?) -> [SyntaxToken] {
        guard let language, let known = SyntaxLanguage.named(language) else { return [] }
        if case .plain = known { return [] }
        var scanner = SyntaxScanner(text)
        scanner.scan(known)
        return scanner.tokens
    }

    /// Whether texts of a language are read, or known to have no tokens.
    public static func knows(language: String) -> Bool { SyntaxLanguage.named(language) != nil }

    /// Whether a name says that a text is no code but what a program wrote, or plain.
    public static func isOutput(language: String) -> Bool {
        switch SyntaxLanguage.named(language) {
        case .plain?, .traceback?: true
        default: false
        }
    }

    /// The languages, each with its names for a fence, for documentation.
    public static var languages: [(title: String, names: [String])] {
        SyntaxLanguage.catalogue.map { ($0.title, $0.names) }
    }
}
