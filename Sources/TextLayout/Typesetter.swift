public import FontPrograms

/// Sets text: paragraphs to lines, blocks to pages.
///
/// The result is a function of the input alone. A typesetter keeps what it has shaped and belongs to one worker; give
/// each worker its own.
public final class Typesetter {
    /// The fonts that it sets with.
    public let fonts: FontCollection
    private let preparation: TextPreparation

    /// Makes a typesetter.
    ///
    /// - Precondition: the collection has at least one face.
    public init(fonts: FontCollection) {
        precondition(!fonts.faces.isEmpty, "text cannot be set without a font")
        self.fonts = fonts
        preparation = TextPreparation(fonts: fonts)
    }

    /// Text that no font has, in the order it was met, each cluster of a tag once.
    public var missingGlyphs: [MissingGlyph] { preparation.missing }

    /// Sets a paragraph.
    ///
    /// - Parameter measure: The width of the lines, indents included.
    /// - Returns: The lines, at least one.
    public func lines(of paragraph: Paragraph, measure: Thousandths) -> [LineBox] {
        preparation.words.trim()
        let style = paragraph.style
        let strut = strut(of: paragraph)
        let pieces = ParagraphText.pieces(of: paragraph)
        var lines: [LineBox] = []
        for (number, piece) in pieces.enumerated() {
            let first = indent(style.firstLineIndent, measure)
            let other = indent(style.hangingIndent, measure)
            let isFirst = number == 0
            let firstMeasure = measure - (isFirst ? first : other)
            let prepared = preparation.prepare(
                piece,
                style: style,
                measure: max(min(firstMeasure, measure - other), 1)
            )
            let builder = LineBuilder(preparation: preparation, prepared: prepared, style: style, strut: strut)
            let breaker = LineBreaker(
                breaks: prepared.breaks,
                firstMeasure: firstMeasure,
                measure: measure - other,
                raggedness: style.alignment == .justify ? nil : max(measure / 8, 12_000)
            )
            var start = 0
            for end in style.isPreformatted ? breaker.greedyLineEnds() : breaker.lineEnds() {
                let place = prepared.breaks[end]
                lines.append(
                    builder.line(
                        start..<place.offset,
                        addsHyphen: place.addsHyphen,
                        isLast: end == prepared.breaks.count - 1,
                        indent: lines.isEmpty ? first : other,
                        measure: measure
                    )
                )
                start = place.offset
            }
        }
        return lines
    }

    /// The widths that a paragraph takes at the least, when every line ends where it can, and at the most.
    func widths(of paragraph: Paragraph) -> (least: Thousandths, most: Thousandths) {
        preparation.words.trim()
        let indent = max(paragraph.style.firstLineIndent, paragraph.style.hangingIndent, 0)
        var (least, most) = (0, 0)
        for piece in ParagraphText.pieces(of: paragraph) {
            let prepared = preparation.prepare(piece, style: paragraph.style, measure: 1 << 40)
            least = max(least, prepared.leastWidth + indent)
            most = max(most, prepared.naturalWidth + indent)
        }
        return (least, most)
    }

    /// Sets blocks on pages.
    ///
    /// - Parameters:
    ///   - notes: What stands at the foot of the page whose text refers to it; a note of more than a third of a page
    ///     stands at the end.
    ///   - firstPage: The number of the first page, from 1.
    /// - Returns: The pages, at least one.
    public func pages(
        of blocks: [LayoutBlock],
        notes: [PageNote] = [],
        geometry: PageGeometry,
        firstPage: Int = 1
    ) -> [PageFrame] {
        let height = geometry.frameHeight
        var set = FlowNotes()
        var noteOfTag: [Int: Int] = [:]
        var late: [LayoutBlock] = []
        for note in notes {
            var builder = FlowBuilder(typesetter: self, maximumHeight: height)
            builder.append([note.block], x: 0, measure: geometry.measure)
            let parts = Paginator.parts(of: builder.elements, frameHeight: 1 << 40)
            guard parts.count == 1, parts[0].height <= height / 3 else {
                late.append(note.block)
                continue
            }
            noteOfTag[note.referenceTag] = set.boxes.count
            set.rule = note.ruleColor
            set.boxes.append(
                FlowBox(height: parts[0].height, items: parts[0].items, decorations: parts[0].decorations)
            )
        }
        var builder = FlowBuilder(typesetter: self, maximumHeight: height, noteOfTag: noteOfTag)
        builder.append(blocks + late, x: 0, measure: geometry.measure)
        // What layout gave up on may have taken the reference with it; the note is still to be read.
        let referred = builder.referredNotes
        for note in notes where noteOfTag[note.referenceTag].map({ !referred.contains($0) }) ?? false {
            builder.append([note.block], x: 0, measure: geometry.measure)
        }
        let parts = Paginator.parts(of: builder.elements, frameHeight: height, notes: set, fillsFrames: true)
        var seen: Set<Int> = []
        return parts.enumerated().map { index, part in
            let number = firstPage + index
            let left = geometry.left(ofPage: number)
            var page = PageFrame(number: number)
            page.decorations = part.decorations.map { decoration in
                var decoration = decoration
                decoration.x += left
                decoration.y += geometry.topMargin
                return decoration
            }
            page.items = part.items.map { item in
                var item = item
                item.x += left
                item.y += geometry.topMargin
                item.startsBlock = !item.isArtifact && seen.insert(item.tag).inserted
                return item
            }
            return page
        }
    }

    /// An indent that leaves at least half of the measure.
    private func indent(_ wanted: Thousandths, _ measure: Thousandths) -> Thousandths {
        min(max(wanted, 0), measure / 2)
    }

    /// The extent of a paragraph's lines: the first text's face, centred in the line height.
    private func strut(of paragraph: Paragraph) -> LineBuilder.Strut {
        let height = paragraph.style.lineHeight
        for case .text(_, let style, _) in paragraph.content {
            guard let number = fonts.chain(family: style.family, style: style.font).first else { continue }
            let face = fonts.faces[number]
            let ascent = preparation.scaled(face.ascender, face: number, size: style.size)
            let descent = -preparation.scaled(face.descender, face: number, size: style.size)
            let above = ascent + (height - ascent - descent) / 2
            return LineBuilder.Strut(ascent: above, descent: height - above)
        }
        return LineBuilder.Strut(ascent: height * 4 / 5, descent: height - height * 4 / 5)
    }
}
