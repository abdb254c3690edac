/// Where on a page the text stands; the origin is the page's upper left corner, and y grows downwards.
public struct PageGeometry: Hashable, Sendable {
    /// The width of the page.
    public var pageWidth: Thousandths
    /// The height of the page.
    public var pageHeight: Thousandths
    /// The margin above the text.
    public var topMargin: Thousandths
    /// The margin below the text.
    public var bottomMargin: Thousandths
    /// The margin at the side where pages are bound: the left one, and of a two-sided book's even pages the right one.
    public var innerMargin: Thousandths
    /// The margin at the other side.
    public var outerMargin: Thousandths
    /// Whether even pages are the backs of odd ones.
    public var isTwoSided: Bool

    /// Makes a geometry.
    ///
    /// - Precondition: the margins leave a frame of at least 36 points either way.
    public init(
        pageWidth: Thousandths,
        pageHeight: Thousandths,
        topMargin: Thousandths,
        bottomMargin: Thousandths,
        innerMargin: Thousandths,
        outerMargin: Thousandths,
        isTwoSided: Bool = false
    ) {
        self.pageWidth = pageWidth
        self.pageHeight = pageHeight
        self.topMargin = topMargin
        self.bottomMargin = bottomMargin
        self.innerMargin = innerMargin
        self.outerMargin = outerMargin
        self.isTwoSided = isTwoSided
        precondition(measure >= 36_000 && frameHeight >= 36_000, "the margins leave too small a frame")
    }

    /// The width of the text, alike on all pages.
    public var measure: Thousandths { pageWidth - innerMargin - outerMargin }

    /// The height of the text.
    public var frameHeight: Thousandths { pageHeight - topMargin - bottomMargin }

    /// The left side of the text on a page, which is numbered from 1.
    public func left(ofPage number: Int) -> Thousandths {
        isTwoSided && number % 2 == 0 ? outerMargin : innerMargin
    }
}

/// A note that stands at the foot of the page whose text refers to it.
public struct PageNote: Hashable, Sendable {
    /// The tag of the text that refers to the note.
    public var referenceTag: Int
    /// The note.
    public var block: LayoutBlock
    /// The colour of the rule above the notes of a page.
    public var ruleColor: Color

    /// Makes the value of its parts.
    public init(referenceTag: Int, block: LayoutBlock, ruleColor: Color = .black) {
        self.referenceTag = referenceTag
        self.block = block
        self.ruleColor = ruleColor
    }
}

/// A rectangle of one colour: a background or a rule.
///
/// Always an artifact.
public struct Decoration: Hashable, Sendable {
    /// Its left side.
    public var x: Thousandths
    /// Its upper side.
    public var y: Thousandths
    /// Its width.
    public var width: Thousandths
    /// Its height.
    public var height: Thousandths
    /// Its colour.
    public var color: Color
}

/// Something that stands on a page.
public struct PlacedItem: Hashable, Sendable {
    /// What it is.
    public enum Content: Hashable, Sendable {
        /// A line of text; `x` and `y` are its box's upper left corner.
        case line(LineBox)
        /// A picture of this size, by the identifier it was given.
        case picture(identifier: Int, width: Thousandths, height: Thousandths)
    }

    /// What it is.
    public var content: Content
    /// The left side.
    public var x: Thousandths
    /// The upper side.
    public var y: Thousandths
    /// The tag of the block that it belongs to.
    ///
    /// One block's items follow each other, also across pages.
    public var tag: Int
    /// Whether it is the first item of its block.
    public var startsBlock: Bool
    /// Whether it is no content: a repeated table head, the mark of a wrapped line.
    ///
    /// Then it is to be an artifact.
    public var isArtifact: Bool
}

/// A page that is set: what is drawn where, in the order it is read.
public struct PageFrame: Hashable, Sendable {
    /// The page's number, from 1.
    public var number: Int
    /// The rectangles to draw below everything, outermost first.
    public var decorations: [Decoration] = []
    /// The items in reading order.
    public var items: [PlacedItem] = []

    /// Makes an empty page.
    public init(number: Int) { self.number = number }
}
