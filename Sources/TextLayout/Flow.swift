/// A piece of the page's height that is not divided: a line, a picture, a row.
struct FlowBox {
    var height: Thousandths
    /// What stands in it; `x` is from the frame's left side, `y` from the box's top.
    var items: [PlacedItem] = []
    /// Rectangles below its items, with the same origin.
    var decorations: [Decoration] = []
    /// The distance to what is above it; none at the top of a page.
    var spaceBefore: Thousandths = 0
    /// What a page break before it costs; see `BreakCost`.
    var breakCost = 0
}

/// What page breaks cost, beside the emptiness of the page they leave, which costs up to 100.
enum BreakCost {
    /// Before the part of a code line that goes on below.
    static let wrappedLine = 40
    /// Inside a block that is to stand on one page.
    static let keepTogether = 70
    /// Before a paragraph's last line or after its first.
    static let widow = 300
    /// After a block that must stand with the next one.
    static let keepWithNext = 600
    /// Between a container's side and what is next to it.
    static let never = 5000
}

/// The flow of a document's blocks, from top to bottom, before it is cut into pages.
enum FlowElement {
    case box(FlowBox)
    /// A decorated container begins; its background goes from here to its end on every page between.
    case open(ContainerStyle, x: Thousandths, width: Thousandths, spaceBefore: Thousandths)
    /// A table begins whose head is repeated on every page that it reaches.
    case openTable(head: FlowBox)
    /// The container or table that began last ends.
    case close
    case pageBreak
}
