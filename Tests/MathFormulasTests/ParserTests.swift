import Testing

@testable import MathFormulas

@Suite struct ParserTests {
    @Test(arguments: [
        ("a+b", "a + b"), ("x^2_i", "scripts(x _ i ^ 2)"), ("x_i^2", "scripts(x _ i ^ 2)"),
        ("x^12", "scripts(x ^ 1) 2"),
        ("12.5x", "12.5 x"), ("\\frac12", "frac(1; 2)"), ("\\frac{a}b", "frac(a; b)"),
        ("f''(x)", "scripts(f ^ ″) ( x )"),
        ("f'^2", "scripts(f ^ ′ 2)"), ("^a", "scripts({} ^ a)"), ("\\sqrt[3]x", "root(x; 3)"),
        ("\\sqrt{x]}", "root(x ])"), ("{a \\over b}", "{frac(a; b)}"), ("n \\choose k", "fence[( )](stack(n; k))"),
        ("\\dfrac ab", "frac-display(a; b)"), ("\\binom nk", "fence[( )](stack(n; k))"), ("a % note\nb", "a b"),
        ("-*", "− ∗"), ("≤α", "≤ α"), ("x é", "x é"), ("\\mathrm{d}x", "d-upright x"),
        ("\\mathbf{Ab1}", "{Ab-bold 1-bold}"), ("\\boldsymbol{x\\alpha}", "{x-boldItalic α-boldItalic}"),
        ("{\\bf R}^2", "scripts({R-bold} ^ 2)"), ("\\mathcal L", "L-script"), ("\\Gamma\\varGamma", "Γ Γ"),
        ("\\text{if $x$ is}", "{'if ' {x} ' is'}"), ("\\text{a \\textbf{b}}", "{'a ' 'b'b}"),
        ("\\text{\\'e--\\$}", "'e\u{301}–$'"), ("\\mathbb R_+", "scripts(R-doubleStruck _ +)"),
        ("\\hat{x}\\widehat{ab}", "ˆ(x) \u{302}stretched(a b)"), ("\\vec v", "→(v)"),
        ("\\left(\\frac ab\\middle|c\\right]", "fence[( ]](frac(a; b) ¦ c)"), ("\\left.x\\right\\}", "fence[ }](x)"),
        ("\\bigl(x\\bigr)", "(@1200-opening x )@1200-closing"), ("\\Big\\|", "‖@1800-ordinary"),
        ("\\color{red}a b", "#255.0.0(a b)"), ("{\\color{#00f}{a}}b", "{#0.0.255({a})} b"),
        ("\\textcolor{blue}{a}b", "#0.0.255(a) b"), ("\\displaystyle x", "display(x)"), ("\\Large x", "size1440(x)"),
        ("a\\,b\\!c\\quad d", "a ~167 b ~-167 c ~1000 d"), ("\\hspace{1.5em}\\kern-2pt x", "~1500 ~-200 x"),
        ("\\mskip 18mu", "~1008"), ("\\phantom x", "phantom(x)"), ("\\boxed{x}\\cancel{y}", "box(x) strikeUp(y)"),
        ("\\not=\\not\\in", "≠ ∉"), ("\\not\\approx", "≉"), ("\\overset{a}{=}", "stacked-scripts(= ^ a)"),
        ("\\underset{a}b", "stacked-scripts(b _ a)"), ("\\xrightarrow[a]{b}", "→(b; a)"),
        ("\\underbrace{x}_{n}", "stacked-scripts(⏟stretched(x) _ n)"), ("\\sum_i", "inDisplay-scripts(∑ _ i)"),
        ("\\int\\limits_0^1", "stacked-scripts(∫ _ 0 ^ 1)"), ("\\sum\\nolimits_i", "scripts(∑ _ i)"),
        ("\\operatorname{rank}A", "rank A"),
        ("\\operatorname*{argmax}_x", "inDisplay-scripts(argmax _ x)"), ("a\\bmod b", "a binary{mod} b"),
        ("\\sum_{\\substack{a\\\\b}}", "inDisplay-scripts(∑ _ lines(a / b))"),
    ])
    func `LaTeX is read as TeX reads it`(source: String, expected: String) throws {
        #expect(try outline(source) == expected)
    }

    @Test(arguments: [
        ("\\begin{bmatrix}a&b\\\\c&d\\end{bmatrix}", "fence[[ ]](matrix(a & b / c & d))"),
        ("\\begin{matrix} a \\cr b \\cr \\end{matrix}", "matrix(a / b)"),
        ("\\begin{cases}a&b\\\\[2pt]c\\end{cases}", "fence[{ ](cases(a & b / c))"),
        ("\\begin{aligned}a&=b\\\\&=c\\end{aligned}", "aligned(a & = b /  & = c)"),
        ("\\begin{array}{l|c@{x}r}\\hline a&b\\\\\\hline\\end{array}", "matrix(a & b)"),
        ("\\begin{align*}a&=b\\end{align*}", "aligned(a & = b)"), ("\\begin{equation}x\\end{equation}", "{x}"),
        ("a\\\\b", "gathered(a / b)"), ("a\\\\", "a"),
    ])
    func `environments are tables`(source: String, expected: String) throws {
        #expect(try outline(source) == expected)
    }

    @Test func `columns, lines and gaps of a table are kept`() throws {
        let formula = try MathFormula("\\begin{array}{r|l}\\hline a&b\\\\[1em]c&d\\\\\\hline\\end{array}")
        guard case .table(let table)? = formula.nodes.first else {
            Issue.record("expected a table")
            return
        }
        #expect(table.alignments == [.right, .left])
        #expect(table.columnLines == [1])
        #expect(table.rows.map(\.hasLineAbove) == [true, false])
        #expect(table.hasLineBelow)
        #expect(table.rows.map(\.gap) == [1_000, 0])
    }

    @Test func `a formula and its rows have numbers`() throws {
        #expect(try MathFormula("x\\tag{1}").tag == [.text("(1)", MathTextStyle())])
        #expect(try MathFormula("x\\tag*{A}").tag == [.text("A", MathTextStyle())])
        let rows = try MathFormula("\\begin{align}a\\tag{1}\\\\b\\notag\\end{align}")
        #expect(rows.tag == nil)
        guard case .table(let table)? = rows.nodes.first else {
            Issue.record("expected a table")
            return
        }
        #expect(table.rows.map { $0.tag != nil } == [true, false])
    }

    @Test func `classes say how parts are spaced`() throws {
        let source = "a+b=\\sum(x),\\frac12\\colon\\ldots\\sin|\\implies"
        let classes = try MathFormula(source).nodes.map(\.mathClass)
        #expect(
            classes == [
                .ordinary, .binary, .ordinary, .relation, .largeOperator, .opening, .ordinary, .closing, .punctuation,
                .inner, .relation, .inner, .largeOperator, .ordinary, .relation,
            ]
        )
    }

    /// The commands and environments that real courses use.
    @Test func `every command of real courses is known`() {
        let used = """
            frac exp Delta log times geq approx alpha pi hat ldots qquad sum leq mu sigma quad lfloor rfloor cdot max \
            int mathrm cos left right begin end text mathbb vdots gamma in top color cdots sqrt ddots theta sin bar \
            tan Big big omega infty bigg phi neq tfrac textrm rightarrow dots gg partial delta cr equiv beta lambda \
            xi vec varepsilon to forall vert Bigl Bigr implies rho colon underbrace textstyle overbrace circ lim pm \
            eta mathcal not bf Lambda binom tau Gamma ln nu subset iint mid sim stackrel mathbf epsilon \\ % { } | ; \
            , :
            """.split(separator: " ").map(String.init) + [" "]
        #expect(used.filter { MathCommandTable.commands[$0] == nil } == [])
        #expect(Set(["bmatrix", "aligned", "cases", "matrix", "split"]).isSubset(of: MathCommandTable.environments))
    }

    @Test func `every symbol, accent, font and function of the table can be used`() throws {
        for section in MathCommandTable.sections {
            for name in section.names {
                guard let command = MathCommandTable.commands[name] else { continue }
                switch command {
                case .symbol, .name, .delimiter, .space:
                    #expect(try !outline("\\\(name) x").isEmpty, "\(name)")
                case .accent, .font, .boldSymbol, .text, .overBrace, .classed, .overlay, .enclosed, .between, .arrow:
                    #expect(try !outline("\\\(name){x}").isEmpty, "\(name)")
                case .fraction, .stack: #expect(try !outline("\\\(name){x}{y}").isEmpty, "\(name)")
                case .sizedDelimiter: #expect(try !outline("\\\(name)(").isEmpty, "\(name)")
                default: break
                }
            }
        }
    }

    @Test func `no name of the table is given twice`() {
        let names = MathCommandTable.sections.flatMap(\.names)
        #expect(Dictionary(grouping: names) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == [])
        #expect(Set(names).isDisjoint(with: MathCommandTable.refused))
    }
}
