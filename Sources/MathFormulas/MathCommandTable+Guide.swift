extension MathCommandTable {
    /// The sections as a table in Markdown, for the guide.
    public static var guideTable: String {
        var text = "\n| what | commands |\n| --- | --- |\n"
        for section in sections { text += row(section.title, section.names.map { "\\" + $0 }) }
        text += row("Environments", environments)
        text += row("Refused", refused.map { "\\" + $0 })
        return text + "\n"
    }

    private static func row(_ title: String, _ names: [String]) -> String {
        // A bar parts cells, in code too; a backquote and the space need longer fences.
        let shown = names.map { name in
            name == "\\ " ? "`\\ ` (a space)" : "`" + name.replacingBars + "`"
        }
        return "| \(title) | \(shown.joined(separator: " ")) |\n"
    }
}

extension String {
    fileprivate var replacingBars: String {
        split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
