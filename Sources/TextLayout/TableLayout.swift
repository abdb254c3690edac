/// Sets a table: sizes its columns by their content, and makes a box of each row, or several of a row that is taller
/// than a page.
struct TableLayout {
    let columnCount: Int
    /// The head's rows in one box; nil where the table has none.
    private(set) var head: FlowBox?
    /// Whether the head is short enough to be repeated.
    private(set) var isHeadRepeated = false
    /// The boxes of each row.
    private(set) var rows: [[FlowBox]] = []

    private let typesetter: Typesetter
    private let table: Table
    private let x: Thousandths
    private let insets: Insets
    private var widths: [Thousandths] = []

    /// Columns beyond this number are left out of the width calculation and get none.
    private static let mostColumns = 64

    init(typesetter: Typesetter, table: Table, x: Thousandths, measure: Thousandths, maximumHeight: Thousandths) {
        self.typesetter = typesetter
        self.table = table
        self.x = x
        let widest = (table.head + table.rows).reduce(0) { max($0, $1.cells.count) }
        columnCount = min(widest, Self.mostColumns)
        guard columnCount > 0 else {
            insets = Insets()
            return
        }
        let share = measure / columnCount
        var insets = table.cellInsets
        if insets.left + insets.right > share / 3 {
            insets.left = share / 6
            insets.right = share / 6
        }
        insets.top = min(max(insets.top, 0), maximumHeight / 16)
        insets.bottom = min(max(insets.bottom, 0), maximumHeight / 16)
        self.insets = insets
        widths = columnWidths(measure: measure)

        let thickness = table.ruleColor == nil ? 0 : min(max(table.ruleThickness, 0), maximumHeight / 32)
        var limit = maximumHeight - 2 * thickness
        if !table.head.isEmpty {
            var box = FlowBox(height: 0)
            addRule(thickness, table.ruleColor, to: &box)
            for row in table.head {
                for part in boxes(of: row, limit: maximumHeight / 3) { stack(part, on: &box) }
            }
            addRule(thickness, table.ruleColor, to: &box)
            isHeadRepeated = box.height <= maximumHeight / 3
            if box.height <= maximumHeight {
                head = box
            } else {
                rows += table.head.map { boxes(of: $0, limit: limit) }
            }
            if isHeadRepeated { limit -= box.height }
        }
        for (number, row) in table.rows.enumerated() {
            var parts = boxes(of: row, limit: limit)
            if number > 0, let color = table.rowRuleColor, let first = parts.first {
                var top = FlowBox(height: 0)
                addRule(min(thickness, 250), color, to: &top)
                if top.height + first.height <= maximumHeight {
                    stack(first, on: &top)
                    parts[0] = top
                }
            }
            rows.append(parts)
        }
        if thickness > 0, let last = rows.indices.last, let part = rows[last].indices.last {
            addRule(thickness, table.ruleColor, to: &rows[last][part])
        }
    }

    private var width: Thousandths { widths.reduce(0, +) }

    private func addRule(_ thickness: Thousandths, _ color: Color?, to box: inout FlowBox) {
        guard thickness > 0, let color else { return }
        box.decorations.append(Decoration(x: x, y: box.height, width: width, height: thickness, color: color))
        box.height += thickness
    }

    private func stack(_ part: FlowBox, on box: inout FlowBox) {
        box.items += part.items.map { item in
            var item = item
            item.y += box.height
            return item
        }
        box.decorations += part.decorations.map { decoration in
            var decoration = decoration
            decoration.y += box.height
            return decoration
        }
        box.height += part.height
    }

    // MARK: - Columns

    private func columnWidths(measure: Thousandths) -> [Thousandths] {
        var least = [Thousandths](repeating: 0, count: columnCount)
        var most = least
        let measurer = BlockMeasurer(typesetter: typesetter)
        for row in table.head + table.rows {
            for (column, cell) in row.cells.prefix(columnCount).enumerated() {
                let (low, high) = measurer.widths(of: cell.blocks)
                least[column] = max(least[column], low + insets.left + insets.right)
                most[column] = max(most[column], high + insets.left + insets.right)
            }
        }
        let (leastSum, mostSum) = (least.reduce(0, +), most.reduce(0, +))
        if mostSum <= measure {
            let free = table.fillsMeasure ? measure - mostSum : 0
            return most.enumerated().map { $1 + free * ($0 + 1) / columnCount - free * $0 / columnCount }
        }
        if leastSum <= measure {
            // Every column gets what it needs, and of the rest a share of what it would like.
            let (free, wish) = (measure - leastSum, mostSum - leastSum)
            return zip(least, most).map { low, high in low + (high - low) * free / max(wish, 1) }
        }
        return capped(least, to: measure)
    }

    /// The widths with the widest cut down to one width, so that they add up to at most the measure.
    private func capped(_ widths: [Thousandths], to measure: Thousandths) -> [Thousandths] {
        var rest = measure
        var count = widths.count
        var cap = measure
        for width in widths.sorted() {
            cap = rest / count
            guard width <= cap else { break }
            rest -= width
            count -= 1
            if count == 0 { break }
        }
        return widths.map { min($0, cap) }
    }

    // MARK: - Rows

    /// The boxes of a row: one where it is at most `limit` high, else several of about a quarter of it.
    private func boxes(of row: Table.Row, limit: Thousandths) -> [FlowBox] {
        let whole = parts(of: row, frameHeight: 1 << 40)
        if let only = whole.first, whole.count == 1, only.height <= limit { return whole }
        let inner = max(limit / 4 - insets.top - insets.bottom, limit / 8)
        return parts(of: row, frameHeight: inner)
    }

    private func parts(of row: Table.Row, frameHeight: Thousandths) -> [FlowBox] {
        var columns: [[FramePart]] = []
        var left = x
        for column in 0..<columnCount {
            if column < row.cells.count {
                let inner = max(widths[column] - insets.left - insets.right, 1)
                var builder = FlowBuilder(typesetter: typesetter, maximumHeight: min(frameHeight, 1 << 40))
                builder.append(row.cells[column].blocks, x: left + insets.left, measure: inner)
                columns.append(Paginator.parts(of: builder.elements, frameHeight: frameHeight))
            }
            left += widths[column]
        }
        let count = columns.reduce(1) { max($0, $1.count) }
        return (0..<count).map { number in
            let top = number == 0 ? insets.top : 0
            let bottom = number == count - 1 ? insets.bottom : 0
            let content = columns.reduce(0) { max($0, $1[safe: number]?.height ?? 0) }
            var box = FlowBox(height: top + content + bottom)
            if let color = row.background {
                box.decorations.append(Decoration(x: x, y: 0, width: width, height: box.height, color: color))
            }
            for column in columns {
                guard let part = column[safe: number] else { continue }
                let cell = FlowBox(height: 0, items: part.items, decorations: part.decorations)
                var shifted = FlowBox(height: top)
                stack(cell, on: &shifted)
                box.items += shifted.items
                box.decorations += shifted.decorations
            }
            return box
        }
    }
}

/// The widths that blocks take at the least and at the most.
struct BlockMeasurer {
    let typesetter: Typesetter

    func widths(of blocks: [LayoutBlock]) -> (least: Thousandths, most: Thousandths) {
        var (least, most) = (0, 0)
        for block in blocks {
            let (low, high) = widths(of: block)
            least = max(least, low)
            most = max(most, high)
        }
        return (least, most)
    }

    private func widths(of block: LayoutBlock) -> (least: Thousandths, most: Thousandths) {
        switch block.content {
        case .paragraph(let paragraph):
            return typesetter.widths(of: paragraph)
        case .container(let blocks, let style):
            let (least, most) = widths(of: blocks)
            let sides = style.insets.left + style.insets.right
            return (least + sides, most + sides)
        case .listItem(_, _, let indent, let blocks):
            let (least, most) = widths(of: blocks)
            return (least + indent, most + indent)
        case .table(let table):
            var (least, most) = (0, 0)
            let sides = table.cellInsets.left + table.cellInsets.right
            for row in table.head + table.rows {
                let cells = row.cells.map { widths(of: $0.blocks) }
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
