import CourseModel
import Diagnostics
import Testing

@testable import CourseMarkup

@Suite struct InlineTextTests {
    @Test(arguments: [
        "# x", "- x", "* x", "+ x", "1. x", "> x", "```", "```sh x", "~~~", "***", "---", "[x]: y", "[^x]: y",
        "| a | b |",
        "=", "- [ ] x", "<div>", "<!-- x -->", "$$",
    ])
    func `a block marker is ordinary characters`(source: String) {
        #expect(inlineOutline(source) == source)
    }

    @Test func `a line is no table, heading or break`() {
        #expect(inlineOutline("a | b\n-|-") == "a | b -|-")
        #expect(inlineOutline("a\n===") == "a ===")
        #expect(inlineOutline("a  \nb\\\nc") == "a   b\\ c")
        #expect(inlineOutline("    x") == "x")
        #expect(inlineOutline("x\\") == "x\\")
    }

    @Test func `inline constructs and formulas are read`() {
        #expect(inlineOutline("*a* **b** ~~c~~ `d` $e$") == "<em>a</em> <b>b</b> <s>c</s> `d` f{e}")
        #expect(inlineOutline("_a_") == "<em>a</em>")
        #expect(inlineOutline("__a__b") == "__a__b")
        #expect(inlineOutline("**\"a\"** b") == "<b>\"a\"</b> b")
        #expect(inlineOutline("www.e.org a") == "<http://www.e.org>www.e.org</> a")
        #expect(inlineOutline("$x$") == "f{x}")
        #expect(inlineOutline("$$x$$ y") == "f{x} y")
        #expect(inlineOutline("![p](assets/plot.png)") == "img(assets/plot.png,p)")
        #expect(inlineOutline("") == "")
        #expect(inlineOutline("x ") == "x")
        #expect(inlineOutline("x x") == "x x")
    }

    @Test func `a finding names the place in the text as it was written`() {
        var parser = TextParser(format: .markdown, pictures: catalogue)
        _ = parser.inlineText("  [a](b.html)", at: "/t")
        #expect(parser.findings.map(\.textOffset) == [6])
    }

    @Test func `plain inline text is shown as written`() {
        var parser = TextParser(format: .plain, pictures: catalogue)
        #expect(parser.inlineText("*a* $b$", at: "/t") == [.text("*a* $b$")])
    }
}
