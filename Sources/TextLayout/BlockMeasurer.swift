/// The widths that blocks take at the least and at the most.
struct BlockMeasurer {
    let typesetter: Typesetter
    /// What the blocks stand in.
    var nesting: Nesting

    func widths(of blocks: [LayoutBlock]) -> (least: Thousandths, most: Thousandths) {
        var (least, most) = (0, 0)
        for block in blocks {
            let (low, high) = widths(of: block)
            least = max(least, low)
            most = max(most, high)
        }
        return (least, most)
    }

    /// The measurer of the blocks of a container.
    private var deeper: BlockMeasurer {
        var measurer = self
        measurer.nesting.depth += 1
        return measurer
    }

    private func widths(of block: LayoutBlock) -> (least: Thousandths, most: Thousandths) {
        switch block.content {
        case .paragraph(let paragraph):
            return typesetter.widths(of: paragraph)
        case .container(let blocks, let style):
            guard nesting.isShallow else { return widths(of: Nesting.leaves(of: blocks)) }
            let (least, most) = deeper.widths(of: blocks)
            let sides = style.insets.left + style.insets.right
            return (least + sides, most + sides)
        case .listItem(_, _, let indent, let blocks):
            guard nesting.isShallow else { return widths(of: Nesting.leaves(of: blocks)) }
            let (least, most) = deeper.widths(of: blocks)
            return (least + indent, most + indent)
        case .table(let table):
            guard nesting.holdsTable else { return widths(of: Nesting.leaves(of: [block])) }
            let measurer = BlockMeasurer(typesetter: typesetter, nesting: nesting.inCell)
            var (least, most) = (0, 0)
            let sides = table.cellInsets.left + table.cellInsets.right
            for row in table.head + table.rows {
                let cells = row.cells.map { measurer.widths(of: $0.blocks) }
                least = max(least, cells.reduce(0) { $0 + $1.least + sides })
                most = max(most, cells.reduce(0) { $0 + $1.most + sides })
            }
            return (least, most)
        case .picture(let picture):
            return (min(picture.width, 48_000), picture.width)
        case .code(let code):
            let style = ParagraphStyle(lineHeight: code.lineHeight, isPreformatted: true)
            var (least, most) = (0, 0)
            for line in code.lines {
                let content = CodeTabs.expanded(line, columns: code.tabColumns)
                let (low, high) = typesetter.widths(of: Paragraph(content, style: style))
                least = max(least, low)
                most = max(most, high)
            }
            return (min(least + code.wrapIndent, most), most)
        case .rule, .space, .pageBreak:
            return (0, 0)
        }
    }
}
