import CourseMarkup
import FontPrograms
import SyntaxHighlighting
import Testing
import TextLayout

@testable import CoursePrint

@Suite struct CodeColouringTests {
    private func value(_ color: Color) -> UInt32 {
        UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue)
    }

    @Test(arguments: [0xF4F6F8, 0xFFFFFF, 0xD8D8D8, 0x9A9A9A] as [UInt32])
    func `every kind of token has a contrast of 4,5 to 1 on the ground of code`(ground: UInt32) {
        let palette = CodePalette(background: Color(ground))
        for kind in SyntaxToken.Kind.allCases {
            let color = palette.color(of: kind)
            #expect(ColorContrast.tenths(value(color), ground) >= 45, "\(kind)")
        }
    }

    @Test func `on the usual ground, what is taken away, what is added and what is a note are told apart`() {
        let palette = CodePalette(background: Color(BookOptions.Colors().codeBackground))
        let kinds: [SyntaxToken.Kind] = [.keyword, .type, .string, .number, .function, .comment, .error]
        #expect(Set(kinds.map { value(palette.color(of: $0)) }).count == kinds.count)
        #expect(palette.color(of: .inserted) != palette.color(of: .deleted))
    }

    private func pieces(_ text: String, _ language: String = "python") -> [[String]] {
        let palette = CodePalette(background: Color(0xF4F6F8))
        return CodeColouring.lines(of: text, SyntaxHighlighter.tokens(of: text, language: language), palette)
            .map { $0.map(\.text) }
    }

    @Test func `a token over several lines goes on in each, and an empty line stays one`() {
        #expect(
            pieces("a = \"\"\"x\n\n  y\"\"\" + 1\n") == [["a = ", "\"\"\"x"], [""], ["  y\"\"\"", " + ", "1"], [""]]
        )
        #expect(pieces("") == [[""]])
        #expect(pieces("\n\n") == [[""], [""], [""]])
    }

    @Test func `neighbours of one colour are one piece, and spaces alone go with what stands before them`() {
        #expect(pieces("if not x:\n\tpass # why") == [["if not", " x:"], ["\t", "pass ", "# why"]])
        #expect(pieces("x = f'{y}'") == [["x = ", "f'", "{", "y", "}", "'"]])
    }

    @Test func `the pieces of a line are the line`() {
        let text = "def f(x):\n    \"\"\"é\n    語\"\"\"\n\n\treturn {\n  'a': 0x1F}  # 🙂\n"
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(pieces(text).map { $0.joined() } == lines.map(String.init))
    }
}
