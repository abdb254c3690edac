internal import FontPrograms
internal import TextLayout

/// What the book looks like: faces, sizes, colours and distances, in one place.
///
/// A hierarchy of few sizes, one cool accent and much white: text is serif, what orders the text is sans.
struct BookTheme: Sendable {
    static let ink = Color(0x1D2433)
    static let quiet = Color(0x5B6578)
    static let accent = Color(0x1F4E79)
    static let link = Color(0x1A5FA8)
    static let hairline = Color(0xC9D1DC)
    static let codeBackground = Color(0xF4F6F8)
    static let panel = Color(0xEEF4FA)
    static let panelGreen = Color(0xEFF6F0)
    static let green = Color(0x2F7D4F)
    static let amber = Color(0xB7791F)
    static let panelAmber = Color(0xFDF7EA)
    static let tableHead = Color(0xE8EEF5)

    let geometry: PageGeometry
    let language: String
    let textFamily: Int
    let headingFamily: Int
    let codeFamily: Int
    let textSize: Thousandths
    let codeSize: Thousandths
    let isTwoSided: Bool

    init(options: BookOptions, fonts: FontCollection, language: String) {
        let (width, height) = options.pageSize.size
        let isSmall = options.pageSize == .a5
        // 22 mm at the sides and below, 25 mm above; a third less on A5.
        geometry = PageGeometry(
            pageWidth: width,
            pageHeight: height,
            topMargin: isSmall ? 53_858 : 70_866,
            bottomMargin: isSmall ? 48_189 : 62_362,
            innerMargin: isSmall ? 42_520 : 62_362,
            outerMargin: isSmall ? 42_520 : 62_362
        )
        isTwoSided = options.isTwoSided
        self.language = language
        textFamily = fonts.family(named: options.textFamily) ?? 0
        headingFamily = fonts.family(named: options.headingFamily) ?? 0
        codeFamily = fonts.family(named: options.codeFamily) ?? 0
        textSize = options.textSize
        codeSize = options.codeSize
    }

    // MARK: Text

    var body: TextStyle { TextStyle(family: textFamily, size: textSize, color: Self.ink) }
    var small: TextStyle { TextStyle(family: textFamily, size: textSize * 85 / 100, color: Self.ink) }
    var cell: TextStyle { TextStyle(family: textFamily, size: textSize * 92 / 100, color: Self.ink) }
    var code: TextStyle { TextStyle(family: codeFamily, size: codeSize, color: Self.ink) }
    var running: TextStyle { sans(8_000, color: Self.quiet) }
    /// A word above a title or beside a block, in spaced small size.
    var label: TextStyle { sans(textSize * 85 / 100, isBold: true, color: Self.accent) }

    func sans(_ size: Thousandths, isBold: Bool = false, color: Color = BookTheme.ink) -> TextStyle {
        TextStyle(family: headingFamily, font: FontStyle(isBold: isBold), size: size, color: color)
    }

    /// The style of a heading of a level from 1 to 6.
    func heading(_ level: Int) -> TextStyle {
        switch level {
        case 1: sans(24_000, isBold: true, color: Self.accent)
        case 2: sans(15_000, isBold: true, color: Self.accent)
        case 3: sans(12_000, isBold: true)
        case 4: sans(10_500, isBold: true)
        default: sans(textSize, isBold: true, color: Self.quiet)
        }
    }

    // MARK: Paragraphs

    func paragraph(_ style: TextStyle, _ alignment: TextAlignment = .justify) -> ParagraphStyle {
        ParagraphStyle(alignment: alignment, lineHeight: Self.lineHeight(style.size), language: language)
    }

    func headingParagraph(_ level: Int) -> ParagraphStyle {
        let size = heading(level).size
        return ParagraphStyle(alignment: .start, lineHeight: size * 125 / 100, language: language)
    }

    /// Text of 10 pt stands 14 pt apart: the measure of 166 mm is long, and the eye must find the next line.
    static func lineHeight(_ size: Thousandths) -> Thousandths { size * 140 / 100 }

    /// The distances above and below a heading: nearer to what it heads.
    static func headingSpace(_ level: Int) -> (before: Thousandths, after: Thousandths) {
        switch level {
        case 1: (0, 10_000)
        case 2: (22_000, 7_000)
        case 3: (15_000, 5_000)
        default: (11_000, 4_000)
        }
    }

    static let paragraphSpace = 7_000
    static let blockSpace = 9_000
    static let listIndent = 16_000
}
