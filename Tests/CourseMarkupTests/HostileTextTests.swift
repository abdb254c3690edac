import Diagnostics
import LongForms
import Testing

@testable import CourseMarkup

@Suite struct HostileTextTests {
    private static func filled(_ piece: String) -> String {
        String(repeating: piece, count: 200_000 / piece.utf8.count)
    }

    @Test(arguments: [
        "[", "[a](", "![[]()", "![", "> ", ">", "- ", "* a **b ", "<", "<!--", "<a b=\"", "`", "a``b`", "$", "$$",
        "$a ",
        "$$\n", "\\text{$", "$\\text{", "www.a_", "http://a(", "a@b.c", "_", "~~a~ ", "|", "a|\n", "-|\n", "[^a]",
        "[^1]:",
        "[a]: b\n", "&", "\\", "]", "][", "<a:", "*_", "{$}", "$`", "<!$", "1. ", "\t- ", "$x$",
    ])
    func `a text of one piece over and over is read`(piece: String) {
        let (tree, _) = parse(Self.filled(piece))
        #expect(tree.utf8.count < 2_000_000)
        #expect(depth(of: tree) < 500)
    }

    @Test func `ten thousand quotations are shown as text`() {
        #expect(codes(String(repeating: "> ", count: 10_000) + "a") == ["markup.too-complex"])
    }

    @Test func `what is nested more than a hundred levels deep is shown as text`() {
        let (tree, findings) = parse(String(repeating: "> ", count: 150) + "a *b*")
        #expect(tree.hasPrefix(String(repeating: "q(", count: 100) + "p("))
        #expect(tree.contains("a b"))
        #expect(findings.map(\.code.id) == ["markup.too-complex"])
        let nested = parse(String(repeating: "*a **b ", count: 200) + String(repeating: "c** d* ", count: 200))
        #expect(nested.findings.map(\.code.id) == ["markup.too-complex"])
    }

    @Test func `a lazy line after many quotations does not hang`() {
        let text = String(repeating: ">", count: 100_000) + "a\n" + String(repeating: "b\n", count: 50_000)
        #expect(codes(text) == ["markup.too-complex"])
    }

    @Test func `a long address that is referred to often is not repeated`() {
        let text = "[a]: u" + String(repeating: "v", count: 100_000) + "\n\n" + String(repeating: "[a]", count: 33_000)
        #expect(codes(text) == ["markup.too-complex"])
    }

    @Test func `a wide table with many short rows is cut off`() {
        let columns = String(repeating: "a|", count: 5_000) + "\n" + String(repeating: "-|", count: 5_000) + "\n"
        let (tree, findings) = parse(columns + String(repeating: "b\n", count: 50_000))
        #expect(findings.map(\.code.id) == ["markup.too-complex"])
        #expect(tree.utf8.count < 1_000_000)
    }

    @Test func `texts parsed at once are read as one by one`() async {
        let source = "a ~~b~~ $x$ https://e.org *c* | d\n\n| ~~e~~ | f |\n|-|-|\n| www.e.org | $y$ |\n"
        let expected = outline(source)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).allSatisfy { _ in outline(source) == expected } }
            }
            for await isEqual in group { #expect(isEqual) }
        }
    }

    @Test func `texts put together at random are read`() {
        let form = LongForm("random Markdown", sample: 3_200, of: 40_000)
        var random = form.generator()
        for _ in 0..<form.rounds {
            var text = ""
            for _ in 0..<Int(random.next() % 40) { text += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))] }
            let (tree, findings) = parse(text)
            #expect(tree.utf8.count < 20_000)
            for finding in findings {
                if let offset = finding.textOffset { #expect(offset >= 0 && offset <= text.utf8.count) }
            }
            let inline = inlineOutline(text)
            #expect(!inline.contains("⏎") || text.contains("⏎"))
        }
    }

    private static let pieces = [
        "$$", "$", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "`", "```\n", "~~~", "|", "|-|-|\n", "*", "**", "_",
        "~~",
        "[", "](", ")", "]", "!", "<", ">", "<a href='", "<!--", "-->", "\\", "\\text{", "}", "{", "&#", "xE000;",
        "\u{E000}",
        "0", "x", " ", "é", "語", "\u{0301}", "https://e.org/", "www.", "@e.org", "[^a]", "[^a]: ", "[a]: ", "# ",
        "===\n",
        "---\n", "[x] ", "javascript:", "assets/plot.png", "lesson:l", "#", ".", "**N.** ", "<div>\n", "\u{10FFFF}",
        "🙂",
    ]

    private func depth(of tree: String) -> Int {
        var depth = 0
        var deepest = 0
        for index in tree.utf8.indices {
            if tree.utf8[index] == UInt8(ascii: "("), index > tree.startIndex,
                "qlp".utf8.contains(tree.utf8[tree.utf8.index(before: index)])
            {
                depth += 1
                deepest = max(deepest, depth)
            } else if tree.utf8[index] == UInt8(ascii: ")") {
                depth -= 1
            }
        }
        return deepest
    }
}
