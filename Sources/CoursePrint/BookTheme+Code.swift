internal import FontPrograms
internal import SyntaxHighlighting
internal import TextLayout

/// The colours of code: few, dark enough on its background for small letters, and apart in grey where it matters.
extension BookTheme {
    /// The colour of a kind of token.
    static func color(of kind: SyntaxToken.Kind) -> Color {
        switch kind {
        case .keyword, .tag: Color(0x8A2A7C)
        case .type, .variable: Color(0x0B6470)
        case .string, .inserted: Color(0x1F6B3A)
        case .number, .escape, .attribute: Color(0x934508)
        case .function, .property: Color(0x1F4E9E)
        case .comment, .prompt: quiet
        case .deleted, .error: Color(0xA02C24)
        }
    }

    /// Whether two kinds, nil for plain text, have the same colour.
    static func looksAlike(_ first: SyntaxToken.Kind?, _ second: SyntaxToken.Kind?) -> Bool {
        first.map(color(of:)) == second.map(color(of:))
    }
}
