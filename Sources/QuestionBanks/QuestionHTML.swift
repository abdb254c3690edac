internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// Renders the inline texts of questions as the HTML that an importer of questions understands.
///
/// It differs from a page's: a bank has no lessons, so that links to them are their words; how formulas and pictures
/// are written is the format's choice.
struct QuestionHTML {
    /// How formulas are written.
    enum Formulas {
        /// `\(…\)` and `\[…\]`, which the LMS gives to MathJax; it has no MathML, or takes it out.
        case tex
        /// MathML with the LaTeX as its `alttext`.
        case mathML
    }

    let strings: InterfaceStrings
    var syntax = HTMLWriter.Syntax.html
    var formulas: Formulas
    /// The address of a picture; nil leaves its alternative text alone.
    var address: (Picture) -> String?
    /// Whether only elements and attributes are written that QTI 2.1 has (no `del`, no titles).
    var isQTI = false
    /// What the LMS would take for something of its own: an element around all but its first character prevents that,
    /// and leaves the text as it is.
    var parted: [String] = []

    /// Renders a text.
    func render(_ inlines: [Inline]) -> String {
        var writer = HTMLWriter(syntax: syntax)
        write(inlines, into: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func write(_ inlines: [Inline], into writer: inout HTMLWriter) {
        // Neighbouring pieces of text are one: what has to be parted may begin in one and end in the next.
        var text = ""
        for inline in inlines {
            if case .text(let more) = inline {
                text += more
                continue
            }
            write(text: text, into: &writer)
            text = ""
            write(inline, into: &writer)
        }
        write(text: text, into: &writer)
    }

    private func write(_ inline: Inline, into writer: inout HTMLWriter) {
        switch inline {
        case .text(let text): write(text: text, into: &writer)
        case .code(let code):
            writer.markup("<code>")
            write(text: code, into: &writer)
            writer.markup("</code>")
        case .emphasis(let content): write(content, in: "<em>", "</em>", into: &writer)
        case .strong(let content): write(content, in: "<strong>", "</strong>", into: &writer)
        case .strikethrough(let content):
            if isQTI {
                write(content, in: "<span class=\"struck\">", "</span>", into: &writer)
            } else {
                write(content, in: "<del>", "</del>", into: &writer)
            }
        case .link(let link): write(link, into: &writer)
        case .image(let image): write(image, into: &writer)
        case .formula(let formula): write(formula, into: &writer)
        case .footnoteReference: break
        case .softBreak: writer.markup(" ")
        case .lineBreak:
            writer.markup("<br")
            writer.endVoid()
        }
    }

    private func write(
        _ content: [Inline],
        in start: StaticString,
        _ end: StaticString,
        into writer: inout HTMLWriter
    ) {
        writer.markup(start)
        write(content, into: &writer)
        writer.markup(end)
    }

    private func write(text: String, into writer: inout HTMLWriter) {
        let text = syntax == .xml ? SubstitutionTable.xml.apply(text) : text
        var rest = Substring(text)
        while !parted.isEmpty, !rest.isEmpty {
            let found = parted.compactMap { rest.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
            guard let found else { break }
            let second = rest.unicodeScalars.index(after: found.lowerBound)
            writer.text(rest[..<second])
            writer.markup("<span>")
            writer.text(rest[second..<found.upperBound])
            writer.markup("</span>")
            rest = rest[found.upperBound...]
        }
        writer.text(rest)
    }

    private func write(_ link: Inline.Link, into writer: inout HTMLWriter) {
        guard case .address(let address) = link.target else { return write(link.content, into: &writer) }
        writer.markup("<a")
        writer.attribute("href", address: address)
        if !isQTI, let title = link.title, !title.isEmpty { writer.attribute("title", title) }
        writer.markup(">")
        if link.content.isEmpty { writer.text(address) } else { write(link.content, into: &writer) }
        writer.markup("</a>")
    }

    private func write(_ image: Inline.Image, into writer: inout HTMLWriter) {
        guard let address = address(image.picture) else {
            return write(text: image.alternativeText, into: &writer)
        }
        let alternative = syntax == .xml ? SubstitutionTable.xml.apply(image.alternativeText) : image.alternativeText
        writer.markup("<img")
        writer.attribute("src", address)
        writer.attribute("alt", alternative)
        writer.attribute("width", image.picture.width)
        writer.attribute("height", image.picture.height)
        if !isQTI, let title = image.title, !title.isEmpty { writer.attribute("title", title) }
        writer.endVoid()
    }

    private func write(_ formula: Formula, into writer: inout HTMLWriter) {
        let delimiters = ["\\(", "\\)", "\\[", "\\]"]
        let isTeX = formulas == .tex && !delimiters.contains(where: formula.source.contains)
        guard formula.content != nil, formulas == .mathML || isTeX else {
            writer.markup("<code>")
            write(text: formula.source, into: &writer)
            writer.markup("</code>")
            return
        }
        if formulas == .tex {
            writer.markup(formula.isDisplayed ? "\\[" : "\\(")
            writer.text(formula.source)
            writer.markup(formula.isDisplayed ? "\\]" : "\\)")
            return
        }
        let context = HTMLContext(strings: strings, lessonURL: { _, _ in "" }, assetURL: { $0 })
        var renderer = CourseHTMLRenderer(context: context, syntax: syntax)
        renderer.render([Inline.formula(formula)])
        // A question is no page to move about in by keyboard.
        let displayed = Array("<span class=\"formula\" tabindex=\"0\">".utf8)
        if renderer.writer.bytes.starts(with: displayed) {
            writer.markup("<span class=\"formula\">")
            writer.bytes += renderer.writer.bytes.dropFirst(displayed.count)
        } else {
            writer.bytes += renderer.writer.bytes
        }
    }
}
