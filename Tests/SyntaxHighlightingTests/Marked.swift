import SyntaxHighlighting

/// Code with its tokens written into it, `⟦keyword│def⟧`, for people and for comparing.
enum Marked {
    static func text(of code: String, _ tokens: [SyntaxToken]) -> String {
        let bytes = Array(code.utf8)
        var result = ""
        var position = 0
        for token in tokens {
            result += String(decoding: bytes[position..<token.range.lowerBound], as: UTF8.self)
            result += "⟦\(token.kind)│" + String(decoding: bytes[token.range], as: UTF8.self) + "⟧"
            position = token.range.upperBound
        }
        return result + String(decoding: bytes[position...], as: UTF8.self)
    }

    /// The code of a marked text.
    static func code(of text: String) -> String {
        text.replacing(/⟦[a-z]+│/, with: "").replacing("⟧", with: "")
    }
}

/// The code of a text in a language, marked.
func marked(_ code: String, _ language: String) -> String {
    Marked.text(of: code, SyntaxHighlighter.tokens(of: code, language: language))
}
