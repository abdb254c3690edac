internal import FontPrograms

/// Turns text into units and break opportunities: itemizes, shapes word by word, asks ICU where lines may end.
final class TextPreparation {
    let fonts: FontCollection
    let words: WordCache
    private let itemizer: Itemizer
    private let lineBreaks = LineBreakIterator()
    /// Text that no font has, and where it was met.
    var missing: [MissingGlyph] = []
    private var seenMissing: Set<MissingGlyph> = []

    init(fonts: FontCollection) {
        self.fonts = fonts
        words = WordCache(fonts: fonts)
        itemizer = Itemizer(fonts: fonts)
    }

    /// Prepares a text for lines of at most `measure`; words that are wider get breaks of emergency.
    func prepare(_ text: ParagraphText, style: ParagraphStyle, measure: Thousandths) -> PreparedText {
        let runs = itemizer.runs(of: text) { run in
            let scalars = Array(String(decoding: text.bytes[run.range], as: UTF8.self).unicodeScalars)
            let glyph = MissingGlyph(scalars: scalars, tag: text.spans[run.span].tag)
            if seenMissing.insert(glyph).inserted { missing.append(glyph) }
        }
        var units: [TextUnit] = []
        units.reserveCapacity(text.bytes.count / 3)
        for number in runs.indices { appendUnits(of: runs, number, text, style, measure: measure, to: &units) }
        var prepared = PreparedText(text: text, runs: runs, units: units, breaks: [])
        prepared.breaks = opportunities(in: prepared, style: style)
        measureBreaks(&prepared)
        divideWideParts(&prepared, measure: measure)
        return prepared
    }

    /// The number of a run's shaping style in the word cache.
    func shapingStyle(of run: TextRun, _ text: ParagraphText, _ style: ParagraphStyle) -> Int {
        let span = text.spans[run.span].style
        return words.number(
            of: ShapingStyle(
                face: run.face,
                script: run.script,
                language: span.language.isEmpty ? style.language : span.language,
                direction: run.level & 1 == 0 ? .leftToRight : .rightToLeft,
                features: span.features,
                isMissing: run.isMissing
            )
        )
    }

    /// Font units of a face as thousandths of a point, rounded to the nearest.
    func scaled(_ units: Int, face: Int, size: Thousandths) -> Thousandths {
        let em = fonts.faces[face].unitsPerEm
        let product = units * size
        return product >= 0 ? (product + em / 2) / em : -((em / 2 - product) / em)
    }

    private func appendUnits(
        of runs: [TextRun],
        _ number: Int,
        _ text: ParagraphText,
        _ style: ParagraphStyle,
        measure: Thousandths,
        to units: inout [TextUnit]
    ) {
        let run = runs[number]
        let span = text.spans[run.span]
        if let box = span.box {
            units.append(TextUnit(range: run.range, run: number, kind: .box, entry: -1, width: min(box.width, measure)))
            return
        }
        let shaping = shapingStyle(of: run, text, style)
        let bytes = text.bytes
        var start = run.range.lowerBound
        func append(_ range: Range<Int>, _ kind: TextUnit.Kind) {
            guard !range.isEmpty else { return }
            let entry = words.entry(bytes, range, style: shaping)
            let width = scaled(words.entries[entry].advance, face: run.face, size: span.style.size)
            units.append(TextUnit(range: range, run: number, kind: kind, entry: entry, width: width))
        }
        guard !run.isMissing else { return append(run.range, .word) }
        var offset = start
        while offset < run.range.upperBound {
            if bytes[offset] == 0x20 {
                append(start..<offset, .word)
                append(offset..<offset + 1, .space)
                start = offset + 1
            } else if bytes[offset] == 0xC2, offset + 1 < run.range.upperBound, bytes[offset + 1] == 0xA0 {
                append(start..<offset, .word)
                append(offset..<offset + 2, .joiningSpace)
                start = offset + 2
                offset += 1
            }
            offset += 1
        }
        append(start..<run.range.upperBound, .word)
    }

    // MARK: - Break opportunities

    /// Words longer than this, in bytes, get breaks at punctuation.
    private static let longWord = 20

    private func opportunities(in prepared: PreparedText, style: ParagraphStyle) -> [BreakOpportunity] {
        let text = prepared.text
        var places: [BreakOpportunity] = []
        var softHyphens = text.softHyphens[...]
        var start = 0
        for end in lineBreaks.boundaries(of: text.bytes, language: style.language) {
            var inside: [BreakOpportunity] = []
            while let hyphen = softHyphens.first, hyphen <= end {
                softHyphens.removeFirst()
                guard hyphen > start, hyphen < end, text.bytes[hyphen] != 0x20 else { continue }
                inside.append(
                    BreakOpportunity(offset: hyphen, penalty: BreakOpportunity.softHyphen, addsHyphen: true)
                )
            }
            if end - start > Self.longWord {
                let hyphens = Set(inside.map(\.offset))
                for offset in placesInLongWord(text.bytes, start..<end) where !hyphens.contains(offset) {
                    inside.append(
                        BreakOpportunity(offset: offset, penalty: BreakOpportunity.longWord, addsHyphen: false)
                    )
                }
                inside.sort { $0.offset < $1.offset }
            }
            places += inside
            let afterHyphen = end > 0 && text.bytes[end - 1] == 0x2D && end < text.bytes.count
            places.append(
                BreakOpportunity(
                    offset: end,
                    penalty: afterHyphen ? BreakOpportunity.softHyphen : 0,
                    addsHyphen: false
                )
            )
            start = end
        }
        if places.isEmpty { places = [BreakOpportunity(offset: text.bytes.count, penalty: 0, addsHyphen: false)] }
        return places
    }

    /// The offsets behind a character at which addresses and identifiers may be divided, three bytes from the ends.
    private func placesInLongWord(_ bytes: [UInt8], _ range: Range<Int>) -> [Int] {
        var places: [Int] = []
        for offset in range.dropFirst(2).dropLast(3) {
            switch bytes[offset] {
            case 0x2F, 0x2E, 0x5F, 0x2D, 0x3F, 0x26, 0x3D, 0x23, 0x3A, 0x40, 0x25, 0x7E, 0x2B, 0x2C, 0x28:
                let next = bytes[offset + 1]
                let isWord = next >= 0x80 || next >= 0x30 && next <= 0x39 || next | 0x20 >= 0x61 && next | 0x20 <= 0x7A
                if isWord, next < 0x80 || next >= 0xC0 { places.append(offset + 1) }
            default:
                break
            }
        }
        return places
    }

    /// Fills in the widths up to each place.
    private func measureBreaks(_ prepared: inout PreparedText) {
        var unit = 0
        var (width, spaces, trailing) = (0, 0, 0)
        var inside = ClusterCursor()
        for index in prepared.breaks.indices {
            let offset = prepared.breaks[index].offset
            while unit < prepared.units.count, prepared.units[unit].range.upperBound <= offset {
                let kind = prepared.units[unit].kind
                width += prepared.units[unit].width
                if kind == .space || kind == .joiningSpace { spaces += prepared.units[unit].width }
                trailing = kind == .space ? trailing + prepared.units[unit].width : 0
                unit += 1
            }
            prepared.breaks[index].width = width
            prepared.breaks[index].spaces = spaces
            prepared.breaks[index].trailing = trailing
            if unit < prepared.units.count, prepared.units[unit].range.lowerBound < offset {
                if inside.unit != unit { inside.enter(unit, clusters(of: prepared.units[unit], in: prepared)) }
                prepared.breaks[index].width += inside.width(before: offset)
                prepared.breaks[index].trailing = 0
            }
            if prepared.breaks[index].addsHyphen, let run = prepared.units[safe: unit]?.run {
                let size = prepared.text.spans[prepared.runs[run].span].style.size
                let face = prepared.runs[run].face
                prepared.breaks[index].hyphen = scaled(
                    fonts.faces[face].advance(of: hyphenGlyph(of: face)),
                    face: face,
                    size: size
                )
            }
        }
    }

    /// The glyph of U+2010, else of the hyphen-minus.
    func hyphenGlyph(of face: Int) -> UInt16 {
        fonts.faces[face].nominalGlyph(of: "\u{2010}") ?? fonts.faces[face].nominalGlyph(of: "-") ?? 0
    }

    /// The clusters of a unit in reading order, with their widths.
    private func clusters(of unit: TextUnit, in prepared: PreparedText) -> [(offset: Int, width: Thousandths)] {
        guard unit.entry >= 0 else { return [(unit.range.lowerBound, unit.width)] }
        let run = prepared.runs[unit.run]
        let size = prepared.text.spans[run.span].style.size
        var advances: [(offset: Int, width: Int)] = []
        let glyphs = words.glyphs[words.entries[unit.entry].glyphs]
        for glyph in glyphs {
            let offset = unit.range.lowerBound + Int(glyph.cluster)
            if let last = advances.indices.last, advances[last].offset == offset {
                advances[last].width += Int(glyph.advance)
            } else {
                advances.append((offset, Int(glyph.advance)))
            }
        }
        if run.level & 1 == 1 { advances.reverse() }
        return advances.map { ($0.offset, scaled($0.width, face: run.face, size: size)) }
    }

    /// Adds breaks at every cluster of parts that no line can hold.
    private func divideWideParts(_ prepared: inout PreparedText, measure: Thousandths) {
        var start = 0
        var isWide = false
        for place in prepared.breaks {
            if place.width - place.trailing + place.hyphen - start > measure { isWide = true }
            start = place.width
        }
        guard isWide else { return }
        var places: [BreakOpportunity] = []
        var startOffset = 0
        var unit = 0
        var inside = ClusterCursor()
        start = 0
        for place in prepared.breaks {
            if place.width - place.trailing + place.hyphen - start > measure {
                while unit < prepared.units.count, prepared.units[unit].range.upperBound <= startOffset { unit += 1 }
                while unit < prepared.units.count, prepared.units[unit].range.lowerBound < place.offset {
                    if inside.unit != unit { inside.enter(unit, clusters(of: prepared.units[unit], in: prepared)) }
                    if prepared.units[unit].kind == .word || prepared.units[unit].kind == .box {
                        places += inside.offsets(after: startOffset, before: place.offset).map { offset in
                            BreakOpportunity(offset: offset, penalty: BreakOpportunity.emergency, addsHyphen: false)
                        }
                    }
                    guard prepared.units[unit].range.upperBound <= place.offset else { break }
                    unit += 1
                }
            }
            places.append(place)
            start = place.width
            startOffset = place.offset
        }
        prepared.breaks = places
        measureBreaks(&prepared)
    }
}

/// The clusters of a unit, gone through once from its start to its end.
private struct ClusterCursor {
    /// The place of the unit in `units`; -1 where there is none yet.
    private(set) var unit = -1
    private var clusters: [(offset: Int, width: Thousandths)] = []
    private var next = 0
    private var passed: Thousandths = 0

    mutating func enter(_ unit: Int, _ clusters: [(offset: Int, width: Thousandths)]) {
        self.unit = unit
        self.clusters = clusters
        next = 0
        passed = 0
    }

    /// The width of the clusters that begin before an offset; offsets come in ascending order.
    mutating func width(before offset: Int) -> Thousandths {
        while next < clusters.count, clusters[next].offset < offset {
            passed += clusters[next].width
            next += 1
        }
        return passed
    }

    /// The offsets between two at which clusters begin; ranges come in ascending order.
    mutating func offsets(after start: Int, before end: Int) -> [Int] {
        var offsets: [Int] = []
        while next < clusters.count, clusters[next].offset < end {
            if clusters[next].offset > start { offsets.append(clusters[next].offset) }
            next += 1
        }
        return offsets
    }
}

extension Array {
    /// The element at an index; nil past the end.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
