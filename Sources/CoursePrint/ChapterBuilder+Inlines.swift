internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

extension ChapterBuilder {
    /// Turns inlines into content of a paragraph whose node is given.
    mutating func inlines(_ content: [Inline], style: TextStyle, node: Int) -> [InlineContent] {
        var result: [InlineContent] = []
        append(content, style: style, node: node, to: &result)
        return result
    }

    private mutating func append(
        _ content: [Inline],
        style: TextStyle,
        node: Int,
        to result: inout [InlineContent]
    ) {
        for inline in content {
            switch inline {
            case .text(let text): result.append(.text(text, style, tag: tag(node)))
            case .code(let text):
                var code = codeStyle(in: style)
                code.background = theme.codeBackground
                result.append(.text(text, code, tag: tag(node)))
            case .formula(let formula):
                result.append(.text(formula.source, codeStyle(in: style), tag: tag(node)))
            case .emphasis(let inner):
                var emphasized = style
                emphasized.font.isItalic.toggle()
                append(inner, style: emphasized, node: node, to: &result)
            case .strong(let inner):
                var strong = style
                strong.font.isBold = true
                append(inner, style: strong, node: node, to: &result)
            case .strikethrough(let inner):
                var struck = style
                struck.isStruck = true
                append(inner, style: struck, node: node, to: &result)
            case .link(let link):
                var linked = style
                linked.color = theme.link
                let text = link.content.plainText
                let linkNode = self.link(
                    to: target(of: link),
                    in: node,
                    description: link.title ?? (text.isEmpty ? description(of: link.target) : text)
                )
                append(link.content, style: linked, node: linkNode, to: &result)
            case .image(let image): appendImage(image, style: style, node: node, to: &result)
            case .footnoteReference(let index):
                var raised = style
                raised.size = style.size * 70 / 100
                raised.baselineShift = style.size * 33 / 100
                raised.color = theme.link
                let number = noteCount + index + 1
                let linkNode = self.link(
                    to: .destination(noteName(number)),
                    in: node,
                    description: strings.text(.footnoteNumber, number: number)
                )
                if noteReferences[number] == nil {
                    setDestination("to-" + noteName(number), of: node)
                    noteReferences[number] = (linkNode, destination(of: node) ?? noteName(number))
                }
                result.append(.text("\(number)", raised, tag: tag(linkNode)))
            case .softBreak: result.append(.text(" ", style, tag: tag(node)))
            case .lineBreak:
                // The words on both sides are two for whoever reads the text without seeing its lines.
                result += [.text(" ", style, tag: tag(node)), .lineBreak]
            }
        }
    }

    /// The code face at the size that makes its small letters as high as those around.
    private func codeStyle(in style: TextStyle) -> TextStyle {
        var code = style
        code.family = theme.codeFamily
        code.size = style.size * 88 / 100
        return code
    }

    // MARK: Links

    func target(of link: Inline.Link) -> PDFDocument.LinkTarget {
        switch link.target {
        case .address(let address): .address(address)
        case .anchor(let anchor): .destination(Self.name(lesson: lessonID ?? "", anchor: anchor))
        case .lesson(let id, let anchor): .destination(Self.name(lesson: id, anchor: anchor))
        }
    }

    private func description(of target: Inline.Link.Target) -> String {
        switch target {
        case .address(let address): address
        case .anchor(let anchor): anchor
        case .lesson(let id, _): id
        }
    }

    /// The name of a lesson's destination, or of a heading's in it.
    static func name(lesson: String, anchor: String? = nil) -> String {
        anchor.map { "lesson:\(lesson)#\($0)" } ?? "lesson:\(lesson)"
    }

    /// The name of a note's destination.
    func noteName(_ number: Int) -> String { "note:\(chapter.destination).\(number)" }
}
