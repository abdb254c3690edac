internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import PDFWriter
internal import TextLayout

extension ChapterBuilder {
    /// Turns a text into blocks, with its footnotes at its end.
    mutating func blocks(_ text: Text, in parent: Int, style: TextStyle? = nil) -> [LayoutBlock] {
        var result = blocks(text.blocks, in: parent, style: style ?? theme.body)
        guard !text.footnotes.isEmpty else { return result }
        result.append(LayoutBlock(.space(4_000), tag: tag(parent)))
        for note in text.footnotes {
            noteCount += 1
            let name = noteName(noteCount)
            let noteNode = node(.note, in: parent, StructureProperties(identifier: name), destination: name)
            let label = node(.label, in: noteNode)
            let content = blocks(note, in: noteNode, style: theme.small)
            result.append(
                LayoutBlock(
                    .listItem(
                        marker: [.text("\(noteCount)", theme.small, tag: tag(label))],
                        markerTag: tag(label),
                        indent: BookTheme.listIndent,
                        content
                    ),
                    tag: tag(noteNode)
                )
            )
        }
        return result
    }

    /// Turns blocks of the tree into blocks for layout.
    mutating func blocks(_ blocks: [Block], in parent: Int, style: TextStyle) -> [LayoutBlock] {
        var result: [LayoutBlock] = []
        for block in blocks { append(block, in: parent, style: style, to: &result) }
        return result
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
            var italic = style
            italic.color = BookTheme.quiet
            result.append(
                panel(
                    blocks(content, in: quotation, style: italic),
                    node: quotation,
                    ContainerStyle(
                        insets: Insets(top: 1_000, left: 14_000, bottom: 1_000, right: 8_000),
                        ruleColor: BookTheme.hairline,
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
                        [codeLines(formula.source, node: formulaNode, language: "")],
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
        for inline in content {
            guard let picture = Self.largePicture(inline) else {
                text.append(inline)
                continue
            }
            appendTextParagraph(text, in: parent, style: style, to: &result)
            text = []
            appendPicture(picture.image, link: picture.link, in: parent, style: style, to: &result)
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

    /// A picture that is too high for a line, and the link around it.
    private static func largePicture(_ inline: Inline) -> (image: Inline.Image, link: Inline.Link?)? {
        switch inline {
        case .image(let image) where isLarge(image): return (image, nil)
        case .link(let link):
            guard link.content.count == 1, case .image(let image) = link.content[0], isLarge(image) else { return nil }
            return (image, link)
        default: return nil
        }
    }

    private static func isLarge(_ image: Inline.Image) -> Bool {
        size(of: image.picture).height > largestInlinePicture || image.picture.format == .svg
            || image.picture.format == .webp
    }

    private mutating func appendPicture(
        _ image: Inline.Image,
        link: Inline.Link?,
        in parent: Int,
        style: TextStyle,
        to result: inout [LayoutBlock]
    ) {
        var around = parent
        if let link {
            around = self.link(to: target(of: link), in: parent, description: alternative(image))
        }
        let figure = figureNode(image, in: around)
        guard isDrawable(image.picture) else {
            var standIn = theme.small
            standIn.color = BookTheme.quiet
            let text = Paragraph(
                [.text(alternative(image), standIn, tag: tag(figure))],
                style: theme.paragraph(standIn, .center)
            )
            result.append(
                panel(
                    [LayoutBlock(.paragraph(text), tag: tag(figure))],
                    node: figure,
                    ContainerStyle(insets: Insets(all: 14_000), background: BookTheme.codeBackground)
                )
            )
            return
        }
        let natural = Self.size(of: image.picture)
        // No picture takes more than 60 % of a page's height, so that text can stand beside it.
        let limit = theme.geometry.frameHeight * 60 / 100
        let height = min(natural.height, limit)
        let identifier = add(ChapterPicture(path: image.picture.path, node: figure))
        result.append(
            LayoutBlock(
                .picture(
                    Picture(
                        identifier: identifier,
                        width: natural.width * height / natural.height,
                        height: height
                    )
                ),
                tag: tag(figure),
                spaceBefore: BookTheme.blockSpace,
                spaceAfter: BookTheme.blockSpace
            )
        )
    }

    // MARK: Lists

    private mutating func appendList(
        _ list: Block.List,
        in parent: Int,
        style: TextStyle,
        to result: inout [LayoutBlock]
    ) {
        let listNode = node(
            .list,
            in: parent,
            StructureProperties(structureClass: list.start == nil ? .bulletedList : .numberedList)
        )
        let last = (list.start ?? 0) + list.items.count
        let indent =
            list.start == nil ? BookTheme.listIndent : max(BookTheme.listIndent, "\(last).".count * 6_500 + 6_000)
        for (index, item) in list.items.enumerated() {
            let isLast = index + 1 == list.items.count
            let marker: String
            if let isDone = item.isDone {
                marker = isDone ? "☑" : "☐"
            } else if let start = list.start {
                marker = "\(start + index)."
            } else {
                marker = "•"
            }
            result.append(
                listItem(
                    marker: marker,
                    in: listNode,
                    indent: indent,
                    style: style,
                    after: isLast ? BookTheme.paragraphSpace : list.isTight ? 2_500 : 5_000
                ) { builder, body in
                    builder.itemBlocks(item.content, in: body, style: style)
                }
            )
        }
    }

    /// An item of a list with its label and body.
    mutating func listItem(
        marker: String,
        in list: Int,
        indent: Thousandths = BookTheme.listIndent,
        style: TextStyle,
        after: Thousandths,
        keepTogether: Bool = false,
        _ content: (inout ChapterBuilder, Int) -> [LayoutBlock]
    ) -> LayoutBlock {
        let item = node(.listItem, in: list)
        let label = node(.label, in: item)
        let body = node(.listBody, in: item)
        var markerStyle = style
        markerStyle.color = BookTheme.quiet
        return LayoutBlock(
            .listItem(
                marker: [.text(marker, markerStyle, tag: tag(label))],
                markerTag: tag(label),
                indent: indent,
                content(&self, body)
            ),
            tag: tag(item),
            spaceAfter: after,
            keepTogether: keepTogether
        )
    }

    /// The blocks of an item or a cell; a paragraph that stands alone needs no element of its own.
    mutating func itemBlocks(_ content: [Block], in body: Int, style: TextStyle) -> [LayoutBlock] {
        if content.count == 1, case .paragraph(let inlines) = content[0],
            !inlines.contains(where: { Self.largePicture($0) != nil })
        {
            return [soleParagraph(inlines, node: body, style: style, alignment: .justify)]
        }
        var result = blocks(content, in: body, style: style)
        if !result.isEmpty { result[result.count - 1].spaceAfter = 0 }
        return result
    }

    /// A paragraph whose text belongs to a node that is already there.
    mutating func soleParagraph(
        _ content: [Inline],
        node: Int,
        style: TextStyle,
        alignment: TextAlignment
    ) -> LayoutBlock {
        LayoutBlock(
            .paragraph(
                Paragraph(inlines(content, style: style, node: node), style: theme.paragraph(style, alignment))
            ),
            tag: tag(node)
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
        let titleStyle = theme.sans(style.size, isBold: true, color: BookTheme.amber)
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
        result.append(
            panel(
                inner,
                node: callout,
                ContainerStyle(
                    insets: Insets(top: 8_000, left: 14_000, bottom: 9_000, right: 12_000),
                    background: BookTheme.panelAmber,
                    ruleColor: BookTheme.amber,
                    ruleThickness: 2_500
                )
            )
        )
    }

    private mutating func appendCode(_ code: Block.CodeBlock, in parent: Int, to result: inout [LayoutBlock]) {
        let codeNode = node(.code, in: parent, StructureProperties(structureClass: .blockCode))
        let lines = codeLines(code.text, node: codeNode, language: "")
        var block = panel(
            [lines],
            node: codeNode,
            ContainerStyle(
                insets: Insets(top: 7_000, left: 9_000, bottom: 7_000, right: 9_000),
                background: BookTheme.codeBackground
            )
        )
        if case .code(let content) = lines.content { block.keepTogether = content.lines.count <= 14 }
        result.append(block)
    }

    private func codeLines(_ text: String, node: Int, language: String) -> LayoutBlock {
        var mark = theme.code
        mark.color = BookTheme.quiet
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            [InlineContent.text(String(line), theme.code, tag: tag(node))]
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

    // MARK: Tables

    private mutating func appendTable(_ table: Block.Table, in parent: Int, to result: inout [LayoutBlock]) {
        let tableNode = node(.table, in: parent)
        let head = row(table.header, of: table, in: tableNode, isHead: true)
        let rows = table.rows.map { row($0, of: table, in: tableNode, isHead: false) }
        result.append(makeTable(head: [head], rows: rows, node: tableNode, fillsMeasure: false))
    }

    func makeTable(
        head: [TextLayout.Table.Row],
        rows: [TextLayout.Table.Row],
        node: Int,
        fillsMeasure: Bool
    ) -> LayoutBlock {
        LayoutBlock(
            .table(
                TextLayout.Table(
                    head: head,
                    rows: rows,
                    cellInsets: Insets(top: 3_500, left: 6_000, bottom: 3_500, right: 6_000),
                    ruleColor: BookTheme.accent,
                    ruleThickness: 700,
                    rowRuleColor: BookTheme.hairline,
                    fillsMeasure: fillsMeasure
                )
            ),
            tag: tag(node),
            spaceBefore: BookTheme.blockSpace,
            spaceAfter: BookTheme.blockSpace + 2_000
        )
    }

    private mutating func row(
        _ cells: [[Inline]],
        of table: Block.Table,
        in parent: Int,
        isHead: Bool
    ) -> TextLayout.Table.Row {
        let rowNode = node(.tableRow, in: parent)
        var result: [TextLayout.Table.Cell] = []
        for (column, content) in cells.enumerated() {
            let alignment: TextAlignment =
                switch column < table.alignments.count ? table.alignments[column] : .natural {
                case .natural, .left: .start
                case .center: .center
                case .right: .end
                }
            result.append(cell(content, in: rowNode, alignment: alignment, isHead: isHead))
        }
        return TextLayout.Table.Row(result, background: isHead ? BookTheme.tableHead : nil)
    }

    /// A cell of inline text.
    mutating func cell(
        _ content: [Inline],
        in row: Int,
        alignment: TextAlignment = .start,
        isHead: Bool
    ) -> TextLayout.Table.Cell {
        let properties = StructureProperties(structureClass: isHead ? .columnHeader : nil)
        let cellNode = node(isHead ? .tableHeader : .tableCell, in: row, properties)
        guard !content.isEmpty else { return TextLayout.Table.Cell([]) }
        let style = isHead ? theme.sans(theme.cell.size, isBold: true) : theme.cell
        return TextLayout.Table.Cell([soleParagraph(content, node: cellNode, style: style, alignment: alignment)])
    }
}
