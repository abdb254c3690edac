/// The YAML at the head of a file, which Hugo, Obsidian, pandoc and others read.
struct FrontMatter {
    private var lines = ["---"]

    mutating func add(_ key: String, _ value: String) { lines.append("\(key): \(MarkdownEscape.yaml(value))") }

    mutating func add(_ key: String, _ value: Int) { lines.append("\(key): \(value)") }

    /// A list of strings; an empty one is left out.
    mutating func add(_ key: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        lines.append("\(key):")
        for value in values { lines.append("  - " + MarkdownEscape.yaml(value)) }
    }

    /// The block with its fences and a blank line after it.
    var text: String { (lines + ["---", "", ""]).joined(separator: "\n") }
}
