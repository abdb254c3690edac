internal import FontPrograms

/// Turns text into units: itemizes it, and shapes it word by word.
final class TextPreparation {
    let fonts: FontCollection
    let words: WordCache
    let breakCache: BreakCache
    private let itemizer: Itemizer
    /// Text that no font has, and where it was met.
    var missing: [MissingGlyph] = []
    private var seenMissing: Set<MissingGlyph> = []
    private var seenScalars: Set<UInt64> = []
    private var hyphenGlyphs: [UInt16?]
    private(set) var measuredUnits = 0

    init(fonts: FontCollection, hyphenation: HyphenationLibrary) {
        self.fonts = fonts
        words = WordCache(fonts: fonts)
        breakCache = BreakCache(library: hyphenation)
        itemizer = Itemizer(fonts: fonts)
        hyphenGlyphs = Array(repeating: nil, count: fonts.faces.count)
    }

    /// Forgets what was cached where it has grown past a bound.
    func trim() {
        words.trim()
        breakCache.trim()
    }

    /// Prepares a text for lines of at most `measure`, to which boxes are scaled down.
    func prepare(_ text: ParagraphText, style: ParagraphStyle, measure: Thousandths) -> PreparedText {
        var prepared = PreparedText(text: text)
        prepared.runs = itemizer.runs(of: text) { run in noteMissing(run, text) }
        prepared.metrics.reserveCapacity(prepared.runs.count)
        prepared.units.reserveCapacity(text.bytes.count / 3 + 2)
        for number in prepared.runs.indices {
            prepared.metrics.append(metrics(of: prepared.runs[number], text, style))
            appendUnits(number, style, measure: measure, to: &prepared)
        }
        var (width, trailing) = (0, 0)
        for unit in prepared.units {
            width += unit.width
            trailing = unit.kind == .space ? trailing + unit.width : 0
        }
        prepared.naturalWidth = width - trailing
        measuredUnits += prepared.units.count
        return prepared
    }

    private func noteMissing(_ run: TextRun, _ text: ParagraphText) {
        let tag = text.spans[run.span].tag
        if run.range.count <= 4 {
            let (value, count) = UnicodeData.scalar(text.bytes, at: run.range.lowerBound)
            if count == run.range.count {
                let key = UInt64(value) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: tag)
                guard seenScalars.insert(key).inserted, let scalar = Unicode.Scalar(value) else { return }
                let glyph = MissingGlyph(scalars: [scalar], tag: tag)
                if seenMissing.insert(glyph).inserted { missing.append(glyph) }
                return
            }
        }
        let scalars = Array(String(decoding: text.bytes[run.range], as: UTF8.self).unicodeScalars)
        let glyph = MissingGlyph(scalars: scalars, tag: tag)
        if seenMissing.insert(glyph).inserted { missing.append(glyph) }
    }

    private func metrics(of run: TextRun, _ text: ParagraphText, _ style: ParagraphStyle) -> RunMetrics {
        let span = text.spans[run.span].style
        let shaping = words.number(
            of: ShapingStyle(
                face: run.face,
                script: run.script,
                language: span.language.isEmpty ? style.language : span.language,
                direction: run.level & 1 == 0 ? .leftToRight : .rightToLeft,
                features: span.features,
                isMissing: run.isMissing
            )
        )
        let face = fonts.faces[run.face]
        let isProse =
            !face.isFixedPitch && face.colourFormat == nil && !run.isMissing && !style.isPreformatted
        return RunMetrics(
            face: run.face,
            size: span.size,
            unitsPerEm: face.unitsPerEm,
            shaping: shaping,
            spacing: isProse && run.level & 1 == 0 ? Self.spacing(of: run.script) : .none,
            isProse: isProse
        )
    }

    private static let trackedScripts: Set<ScriptCode> = [
        .latin, .common, ScriptCode("Grek"), ScriptCode("Cyrl"), ScriptCode("Armn"), ScriptCode("Geor"),
    ]
    private static let ideographicScripts: Set<ScriptCode> = [
        ScriptCode("Hani"), ScriptCode("Hira"), ScriptCode("Kana"), ScriptCode("Hang"), ScriptCode("Bopo"),
    ]

    private static func spacing(of script: ScriptCode) -> RunMetrics.Spacing {
        if script == .latin || trackedScripts.contains(script) { return .tracked }
        return ideographicScripts.contains(script) ? .ideographic : .none
    }

    private func appendUnits(
        _ number: Int,
        _ style: ParagraphStyle,
        measure: Thousandths,
        to prepared: inout PreparedText
    ) {
        let run = prepared.runs[number]
        if let box = prepared.text.spans[run.span].box {
            prepared.units.append(
                TextUnit(
                    start: Int32(run.range.lowerBound),
                    end: Int32(run.range.upperBound),
                    run: Int32(number),
                    entry: -1,
                    width: min(box.width, measure),
                    glyphs: 0,
                    kind: .box
                )
            )
            return
        }
        let metrics = prepared.metrics[number]
        let bytes = prepared.text.bytes
        var spaceEntry = -1
        var spaceWidth = 0
        func append(_ range: Range<Int>, _ kind: TextUnit.Kind) {
            guard !range.isEmpty else { return }
            let entry: Int
            let width: Int
            if kind == .space, spaceEntry >= 0 {
                (entry, width) = (spaceEntry, spaceWidth)
            } else {
                entry = words.entry(bytes, range, style: metrics.shaping)
                width = metrics.scaled(words.advance(of: entry))
                if kind == .space { (spaceEntry, spaceWidth) = (entry, width) }
            }
            prepared.units.append(
                TextUnit(
                    start: Int32(range.lowerBound),
                    end: Int32(range.upperBound),
                    run: Int32(number),
                    entry: Int32(entry),
                    width: width,
                    glyphs: Int32(words.glyphCount(of: entry)),
                    kind: kind
                )
            )
        }
        guard !run.isMissing else { return append(run.range, .word) }
        let end = run.range.upperBound
        var start = run.range.lowerBound
        var offset = start
        while offset < end {
            let byte = bytes[offset]
            if byte == 0x20 {
                append(start..<offset, .word)
                append(offset..<offset + 1, .space)
                start = offset + 1
            } else if byte == 0xC2, offset + 1 < end, bytes[offset + 1] == 0xA0 {
                append(start..<offset, .word)
                append(offset..<offset + 2, .joiningSpace)
                start = offset + 2
                offset += 1
            }
            offset += 1
        }
        append(start..<end, .word)
    }

    /// The glyph of U+2010, else of the hyphen-minus.
    func hyphenGlyph(of face: Int) -> UInt16 {
        if let known = hyphenGlyphs[face] { return known }
        let glyph = fonts.faces[face].nominalGlyph(of: "\u{2010}") ?? fonts.faces[face].nominalGlyph(of: "-") ?? 0
        hyphenGlyphs[face] = glyph
        return glyph
    }

    /// The width of the hyphen of a run.
    func hyphenWidth(_ metrics: RunMetrics) -> Thousandths {
        metrics.scaled(fonts.faces[metrics.face].advance(of: hyphenGlyph(of: metrics.face)))
    }

    /// What the last character of `bytes[..<end]` hangs out at a line's end; the unit is the one it belongs to.
    func hangingEnd(_ bytes: [UInt8], before end: Int, _ unit: TextUnit, _ metrics: RunMetrics) -> Thousandths {
        guard metrics.isProse, metrics.spacing != .none, end > 0 else { return 0 }
        var start = end - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let share = OpticalMargin.end(UnicodeData.scalar(bytes, at: start).value)
        guard share > 0, unit.entry >= 0, let glyph = words.lastGlyph(of: Int(unit.entry)) else { return 0 }
        return metrics.scaled(Int(glyph.advance)) * share / 1000
    }

    /// What the character at an offset hangs out at a line's start.
    func hangingStart(_ bytes: [UInt8], at start: Int, _ unit: TextUnit, _ metrics: RunMetrics) -> Thousandths {
        guard metrics.isProse, metrics.spacing != .none, start < bytes.count else { return 0 }
        let share = OpticalMargin.start(UnicodeData.scalar(bytes, at: start).value)
        guard share > 0, unit.entry >= 0, let glyph = words.firstGlyph(of: Int(unit.entry)) else { return 0 }
        return metrics.scaled(Int(glyph.advance)) * share / 1000
    }
}
