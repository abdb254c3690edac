internal import Bytes

/// What a page shows, as its content stream (ISO 32000-2, 7.8.2), written operator by operator.
///
/// Text stays in one text object as long as nothing else is drawn, and font and colour change inside it. Marked content
/// opens when something is drawn and stays open until something else is: a block on a page is one sequence.
public struct PageContent: ~Copyable {
    /// What is drawn next belongs to this.
    enum Mark: Equatable {
        case element(StructureElement)
        case artifact(Artifact)
    }

    /// Kinds of what is drawn and says nothing (14.8.2.2).
    public enum Artifact: Sendable, Hashable {
        /// A running head.
        case header
        /// A page number at the foot.
        case footer
        /// A rule, a background, a bullet's dot.
        case layout
    }

    var structure = StructureTree()
    var fonts: [DocumentFont] = []
    private(set) var bytes: [UInt8] = []
    /// The elements of the page's marked-content sequences, by identifier.
    private(set) var marked: [IndirectReference] = []
    private(set) var images: Set<PictureReference> = []
    private var page = IndirectReference(number: 0)

    private var mark: Mark?
    private var openMark: Mark?
    private var isInText = false
    private var line = Point(x: 0, y: 0)
    /// Where the last text shown in this text object ended, in millionths of a point; nil before there is one.
    private var pen: Int?
    private var font: FontReference?
    private var part = 0
    private var size = 0
    private var rise = 0
    private var characterSpacing = 0
    private var fill: Colour?
    private var stroke: Colour?
    private var strokeWidth = -1

    init() {}

    // MARK: Pages

    mutating func begin(page: IndirectReference) {
        self.page = page
        bytes.removeAll(keepingCapacity: true)
        marked.removeAll(keepingCapacity: true)
        images.removeAll()
        openMark = nil
        isInText = false
        line = Point(x: 0, y: 0)
        font = nil
        size = 0
        rise = 0
        characterSpacing = 0
        fill = .black
        stroke = .black
        strokeWidth = 1000
    }

    mutating func end() {
        closeMark()
        if isInText { bytes.append(utf8: "ET\n") }
        isInText = false
    }

    mutating func setMark(_ mark: Mark?) { self.mark = mark }

    // MARK: Marked content

    private mutating func closeMark() {
        guard openMark != nil else { return }
        bytes.append(utf8: "EMC\n")
        openMark = nil
    }

    /// Opens what the next operator needs: marked content must begin and end inside one text object, or outside of all
    /// (14.6.1).
    private mutating func prepare(text: Bool) {
        guard let mark else { preconditionFailure("what is drawn is tagged or an artifact") }
        if text != isInText {
            closeMark()
            bytes.append(utf8: text ? "BT\n" : "ET\n")
            isInText = text
            line = Point(x: 0, y: 0)
            pen = nil
        }
        guard openMark != mark else { return }
        closeMark()
        switch mark {
        case .element(let element):
            bytes.append(0x2F)
            bytes.append(utf8: structure.elements[element.index].role.rawValue)
            bytes.append(utf8: "<</MCID ")
            bytes.append(decimal: marked.count)
            bytes.append(utf8: ">>BDC\n")
            structure.add(.marked(page: page, identifier: marked.count), to: element)
            marked.append(structure.elements[element.index].reference)
        case .artifact(.layout): bytes.append(utf8: "/Artifact BMC\n")
        case .artifact(.header):
            bytes.append(utf8: "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n")
        case .artifact(.footer):
            bytes.append(utf8: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n")
        }
        openMark = mark
    }

    // MARK: Text

    /// How far, in thousandths of the size, a kern may bring the pen.
    private static let nearby = 3_000

    /// Shows glyphs of one face on one baseline.
    ///
    /// - Parameters:
    ///   - glyphs: The glyphs in the order of their text, each at its place from `origin`.
    ///   - text: The UTF-8 that their ranges count in.
    ///   - font: The face.
    ///   - size: Thousandths of a point.
    ///   - characterSpacing: What follows every glyph beside its advance, in thousandths of a point (`Tc`, 9.3.2); the
    ///     glyphs' places already count it.
    ///   - origin: The start of the baseline.
    public mutating func showText(
        _ glyphs: [PlacedGlyph],
        text: [UInt8],
        font: FontReference,
        size: Int,
        colour: Colour,
        characterSpacing: Int = 0,
        at origin: Point
    ) {
        guard let first = glyphs.first else { return }
        prepare(text: true)
        setFill(colour)
        if self.characterSpacing != characterSpacing {
            self.characterSpacing = characterSpacing
            bytes.append(thousandths: characterSpacing)
            bytes.append(utf8: " Tc\n")
        }
        if fonts[font.index].colours == nil { setFont(font, part: 0, size: size) }
        let start = Point(x: Self.rounded(origin.x + Int(first.x)), y: Self.rounded(origin.y))
        // Text that goes on near where the last ended needs no place of its own: a kern brings it there.
        if let pen, start.y == line.y, abs((origin.x + Int(first.x)) * 1000 - pen) < size * Self.nearby {
            show(glyphs, text: text, font: font, size: size, origin: origin, from: pen)
            return
        }
        bytes.append(thousandths: start.x - line.x, start.y - line.y)
        bytes.append(utf8: " Td\n")
        line = start
        show(glyphs, text: text, font: font, size: size, origin: origin, from: line.x * 1000)
    }

    /// `Tf`: Sets the font, unless it is set.
    private mutating func setFont(_ font: FontReference, part: Int, size: Int) {
        guard self.font != font || self.part != part || self.size != size else { return }
        bytes.append(fontName: font.index, part: part)
        bytes.append(0x20)
        bytes.append(thousandths: size)
        bytes.append(utf8: " Tf\n")
        self.font = font
        self.part = part
        self.size = size
    }

    /// Sets a font and shows glyphs at the origin of a text object of another stream, such as a form's.
    mutating func showGlyphs(
        _ glyphs: [PlacedGlyph],
        text: [UInt8],
        font: FontReference,
        size: Int,
        into stream: inout [UInt8]
    ) {
        let state = (line, pen, self.font, part, self.size)
        (line, self.font) = (Point(x: 0, y: 0), nil)
        swap(&bytes, &stream)
        if fonts[font.index].colours == nil { setFont(font, part: 0, size: size) }
        show(glyphs, text: text, font: font, size: size, origin: line, from: 0)
        swap(&bytes, &stream)
        (line, pen, self.font, part, self.size) = state
    }

    private mutating func show(
        _ glyphs: [PlacedGlyph],
        text: [UInt8],
        font: FontReference,
        size: Int,
        origin: Point,
        from start: Int
    ) {
        let hasColours = fonts[font.index].colours != nil
        // The pen in millionths of a point, so that rounded kerns do not add up.
        var pen = start
        var isOpen = false
        var hasString = false
        var index = 0
        while index < glyphs.count {
            var next = index + 1
            while next < glyphs.count, glyphs[next].textStart == glyphs[next].textEnd { next += 1 }
            let range = Int(glyphs[index].textStart)..<Int(glyphs[index].textEnd)
            let scalars = next - index > 1 ? Self.scalarRanges(text, range) : []
            // Where several glyphs stand for one text and none of them for a part of it, the text is said beside them.
            let needsActualText = next - index > 1 && scalars.count != next - index
            if needsActualText {
                closeArray(&isOpen, &hasString)
                bytes.append(utf8: "/Span<</ActualText")
                bytes.append(textString: String(decoding: text[range], as: UTF8.self))
                bytes.append(utf8: ">>BDC\n")
            }
            for place in index..<next {
                let glyph = glyphs[place]
                let part = scalars.count == next - index ? scalars[place - index] : range
                let character: DocumentFont.Character
                var further: ArraySlice<DocumentFont.Character> = []
                if hasColours {
                    let characters = fonts[font.index].characters(glyph.glyph, text: text, part, size: size)
                    character = characters[0]
                    further = characters.dropFirst()
                    if self.part != character.part || self.font != font || self.size != size {
                        closeArray(&isOpen, &hasString)
                        setFont(font, part: character.part, size: size)
                    }
                } else {
                    character = fonts[font.index].character(glyph.glyph, text: text, part)
                }
                if Int(glyph.y) != rise {
                    closeArray(&isOpen, &hasString)
                    rise = Int(glyph.y)
                    bytes.append(thousandths: rise)
                    bytes.append(utf8: " Ts\n")
                }
                if !isOpen {
                    bytes.append(0x5B)
                    isOpen = true
                }
                let target = (origin.x + Int(glyph.x)) * 1000
                let kern = Self.divided(pen - target, by: size)
                if kern != 0 {
                    if hasString { bytes.append(0x29) }
                    hasString = false
                    bytes.append(decimal: kern)
                    pen -= kern * size
                }
                if !hasString { bytes.append(0x28) }
                hasString = true
                // Codes of a Type 3 font are one byte.
                if character.part == 0 { bytes.append(escaped: UInt8(truncatingIfNeeded: character.code >> 8)) }
                bytes.append(escaped: UInt8(truncatingIfNeeded: character.code))
                for character in further {
                    if self.part != character.part {
                        closeArray(&isOpen, &hasString)
                        setFont(font, part: character.part, size: size)
                        bytes.append(utf8: "[(")
                        (isOpen, hasString) = (true, true)
                    }
                    bytes.append(escaped: UInt8(truncatingIfNeeded: character.code))
                }
                pen += character.width * size + characterSpacing * 1000 * (1 + further.count)
            }
            if needsActualText {
                closeArray(&isOpen, &hasString)
                bytes.append(utf8: "EMC\n")
            }
            index = next
        }
        closeArray(&isOpen, &hasString)
        self.pen = pen
        if rise != 0 {
            rise = 0
            bytes.append(utf8: "0 Ts\n")
        }
    }

    private mutating func closeArray(_ isOpen: inout Bool, _ hasString: inout Bool) {
        if hasString { bytes.append(0x29) }
        if isOpen { bytes.append(utf8: "]TJ\n") }
        isOpen = false
        hasString = false
    }

    // MARK: Graphics

    /// `re f`: Fills a rectangle (8.5.2.1).
    public mutating func fill(_ rectangle: Rectangle, _ colour: Colour) {
        prepare(text: false)
        setFill(colour)
        append(rectangle)
        bytes.append(utf8: " re f\n")
    }

    /// `re S`: Strokes a rectangle's outline with lines of a width in thousandths of a point.
    public mutating func stroke(_ rectangle: Rectangle, width: Int, _ colour: Colour) {
        prepare(text: false)
        setStroke(colour, width: width)
        append(rectangle)
        bytes.append(utf8: " re S\n")
    }

    /// `m l S`: Strokes straight lines from point to point (8.5.2.1).
    public mutating func stroke(_ points: [Point], width: Int, _ colour: Colour) {
        guard points.count > 1 else { return }
        prepare(text: false)
        setStroke(colour, width: width)
        for (index, point) in points.enumerated() {
            bytes.append(thousandths: Self.rounded(point.x), Self.rounded(point.y))
            bytes.append(utf8: index == 0 ? " m " : " l ")
        }
        bytes.append(utf8: "S\n")
    }

    /// Strokes a line of round dots, `gap` from the middle of one to the middle of the next (8.4.3.6).
    public mutating func strokeDots(from start: Point, to end: Point, width: Int, gap: Int, _ colour: Colour) {
        prepare(text: false)
        setStroke(colour, width: width)
        bytes.append(utf8: "q 1 J[0 ")
        bytes.append(thousandths: gap)
        bytes.append(utf8: "]0 d ")
        bytes.append(thousandths: Self.rounded(start.x), Self.rounded(start.y))
        bytes.append(utf8: " m ")
        bytes.append(thousandths: Self.rounded(end.x), Self.rounded(end.y))
        bytes.append(utf8: " l S Q\n")
    }

    /// Fills a circle around a point, of four Bézier curves.
    public mutating func fillCircle(around centre: Point, radius: Int, _ colour: Colour) {
        prepare(text: false)
        setFill(colour)
        let handle = radius * 552 / 1000
        func append(_ points: (Int, Int)..., operator name: StaticString) {
            for point in points {
                bytes.append(thousandths: Self.rounded(centre.x + point.0), Self.rounded(centre.y + point.1))
                bytes.append(0x20)
            }
            bytes.append(utf8: name)
        }
        append((radius, 0), operator: "m\n")
        append((radius, handle), (handle, radius), (0, radius), operator: "c\n")
        append((-handle, radius), (-radius, handle), (-radius, 0), operator: "c\n")
        append((-radius, -handle), (-handle, -radius), (0, -radius), operator: "c\n")
        append((handle, -radius), (radius, -handle), (radius, 0), operator: "c f\n")
    }

    /// `Do`: Draws a picture into a rectangle (8.9.5.1).
    public mutating func draw(_ picture: PictureReference, in rectangle: Rectangle) {
        prepare(text: false)
        images.insert(picture)
        bytes.append(utf8: "q ")
        bytes.append(thousandths: rectangle.width, 0, 0, rectangle.height, rectangle.x, rectangle.y)
        bytes.append(utf8: " cm/I")
        bytes.append(decimal: picture.reference.number)
        bytes.append(utf8: " Do Q\n")
    }

    private mutating func append(_ rectangle: Rectangle) {
        bytes.append(
            thousandths: Self.rounded(rectangle.x),
            Self.rounded(rectangle.y),
            Self.rounded(rectangle.width),
            Self.rounded(rectangle.height)
        )
    }

    private mutating func setFill(_ colour: Colour) {
        guard fill != colour else { return }
        fill = colour
        append(colour, gray: " g\n", rgb: " rg\n")
    }

    private mutating func setStroke(_ colour: Colour, width: Int) {
        if stroke != colour {
            stroke = colour
            append(colour, gray: " G\n", rgb: " RG\n")
        }
        if strokeWidth != width {
            strokeWidth = width
            bytes.append(thousandths: width)
            bytes.append(utf8: " w\n")
        }
    }

    private mutating func append(_ colour: Colour, gray: StaticString, rgb: StaticString) {
        func thousandths(_ value: UInt8) -> Int { (Int(value) * 1000 + 127) / 255 }
        bytes.append(thousandths: thousandths(colour.red))
        if colour.red == colour.green, colour.green == colour.blue {
            bytes.append(utf8: gray)
            return
        }
        bytes.append(0x20)
        bytes.append(thousandths: thousandths(colour.green), thousandths(colour.blue))
        bytes.append(utf8: rgb)
    }

    // MARK: Numbers

    /// To the hundredth of a point: a third of what a printer at 2,400 dpi can place.
    private static func rounded(_ thousandths: Int) -> Int { divided(thousandths, by: 10) * 10 }

    private static func divided(_ value: Int, by divisor: Int) -> Int {
        value >= 0 ? (value + divisor / 2) / divisor : -((-value + divisor / 2) / divisor)
    }

    /// The ranges of the scalars, with those that are never shown for themselves: joiners and variation selectors.
    private static func scalarRanges(_ text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        let starts = range.filter { place in
            if text[place] & 0xC0 == 0x80 { return false }
            guard place > range.lowerBound, place + 2 < range.upperBound else { return true }
            let isJoiner = text[place] == 0xE2 && text[place + 1] == 0x80 && text[place + 2] == 0x8D
            let isSelector = text[place] == 0xEF && text[place + 1] == 0xB8 && text[place + 2] <= 0x8F
            return !isJoiner && !isSelector
        }
        return starts.enumerated().map { $1..<($0 + 1 < starts.count ? starts[$0 + 1] : range.upperBound) }
    }
}
