internal import MathFormulas

extension MathMLRenderer {
    /// Writes a table; the classes of the style sheet align and space its cells.
    mutating func table(_ table: MathTable) {
        let outer = (isDisplay, level)
        defer { (isDisplay, level) = outer }
        switch table.kind {
        case .matrix: markup("<mtable class=\"matrix\"")
        case .smallMatrix: markup("<mtable class=\"matrix small\"")
        case .aligned: markup("<mtable class=\"aligned\"")
        case .gathered: markup("<mtable class=\"gathered\"")
        case .cases: markup("<mtable class=\"cases\"")
        case .lines: markup("<mtable class=\"lines\"")
        }
        if table.isDisplayStyle { markup(" displaystyle=\"true\"") }
        markup(">")
        isDisplay = table.isDisplayStyle
        if table.kind == .smallMatrix {
            level = max(level, 1)
        } else if table.kind != .lines, table.isDisplayStyle {
            level = 0
        }
        let columns = table.rows.map(\.cells.count).max() ?? 0
        let hasTags = table.rows.contains { $0.tag != nil }
        for (index, row) in table.rows.enumerated() {
            let isLast = index == table.rows.count - 1
            markup("<mtr>")
            for column in 0..<max(columns, 1) {
                cell(table, row, column, isLastRow: isLast, isLastColumn: column == columns - 1)
            }
            if hasTags {
                markup("<mtd class=\"tag\">")
                if let tag = row.tag { self.row(tag) }
                markup("</mtd>")
            }
            markup("</mtr>")
        }
        markup("</mtable>")
    }

    private mutating func cell(
        _ table: MathTable,
        _ row: MathTable.Row,
        _ column: Int,
        isLastRow: Bool,
        isLastColumn: Bool
    ) {
        var classes: [StaticString] = []
        if table.kind == .matrix || table.kind == .smallMatrix || table.kind == .lines {
            switch table.alignment(ofColumn: column) {
            case .left: classes.append("left")
            case .right: classes.append("right")
            case .centre: break
            }
        }
        if row.hasLineAbove { classes.append("line-above") }
        if isLastRow, table.hasLineBelow { classes.append("line-below") }
        if table.columnLines.contains(column) { classes.append("line-before") }
        if isLastColumn, table.columnLines.contains(column + 1) { classes.append("line-after") }
        markup("<mtd")
        if !classes.isEmpty {
            markup(" class=\"")
            for (index, name) in classes.enumerated() {
                if index > 0 { bytes.append(0x20) }
                markup(name)
            }
            bytes.append(0x22)
        }
        bytes.append(0x3E)
        let nodes = column < row.cells.count ? row.cells[column] : []
        let isRightPart = table.kind == .aligned && !column.isMultiple(of: 2)
        // The right part of a pair begins as if a letter stood before it.
        self.row(nodes, Edges(before: isRightPart ? .ordinary : nil, isSpaced: isRightPart))
        if row.gap > 0, column == 0 {
            markup("<mspace")
            length("depth", row.gap + 300)
            markup("></mspace>")
        }
        markup("</mtd>")
    }
}
