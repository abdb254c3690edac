internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import PDFWriter
internal import TextLayout

extension ChapterBuilder {
    mutating func appendTable(_ table: Block.Table, in parent: Int, to result: inout [LayoutBlock]) {
        let tableNode = node(.table, in: parent)
        // Many columns leave little room for each.
        let share = table.header.count < 6 ? 92 : table.header.count < 8 ? 84 : 76
        let size = theme.textSize * share / 100
        let head = row(table.header, of: table, in: tableNode, size: size, isHead: true)
        let rows = table.rows.map { row($0, of: table, in: tableNode, size: size, isHead: false) }
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
                    ruleColor: theme.accent,
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

    mutating func row(
        _ cells: [[Inline]],
        of table: Block.Table,
        in parent: Int,
        size: Thousandths,
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
            result.append(cell(content, in: rowNode, alignment: alignment, size: size, isHead: isHead))
        }
        return TextLayout.Table.Row(result, background: isHead ? theme.tableHead : nil)
    }

    /// A cell of inline text.
    mutating func cell(
        _ content: [Inline],
        in row: Int,
        alignment: TextAlignment = .start,
        size: Thousandths? = nil,
        isHead: Bool
    ) -> TextLayout.Table.Cell {
        let properties = StructureProperties(structureClass: isHead ? .columnHeader : nil)
        let cellNode = node(isHead ? .tableHeader : .tableCell, in: row, properties)
        guard !content.isEmpty else { return TextLayout.Table.Cell([]) }
        var style = isHead ? theme.sans(theme.cell.size, isBold: true) : theme.cell
        style.size = size ?? style.size
        return TextLayout.Table.Cell([soleParagraph(content, node: cellNode, style: style, alignment: alignment)])
    }
}
