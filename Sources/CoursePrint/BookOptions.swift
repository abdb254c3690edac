/// How a book is set.
public struct BookOptions: Sendable, Hashable {
    /// The sizes of paper.
    public enum PageSize: String, Sendable, CaseIterable {
        case a4
        case letter
        case a5

        /// Width and height in thousandths of a point.
        public var size: (width: Int, height: Int) {
            switch self {
            case .a4: (595_276, 841_890)
            case .letter: (612_000, 792_000)
            case .a5: (419_528, 595_276)
            }
        }
    }

    /// The distances of the text from the paper's sides, in thousandths of a point.
    public struct Margins: Sendable, Hashable {
        /// Above the text.
        public var top: Int
        /// Below the text.
        public var bottom: Int
        /// At the side where pages are bound; the left one where they are printed on one side.
        public var inner: Int
        /// At the other side.
        public var outer: Int

        /// Makes the value of its parts.
        public init(top: Int, bottom: Int, inner: Int, outer: Int) {
            self.top = top
            self.bottom = bottom
            self.inner = inner
            self.outer = outer
        }

        /// The margins unless others are chosen: 22 mm, 25 mm at the top; a third less on A5.
        ///
        /// A side that is bound gets 4 mm from the other one.
        public static func standard(_ pageSize: PageSize, isTwoSided: Bool) -> Margins {
            let binding = isTwoSided ? 11_339 : 0
            switch pageSize {
            case .a4, .letter:
                return Margins(top: 70_866, bottom: 62_362, inner: 62_362 + binding, outer: 62_362 - binding)
            case .a5:
                return Margins(top: 53_858, bottom: 48_189, inner: 42_520 + binding / 2, outer: 42_520 - binding / 2)
            }
        }
    }

    /// The colours that can be chosen, as `0xRRGGBB`; lighter and darker ones follow from them.
    public struct Colors: Sendable, Hashable {
        /// Of the text.
        public var text: UInt32 = 0x1D2433
        /// Of titles, headings, rules and the cover's band.
        public var accent: UInt32 = 0x1F4E79
        /// Of links.
        public var link: UInt32 = 0x1A5FA8
        /// Behind code.
        public var codeBackground: UInt32 = 0xF4F6F8

        /// Makes the defaults.
        public init() {}
    }

    /// What becomes of a course whose book cannot be accessible to everyone.
    public enum Accessibility: String, Sendable, CaseIterable {
        /// No book is written.
        case strict
        /// The book is written, and does not claim what it does not keep.
        case warn
    }

    /// The size of the paper; A4, since most of the world prints on it.
    public var pageSize = PageSize.a4
    /// Whether even pages are the backs of odd ones; not, since most books are read on a screen.
    public var isTwoSided = false
    /// The distances of the text from the paper's sides; nil for the standard ones.
    public var margins: Margins?
    /// The family of the text.
    public var textFamily = "Noto Serif"
    /// The family of headings, tables' heads and running heads.
    public var headingFamily = "Noto Sans"
    /// The family of code and of formulas' source.
    public var codeFamily = "Noto Sans Mono"
    /// The size of the text in thousandths of a point.
    public var textSize = 10_000
    /// The size of code in thousandths of a point.
    public var codeSize = 8_500
    /// The colours.
    public var colors = Colors()
    /// What becomes of a course whose book cannot be accessible to everyone.
    public var accessibility = Accessibility.strict

    /// Makes options that are all at their defaults.
    public init() {}

    /// Everything that a book's bytes depend on, in a fixed form.
    public var canonical: String {
        let margins = margins ?? .standard(pageSize, isTwoSided: isTwoSided)
        return [
            pageSize.rawValue, isTwoSided ? "two" : "one",
            "\(margins.top) \(margins.bottom) \(margins.inner) \(margins.outer)",
            textFamily, headingFamily, codeFamily, "\(textSize) \(codeSize)",
            "\(colors.text) \(colors.accent) \(colors.link) \(colors.codeBackground)", accessibility.rawValue,
        ].joined(separator: "\n")
    }
}
