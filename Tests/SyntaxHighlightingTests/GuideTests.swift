import Foundation
import SyntaxHighlighting
import Testing

@Suite struct GuideTests {
    @Test func `the guide lists every language with its names`() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/guide/code.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| ") }
        let expected = SyntaxHighlighter.languages.map { language in
            "| \(language.title) | " + language.names.map { "`\($0)`" }.joined(separator: " ") + " |"
        }
        #expect(rows.dropFirst(2).map(String.init) == expected)
    }
}
