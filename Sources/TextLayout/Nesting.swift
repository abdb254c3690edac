/// How deep blocks stand in others, and what becomes of those that stand too deep: content may be nested without
/// end, and each level costs.
struct Nesting {
    /// The containers and list items around the blocks.
    var depth = 0
    /// The tables around the blocks.
    private(set) var tables = 0

    /// Containers and list items deeper than this are set without indents, backgrounds and markers.
    static let greatestDepth = 48
    /// Tables in more tables than this are set as their cells' blocks, one below the other.
    static let mostTables = 3

    /// Whether a container or list item is set as one here.
    var isShallow: Bool { depth < Self.greatestDepth }

    /// Whether a table is set as one here.
    var holdsTable: Bool { tables <= Self.mostTables && isShallow }

    /// The nesting of what stands in a table's cells.
    var inCell: Nesting {
        var inner = self
        inner.tables += 1
        inner.depth += 1
        return inner
    }

    /// The blocks that hold no others, in reading order.
    static func leaves(of blocks: [LayoutBlock]) -> [LayoutBlock] {
        var leaves: [LayoutBlock] = []
        var waiting = Array(blocks.reversed())
        while let block = waiting.popLast() {
            switch block.content {
            case .container(let inner, _), .listItem(_, _, _, let inner):
                waiting += inner.reversed()
            case .table(let table):
                for row in (table.head + table.rows).reversed() {
                    for cell in row.cells.reversed() { waiting += cell.blocks.reversed() }
                }
            case .paragraph, .picture, .code, .rule, .space, .pageBreak:
                leaves.append(block)
            }
        }
        return leaves
    }
}
