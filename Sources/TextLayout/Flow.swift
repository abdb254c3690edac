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
    /// How much lower the box can be made, as a picture can be scaled down.
    var slack: Thousandths = 0
    /// The notes that it refers to, by their places among the flow's; they stand at the foot of its page.
    var notes: [Int] = []
}

/// What page breaks cost, beside what the page they leave looks like, which costs up to about 310.
enum BreakCost {
    /// After a line that ends in a hyphen.
    static let hyphen = 5
    /// Before a code line that another stands right above.
    static let codeLine = 25
    /// Before the part of a code line that goes on below.
    static let wrappedLine = 40
    /// After the first or before the last of several things that belong together, such as items of a list.
    static let companion = 60
    /// Inside a block that is to stand on one page where it can.
    static let keepTogether = 70
    /// Before a paragraph's last line or after its first.
    static let widow = 400
    /// Inside a block that is not to be divided, such as a question with its options.
    static let undivided = 500
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

/// What stands at the foot of pages: the notes by their places, and the rule above them.
struct FlowNotes {
    var boxes: [FlowBox] = []
    var rule: Color = .black

    /// The distance from the text to the notes, with the rule in it.
    static let gap = 14_000
    static let ruleOffset = 8_000
    static let ruleWidth = 60_000
    static let space = 2_000

    /// The height of some notes with what is above them.
    func height(of notes: [Int]) -> Thousandths { notes.reduce(0) { $0 + boxes[$1].height + Self.space } }
}
