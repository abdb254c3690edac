public import FontPrograms

/// Sets text: paragraphs to lines, blocks to pages.
///
/// The result is a function of the input alone. A typesetter keeps what it has shaped and belongs to one worker; give
/// each worker its own.
public final class Typesetter {
    /// The fonts that it sets with.
    public let fonts: FontCollection
    private let preparation: TextPreparation
    private var weighedLines = 0

    /// Makes a typesetter.
    ///
    /// - Parameter hyphenation: Where words may be divided; without it, at soft hyphens alone.
    /// - Precondition: the collection has at least one face.
    public init(fonts: FontCollection, hyphenation: HyphenationLibrary = .none) {
        precondition(!fonts.faces.isEmpty, "text cannot be set without a font")
        self.fonts = fonts
        preparation = TextPreparation(fonts: fonts, hyphenation: hyphenation)
    }

    /// Text that no font has, in the order it was met, each cluster of a tag once.
    public var missingGlyphs: [MissingGlyph] { preparation.missing }

    /// What setting text has cost so far.
    public var work: LayoutWork {
        LayoutWork(
            shapedWords: preparation.words.shapedWords,
            measuredUnits: preparation.measuredUnits,
            analysedTexts: preparation.breakCache.analysedTexts,
            weighedLines: weighedLines,
            hyphenatedWords: preparation.breakCache.hyphenatedWords
        )
    }

    /// Sets a paragraph.
    ///
    /// - Parameter measure: The width of the lines, indents included.
    /// - Returns: The lines, at least one.
    public func lines(of paragraph: Paragraph, measure: Thousandths) -> [LineBox] {
        preparation.trim()
        let strut = strut(of: paragraph)
        var style = paragraph.style
        let size = size(of: paragraph)
        if style.alignment == .justify, measure < size * Self.narrowestJustified { style.alignment = .start }
        let first = indent(style.firstLineIndent, measure)
        let other = indent(style.hangingIndent, measure)
        var lines: [LineBox] = []
        for (number, piece) in ParagraphText.pieces(of: paragraph).enumerated() {
            let firstMeasure = measure - (number == 0 ? first : other)
            let prepared = preparation.prepare(
                piece,
                style: style,
                measure: max(min(firstMeasure, measure - other), 1)
            )
            let hangs = style.alignment == .justify && piece.baseLevel == 0 && piece.levels.isEmpty
            let builder = LineBuilder(
                preparation: preparation,
                prepared: prepared,
                style: style,
                strut: strut,
                size: size,
                hangs: hangs
            )
            guard prepared.naturalWidth > min(firstMeasure, measure) else {
                lines.append(
                    builder.line(
                        0..<piece.bytes.count,
                        addsHyphen: false,
                        isLast: true,
                        indent: lines.isEmpty ? first : other,
                        measure: measure
                    )
                )
                continue
            }
            let finder = BreakFinder(preparation: preparation, prepared: prepared, style: style, hangs: hangs)
            let (breaks, ends) = lineEnds(
                finder,
                style: style,
                size: size,
                firstMeasure: firstMeasure,
                measure: measure - other
            )
            var start = 0
            for end in ends {
                let place = breaks[end]
                lines.append(
                    builder.line(
                        start..<place.offset,
                        addsHyphen: place.addsHyphen,
                        isLast: end == breaks.count - 1,
                        indent: lines.isEmpty ? first : other,
                        measure: measure
                    )
                )
                start = place.offset
            }
        }
        return lines
    }

    /// A measure of less than this many ems is too narrow for justified lines.
    private static let narrowestJustified = 14
    /// What lines may stretch by without hyphens, in parts of `LineBreaker.unit`.
    private static let toleranceOfWords = LineBreaker.unit * 5 / 8
    /// What lines may stretch by with hyphens.
    private static let toleranceOfHyphens = LineBreaker.unit * 2

    /// Where the lines of a text end: without hyphens where that sets it well, with hyphens where those do, and anyhow
    /// where nothing else is possible.
    private func lineEnds(
        _ finder: BreakFinder,
        style: ParagraphStyle,
        size: Thousandths,
        firstMeasure: Thousandths,
        measure: Thousandths
    ) -> (breaks: [BreakOpportunity], ends: [Int]) {
        let least = max(min(firstMeasure, measure), 1)
        let isRagged = style.alignment != .justify
        let levels: [BreakFinder.Level] =
            style.isPreformatted || !style.hyphenates ? [.words, .emergency] : [.words, .hyphenation, .emergency]
        for level in levels {
            let breaks = finder.breaks(level, measure: least)
            let isFinal = level == .emergency
            guard isFinal || !breaks.hasPart(widerThan: least) else { continue }
            let breaker = LineBreaker(
                breaks: breaks,
                firstMeasure: firstMeasure,
                measure: measure,
                size: size,
                raggedness: isRagged ? max(measure / 8, 12_000) : nil
            )
            guard breaks.count > 1 else { return (breaks, [0]) }
            if style.isPreformatted { return (breaks, breaker.greedyLineEnds()) }
            let tolerance: Int
            switch level {
            case .words: tolerance = isRagged ? LineBreaker.unit * 5 : Self.toleranceOfWords
            case .hyphenation: tolerance = isRagged ? LineBreaker.unit * 6 : Self.toleranceOfHyphens
            case .emergency: tolerance = Int.max
            }
            if let ends = breaker.optimum(tolerance: tolerance, work: &weighedLines) { return (breaks, ends) }
            if isFinal { return (breaks, Array(breaks.indices)) }
        }
        return ([], [])
    }

    /// The widths that a paragraph takes at the least, when every line ends where it can, and at the most.
    func widths(of paragraph: Paragraph) -> (least: Thousandths, most: Thousandths) {
        preparation.trim()
        let indent = max(paragraph.style.firstLineIndent, paragraph.style.hangingIndent, 0)
        var (least, most) = (0, 0)
        for piece in ParagraphText.pieces(of: paragraph) {
            let prepared = preparation.prepare(piece, style: paragraph.style, measure: 1 << 40)
            let finder = BreakFinder(
                preparation: preparation,
                prepared: prepared,
                style: paragraph.style,
                hangs: false
            )
            least = max(least, finder.breaks(.words, measure: 1 << 40).leastWidth + indent)
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

    /// The size of a paragraph's first text.
    private func size(of paragraph: Paragraph) -> Thousandths {
        for case .text(_, let style, _) in paragraph.content { return max(style.size, 1) }
        return 10_000
    }

    /// The extent of a paragraph's lines: the first text's face, centred in the line height.
    private func strut(of paragraph: Paragraph) -> LineBuilder.Strut {
        let height = paragraph.style.lineHeight
        for case .text(_, let style, _) in paragraph.content {
            guard let number = fonts.chain(family: style.family, style: style.font).first else { continue }
            let face = fonts.faces[number]
            let ascent = face.ascender * style.size / face.unitsPerEm
            let descent = -(face.descender * style.size / face.unitsPerEm)
            let above = ascent + (height - ascent - descent) / 2
            return LineBuilder.Strut(ascent: above, descent: height - above)
        }
        return LineBuilder.Strut(ascent: height * 4 / 5, descent: height - height * 4 / 5)
    }
}
