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
    /// What the cells' blocks stand in.
    private let nesting: Nesting
    private let x: Thousandths
    private let insets: Insets
    private let noteOfTag: [Int: Int]
    private var widths: [Thousandths] = []

    /// What stands in columns beyond this number is set in the last of them.
    private static let mostColumns = 64

    /// Sets a table that stands in `nesting`.
    init(
        typesetter: Typesetter,
        table: Table,
        x: Thousandths,
        measure: Thousandths,
        maximumHeight: Thousandths,
        nesting: Nesting,
        noteOfTag: [Int: Int]
    ) {
        self.typesetter = typesetter
        self.noteOfTag = noteOfTag
        self.nesting = nesting.inCell
        self.x = x
        var table = table
        table.head = table.head.map(Self.narrowed)
        table.rows = table.rows.map(Self.narrowed)
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
        widths = columnWidths(of: table, measure: measure)

        let thickness = table.ruleColor == nil ? 0 : min(max(table.ruleThickness, 0), maximumHeight / 32)
        // The heading above the table is to stand with its first row.
        let room = nesting.tables == 0 ? min(maximumHeight / 6, 60_000) : 0
        var limit = maximumHeight - 2 * thickness - room
        if !table.head.isEmpty {
            let parts = table.head.map { boxes(of: $0, limit: limit) }
            var box = FlowBox(height: 0)
            addRule(thickness, table.ruleColor, to: &box)
            for part in parts.joined() { stack(part, on: &box) }
            addRule(thickness, table.ruleColor, to: &box)
            isHeadRepeated = box.height <= maximumHeight / 3 && nesting.tables == 0
            if box.height <= maximumHeight { head = box } else { rows += parts }
            // A head that is too high to be repeated is to stand with the first row all the same.
            if head != nil { limit = max(limit - box.height, maximumHeight / 4) }
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

    /// The row with what stands in too many columns moved to the last one.
    private static func narrowed(_ row: Table.Row) -> Table.Row {
        guard row.cells.count > mostColumns else { return row }
        var narrowed = row
        narrowed.cells.removeLast(row.cells.count - mostColumns)
        for cell in row.cells[mostColumns...] { narrowed.cells[mostColumns - 1].blocks += cell.blocks }
        return narrowed
    }

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
        box.notes += part.notes
    }

    // MARK: - Columns

    private func columnWidths(of table: Table, measure: Thousandths) -> [Thousandths] {
        var least = [Thousandths](repeating: 0, count: columnCount)
        var most = least
        let measurer = BlockMeasurer(typesetter: typesetter, nesting: nesting)
        for row in table.head + table.rows {
            for (column, cell) in row.cells.enumerated() {
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
            return shared(least, most, measure: measure)
        }
        return capped(least, to: measure)
    }

    /// Widths of columns that cannot all have what they would like: those that would like no more than an equal share of
    /// what is left get it, the narrowest first; the others get what they need, and of the rest a share of what they
    /// would like.
    private func shared(_ least: [Thousandths], _ most: [Thousandths], measure: Thousandths) -> [Thousandths] {
        var widths = most
        var open = most.indices.sorted { (most[$0], $0) < (most[$1], $1) }[...]
        var rest = measure
        var need = least.reduce(0, +)
        while let narrowest = open.first, most[narrowest] * open.count <= rest,
            need - least[narrowest] <= rest - most[narrowest]
        {
            rest -= most[narrowest]
            need -= least[narrowest]
            open.removeFirst()
        }
        let wish = max(open.reduce(0) { $0 + most[$1] } - need, 1)
        for column in open { widths[column] = least[column] + (most[column] - least[column]) * (rest - need) / wish }
        return widths
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
        let flows = flows(of: row, limit: limit)
        let whole = parts(of: row, flows, frameHeight: 1 << 40)
        if let only = whole.first, whole.count == 1, only.height <= limit { return whole }
        return parts(of: row, flows, frameHeight: max(limit / 4 - insets.top - insets.bottom, limit / 8))
    }

    /// The flow of each cell, of which nothing is taller than `limit` allows.
    private func flows(of row: Table.Row, limit: Thousandths) -> [[FlowElement]] {
        var left = x
        return row.cells.enumerated().map { column, cell in
            let inner = max(widths[column] - insets.left - insets.right, 1)
            var builder = FlowBuilder(
                typesetter: typesetter,
                maximumHeight: max(limit - insets.top - insets.bottom, 1),
                nesting: nesting,
                noteOfTag: noteOfTag
            )
            builder.append(cell.blocks, x: left + insets.left, measure: inner)
            left += widths[column]
            return builder.elements
        }
    }

    private func parts(of row: Table.Row, _ flows: [[FlowElement]], frameHeight: Thousandths) -> [FlowBox] {
        let columns = flows.map { Paginator.parts(of: $0, frameHeight: frameHeight) }
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
                let cell = FlowBox(height: 0, items: part.items, decorations: part.decorations, notes: part.notes)
                var shifted = FlowBox(height: top)
                stack(cell, on: &shifted)
                box.items += shifted.items
                box.decorations += shifted.decorations
                box.notes += shifted.notes
            }
            return box
        }
    }
}
