/// Tabs of code lines.
enum CodeTabs {
    /// The content with every tab replaced by the spaces that reach the next stop.
    static func expanded(_ content: [InlineContent], columns: Int) -> [InlineContent] {
        let columns = min(max(columns, 1), 16)
        var column = 0
        return content.map { element in
            guard case .text(let text, let style, let tag) = element else { return element }
            guard text.utf8.contains(0x09) else {
                column += text.unicodeScalars.count
                return element
            }
            var expanded = String.UnicodeScalarView()
            for scalar in text.unicodeScalars {
                guard scalar == "\t" else {
                    expanded.append(scalar)
                    column += 1
                    continue
                }
                repeat {
                    expanded.append(" ")
                    column += 1
                } while column % columns != 0
            }
            return .text(String(expanded), style, tag: tag)
        }
    }

    /// A line as wide as the spaces that a line begins with.
    static func indent(of content: [InlineContent], style: ParagraphStyle) -> Paragraph {
        var style = style
        style.hangingIndent = 0
        guard case .text(let text, let textStyle, let tag)? = content.first else {
            return Paragraph([], style: style)
        }
        let count = text.utf8.prefix { $0 == 0x20 }.count
        // Spaces at a line's end have no width; those that join have the same.
        let spaces = String(repeating: "\u{A0}", count: count)
        return Paragraph([.text(spaces, textStyle, tag: tag)], style: style)
    }
}
