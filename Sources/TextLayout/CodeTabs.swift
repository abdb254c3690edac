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
}
