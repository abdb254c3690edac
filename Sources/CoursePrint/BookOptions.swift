/// How a book is set.
public struct BookOptions: Sendable, Hashable {
    /// The sizes of paper.
    public enum PageSize: String, Sendable, CaseIterable {
        case a4
        case letter
        case a5

        /// Width and height in thousandths of a point.
        var size: (width: Int, height: Int) {
            switch self {
            case .a4: (595_276, 841_890)
            case .letter: (612_000, 792_000)
            case .a5: (419_528, 595_276)
            }
        }
    }

    /// The size of the paper; A4, since most of the world prints on it.
    public var pageSize = PageSize.a4
    /// Whether even pages are the backs of odd ones; not, since most books are read on a screen.
    public var isTwoSided = false
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

    /// Makes options that are all at their defaults.
    public init() {}
}
