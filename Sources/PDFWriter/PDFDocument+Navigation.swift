extension PDFDocument {
    /// How pages are numbered from one page on (12.4.2).
    public struct PageLabels: Sendable, Hashable {
        /// The signs of the numbers.
        public enum Style: String, Sendable {
            case decimal = "D"
            case lowerRoman = "r"
        }

        /// The first page with these labels, from 0.
        public var firstPage: Int
        /// The signs of their numbers, which count from 1.
        public var style: Style

        /// Makes the labels of the pages from one on.
        public init(firstPage: Int, style: Style) {
            self.firstPage = firstPage
            self.style = style
        }
    }

    /// An entry of the outline (12.3.3).
    public struct OutlineItem: Sendable, Hashable {
        /// What the entry says.
        public var title: String
        /// The name of a destination.
        public var destination: String
        /// The entries below it.
        public var children: [OutlineItem]
        /// Whether a viewer shows the children at first.
        public var isOpen: Bool

        /// Makes an entry.
        public init(title: String, destination: String, children: [OutlineItem] = [], isOpen: Bool = false) {
            self.title = title
            self.destination = destination
            self.children = children
            self.isOpen = isOpen
        }
    }

    /// Where a link leads.
    public enum LinkTarget: Sendable, Hashable {
        /// An address outside.
        case address(String)
        /// The name of a destination of this document.
        case destination(String)
    }
}
