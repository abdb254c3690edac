internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import SyntaxHighlighting
internal import TextLayout

extension ChapterBuilder {
    /// Turns a text into blocks; its footnotes stand at the foot of the pages that refer to them.
    mutating func blocks(_ text: Text, in parent: Int, style: TextStyle? = nil) -> [LayoutBlock] {
        var result = blocks(text.blocks, in: parent, style: style ?? theme.body)
        for note in text.footnotes {
            noteCount += 1
            let block = self.note(note, number: noteCount, in: parent)
            if let reference = noteReferences[noteCount] {
                add(PageNote(referenceTag: tag(reference.link), block: block, ruleColor: BookTheme.quiet))
            } else {
                result.append(block)
            }
        }
        return result
    }

    private mutating func note(_ content: [Block], number: Int, in parent: Int) -> LayoutBlock {
        let name = noteName(number)
        let noteNode = node(.note, in: parent, StructureProperties(identifier: name), destination: name)
        let label = node(.label, in: noteNode)
        var style = theme.small
        var labelNode = label
        // The number leads back to where the note is referred to.
        if let reference = noteReferences[number] {
            labelNode = link(
                to: .destination(reference.destination),
                in: label,
                description: strings.text(.footnoteNumber, number: number)
            )
            style.color = theme.link
        }
        var content = blocks(content, in: noteNode, style: theme.small)
        if !content.isEmpty { content[content.count - 1].spaceAfter = 0 }
        return LayoutBlock(
            .listItem(
                marker: [.text("\(number)", style, tag: tag(labelNode))],
                markerTag: tag(label),
                indent: theme.scaled(BookTheme.listIndent),
                content
            ),
            tag: tag(noteNode)
        )
    }

    /// Turns blocks of the tree into blocks for layout.
    mutating func blocks(_ blocks: [Block], in parent: Int, style: TextStyle) -> [LayoutBlock] {
        var result: [LayoutBlock] = []
        for (index, block) in blocks.enumerated() {
            append(block, in: parent, style: style, to: &result)
            if index + 1 < blocks.count, Self.announces(block, blocks[index + 1]), !result.isEmpty {
                result[result.count - 1].keepWithNext = true
            }
        }
        return result
    }

    /// Whether a block must stand with the next one: a paragraph that ends in a colon for what follows, and a picture
    /// whose caption is the slanted paragraph below it.
    static func announces(_ block: Block, _ next: Block) -> Bool {
        guard case .paragraph(let content) = block else { return false }
        if let last = content.last, largePicture(last) != nil { return isCaption(next) }
        guard let last = lastText(of: content), last.hasSuffix(":") || last.hasSuffix("：") else { return false }
        switch next {
        case .code, .formula, .list, .table, .quotation, .callout, .paragraph: return true
        case .heading, .thematicBreak: return false
        }
    }

    /// Whether a paragraph is nothing but slanted text.
    static func isCaption(_ block: Block) -> Bool {
        guard case .paragraph(let content) = block, content.count == 1, case .emphasis(let inner) = content[0] else {
            return false
        }
        return !inner.contains { largePicture($0) != nil }
    }

    private static func lastText(of content: [Inline]) -> String? {
        switch content.last {
        case .text(let text): text
        case .strong(let inner), .emphasis(let inner): lastText(of: inner)
        case .link(let link): lastText(of: link.content)
        default: nil
        }
    }

    private mutating func append(_ block: Block, in parent: Int, style: TextStyle, to result: inout [LayoutBlock]) {
        switch block {
        case .paragraph(let content): appendParagraph(content, in: parent, style: style, to: &result)
        case .heading(let heading):
            let destination = lessonID.map { Self.name(lesson: $0, anchor: heading.anchor) }
            result.append(self.heading(heading.level, heading.content, in: parent, destination: destination))
        case .list(let list): appendList(list, in: parent, style: style, to: &result)
        case .quotation(let content):
            let quotation = node(.blockQuotation, in: parent)
            var inner: [LayoutBlock]
            if content.count == 1, case .paragraph(let text) = content[0],
                !text.contains(where: { Self.largePicture($0) != nil })
            {
                // A single paragraph is the quotation itself.
                inner = [soleParagraph(text, node: quotation, style: style, alignment: .justify)]
                inner[0].spaceAfter = BookTheme.paragraphSpace
            } else {
                inner = blocks(content, in: quotation, style: style)
            }
            result.append(
                panel(
                    inner,
                    node: quotation,
                    ContainerStyle(
                        insets: Insets(top: 1_000, left: 14_000, bottom: 1_000, right: 8_000),
                        ruleColor: BookTheme.bar,
                        ruleThickness: 2_500
                    )
                )
            )
        case .callout(let title, let content): appendCallout(title, content, in: parent, style: style, to: &result)
        case .code(let code): appendCode(code, in: parent, to: &result)
        case .table(let table): appendTable(table, in: parent, to: &result)
        case .formula(let formula):
            let formulaNode = node(.formula, in: parent, StructureProperties(alternativeText: formula.source))
            result.append(
                LayoutBlock(
                    .container(
                        [codeLines(formula.source, [], node: formulaNode, language: "")],
                        ContainerStyle(insets: Insets(top: 2_000, left: 28_000, bottom: 2_000, right: 28_000))
                    ),
                    tag: tag(formulaNode),
                    spaceBefore: BookTheme.blockSpace,
                    spaceAfter: BookTheme.blockSpace
                )
            )
        case .thematicBreak:
            result.append(
                LayoutBlock(
                    .rule(thickness: 500, BookTheme.hairline),
                    tag: tag(parent),
                    spaceBefore: 12_000,
                    spaceAfter: 12_000
                )
            )
        }
    }

    /// Blocks in a box of their own.
    func panel(_ blocks: [LayoutBlock], node: Int, _ style: ContainerStyle) -> LayoutBlock {
        LayoutBlock(
            .container(blocks, style),
            tag: tag(node),
            spaceBefore: BookTheme.blockSpace,
            spaceAfter: BookTheme.blockSpace
        )
    }

    // MARK: Paragraphs

    /// A paragraph is split where a large picture stands in it: the picture stands alone.
    private mutating func appendParagraph(
        _ content: [Inline],
        in parent: Int,
        style: TextStyle,
        to result: inout [LayoutBlock]
    ) {
        var text: [Inline] = []
        for (index, inline) in content.enumerated() {
            guard let picture = Self.largePicture(inline) else {
                text.append(inline)
                continue
            }
            appendTextParagraph(text, in: parent, style: style, to: &result)
            text = []
            appendPicture(picture.image, link: picture.link, in: parent, style: style, to: &result)
            let rest = content[(index + 1)...].filter { $0 != .softBreak && $0 != .lineBreak }
            if Self.isCaption(.paragraph(rest)) { result[result.count - 1].keepWithNext = true }
        }
        appendTextParagraph(text, in: parent, style: style, to: &result)
    }

    private mutating func appendTextParagraph(
        _ content: [Inline],
        in parent: Int,
        style: TextStyle,
        to result: inout [LayoutBlock]
    ) {
        let isEmpty = content.allSatisfy { inline in
            switch inline {
            case .softBreak, .lineBreak: true
            case .text(let text): text.utf8.allSatisfy { $0 == 0x20 }
            default: false
            }
        }
        guard !isEmpty else { return }
        let paragraphNode = node(.paragraph, in: parent)
        // Where a picture was taken out, the line break beside it goes with it.
        let start = content.firstIndex { $0 != .softBreak && $0 != .lineBreak } ?? 0
        result.append(
            LayoutBlock(
                .paragraph(
                    Paragraph(
                        inlines(Array(content[start...]), style: style, node: paragraphNode),
                        style: theme.paragraph(style)
                    )
                ),
                tag: tag(paragraphNode),
                spaceAfter: BookTheme.paragraphSpace
            )
        )
    }

    // MARK: Callouts and code

    private mutating func appendCallout(
        _ title: [Inline],
        _ content: [Block],
        in parent: Int,
        style: TextStyle,
        to result: inout [LayoutBlock]
    ) {
        let callout = node(.division, in: parent)
        let titleNode = node(.paragraph, in: callout)
        let look = CalloutLook(title: title.plainText, theme: theme)
        let titleStyle = theme.sans(style.size, isBold: true, color: look.titleColor)
        var inner = [
            LayoutBlock(
                .paragraph(
                    Paragraph(
                        inlines(title, style: titleStyle, node: titleNode),
                        style: theme.paragraph(titleStyle, .start)
                    )
                ),
                tag: tag(titleNode),
                spaceAfter: 3_000,
                keepWithNext: true
            )
        ]
        inner += blocks(content, in: callout, style: style)
        inner[inner.count - 1].spaceAfter = 0
        var container = ContainerStyle(
            insets: Insets(top: 8_000, left: theme.scaled(26_000), bottom: 9_000, right: 12_000),
            background: look.background,
            ruleColor: look.color,
            ruleThickness: 2_500
        )
        container.sign = .text(look.sign, theme.sans(style.size * 11 / 10, color: look.titleColor), tag: -1)
        var block = panel(inner, node: callout, container)
        block.keepTogether = true
        result.append(block)
    }

    private mutating func appendCode(_ code: Block.CodeBlock, in parent: Int, to result: inout [LayoutBlock]) {
        let codeNode = node(.code, in: parent, StructureProperties(structureClass: .blockCode))
        let lines = codeLines(code.text, code.tokens, node: codeNode, language: "")
        var block = panel(
            [lines],
            node: codeNode,
            code.isOutput
                ? ContainerStyle(
                    insets: Insets(top: 3_000, left: 9_000, bottom: 3_000, right: 9_000),
                    ruleColor: BookTheme.hairline,
                    ruleThickness: 1_500
                )
                : ContainerStyle(
                    insets: Insets(top: 7_000, left: 9_000, bottom: 7_000, right: 9_000),
                    background: theme.codeBackground
                )
        )
        if case .code(let content) = lines.content { block.keepTogether = content.lines.count <= 14 }
        result.append(block)
    }

    private func codeLines(_ text: String, _ tokens: [SyntaxToken], node: Int, language: String) -> LayoutBlock {
        var mark = theme.code
        mark.color = BookTheme.quiet
        let lines = CodeColouring.lines(of: text, tokens, theme.codePalette).map { line in
            line.map { piece in
                var style = theme.code
                if let color = piece.color { style.color = color }
                return InlineContent.text(piece.text, style, tag: tag(node))
            }
        }
        return LayoutBlock(
            .code(
                CodeLines(
                    lines: lines,
                    wrapMark: .text("↪", mark, tag: tag(node)),
                    lineHeight: theme.codeSize * 135 / 100,
                    language: language
                )
            ),
            tag: tag(node)
        )
    }
}
