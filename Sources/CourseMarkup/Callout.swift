/// Tells a callout, `> **Word.** …`, from other quotations.
enum Callout {
    /// The block of a quotation's content.
    static func block(of content: [Block]) -> Block {
        guard case .paragraph(let inlines)? = content.first, case .strong(let bold)? = inlines.first,
            let title = title(of: bold)
        else { return .quotation(content) }
        var rest = Array(inlines.dropFirst())
        while case .softBreak? = rest.first { rest.removeFirst() }
        while case .lineBreak? = rest.first { rest.removeFirst() }
        if case .text(let text)? = rest.first {
            let trimmed = String(text.unicodeScalars.drop { $0.properties.isWhitespace })
            if trimmed.isEmpty { rest.removeFirst() } else { rest[0] = .text(trimmed) }
            while case .softBreak? = rest.first { rest.removeFirst() }
        }
        let others = content.dropFirst()
        if rest.isEmpty && others.isEmpty { return .quotation(content) }
        return .callout(title: title, content: (rest.isEmpty ? [] : [.paragraph(rest)]) + others)
    }

    /// The full stops of the scripts that courses are written in.
    private static let fullStops: Set<Unicode.Scalar> = [".", "。", "．", "｡", "।", "۔"]

    private static func title(of bold: [Inline]) -> [Inline]? {
        guard case .text(let text)? = bold.last, let last = text.unicodeScalars.last, fullStops.contains(last)
        else { return nil }
        let word = String(text.unicodeScalars.dropLast())
        let title = Array(bold.dropLast()) + (word.isEmpty ? [] : [.text(word)])
        return title.plainText.isEmpty ? nil : title
    }
}
