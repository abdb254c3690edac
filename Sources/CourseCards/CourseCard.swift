public import FontPrograms
internal import TextLayout

/// The picture that stands for a course where its address is shared (the Open Graph protocol, `og:image`): 1200 by 630
/// pixels with the course's title, the site's name and a line of facts.
public struct CourseCard: Sendable, Hashable {
    /// Pixels.
    public static let width = 1200
    /// Pixels.
    public static let height = 630

    /// The course's title.
    public var title: String
    /// The site's name, above the title; empty for none.
    public var site: String
    /// What stands below: level, duration and the like.
    public var facts: String
    /// A BCP 47 tag.
    public var language: String
    /// The direction of the course's text.
    public var direction: TextDirection
    /// `0xRRGGBB`.
    public var accent: UInt32

    /// Describes a card.
    public init(
        title: String,
        site: String,
        facts: String,
        language: String,
        direction: TextDirection,
        accent: UInt32
    ) {
        self.title = title
        self.site = site
        self.facts = facts
        self.language = language
        self.direction = direction
        self.accent = accent
    }

    private static let paper: UInt32 = 0xFDFCFB
    private static let ink: UInt32 = 0x1F2328
    private static let grey: UInt32 = 0x57606A
    private static let margin = 88
    private static let bar = 28
    /// Sizes to try for the title in pixels, with the most lines that fit.
    private static let titleSizes = [(size: 88, lines: 2), (76, 3), (60, 4), (46, 6)]

    /// Whether the fonts have a glyph for every character; a card with holes is none.
    public func isCovered(by fonts: FontCollection) -> Bool {
        (title + site + facts).unicodeScalars.allSatisfy { scalar in
            scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
                || fonts.faces.contains { $0.nominalGlyph(of: scalar) != nil }
        }
    }

    /// Draws the card.
    ///
    /// - Parameter fonts: Faces with outlines, those to be tried first before the others.
    /// - Returns: A PNG, and the places of the faces it was drawn with, ascending.
    /// - Throws: `FontError` where a font cannot be read.
    public func render(fonts: FontCollection) throws(FontError) -> (png: [UInt8], faces: [Int]) {
        var canvas = Canvas(width: Self.width, height: Self.height)
        let shades = UInt8(Canvas.shades)
        let isLeft = direction == .leftToRight
        canvas.fill(
            isLeft ? 0..<Self.bar : Self.width - Self.bar..<Self.width,
            0..<Self.height,
            colour: 2 * shades
        )
        let typesetter = Typesetter(fonts: fonts)
        var pen = TextPen(fonts: fonts)
        var top = Self.margin
        for line in lines(site, size: 36, isBold: true, typesetter).prefix(1) {
            try pen.draw(line, left: Self.margin, top: top, ramp: shades, on: &canvas)
        }
        top += 36 * 2
        var titleLines: [LineBox] = []
        for (size, limit) in Self.titleSizes {
            titleLines = lines(title, size: size, isBold: true, typesetter)
            if titleLines.count <= limit { break }
        }
        for line in titleLines.prefix(6) {
            try pen.draw(line, left: Self.margin, top: top, ramp: 0, on: &canvas)
            top += line.height / 1000
        }
        for line in lines(facts, size: 34, isBold: false, typesetter).prefix(1) {
            try pen.draw(
                line,
                left: Self.margin,
                top: Self.height - Self.margin - 34,
                ramp: 2 * shades,
                on: &canvas
            )
        }
        return (PalettePicture.png(canvas, palette: palette), pen.faces)
    }

    /// The paper, then the shades of title, site's name and facts.
    private var palette: [UInt32] {
        [Self.paper]
            + [Self.ink, accent, Self.grey].flatMap { colour in
                (1...Canvas.shades).map { Self.mixed(Self.paper, colour, $0) }
            }
    }

    private static func mixed(_ paper: UInt32, _ colour: UInt32, _ shade: Int) -> UInt32 {
        var result: UInt32 = 0
        for shift: UInt32 in [16, 8, 0] {
            let (from, to) = (Int(paper >> shift & 255), Int(colour >> shift & 255))
            result |= UInt32(from + (to - from) * shade / Canvas.shades) << shift
        }
        return result
    }

    private func lines(_ text: String, size: Int, isBold: Bool, _ typesetter: Typesetter) -> [LineBox] {
        guard !text.isEmpty else { return [] }
        let style = TextStyle(family: 0, font: FontStyle(isBold: isBold), size: size * 1000)
        let paragraph = Paragraph(
            [.text(text, style, tag: 0)],
            style: ParagraphStyle(
                alignment: .start,
                lineHeight: size * 1200,
                direction: direction,
                language: language,
                hyphenates: false
            )
        )
        return typesetter.lines(of: paragraph, measure: (Self.width - 2 * Self.margin) * 1000)
    }
}

/// Draws lines of text by the outlines of their glyphs.
private struct TextPen {
    let fonts: FontCollection
    private var outlines: [Int: GlyphOutlines] = [:]

    init(fonts: FontCollection) { self.fonts = fonts }

    /// The places of the faces used so far, ascending.
    var faces: [Int] { outlines.keys.sorted() }

    /// - Parameters:
    ///   - left: Pixels from the left of the canvas to that of the line.
    ///   - top: Pixels from the top of the canvas to that of the line.
    mutating func draw(
        _ line: LineBox,
        left: Int,
        top: Int,
        ramp: UInt8,
        on canvas: inout Canvas
    ) throws(FontError) {
        for run in line.runs where !run.isMissing {
            let face = fonts.faces[run.face]
            let reader: GlyphOutlines
            if let open = outlines[run.face] {
                reader = open
            } else {
                reader = try GlyphOutlines(face)
                outlines[run.face] = reader
            }
            var x = left * 1000 + run.x
            for glyph in line.glyphs[run.glyphs] {
                if let path = reader.outline(of: glyph.id) {
                    let outline = Self.outline(
                        path,
                        x: x + Int(glyph.xOffset),
                        y: top * 1000 + line.baseline - Int(glyph.yOffset),
                        size: run.style.size,
                        unitsPerEm: face.unitsPerEm
                    )
                    canvas.fill(outline, ramp: ramp)
                }
                x += Int(glyph.advance)
            }
        }
    }

    /// An outline in its place; x and y in thousandths of a pixel.
    private static func outline(_ path: GlyphPath, x: Int, y: Int, size: Int, unitsPerEm: Int) -> Outline {
        var outline = Outline()
        var index = 0
        let divisor = unitsPerEm * 100 * 1000
        func point(_ place: Int) -> Outline.Point {
            Outline.Point(
                x: x * 256 / 1000 + Int(path.numbers[place]) * size * 256 / divisor,
                y: y * 256 / 1000 - Int(path.numbers[place + 1]) * size * 256 / divisor
            )
        }
        while index < path.numbers.count {
            switch path.numbers[index] {
            case 0 where index + 2 < path.numbers.count:
                outline.move(to: point(index + 1))
                index += 3
            case 1 where index + 2 < path.numbers.count:
                outline.line(to: point(index + 1))
                index += 3
            case 3 where index + 6 < path.numbers.count:
                outline.curve(point(index + 1), point(index + 3), to: point(index + 5))
                index += 7
            default: index = path.numbers.count
            }
        }
        outline.close()
        return outline
    }
}
