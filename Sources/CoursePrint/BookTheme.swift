internal import FontPrograms
internal import TextLayout

/// What the book looks like: faces, sizes, colours and distances, in one place.
///
/// A hierarchy of few sizes, one cool accent and much white: text is serif, what orders the text is sans.
struct BookTheme: Sendable {
    static let quiet = Color(0x5B6578)
    static let hairline = Color(0xC9D1DC)
    /// Of the bar beside quotations.
    static let bar = Color(0xA9B4C2)
    static let panelGreen = Color(0xEFF6F0)
    static let green = Color(0x2F7D4F)
    static let amber = Color(0xB7791F)

    let geometry: PageGeometry
    let language: String
    let textFamily: Int
    let headingFamily: Int
    let codeFamily: Int
    let textSize: Thousandths
    let codeSize: Thousandths
    let isTwoSided: Bool
    let ink: Color
    let accent: Color
    let link: Color
    let codeBackground: Color
    let codePalette: CodePalette
    /// The ground of boxes, a trace of the accent.
    let panel: Color
    /// The ground of tables' heads, a little more of it.
    let tableHead: Color

    init(options: BookOptions, fonts: FontCollection, language: String) {
        let (width, height) = options.pageSize.size
        let margins = options.margins ?? .standard(options.pageSize, isTwoSided: options.isTwoSided)
        geometry = PageGeometry(
            pageWidth: width,
            pageHeight: height,
            topMargin: margins.top,
            bottomMargin: margins.bottom,
            innerMargin: margins.inner,
            outerMargin: margins.outer,
            isTwoSided: options.isTwoSided
        )
        isTwoSided = options.isTwoSided
        self.language = language
        textFamily = fonts.family(named: options.textFamily) ?? 0
        headingFamily = fonts.family(named: options.headingFamily) ?? 0
        codeFamily = fonts.family(named: options.codeFamily) ?? 0
        textSize = options.textSize
        codeSize = options.codeSize
        ink = Color(options.colors.text)
        accent = Color(options.colors.accent)
        link = Color(options.colors.link)
        codeBackground = Color(options.colors.codeBackground)
        codePalette = CodePalette(background: codeBackground)
        panel = Self.tint(accent, percent: 7)
        tableHead = Self.tint(accent, percent: 11)
    }

    /// So much of a colour on white.
    private static func tint(_ color: Color, percent: Int) -> Color {
        func part(_ value: UInt8) -> UInt8 { UInt8(255 - (255 - Int(value)) * percent / 100) }
        return Color(red: part(color.red), green: part(color.green), blue: part(color.blue))
    }

    /// A length that grows with the text: given for text of 10 pt.
    func scaled(_ length: Thousandths) -> Thousandths { length * textSize / 10_000 }

    // MARK: Text

    var body: TextStyle { TextStyle(family: textFamily, size: textSize, color: ink) }
    var small: TextStyle { TextStyle(family: textFamily, size: textSize * 85 / 100, color: ink) }
    var cell: TextStyle { TextStyle(family: textFamily, size: textSize * 92 / 100, color: ink) }
    var code: TextStyle { TextStyle(family: codeFamily, size: codeSize, color: ink) }
    var running: TextStyle { sans(scaled(8_000), color: Self.quiet) }
    /// A word above a title or beside a block, in spaced small size.
    var label: TextStyle { sans(textSize * 85 / 100, isBold: true, color: accent) }

    func sans(_ size: Thousandths, isBold: Bool = false, color: Color? = nil) -> TextStyle {
        TextStyle(family: headingFamily, font: FontStyle(isBold: isBold), size: size, color: color ?? ink)
    }

    /// The style of a heading of a level from 1 to 6.
    func heading(_ level: Int) -> TextStyle {
        switch level {
        case 1: sans(scaled(24_000), isBold: true, color: accent)
        case 2: sans(scaled(15_000), isBold: true, color: accent)
        case 3: sans(scaled(12_000), isBold: true)
        case 4: sans(scaled(10_500), isBold: true)
        default: sans(textSize, isBold: true, color: Self.quiet)
        }
    }

    // MARK: Paragraphs

    func paragraph(_ style: TextStyle, _ alignment: TextAlignment = .justify) -> ParagraphStyle {
        ParagraphStyle(alignment: alignment, lineHeight: Self.lineHeight(style.size), language: language)
    }

    func headingParagraph(_ level: Int) -> ParagraphStyle {
        let size = heading(level).size
        return ParagraphStyle(alignment: .start, lineHeight: size * 125 / 100, language: language, hyphenates: false)
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
