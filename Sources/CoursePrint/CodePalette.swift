internal import SyntaxHighlighting
internal import TextLayout

/// The colours of code: few, apart in grey where it matters, and dark enough on their ground for small letters.
struct CodePalette: Sendable {
    private let colors: [Color]

    /// Makes the colours for a ground; on one that is darker than usual they are darker too.
    init(background: Color) {
        let ground = Self.value(of: background)
        colors = SyntaxToken.Kind.allCases.map { kind in
            var color = Self.usualColor(of: kind)
            for _ in 0..<32 where ColorContrast.tenths(Self.value(of: color), ground) < 45 {
                color = Color(red: color.red / 8 * 7, green: color.green / 8 * 7, blue: color.blue / 8 * 7)
            }
            return color
        }
    }

    /// The colour of a kind of token.
    func color(of kind: SyntaxToken.Kind) -> Color { colors[Int(kind.rawValue)] }

    private static func usualColor(of kind: SyntaxToken.Kind) -> Color {
        switch kind {
        case .keyword, .tag: Color(0x8A2A7C)
        case .type, .variable: Color(0x0B6470)
        case .string, .inserted: Color(0x1F6B3A)
        case .number, .escape, .attribute: Color(0x934508)
        case .function, .property: Color(0x1F4E9E)
        case .comment, .prompt: BookTheme.quiet
        case .deleted, .error: Color(0xA02C24)
        }
    }

    private static func value(of color: Color) -> UInt32 {
        UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    }
}
