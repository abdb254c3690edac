internal import FontPrograms

/// Turns blocks into flow: sets their text, collapses the spaces between them, notes where a page must not end.
struct FlowBuilder {
    let typesetter: Typesetter
    /// The height that nothing may exceed.
    let maximumHeight: Thousandths
    private(set) var elements: [FlowElement] = []
    /// The space above the next box.
    private var space: Thousandths = 0
    /// The cost of a page break before the next box.
    private var cost = 0
    /// The cost of a page break anywhere, inside a block that is to stand on one page.
    private var innerCost = 0
    /// The same for the next box: the first box of such a block is not inside it.
    private var nextInnerCost = 0
    /// Markers of list items that wait for their first line.
    private var markers: [PlacedItem] = []
    private var hasBoxes = false
    private var nesting: Nesting
    /// The places of notes by the tags of the text that refers to them.
    private let noteOfTag: [Int: Int]
    private var metNotes: Set<Int> = []

    private var isInCell: Bool { nesting.tables > 0 }

    /// Insets and indents are kept as long as they leave this much.
    private static let leastMeasure: Thousandths = 24_000

    /// Makes a builder of the flow of blocks that stand in `nesting`.
    init(
        typesetter: Typesetter,
        maximumHeight: Thousandths,
        nesting: Nesting = Nesting(),
        noteOfTag: [Int: Int] = [:]
    ) {
        self.typesetter = typesetter
        self.noteOfTag = noteOfTag
        self.maximumHeight = maximumHeight
        self.nesting = nesting
    }

    /// Appends blocks below each other.
    mutating func append(_ blocks: [LayoutBlock], x: Thousandths, measure: Thousandths) {
        for block in blocks { append(block, x: x, measure: measure) }
    }

    private mutating func append(_ block: LayoutBlock, x: Thousandths, measure: Thousandths) {
        if block.startsPage { appendPageBreak() }
        space = max(space, block.spaceBefore)
        let outerCost = innerCost
        if block.keepTogether { innerCost = max(innerCost, BreakCost.keepTogether) }
        if block.isUndivided { innerCost = max(innerCost, BreakCost.undivided) }
        appendContent(of: block, x: x, measure: measure)
        leaveInnerCost(outerCost)
        space = max(space, block.spaceAfter)
        if block.keepWithNext { cost = max(cost, BreakCost.keepWithNext) }
        if block.hasCompanion { cost = max(cost, BreakCost.companion) }
    }

    private mutating func leaveInnerCost(_ outerCost: Int) {
        innerCost = outerCost
        nextInnerCost = min(nextInnerCost, outerCost)
    }

    private mutating func appendContent(of block: LayoutBlock, x: Thousandths, measure: Thousandths) {
        switch block.content {
        case .paragraph(let paragraph):
            let lines = typesetter.lines(of: fitted(paragraph), measure: measure)
            for (number, line) in lines.enumerated() {
                if number > 0, number == 1 || number == lines.count - 1 { cost = max(cost, BreakCost.widow) }
                append(line, x: x, tag: block.tag)
                if line.endsInHyphen { cost = max(cost, BreakCost.hyphen) }
            }
        case .container(let blocks, let style):
            appendContainer(blocks, style, x: x, measure: measure)
        case .listItem(let marker, let tag, let indent, let blocks):
            appendListItem(marker, tag, indent, blocks, x: x, measure: measure)
        case .table(let table):
            if nesting.holdsTable {
                appendTable(table, x: x, measure: measure)
            } else {
                append(Nesting.leaves(of: [block]), x: x, measure: measure)
            }
        case .picture(let picture):
            append(picture, x: x, measure: measure, tag: block.tag)
        case .code(let code):
            append(code, x: x, measure: measure, tag: block.tag)
        case .rule(let thickness, let color):
            let rule = Decoration(x: x, y: 0, width: measure, height: min(thickness, maximumHeight), color: color)
            append(FlowBox(height: rule.height, decorations: [rule]))
        case .space(let height):
            space += max(height, 0)
        case .pageBreak:
            appendPageBreak()
        }
    }

    // MARK: - Boxes

    private mutating func append(_ box: FlowBox, takesMarkers: Bool = false) {
        var box = box
        box.spaceBefore = space
        box.breakCost = max(cost, nextInnerCost)
        nextInnerCost = innerCost
        space = 0
        cost = 0
        if takesMarkers, !markers.isEmpty {
            for marker in markers.reversed() { box = boxed(marker, with: box) }
            markers = []
        }
        hasBoxes = true
        elements.append(.box(box))
    }

    /// Appends a line, behind a mark where one is given.
    private mutating func append(
        _ line: LineBox,
        mark: LineBox? = nil,
        markIndent: Thousandths = 0,
        x: Thousandths,
        tag: Int
    ) {
        var items = [PlacedItem(content: .line(line), x: x, y: 0, tag: tag, startsBlock: false, isArtifact: false)]
        if let mark {
            let y = min(max(line.baseline - mark.baseline, 0), max(line.height - mark.height, 0))
            items.append(
                PlacedItem(
                    content: .line(mark),
                    x: x + markIndent,
                    y: y,
                    tag: tag,
                    startsBlock: false,
                    isArtifact: true
                )
            )
        }
        append(FlowBox(height: line.height, items: items, notes: notes(in: line)), takesMarkers: true)
    }

    /// The notes that the flow refers to.
    var referredNotes: Set<Int> {
        var notes: Set<Int> = []
        for case .box(let box) in elements { notes.formUnion(box.notes) }
        return notes
    }

    /// The notes that a line is the first to refer to.
    private mutating func notes(in line: LineBox) -> [Int] {
        guard noteOfTag.count > metNotes.count else { return [] }
        var notes: [Int] = []
        for run in line.runs {
            if let note = noteOfTag[run.tag], metNotes.insert(note).inserted { notes.append(note) }
        }
        return notes
    }

    /// The box with a list item's marker in front, on the baseline of the box's first line.
    private func boxed(_ marker: PlacedItem, with box: FlowBox) -> FlowBox {
        guard case .line(let markerLine) = marker.content else { return box }
        var (box, marker) = (box, marker)
        if case .line(let line)? = box.items.first?.content { marker.y = line.baseline - markerLine.baseline }
        if marker.y < 0 {
            for index in box.items.indices { box.items[index].y -= marker.y }
            for index in box.decorations.indices { box.decorations[index].y -= marker.y }
            box.height -= marker.y
            marker.y = 0
        }
        box.height = max(box.height, marker.y + markerLine.height)
        box.items.insert(marker, at: 0)
        return box
    }

    /// Ends a page that something stands on; a cell of a table has no pages.
    private mutating func appendPageBreak() {
        guard hasBoxes, nesting.tables == 0 else { return }
        elements.append(.pageBreak)
        space = 0
        cost = 0
    }

    /// The paragraph, with inline boxes whose line is no taller than three quarters of a page.
    private func fitted(_ paragraph: Paragraph) -> Paragraph {
        guard paragraph.content.contains(where: { if case .box = $0 { true } else { false } }) else { return paragraph }
        var fitted = paragraph
        fitted.content = paragraph.content.map { element in
            guard case .box(let box) = element else { return element }
            return .box(box.scaled(toHeight: maximumHeight / 2, depth: maximumHeight / 4))
        }
        return fitted
    }

    private mutating func append(_ picture: Picture, x: Thousandths, measure: Thousandths, tag: Int) {
        var (width, height) = (max(picture.width, 1), max(picture.height, 1))
        if width > measure { (width, height) = (measure, max(height * measure / width, 1)) }
        let limit = maximumHeight * 4 / 5
        if height > limit { (width, height) = (max(width * limit / height, 1), limit) }
        let free = measure - width
        let left =
            switch picture.alignment {
            case .start, .justify: x
            case .center: x + free / 2
            case .end: x + free
            }
        let item = PlacedItem(
            content: .picture(identifier: picture.identifier, width: width, height: height),
            x: left,
            y: 0,
            tag: tag,
            startsBlock: false,
            isArtifact: false
        )
        // A picture may be scaled down to 70 % where that saves a page from a hole.
        let slack = isInCell || height < 90_000 || picture.alignment != .center ? 0 : height * 3 / 10
        append(FlowBox(height: height, items: [item], slack: slack), takesMarkers: true)
    }

    // MARK: - Containers

    private mutating func appendContainer(
        _ blocks: [LayoutBlock],
        _ style: ContainerStyle,
        x: Thousandths,
        measure: Thousandths
    ) {
        guard nesting.isShallow else { return append(Nesting.leaves(of: blocks), x: x, measure: measure) }
        nesting.depth += 1
        defer { nesting.depth -= 1 }
        let rule = style.ruleColor == nil ? 0 : max(style.ruleThickness, 0)
        var insets = style.insets
        if measure - insets.left - insets.right - rule < Self.leastMeasure { insets = Insets() }
        let isDecorated = style.background != nil || rule > 0
        if isDecorated {
            elements.append(.open(style, x: x, width: measure, spaceBefore: space))
            space = 0
        }
        if insets.top > 0 {
            append(FlowBox(height: min(insets.top, maximumHeight / 8)))
            cost = BreakCost.never
        }
        if let sign = style.sign, insets.left > rule {
            let line = ParagraphStyle(alignment: .center, lineHeight: firstLineHeight(of: blocks))
            if let sign = typesetter.lines(of: Paragraph([sign], style: line), measure: insets.left - rule).first {
                markers.append(
                    PlacedItem(content: .line(sign), x: x + rule, y: 0, tag: -1, startsBlock: false, isArtifact: true)
                )
            }
        }
        append(blocks, x: x + insets.left, measure: measure - insets.left - insets.right)
        if insets.bottom > 0 {
            space = 0
            cost = BreakCost.never
            append(FlowBox(height: min(insets.bottom, maximumHeight / 8)))
        }
        if isDecorated { elements.append(.close) }
    }

    private mutating func appendListItem(
        _ marker: [InlineContent],
        _ tag: Int,
        _ wanted: Thousandths,
        _ blocks: [LayoutBlock],
        x: Thousandths,
        measure: Thousandths
    ) {
        guard nesting.isShallow else { return append(Nesting.leaves(of: blocks), x: x, measure: measure) }
        nesting.depth += 1
        defer { nesting.depth -= 1 }
        let indent = measure - wanted < Self.leastMeasure ? 0 : max(wanted, 0)
        if indent > 0, !marker.isEmpty {
            let gap = min(4_000, indent / 4)
            let style = ParagraphStyle(alignment: .end, lineHeight: firstLineHeight(of: blocks))
            let lines = typesetter.lines(of: fitted(Paragraph(marker, style: style)), measure: indent - gap)
            if let line = lines.first {
                markers.append(
                    PlacedItem(content: .line(line), x: x, y: 0, tag: tag, startsBlock: false, isArtifact: false)
                )
            }
        }
        let waiting = markers.count
        append(blocks, x: x + indent, measure: measure - indent)
        if markers.count == waiting, waiting > 0, let marker = markers.popLast(), case .line(let line) = marker.content
        {
            append(FlowBox(height: line.height, items: [marker]))
        }
    }

    private func firstLineHeight(of blocks: [LayoutBlock]) -> Thousandths {
        var blocks = blocks
        for _ in 0...Nesting.greatestDepth {
            switch blocks.first?.content {
            case .paragraph(let paragraph): return paragraph.style.lineHeight
            case .container(let inner, _), .listItem(_, _, _, let inner): blocks = inner
            case .code(let code): return code.lineHeight
            default: return 14_000
            }
        }
        return 14_000
    }

    // MARK: - Code

    private mutating func append(_ code: CodeLines, x: Thousandths, measure: Thousandths, tag: Int) {
        let style = ParagraphStyle(
            alignment: .start,
            lineHeight: code.lineHeight,
            hangingIndent: code.wrapIndent,
            language: code.language,
            isPreformatted: true
        )
        let outerCost = innerCost
        if code.lines.count <= 3 { innerCost = max(innerCost, BreakCost.widow) }
        var mark: LineBox?
        for (number, line) in code.lines.enumerated() {
            if number > 0 {
                // A listing is best divided between its paragraphs, and no line of it stands alone.
                let inner = isBlank(line) ? BreakCost.companion : BreakCost.codeLine
                cost = max(cost, isBlank(code.lines[number - 1]) ? 0 : inner)
                if number == 1 || number == code.lines.count - 1 { cost = max(cost, BreakCost.widow) }
                if number > 1, isBlank(code.lines[number - 2]) { cost = max(cost, BreakCost.companion) }
            }
            let content = CodeTabs.expanded(line, columns: code.tabColumns)
            var lines = typesetter.lines(of: Paragraph(content, style: style), measure: measure)
            var indent = 0
            if lines.count > 1 {
                if mark == nil { mark = wrapMark(of: code, measure: measure) }
                // What goes on stands a little further in than what it goes on from.
                indent = min(typesetter.widths(of: CodeTabs.indent(of: content, style: style)).most, measure / 3)
                if indent > 0 {
                    var deeper = style
                    deeper.hangingIndent += indent
                    lines = typesetter.lines(of: Paragraph(content, style: deeper), measure: measure)
                }
            }
            for (part, line) in lines.enumerated() {
                if part > 0 { cost = max(cost, BreakCost.wrappedLine) }
                append(line, mark: part > 0 ? mark : nil, markIndent: indent, x: x, tag: tag)
            }
        }
        leaveInnerCost(outerCost)
    }

    private func isBlank(_ line: [InlineContent]) -> Bool {
        line.allSatisfy { element in
            guard case .text(let text, _, _) = element else { return false }
            return text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        }
    }

    /// The mark of lines that go on.
    private func wrapMark(of code: CodeLines, measure: Thousandths) -> LineBox? {
        guard let mark = code.wrapMark else { return nil }
        let style = ParagraphStyle(alignment: .start, lineHeight: code.lineHeight)
        let width = min(max(code.wrapIndent, 6_000), measure)
        return typesetter.lines(of: fitted(Paragraph([mark], style: style)), measure: width).first
    }

    // MARK: - Tables

    private mutating func appendTable(_ table: Table, x: Thousandths, measure: Thousandths) {
        let layout = TableLayout(
            typesetter: typesetter,
            table: table,
            x: x,
            measure: measure,
            maximumHeight: maximumHeight,
            nesting: nesting,
            noteOfTag: noteOfTag
        )
        guard layout.columnCount > 0 else { return }
        let head = layout.head
        if let head {
            elements.append(.openTable(head: layout.isHeadRepeated ? head : FlowBox(height: 0)))
            append(head)
            cost = BreakCost.never
        }
        let rows = layout.rows
        for (number, row) in rows.enumerated() {
            for (part, box) in row.enumerated() {
                if part == 0, number == rows.count - 1 || number == 1, number > 0 {
                    cost = max(cost, BreakCost.companion)
                }
                append(box)
            }
        }
        if head != nil { elements.append(.close) }
    }
}
