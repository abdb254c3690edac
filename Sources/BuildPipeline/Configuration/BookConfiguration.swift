/// What `pdf` of `lectern.yaml` says about the book.
public struct BookConfiguration: Sendable, Hashable {
    /// The sizes of a book's page.
    public enum PageSize: String, Sendable, Hashable, CaseIterable {
        /// 210 by 297 mm.
        case a4
        /// 8.5 by 11 inches.
        case letter
        /// 148 by 210 mm.
        case a5
    }

    /// How the paper is printed on.
    public enum Sides: String, Sendable, Hashable, CaseIterable {
        /// All pages alike, as on a screen.
        case one
        /// Even pages are the backs of odd ones, on which every lesson begins.
        case two
    }

    /// What becomes of a course whose book cannot be accessible to everyone.
    public enum Accessibility: String, Sendable, Hashable, CaseIterable {
        /// A finding is an error.
        case strict
        /// A finding is a warning, and the book does not claim what it does not keep.
        case warn
    }

    /// Distances from the paper's sides in thousandths of a millimetre; nil for what suits the page.
    public struct Margins: Sendable, Hashable {
        /// Above the text.
        public var top: Int?
        /// Below the text.
        public var bottom: Int?
        /// At the side where pages are bound.
        public var inner: Int?
        /// At the other side.
        public var outer: Int?
    }

    /// A typeface: a family that the program or a folder of `fonts` has, or the font files of one.
    public struct Face: Sendable, Hashable {
        /// The name of a family, or paths of `.ttf` and `.otf` files, relative to `lectern.yaml`.
        public enum Source: Sendable, Hashable {
            /// A family's name.
            case family(String)
            /// The files of a family.
            case files([SiteConfiguration.FolderReference])
        }

        /// What it was named by.
        public var source: Source
        /// The line in `lectern.yaml`.
        public var line: Int?
        /// The column in `lectern.yaml`.
        public var column: Int?
    }

    /// The typefaces; nil for the program's own.
    public struct Faces: Sendable, Hashable {
        /// Of the text.
        public var text: Face?
        /// Of headings, heads of tables and running heads.
        public var heading: Face?
        /// Of code.
        public var code: Face?
    }

    /// Sizes in thousandths of a point; nil for the standard ones.
    public struct Sizes: Sendable, Hashable {
        /// Of the text.
        public var text: Int?
        /// 85 % of the text's unless given.
        public var code: Int?
    }

    /// Colours as `0xRRGGBB`; nil for the standard ones.
    public struct Colors: Sendable, Hashable {
        /// Of the text.
        public var text: UInt32?
        /// Of titles, headings, rules and the cover.
        public var accent: UInt32?
        /// Of links.
        public var link: UInt32?
        /// Behind code.
        public var codeBackground: UInt32?
    }

    /// The page's size; A4 unless given, because most of the world prints on it.
    public var pageSize = PageSize.a4
    /// Whether the paper is printed on both sides.
    public var sides = Sides.one
    /// The distances of the text from the paper's sides.
    public var margins = Margins()
    /// The typefaces.
    public var faces = Faces()
    /// The sizes of text and code.
    public var sizes = Sizes()
    /// The colours.
    public var colors = Colors()
    /// What becomes of a course whose book cannot be accessible to everyone.
    public var accessibility = Accessibility.strict

    /// Makes the defaults.
    public init() {}
}
