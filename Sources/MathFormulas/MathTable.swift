/// Cells in rows and columns.
public struct MathTable: Sendable, Hashable {
    /// What kind of table it is, which says how its cells are spaced.
    public enum Kind: UInt8, Sendable, Hashable {
        /// A matrix or an array.
        case matrix
        /// A matrix that fits into a line.
        case smallMatrix
        /// Columns in pairs, aligned where they meet.
        case aligned
        /// Lines one below the other.
        case gathered
        /// The lines of a case distinction.
        case cases
        /// Small lines below a large operator.
        case lines
    }

    /// How a column is aligned.
    public enum Alignment: UInt8, Sendable, Hashable {
        case left, centre, right
    }

    /// A row.
    public struct Row: Sendable, Hashable {
        /// What stands in its cells.
        public var cells: [[MathNode]]
        /// Whether a line is drawn above it.
        public var hasLineAbove = false
        /// What the row is called, `\tag{…}`.
        public var tag: [MathNode]?
        /// The additional space below it.
        public var gap = 0
    }

    /// What kind it is.
    public var kind: Kind
    /// The rows from above.
    public var rows: [Row]
    /// The alignment of the columns; the last counts for all further ones, and none is centred.
    public var alignments: [Alignment]
    /// The columns that a line stands before; a number as great as that of the columns means the end.
    public var columnLines: Set<Int> = []
    /// Whether a line is drawn below the last row.
    public var hasLineBelow = false
    /// Whether its cells are set as displayed formulas are.
    public var isDisplayStyle: Bool

    /// The alignment of a column.
    public func alignment(ofColumn column: Int) -> Alignment {
        if kind == .aligned { return column.isMultiple(of: 2) ? .right : .left }
        return column < alignments.count ? alignments[column] : alignments.last ?? .centre
    }
}
