import CourseModel
import Testing

@testable import CourseMarkup

@Suite struct BlockTests {
    @Test(arguments: [
        ("a\nb  \nc\\\nd", "p(a␊b⏎c⏎d)"),
        ("- a\n- b", "ul({p(a)}{p(b)})"),
        ("- a\n\n- b", "ul~({p(a)}{p(b)})"),
        ("3) a\n4) b", "ol3({p(a)}{p(b)})"),
        ("- [ ] a\n- [x] b\n- c", "ul([ ]{p(a)}[x]{p(b)}{p(c)})"),
        ("~~a~~ ~b~", "p(<s>a</s> <s>b</s>)"),
        ("***", "hr"),
        ("> a", "q(p(a))"),
        ("``` Python startline=3\nx\n\n```", "code[python](x\n)"),
        ("```\nx", "code[](x)"),
        ("&copy; &#35; &nosuch;", "p(© # &nosuch;)"),
        ("| a | b |\n|:-|-:|\n| c |\n| d | e | f |", "table[lr](a|b/c|/d|e)"),
        ("|a|\n|:-:|", "table[c](a)"),
        ("[a]\n\n[a]: https://e.org 'T'", "p(<https://e.org T>a</>)"),
    ])
    func `GFM's blocks become the tree's`(source: String, expected: String) {
        #expect(outline(source) == expected)
    }

    @Test func `raw HTML is text`() {
        #expect(outline("<script>\nalert(1) & *x*\n\n</script>") == "p(<script>⏎alert(1) & *x*⏎⏎</script>)")
        #expect(outline("a <b onclick='x'>c</b> <!-- d --> <?e?>") == "p(a <b onclick='x'>c</b> <!-- d --> <?e?>)")
        #expect(outline("a <b\nc> d") == "p(a <b␊c> d)")
        #expect(outline("<div>\n&amp;\n</div>") == "p(<div>⏎&amp;⏎</div>)")
    }

    @Test(arguments: [
        ("> **Note.** a *b*\n>\n> c", "callout[Note](p(a <em>b</em>) p(c))"),
        ("> **Note.**\n> a", "callout[Note](p(a))"),
        ("> **Note.**\n>\n> - a", "callout[Note](ul({p(a)}))"),
        ("> **Pro `x` tip.** a", "callout[Pro `x` tip](p(a))"),
        ("> **注意。** a", "callout[注意](p(a))"),
        ("> **Note** a", "q(p(<b>Note</b> a))"),
        ("> **Note**. a", "q(p(<b>Note</b>. a))"),
        ("> a **Note.** b", "q(p(a <b>Note.</b> b))"),
        ("> **.** a", "q(p(<b>.</b> a))"),
        ("> **All bold.**", "q(p(<b>All bold.</b>))"),
    ])
    func `a quotation that begins with a bold word and a full stop is a callout`(source: String, expected: String) {
        #expect(outline(source) == expected)
    }

    @Test func `footnotes stand in the order of their first reference`() {
        let source = "a[^x] b[^y] c[^x] d[^none]\n\n[^y]: Y[^z]\n\n[^unused]: U[^w]\n\n[^x]: X\n\n[^z]: Z\n\n[^w]: W"
        #expect(outline(source) == "p(a[^0] b[^1] c[^0] d[^none]) fn0(p(X)) fn1(p(Y[^2])) fn2(p(Z))")
    }

    @Test func `a footnote that refers to itself is one footnote`() {
        #expect(outline("a[^x]\n\n[^x]: b[^x]") == "p(a[^0]) fn0(p(b[^0]))")
    }

    @Test(arguments: [
        ("# a\n## b\n### c", "h3#a(a) h4#b(b) h5#c(c)", 0),
        ("## a\n# b", "h3#a(a) h3#b(b)", 1),
        ("### a\n#### b", "h3#a(a) h4#b(b)", 0),
        ("# a\n### b\n### c\n## d", "h3#a(a) h4#b(b) h4#c(c) h4#d(d)", 1),
        ("##### a", "h3#a(a)", 1),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", "h3#a(a) h4#b(b) h5#c(c) h6#d(d) h6#e(e) h6#f(f)", 0),
        ("a\n=\n> ## b", "h3#a(a) q(h4#b(b))", 0),
    ])
    func `headings are shifted below level 2 and closed up`(source: String, expected: String, warnings: Int) {
        #expect(outline(source) == expected)
        #expect(codes(source) == Array(repeating: "heading.skipped-level", count: warnings))
    }

    @Test func `plain text has paragraphs and nothing else`() {
        let (tree, findings) = parse("# a\n*b* $c$\n \n\n<d> [e](f)\n", format: .plain)
        #expect(tree == "p(# a␊*b* $c$) p(<d> [e](f))")
        #expect(findings.isEmpty)
    }

    @Test func `emphasis beside Chinese and Japanese is as GFM has it`() {
        #expect(outline("これは**「強調」**です") == "p(これは**「強調」**です)")
    }
}
