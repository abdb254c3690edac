internal import CourseMarkup
internal import MathFormulas

extension CourseHTMLRenderer {
    /// A formula in a line of text; where it could not be read, its source.
    mutating func render(_ formula: Formula) {
        guard let content = formula.content else {
            // A source is read from left to right in every language.
            writer.markup(formula.isDisplayed ? "<code class=\"formula displayed\"" : "<code class=\"formula\"")
            writer.markup(" dir=\"ltr\" translate=\"no\">")
            writer.text(formula.source)
            writer.markup("</code>")
            return
        }
        if formula.isDisplayed {
            writer.markup("<span class=\"formula\"")
            renderFocus()
            writer.markup(">")
            renderMath(content, formula)
            writer.markup("</span>")
        } else {
            renderMath(content, formula)
        }
    }

    /// A formula on lines of its own, which scrolls inside itself, by keyboard too.
    mutating func renderDisplayed(_ formula: Formula) {
        writer.markup("<div class=\"formula\"")
        if let content = formula.content {
            renderFocus()
            writer.markup(">")
            renderMath(content, formula)
            writer.markup("</div>\n")
            return
        }
        writer.markup(" dir=\"ltr\" translate=\"no\"")
        renderFocus()
        writer.markup("><code>")
        writer.text(formula.source)
        writer.markup("</code></div>\n")
    }

    private mutating func renderMath(_ content: MathFormula, _ formula: Formula) {
        counts.formulas += 1
        writer.markup("<math")
        if writer.syntax == .xml { writer.markup(" xmlns=\"http://www.w3.org/1998/Math/MathML\"") }
        if formula.isDisplayed { writer.markup(" display=\"block\"") }
        writer.attribute("alttext", formula.source)
        writer.markup(">")
        var renderer = MathMLRenderer(isDisplay: formula.isDisplayed)
        swap(&renderer.bytes, &writer.bytes)
        renderer.row(content.nodes)
        swap(&renderer.bytes, &writer.bytes)
        writer.markup("</math>")
        guard let tag = content.tag else { return }
        writer.markup("<span class=\"tag\">")
        for case .text(let words, _) in tag { writer.text(words) }
        writer.markup("</span>")
    }
}
