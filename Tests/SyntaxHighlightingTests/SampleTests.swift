import Foundation
import SyntaxHighlighting
import Testing

/// Holds the tokens of a sample of each language against what was read and found right.
///
/// A sample is marked text. `LECTERN_RECORD=1 swift test --filter SampleTests` writes the marks anew; the difference is
/// then for a person to judge.
@Suite struct SampleTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Samples")

    private static func samples() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    }

    @Test func `every sample has the tokens that were found right`() throws {
        for file in try Self.samples() {
            let language = file.deletingPathExtension().lastPathComponent
            let recorded = try String(contentsOf: file, encoding: .utf8)
            let found = marked(Marked.code(of: recorded), language)
            if ProcessInfo.processInfo.environment["LECTERN_RECORD"] != nil {
                try found.write(to: file, atomically: true, encoding: .utf8)
                continue
            }
            let lines = zip(
                recorded.split(separator: "\n", omittingEmptySubsequences: false),
                found.split(separator: "\n", omittingEmptySubsequences: false)
            )
            for (line, pair) in lines.enumerated() {
                #expect(pair.0 == pair.1, "\(language), line \(line + 1)")
            }
            #expect(recorded.count == found.count, "\(language)")
        }
    }

    @Test func `every language has a sample`() throws {
        let names = try Set(Self.samples().map { $0.deletingPathExtension().lastPathComponent })
        for language in SyntaxHighlighter.languages where language.title != "no highlighting" {
            #expect(!names.isDisjoint(with: language.names), "\(language.title)")
        }
    }
}
