public import CourseMarkup
internal import InterfaceStrings

/// Renders the tree as HTML fragments, which site, LMS packages and EPUB put into pages of their own.
///
/// Nothing here needs inline scripts or styles, so that a strict Content-Security-Policy holds. Identifiers that are
/// no headings begin with an underscore, which no heading's anchor does.
public struct CourseHTMLRenderer: Sendable {
    /// What was written so far; pages write their own markup here, between the fragments.
    public var writer: HTMLWriter
    /// The place where the fragments stand.
    public let context: HTMLContext

    /// The text that is rendered at the moment: its name inside the page, and which footnotes it has referred to.
    var textName = ""
    var footnoteCount = 0
    var referencedFootnotes: Set<Int> = []
    /// Whether what is rendered at the moment stands inside a link, which holds no other.
    var isInLink = false
    /// What was rendered so far.
    public internal(set) var counts = Counts()

    /// How many of what was rendered that a page's description tells of.
    public struct Counts: Sendable, Hashable {
        /// Pictures.
        public var pictures = 0
        /// Pictures without an alternative text.
        public var namelessPictures = 0
        /// Formulas in MathML.
        public var formulas = 0

        /// Nothing yet.
        public init() {}

        /// Adds what another page shows.
        public static func += (one: inout Counts, other: Counts) {
            one.pictures += other.pictures
            one.namelessPictures += other.namelessPictures
            one.formulas += other.formulas
        }
    }

    /// Whether this goes into an EPUB, whose reading devices neither run scripts nor scroll inside a page.
    var isBook: Bool { writer.syntax == .xml }

    /// Starts an empty fragment.
    public init(context: HTMLContext, syntax: HTMLWriter.Syntax = .html) {
        self.context = context
        writer = HTMLWriter(syntax: syntax)
    }

    /// Renders a text with its footnotes below it.
    ///
    /// - Parameter name: Tells the text's footnotes from those of the page's other texts: letters, digits and hyphens.
    public mutating func render(_ text: Text, name: String) {
        textName = name
        footnoteCount = text.footnotes.count
        referencedFootnotes = []
        render(text.blocks)
        renderFootnotes(text.footnotes)
        footnoteCount = 0
    }

    /// Renders an element with a plain string in it.
    mutating func element(_ start: StaticString, _ content: String, _ end: StaticString) {
        writer.markup(start)
        writer.text(content)
        writer.markup(end)
    }

    /// Renders a heading of level 2 with an anchor.
    mutating func sectionHeading(_ title: String, anchor: String?) {
        writer.markup("<h2")
        if let anchor { writer.attribute("id", anchor) }
        writer.markup(">")
        writer.text(title)
        writer.markup("</h2>\n")
    }

    /// Renders plain strings as a list.
    mutating func list(_ items: [String]) {
        writer.markup("<ul>\n")
        for item in items { element("<li>", item, "</li>\n") }
        writer.markup("</ul>\n")
    }
}
