/// A block of a document, as layout needs it.
public struct LayoutBlock: Hashable, Sendable {
    /// What a block is.
    public indirect enum Content: Hashable, Sendable {
        /// A paragraph or a heading.
        case paragraph(Paragraph)
        /// Blocks that share insets, a background, a rule: callouts, quotations, lists, code.
        case container([LayoutBlock], ContainerStyle)
        /// An item of a list: a marker at the side of the first line, and blocks that are indented by `indent`. The
        /// marker's own tag is `markerTag`.
        case listItem(marker: [InlineContent], markerTag: Int, indent: Thousandths, [LayoutBlock])
        /// A table.
        case table(Table)
        /// A picture, scaled down where the frame is smaller.
        case picture(Picture)
        /// Lines of code.
        case code(CodeLines)
        /// A line across the measure.
        case rule(thickness: Thousandths, Color)
        /// Nothing, of this height; gone at the top of a page.
        case space(Thousandths)
        /// The end of a page.
        case pageBreak
    }

    /// What it is.
    public var content: Content
    /// The caller's tag; it comes back on everything placed for the block itself.
    public var tag: Int
    /// The least distance to the block above; of two distances that meet, the greater counts.
    public var spaceBefore: Thousandths
    /// The least distance to the block below.
    public var spaceAfter: Thousandths
    /// Whether the block must stand on the page where the next begins, as a heading does.
    public var keepWithNext: Bool
    /// Whether the block stands on one page where it can.
    public var keepTogether: Bool
    /// Whether the block is not to be divided even where that leaves much of a page empty.
    public var isUndivided = false
    /// Whether the page should rather not end after the block, as after a list's first item.
    public var hasCompanion = false
    /// Whether the block begins a page.
    public var startsPage: Bool

    /// Makes a block.
    public init(
        _ content: Content,
        tag: Int,
        spaceBefore: Thousandths = 0,
        spaceAfter: Thousandths = 0,
        keepWithNext: Bool = false,
        keepTogether: Bool = false,
        startsPage: Bool = false
    ) {
        self.content = content
        self.tag = tag
        self.spaceBefore = spaceBefore
        self.spaceAfter = spaceAfter
        self.keepWithNext = keepWithNext
        self.keepTogether = keepTogether
        self.startsPage = startsPage
    }
}

/// What a container draws around its blocks.
public struct ContainerStyle: Hashable, Sendable {
    /// The distance of the blocks from the container's sides.
    public var insets: Insets
    /// The colour behind the blocks.
    public var background: Color?
    /// The colour of the rule along the side where the text starts.
    public var ruleColor: Color?
    /// The thickness of that rule.
    public var ruleThickness: Thousandths
    /// A sign in the inset beside the first line, for the eye only: an artifact.
    public var sign: InlineContent?

    /// Makes a style.
    public init(
        insets: Insets = Insets(),
        background: Color? = nil,
        ruleColor: Color? = nil,
        ruleThickness: Thousandths = 0
    ) {
        self.insets = insets
        self.background = background
        self.ruleColor = ruleColor
        self.ruleThickness = ruleThickness
    }
}

/// A picture that stands alone.
public struct Picture: Hashable, Sendable {
    /// What the caller knows it by.
    public var identifier: Int
    /// The width it wants.
    public var width: Thousandths
    /// The height it wants.
    public var height: Thousandths
    /// Where it stands between the sides; `justify` counts as `start`.
    public var alignment: TextAlignment

    /// Makes a picture.
    public init(identifier: Int, width: Thousandths, height: Thousandths, alignment: TextAlignment = .center) {
        self.identifier = identifier
        self.width = width
        self.height = height
        self.alignment = alignment
    }
}

/// Lines of code: every space counts, and what does not fit goes on below, behind a mark.
public struct CodeLines: Hashable, Sendable {
    /// The lines, each of text without a line feed; a tab reaches to the next multiple of `tabColumns`.
    public var lines: [[InlineContent]]
    /// The mark before a line that goes on, such as `↪`; an artifact, not text.
    public var wrapMark: InlineContent?
    /// The distance from one baseline to the next.
    public var lineHeight: Thousandths
    /// How far a line that goes on is indented, which leaves room for the mark.
    public var wrapIndent: Thousandths
    /// The columns between tab stops.
    public var tabColumns: Int
    /// The language of its comments and strings as a BCP 47 tag; empty for none.
    public var language: String

    /// Makes lines of code.
    public init(
        lines: [[InlineContent]],
        wrapMark: InlineContent? = nil,
        lineHeight: Thousandths,
        wrapIndent: Thousandths = 12_000,
        tabColumns: Int = 4,
        language: String = ""
    ) {
        self.lines = lines
        self.wrapMark = wrapMark
        self.lineHeight = lineHeight
        self.wrapIndent = wrapIndent
        self.tabColumns = tabColumns
        self.language = language
    }
}

/// A table: its columns take their width from what stands in them, its head stands on every page.
public struct Table: Hashable, Sendable {
    /// A cell.
    public struct Cell: Hashable, Sendable {
        /// What stands in it.
        public var blocks: [LayoutBlock]

        /// Makes a cell.
        public init(_ blocks: [LayoutBlock]) { self.blocks = blocks }
    }

    /// A row; cells that are missing at its end are empty.
    public struct Row: Hashable, Sendable {
        /// The cells in reading order.
        public var cells: [Cell]
        /// The colour behind it.
        public var background: Color?

        /// Makes a row.
        public init(_ cells: [Cell], background: Color? = nil) {
            self.cells = cells
            self.background = background
        }
    }

    /// The rows at the top of the table, repeated on every page that it reaches.
    public var head: [Row]
    /// The rows below them.
    public var rows: [Row]
    /// The distance of a cell's blocks from its sides.
    public var cellInsets: Insets
    /// The colour of the lines above and below the table and below its head; nil for none.
    public var ruleColor: Color?
    /// The thickness of those lines.
    public var ruleThickness: Thousandths
    /// The colour of the lines between rows; nil for none.
    public var rowRuleColor: Color?
    /// Whether the table takes the whole measure even where its content is narrower.
    public var fillsMeasure: Bool

    /// Makes a table.
    public init(
        head: [Row],
        rows: [Row],
        cellInsets: Insets = Insets(top: 3_000, left: 4_000, bottom: 3_000, right: 4_000),
        ruleColor: Color? = nil,
        ruleThickness: Thousandths = 500,
        rowRuleColor: Color? = nil,
        fillsMeasure: Bool = false
    ) {
        self.head = head
        self.rows = rows
        self.cellInsets = cellInsets
        self.ruleColor = ruleColor
        self.ruleThickness = ruleThickness
        self.rowRuleColor = rowRuleColor
        self.fillsMeasure = fillsMeasure
    }
}
