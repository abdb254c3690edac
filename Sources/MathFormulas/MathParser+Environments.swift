extension MathParser {
    /// An environment, from after its `\begin`.
    mutating func environment(_ start: Int) throws(MathProblem) -> MathNode? {
        try enter()
        defer { leave() }
        let nameStart = index
        let name = String(decoding: try braced(), as: UTF8.self)
        guard let environment = MathEnvironment.all[name] else {
            throw MathProblem(.unknownEnvironment(name), at: nameStart..<index)
        }
        var alignments: [MathTable.Alignment] = environment.alignment.map { [$0] } ?? []
        var columnLines: Set<Int> = []
        switch environment.argument {
        case .none: break
        case .columns: (alignments, columnLines) = try columns(of: try bracedColumns())
        case .number: _ = try braced()
        case .alignment:
            // `\begin{pmatrix*}[r]`; `\begin{aligned}[t]` says where the whole stands, which a line has no use for.
            if index < source.count, source[index] == UInt8(ascii: "[") {
                let text = try bracketed()
                if environment.kind == .matrix { (alignments, _) = try columns(of: text) }
            }
        }
        let outer = (font, isBold)
        defer { (font, isBold) = outer }
        let content = try rows(isPlain: environment.isPlain)
        guard index < source.count, source[index] == UInt8(ascii: "\\"), commandName(at: index).name == "end" else {
            if index < source.count { throw unexpected() }
            throw MathProblem(.malformed(expected: "\\end{\(name)} for this \\begin"), at: start..<nameStart)
        }
        let end = index
        index = commandName(at: index).end
        let closing = String(decoding: try braced(), as: UTF8.self)
        guard closing == name else { throw MathProblem(.malformed(expected: "\\end{\(name)}"), at: end..<index) }
        if environment.isPlain {
            tag = content.rows.first?.tag ?? tag
            return .group(content.rows.first?.cells.first ?? [])
        }
        var rows = content.rows
        if rows.count == 1, environment.isWhole || environment.kind == .aligned, let only = rows[0].tag {
            // One row has the number that the whole formula has.
            tag = only
            rows[0].tag = nil
        }
        var kind = environment.kind
        if kind == .smallMatrix { kind = .smallMatrix }
        let table = MathNode.table(
            MathTable(
                kind: kind,
                rows: rows,
                alignments: alignments,
                columnLines: columnLines,
                hasLineBelow: content.hasLineBelow,
                isDisplayStyle: environment.isDisplayStyle
            )
        )
        if environment.left.isEmpty && environment.right.isEmpty { return table }
        return .fence(
            MathFence(
                left: environment.left,
                right: environment.right,
                parts: [[table]],
                middles: [],
                mathClass: environment.kind == .cases ? .ordinary : .inner
            )
        )
    }

    /// The rows of a table up to what ends it; that is not taken.
    mutating func rows(isPlain: Bool) throws(MathProblem) -> (rows: [MathTable.Row], hasLineBelow: Bool) {
        let outerTag = tag
        defer { tag = outerTag }
        tag = nil
        var rows: [MathTable.Row] = []
        var hasLine = try lines()
        while true {
            var row = MathTable.Row(cells: [])
            row.hasLineAbove = hasLine
            hasLine = false
            while true {
                row.cells.append(try self.row())
                guard index < source.count, source[index] == UInt8(ascii: "&"), !isPlain else { break }
                index += 1
            }
            row.tag = tag
            tag = nil
            guard isAtNewRow else {
                // A row without anything after the last row's end is none.
                let isEmpty = row.cells == [[]] && row.tag == nil && !rows.isEmpty
                if !isEmpty { rows.append(row) }
                return (rows, isEmpty && row.hasLineAbove)
            }
            row.gap = try newRow()
            rows.append(row)
            hasLine = try lines()
        }
    }

    /// The end of a row and the space that it asks for below.
    mutating func newRow() throws(MathProblem) -> Int {
        index = commandName(at: index).end
        if index < source.count, source[index] == UInt8(ascii: "*") { index += 1 }
        guard index < source.count, source[index] == UInt8(ascii: "[") else { return 0 }
        let start = index
        guard let end = source[index...].firstIndex(of: UInt8(ascii: "]")),
            let gap = Self.length(Array(source[(start + 1)..<end]))
        else { return 0 }
        index = end + 1
        return gap
    }

    /// Takes the lines that stand at the beginning of a row.
    private mutating func lines() throws(MathProblem) -> Bool {
        var found = false
        while true {
            skipSpace()
            guard index < source.count, source[index] == UInt8(ascii: "\\") else { return found }
            let (name, end) = commandName(at: index)
            guard name == "hline" || name == "hdashline" else { return found }
            found = true
            index = end
        }
    }

    /// The column specification, whose `@{…}` may hold braces.
    private mutating func bracedColumns() throws(MathProblem) -> [UInt8] {
        skipSpace()
        guard index < source.count, source[index] == UInt8(ascii: "{") else {
            throw malformed("the columns, such as {lcr}", at: index)
        }
        let start = index
        var level = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "{") { level += 1 }
            if source[index] == UInt8(ascii: "}") { level -= 1 }
            index += 1
            if level == 0 { return Array(source[(start + 1)..<(index - 1)]) }
        }
        throw malformed("the columns, such as {lcr}", at: start)
    }

    private func columns(
        of text: [UInt8]
    ) throws(MathProblem) -> (alignments: [MathTable.Alignment], lines: Set<Int>) {
        var alignments: [MathTable.Alignment] = []
        var lines: Set<Int> = []
        var level = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "{"): level += 1
            case UInt8(ascii: "}"): level -= 1
            case _ where level > 0: continue
            case UInt8(ascii: "l"): alignments.append(.left)
            case UInt8(ascii: "c"): alignments.append(.centre)
            case UInt8(ascii: "r"): alignments.append(.right)
            case UInt8(ascii: "|"), UInt8(ascii: ":"): lines.insert(alignments.count)
            case 0x20, 0x0A, UInt8(ascii: "@"), UInt8(ascii: "!"): continue
            default: throw malformed("columns of l, c, r and |", at: max(index - 1, 0))
            }
        }
        return (alignments, lines)
    }
}
