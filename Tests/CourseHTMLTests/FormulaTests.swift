import CourseMarkup
import Foundation
import FoundationXML
import InterfaceStrings
import MathFormulas
import Testing

@testable import CourseHTML

/// A formula of a line of text as HTML, without the element `math` around it.
private func inline(_ source: String) -> String {
    rendered(.paragraph([.formula(Formula(source: source, isDisplayed: false))]))
}
private func displayed(_ source: String) -> String { rendered(.formula(Formula(source: source, isDisplayed: true))) }

private func rendered(_ block: Block) -> String {
    let context = HTMLContext(strings: .forLanguage("en"), lessonURL: { _, _ in "" }, assetURL: { $0 })
    var renderer = CourseHTMLRenderer(context: context)
    renderer.render([block])
    let html = String(decoding: renderer.writer.bytes, as: UTF8.self)
    guard let math = html.range(of: "<math"),
        let start = html.range(of: "\">", range: math.lowerBound..<html.endIndex),
        let end = html.range(of: "</math>")
    else { return html }
    return String(html[start.upperBound..<end.lowerBound])
}

@Suite struct FormulaTests {
    @Test(arguments: [
        ("a+b=c", "<mi>a</mi><mo>+</mo><mi>b</mi><mo>=</mo><mi>c</mi>"),
        ("-x", "<mo>−</mo><mi>x</mi>"),
        ("a=-b", "<mi>a</mi><mo>=</mo><mo lspace=\"0\" rspace=\"0\">−</mo><mi>b</mi>"),
        ("x_{a=b}", "<msub><mi>x</mi><mrow><mi>a</mi><mo lspace=\"0\" rspace=\"0\">=</mo><mi>b</mi></mrow></msub>"),
        ("x^*", "<msup><mi>x</mi><mo lspace=\"0\" rspace=\"0\">∗</mo></msup>"),
        ("f'", "<mrow><mi>f</mi><mo>′</mo></mrow>"),
        ("\\sin x", "<mi>sin</mi><mo rspace=\"0.167em\">\u{2061}</mo><mi>x</mi>"),
        (
            "\\sin(x)",
            "<mi>sin</mi><mo>\u{2061}</mo><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>"
        ),
        ("a<b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        ("\\Gamma\\gamma", "<mi mathvariant=\"normal\">Γ</mi><mi>γ</mi>"),
        ("\\mathbb R\\mathbf{x}1", "<mi>ℝ</mi><mi>𝐱</mi><mn>1</mn>"),
        ("\\sum_i a", "<msub><mo lspace=\"0\">∑</mo><mi>i</mi></msub><mi>a</mi>"),
        ("\\text{ if }", "<mtext>\u{A0}if\u{A0}</mtext>"),
        ("\\color{red}x", "<mrow class=\"red\"><mi>x</mi></mrow>"),
        ("\\color{black}x", "<mrow class=\"ink\"><mi>x</mi></mrow>"),
        ("\\left(x\\right)", "<mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow>"),
        ("1{,}5", "<mn>1</mn><mo rspace=\"0\">,</mo><mn>5</mn>"),
    ])
    func `a formula is MathML with the spaces of TeX`(source: String, expected: String) {
        #expect(inline(source) == expected)
    }

    @Test(arguments: [
        ("\\sum_i^n a", "<munderover><mo lspace=\"0\">∑</mo><mi>i</mi><mi>n</mi></munderover><mi>a</mi>"),
        ("\\int_0 a", "<msub><mo lspace=\"0\">∫</mo><mn>0</mn></msub><mi>a</mi>"),
        ("\\lim_x a", "<munder><mi>lim</mi><mi>x</mi></munder><mo rspace=\"0.167em\">\u{2061}</mo><mi>a</mi>"),
        ("\\frac ab", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (
            "\\tfrac ab",
            "<mstyle displaystyle=\"false\" scriptlevel=\"0\"><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle>"
        ),
        (
            "\\begin{aligned}a&=b\\end{aligned}",
            "<mtable class=\"aligned\" displaystyle=\"true\"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr></mtable>"
        ),
        (
            "\\begin{array}{r|l}a&b\\\\\\hline c\\end{array}",
            "<mtable class=\"matrix\"><mtr><mtd class=\"right\"><mi>a</mi></mtd><mtd class=\"left line-before\"><mi>b</mi></mtd></mtr>"
                + "<mtr><mtd class=\"right line-above\"><mi>c</mi></mtd><mtd class=\"left line-above line-before\"></mtd></mtr></mtable>"
        ),
    ])
    func `a displayed formula has limits below and above`(source: String, expected: String) {
        #expect(displayed(source) == expected)
    }

    @Test func `a displayed formula scrolls inside itself, keeps its source and has its number`() {
        let context = HTMLContext(strings: .forLanguage("en"), lessonURL: { _, _ in "" }, assetURL: { $0 })
        var renderer = CourseHTMLRenderer(context: context)
        renderer.render([Block.formula(Formula(source: "a<\"b\"\\tag{1}", isDisplayed: true))])
        let html = String(decoding: renderer.writer.bytes, as: UTF8.self)
        #expect(
            html.hasPrefix(
                "<div class=\"formula\" tabindex=\"0\"><math display=\"block\" alttext=\"a&lt;&quot;b&quot;\\tag{1}\">"
            )
        )
        #expect(html.hasSuffix("</math><span class=\"tag\">(1)</span></div>\n"))
    }

    @Test func `a formula that cannot be read shows its source`() {
        #expect(inline("\\nope<b>").contains("dir=\"ltr\" translate=\"no\">\\nope&lt;b&gt;</code>"))
        #expect(displayed("\\href{javascript:alert(1)}{x}").contains("<code>\\href{javascript:alert(1)}{x}</code>"))
    }

    @Test(arguments: [
        "\\text{<script>alert(1)</script>}", "\\mathrm{\"><img src=x onerror=y>}", "<script>", "\\tag{<b>}x",
        "\\operatorname{<b>}",
        "\\color{red}{<i>}", "\\begin{array}{l}<u>&\"\\end{array}", "\\left<x\\right>", "\\text{'\"&amp;}",
        "\\&lt;",
    ])
    func `markup in a formula is text`(source: String) throws {
        let context = HTMLContext(strings: .forLanguage("en"), lessonURL: { _, _ in "" }, assetURL: { $0 })
        for isDisplayed in [true, false] {
            var renderer = CourseHTMLRenderer(context: context, syntax: .xml)
            renderer.render([.paragraph([.formula(Formula(source: source, isDisplayed: isDisplayed))])])
            let html = String(decoding: renderer.writer.bytes, as: UTF8.self)
            for element in ["<script", "<img", "<b>", "<i>", "<u>"] { #expect(!html.contains(element)) }
            #expect(XMLParser(data: Data(html.utf8)).parse(), "\(html)")
        }
    }

    @Test func `every hue has a class that the style sheet colours`() {
        let classes = [0xFF0000, 0xFFA500, 0x00FF00, 0x00FFFF, 0x0000FF, 0x800080, 0x808080, 0].map {
            String(describing: MathInk.className(of: .init($0)))
        }
        #expect(classes == ["red", "orange", "green", "cyan", "blue", "purple", "grey", "ink"])
    }
}
