import Foundation
import LongForms
import Testing

@testable import SyntaxHighlighting

@Suite struct HostileCodeTests {
    private static let languages = SyntaxHighlighter.languages.compactMap(\.names.first)

    /// Reads a text and holds what came out against what every list of tokens keeps.
    private func check(_ text: String, _ language: String) throws {
        var scanner = SyntaxScanner(text)
        scanner.scan(try #require(SyntaxLanguage.named(language)))
        let bytes = Array(text.utf8)
        var last = 0
        var isSound = true
        for token in scanner.tokens {
            let range = token.range
            isSound = isSound && range.lowerBound >= last && !range.isEmpty && range.upperBound <= bytes.count
            guard isSound else { break }
            isSound = bytes[range.lowerBound] & 0xC0 != 0x80
            if range.upperBound < bytes.count { isSound = isSound && bytes[range.upperBound] & 0xC0 != 0x80 }
            last = range.upperBound
        }
        #expect(isSound, "\(language): \(text.prefix(400).debugDescription)")
        let bound = 40 * bytes.count + 400
        #expect(scanner.work <= bound, "\(language): \(scanner.work) of \(text.prefix(200).debugDescription)")
    }

    private static let pieces = [
        "\"", "'", "`", "\"\"\"", "'''", "r#\"", "\"#", "R\"x(", ")x\"", "f\"", "$\"", "@\"", "\\", "\\(", "${", "#{",
        "$(", "{", "}", "{{", "}}", "(", ")", "[", "]", "<", ">", "</", "/>", "<a ", "<script>", "</script>", "<?php ",
        "?>", "<!--", "-->", "/*", "*/", "//", "/", "#", "--", "<<EOF\n", "<<~A\n", "<<<B\n", "EOF\n", "%w[", ":", ";",
        "=", "=begin\n", "@", "@a", "$", "$a", "!", "%", "&", "*", "- ", "|\n", "---\n", ">>> ", "$ ", "PS C:\\>", "➜ ",
        "def ", "class ", "func ", "match ", "return ", "if ", "for ", "x", "é", "語", "🙂", "\u{0301}", "0", "1.5e-3",
        "0x", "\n", "\r\n", " ", "\t", "\u{0}", "rem ", "File \"", "Error", "+", "-", "a: ", "&a ", "'a", "url(", "<!",
    ]

    @Test func `one piece over and over costs no more than its length`() throws {
        for language in Self.languages {
            for piece in Self.pieces {
                try check(String(repeating: piece, count: 2_000 / piece.utf8.count), language)
            }
        }
    }

    @Test func `two pieces in turns, and one after many of another, cost no more than their length`() throws {
        let form = LongForm("pairs of hostile code", sample: 200, of: 60_000)
        var random = form.generator()
        for _ in 0..<form.rounds {
            let language = Self.languages[Int(random.next() % UInt64(Self.languages.count))]
            let first = Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            let second = Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            try check(String(repeating: first + second, count: 400), language)
            try check(String(repeating: first, count: 400) + String(repeating: second, count: 400), language)
        }
    }

    @Test func `code put together at random has sound tokens`() throws {
        let form = LongForm("random code", sample: 2_000, of: 400_000)
        var random = form.generator(salt: 1)
        for _ in 0..<form.rounds {
            var text = ""
            for _ in 0..<Int(random.next() % 60) {
                text += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))]
            }
            try check(text, Self.languages[Int(random.next() % UInt64(Self.languages.count))])
        }
    }

    @Test func `samples that are cut, mixed up and read as another language have sound tokens`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Samples")
        let samples = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
            .map { Array(Marked.code(of: try String(contentsOf: $0, encoding: .utf8)).unicodeScalars) }
        let form = LongForm("mutated code", sample: 600, of: 100_000)
        var random = form.generator(salt: 2)
        func number(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }
        for round in 0..<form.rounds {
            var scalars = samples[round % samples.count]
            for _ in 0...number(6) where !scalars.isEmpty {
                switch number(4) {
                case 0: scalars.removeSubrange(number(scalars.count)...)
                case 1: scalars.removeSubrange(..<number(scalars.count))
                case 2:
                    scalars.insert(
                        contentsOf: Self.pieces[number(Self.pieces.count)].unicodeScalars,
                        at: number(scalars.count)
                    )
                default: scalars.remove(at: number(scalars.count))
                }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            try check(String(text), Self.languages[number(Self.languages.count)])
        }
    }
}
