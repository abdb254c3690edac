import Diagnostics
import Testing

@testable import CourseMarkup

@Suite struct FormulaTests {
    @Test(arguments: [
        ("a $x_1 + y_2$ b", "p(a f{x_1 + y_2} b)"),
        ("$a*b*c$ *d*", "p(f{a*b*c} <em>d</em>)"),
        ("($x$), \"$y$\"", "p((f{x}), \"f{y}\")"),
        ("**$x$** and *$y$*は", "p(<b>f{x}</b> and <em>f{y}</em>は)"),
        ("$\\alpha$-stable", "p(f{\\alpha}-stable)"),
        ("$x$$y$", "p(f{x}f{y})"),
        ("$\\{a\\}$", "p(f{\\{a\\}})"),
        ("[$x$](https://e.org/)", "p(<https://e.org/>f{x}</>)"),
        ("# On $x$", "h3#on-x(On f{x})"),
        ("$a\nb$", "p(f{a\nb})"),
        ("> $a\n> b$", "q(p(f{a\nb}))"),
    ])
    func `an inline formula is LaTeX and no Markdown`(source: String, expected: String) {
        #expect(outline(source) == expected)
    }

    @Test(arguments: [
        "US$5, and US$10", "$5 and $10", "$ x$", "$x $", "$x$1", "5$x$", "é$x$", "a $", "$", "$$", "$$$", "$$$$",
        "\\$x$", "$x\\$", "it costs $20 or 30 $",
    ])
    func `what is not a formula is text`(source: String) {
        let shown = source.replacing("\\$", with: "$")
        #expect(outline(source) == "p(\(shown))")
    }

    @Test func `a dollar sign that is text does not hide a formula after it`() {
        #expect(outline("$5 and $x$ end") == "p($5 and f{x} end)")
        #expect(outline("US$ and $x$") == "p(US$ and f{x})")
    }

    @Test func `an escaped dollar sign is one, inside a formula too`() {
        #expect(outline("\\$a $x = \\$5$ b") == "p($a f{x = \\$5} b)")
        #expect(outline("\\\\$x$") == "p(\\f{x})")
    }

    @Test func `a formula stays inside its paragraph`() {
        #expect(outline("$a\n\nb$") == "p($a) p(b$)")
        #expect(outline("$a\n- b$") == "p($a) ul({p(b$)})")
    }

    @Test(arguments: [
        ("`$x$`", "p(`$x$`)"),
        ("`a $` b $x$ `$`", "p(`a $` b f{x} `$`)"),
        ("$a `b$` c$", "p(f{a `b$` c})"),
        ("$a `b$ c`", "p($a `b$ c`)"),
        ("<https://e.org/$a$>", "p(<https://e.org/$a$>https://e.org/$a$</>)"),
        ("https://e.org/?a=$b&c=$d e", "p(<https://e.org/?a=$b&c=$d>https://e.org/?a=$b&c=$d</> e)"),
        ("www.e.org/$a$ $x$", "p(<http://www.e.org/$a$>www.e.org/$a$</> f{x})"),
        ("[a](https://e.org),$x$", "p(<https://e.org>a</>,f{x})"),
        ("```\n$x$\n$$\n```", "code[](\n$x$\n$$)".replacing("(\n", with: "(")),
        ("- a\n\n  ~~~ tex\n  $$\n  ~~~", "ul~({p(a) code[tex]($$)})"),
        ("    $$\n    x\n    $$", "code[]($$\nx\n$$)"),
    ])
    func `code spans, autolinks and fences bind tighter`(source: String, expected: String) {
        #expect(outline(source) == expected)
    }

    @Test func `a formula in an address or in raw HTML comes back as it was written`() {
        #expect(outline("[a](https://e.org/$b$)") == "p(<https://e.org/$b$>a</>)")
        #expect(outline("<b title=\"$x$\">$y$</b>") == "p(<b title=\"$x$\">f{y}</b>)")
    }

    @Test func `in a table cell an escaped bar is a bar`() {
        #expect(outline("| $a \\| b$ | $c$ |\n|-|-|\n| $d$ | e |") == "table[--](f{a | b}|f{c}/f{d}|e)")
    }

    @Test func `a dollar sign in text braces belongs to LaTeX`() {
        #expect(outline("$x \\text{ if $y$ is } z$") == "p(f{x \\text{ if $y$ is } z})")
        #expect(outline("$$\n\\text{a $$ b}\n$$") == "F(\\text{a $$ b})")
        #expect(outline("$\\text{a$ b") == "p(f{\\text{a} b)")
    }

    @Test func `double dollar signs within a paragraph are a displayed formula`() {
        #expect(outline("a $$ x $$ b") == "p(a F{x} b)")
        #expect(outline("where $$x$$") == "p(where F{x})")
    }

    @Test(arguments: [
        ("$$\nx\n$$", "F(x)"),
        ("$$x$$", "F(x)"),
        ("a\n$$\nx\n$$\nb", "p(a) F(x) p(b)"),
        ("a\n$$\nx\n===\n- y\n# z\n\n    w\n$$\nb", "p(a) F(x\n===\n- y\n# z\n\n    w) p(b)"),
        ("$$\n`x\n```\n$$\n\na", "F(`x\n```) p(a)"),
        ("$$x$$ # a\nb", "F(x) p(# a␊b)"),
        ("$$\nx\n$$, where\n- y", "F(x) p(, where) ul({p(y)})"),
        ("$$\nx $$ - y", "F(x) p(- y)"),
        ("- x $$ a", "ul({p(x $$ a)})"),
        ("$$a$$ $$b$$", "F(a) p(F{b})"),
        ("> $$\n> x\n> > y\n> $$\nz", "q(F(x\n> y)) p(z)"),
        ("- a\n  $$\n  x\n  $$\n- b", "ul({p(a) F(x)}{p(b)})"),
        ("1. $$x$$ b\n2. c", "ol1({F(x) p(b)}{p(c)})"),
        ("> - $$\n>   x\n>   $$ y", "q(ul({F(x) p(y)}))"),
        ("[^a]\n\n[^a]: $$\n    x\n    $$", "p([^0]) fn0(F(x))"),
        ("  $$\n  x\n  $$", "F(x)"),
        ("|a|\n|-|\n$$\nx\n$$", "table[-](a) F(x)"),
        ("$$\na \\$$ b\n$$", "F(a \\$$ b)"),
    ])
    func `a displayed formula is a block`(source: String, expected: String) {
        #expect(outline(source) == expected)
        #expect(codes(source) == [])
    }

    @Test func `a formula block that its container does not close is text and a warning`() {
        let (tree, findings) = parse("a\n\n- b\n- $$\n  *c*\n\nd $x$")
        #expect(tree == "p(a) ul({p(b)}{p($$␊<em>c</em>)}) p(d f{x})")
        #expect(findings.map(\.code.id) == ["formula.unclosed"])
        #expect(findings.first?.textOffset == 9)
        #expect(codes("> $$\n> x\n\n$$y$$") == ["formula.unclosed"])
        #expect(outline("> $$\n> x\n\n$$y$$") == "q(p($$␊x)) F(y)")
    }

    @Test func `characters and references like those that stand for formulas pass through`() {
        let text = "\u{E000}0\u{E000} &#xE001;0&#57345; $x$ \u{F0000}"
        #expect(outline(text) == "p(\u{E000}0\u{E000} \u{E001}0\u{E001} f{x} \u{F0000})")
    }

    @Test func `where a text uses up all characters that could stand for formulas they are text`() {
        var text = "$x$ "
        for value in Array(0xE000...0xEFFF) + Array(0xF0000...0xFFFFD) {
            if let scalar = Unicode.Scalar(UInt32(value)) { text.unicodeScalars.append(scalar) }
        }
        #expect(outline(text) == "p(\(text))")
    }

    @Test func `formulas that hide each other are read in bounded time`() {
        let text = String(repeating: "$$\n\\text{\n", count: 10_000)
        #expect(codes(text).isEmpty == false)
    }
}
