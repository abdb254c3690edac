public import SyntaxHighlighting

extension HTMLWriter {
    /// Appends code as text, its tokens in `span` elements with a class of one letter each.
    public mutating func code(_ text: String, _ tokens: [SyntaxToken]) {
        let utf8 = text.utf8
        var index = utf8.startIndex
        var offset = 0
        for token in tokens {
            let start = utf8.index(index, offsetBy: token.range.lowerBound - offset)
            let end = utf8.index(start, offsetBy: token.range.count)
            self.text(text[index..<start])
            markup("<span class=\"")
            markup(Self.className(of: token.kind))
            markup("\">")
            self.text(text[start..<end])
            markup("</span>")
            index = end
            offset = token.range.upperBound
        }
        self.text(text[index...])
    }

    /// The class of a kind of token in the style sheets.
    public static func className(of kind: SyntaxToken.Kind) -> StaticString {
        switch kind {
        case .keyword: "k"
        case .type: "t"
        case .string: "s"
        case .escape: "e"
        case .number: "n"
        case .comment: "c"
        case .function: "f"
        case .attribute: "a"
        case .tag: "g"
        case .property: "p"
        case .variable: "v"
        case .inserted: "i"
        case .deleted: "d"
        case .prompt: "u"
        case .error: "x"
        }
    }
}
