internal import FontPrograms

/// Lists where the lines of a prepared text may end, and measures the text up to each place.
struct BreakFinder {
    /// Which places are listed: each level has those of the levels before.
    enum Level: Int {
        /// What UAX #14 and soft hyphens allow, and punctuation in long words.
        case words
        /// What the language's hyphenation allows.
        case hyphenation
        /// Between any two clusters of what no line can hold.
        case emergency
    }

    let preparation: TextPreparation
    let prepared: PreparedText
    let style: ParagraphStyle
    /// Whether punctuation hangs out of the lines' ends.
    let hangs: Bool

    private var text: ParagraphText { prepared.text }

    /// The places of a level, ascending; the last is the text's end.
    ///
    /// - Parameter measure: The least width of a line, which decides what no line can hold.
    func breaks(_ level: Level, measure: Thousandths) -> [BreakOpportunity] {
        var places = places(hyphenates: level != .words)
        self.measure(&places)
        if level == .emergency { divideWideParts(&places, measure: measure) }
        return places
    }

    // MARK: - Places

    private func places(hyphenates: Bool) -> [BreakOpportunity] {
        let bytes = text.bytes
        var places: [BreakOpportunity] = []
        places.reserveCapacity(prepared.units.count / 2 + 2)
        guard !bytes.isEmpty else { return [BreakOpportunity(offset: 0, penalty: 0, addsHyphen: false)] }
        if !appendPlacesByWords(to: &places, hyphenates: hyphenates) {
            places.removeAll(keepingCapacity: true)
            appendPlacesByText(to: &places, hyphenates: hyphenates)
        }
        return text.softHyphens.isEmpty ? places : withSoftHyphens(places)
    }

    private func language(at offset: Int) -> Int32 {
        let span = text.spans.count == 1 ? 0 : text.span(at: offset)
        let own = text.spans.indices.contains(span) ? text.spans[span].style.language : ""
        return preparation.breakCache.language(breaks: style.language, hyphens: own.isEmpty ? style.language : own)
    }

    /// Appends the places of a text whose words stand alone; false where they do not.
    private func appendPlacesByWords(to places: inout [BreakOpportunity], hyphenates: Bool) -> Bool {
        let bytes = text.bytes
        let cache = preparation.breakCache
        var language = language(at: 0)
        var offset = 0
        while offset < bytes.count {
            let start = offset
            while offset < bytes.count, bytes[offset] != 0x20 { offset += 1 }
            let end = offset
            while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
            if end > start {
                if text.spans.count > 1 { language = self.language(at: start) }
                guard let word = cache.word(bytes, start..<end, language: language) else { return false }
                append(word, start, to: &places, hyphenates: hyphenates)
            }
            if offset < bytes.count {
                guard cache.mayEnd(bytes, before: offset, after: end, language: language) else { return false }
            }
            places.append(BreakOpportunity(offset: offset, penalty: 0, addsHyphen: false))
        }
        return true
    }

    /// Appends the places inside a word of the cache.
    private func append(_ word: Int, _ start: Int, to places: inout [BreakOpportunity], hyphenates: Bool) {
        let cache = preparation.breakCache
        let breaks = cache.breaks(inWord: word)
        let divisions = hyphenates ? cache.divisions(ofWord: word) : 0..<0
        guard !breaks.isEmpty || !divisions.isEmpty else { return }
        var next = breaks.lowerBound
        var division = divisions.lowerBound
        while next < breaks.upperBound || division < divisions.upperBound {
            let place: BreakCache.Place
            if division >= divisions.upperBound
                || next < breaks.upperBound
                    && cache.places[Int(next)].offset <= cache.places[Int(division)].offset
            {
                place = cache.places[Int(next)]
                next += 1
            } else {
                place = cache.places[Int(division)]
                division += 1
            }
            let offset = start + Int(place.offset)
            guard offset > places.last?.offset ?? 0 else { continue }
            places.append(
                BreakOpportunity(offset: offset, penalty: Int(place.penalty), addsHyphen: place.addsHyphen)
            )
        }
    }

    /// Appends the places of a text that ICU has to see whole.
    private func appendPlacesByText(to places: inout [BreakOpportunity], hyphenates: Bool) {
        let bytes = text.bytes
        let cache = preparation.breakCache
        let language = language(at: 0)
        var start = 0
        for end in cache.boundaries(of: bytes, language: language) {
            var inside: [BreakOpportunity] = []
            if end - start > BreakCache.longWord {
                inside = BreakCache.placesInLongWord(bytes, start..<end).map {
                    BreakOpportunity(offset: $0, penalty: BreakOpportunity.longWord, addsHyphen: false)
                }
            }
            var visible = end
            while visible > start, bytes[visible - 1] == 0x20 { visible -= 1 }
            let isWhole =
                (start == 0 || bytes[start - 1] == 0x20) && (visible == bytes.count || bytes[visible] == 0x20)
            if hyphenates, isWhole, inside.isEmpty, !bytes[start..<visible].contains(0x20),
                let word = cache.word(bytes, start..<visible, language: self.language(at: start))
            {
                append(word, start, to: &places, hyphenates: true)
            }
            places += inside
            let isAfterHyphen = end > 0 && bytes[end - 1] == 0x2D && end < bytes.count
            places.append(
                BreakOpportunity(
                    offset: end,
                    penalty: isAfterHyphen ? BreakOpportunity.softHyphen : 0,
                    addsHyphen: false
                )
            )
            start = end
        }
    }

    /// The places with those at soft hyphens; in a word that has some, no others add a hyphen.
    private func withSoftHyphens(_ places: [BreakOpportunity]) -> [BreakOpportunity] {
        let bytes = text.bytes
        var merged: [BreakOpportunity] = []
        var hyphens = text.softHyphens[...]
        var inWord: [BreakOpportunity] = []
        var start = 0
        func finish() {
            if inWord.contains(where: { $0.penalty == BreakOpportunity.softHyphen && $0.addsHyphen }) {
                inWord.removeAll { $0.addsHyphen && $0.penalty != BreakOpportunity.softHyphen }
            }
            merged += inWord
            inWord.removeAll(keepingCapacity: true)
        }
        for place in places {
            while let hyphen = hyphens.first, hyphen <= place.offset {
                hyphens.removeFirst()
                guard hyphen > start, hyphen < bytes.count, bytes[hyphen] != 0x20, bytes[hyphen - 1] != 0x20,
                    hyphen < place.offset || place.addsHyphen, inWord.last?.offset != hyphen
                else { continue }
                inWord.append(
                    BreakOpportunity(offset: hyphen, penalty: BreakOpportunity.softHyphen, addsHyphen: true)
                )
            }
            start = place.offset
            if inWord.last?.offset != place.offset { inWord.append(place) }
            if place.offset == bytes.count || place.offset > 0 && bytes[place.offset - 1] == 0x20 { finish() }
        }
        finish()
        return merged
    }

    // MARK: - Widths

    private func measure(_ places: inout [BreakOpportunity]) {
        var cursor = UnitCursor()
        var clusters = ClusterCursor()
        var kept = 0
        for index in places.indices {
            var place = places[index]
            cursor.advance(to: place.offset, in: prepared)
            place.width = cursor.width
            place.start = cursor.width
            place.spaces = cursor.spaces
            place.trailing = cursor.trailing
            place.tracked = cursor.tracked
            place.ideographs = cursor.ideographs
            let isInside = cursor.unit < prepared.units.count && Int(prepared.units[cursor.unit].start) < place.offset
            if isInside, !measure(&place, inside: cursor.unit, &clusters) { continue }
            if place.addsHyphen {
                let unit = prepared.units[isInside ? cursor.unit : max(cursor.unit - 1, 0)]
                let metrics = prepared.metrics[Int(unit.run)]
                place.hyphen = preparation.hyphenWidth(metrics)
                if hangs, metrics.spacing == .tracked {
                    place.hangingEnd = place.hyphen * OpticalMargin.end(0x2010) / 1000
                }
            } else if hangs, cursor.lastVisible >= 0 || isInside {
                let number = isInside ? cursor.unit : cursor.lastVisible
                let unit = prepared.units[number]
                let end = isInside ? place.offset : Int(unit.end)
                place.hangingEnd = preparation.hangingEnd(
                    text.bytes,
                    before: end,
                    unit,
                    prepared.metrics[Int(unit.run)]
                )
            }
            if hangs, cursor.unit < prepared.units.count {
                let unit = prepared.units[cursor.unit]
                place.hangingStart = preparation.hangingStart(
                    text.bytes,
                    at: place.offset,
                    unit,
                    prepared.metrics[Int(unit.run)]
                )
            }
            places[kept] = place
            kept += 1
        }
        places.removeLast(places.count - kept)
    }

    /// Words up to this, in bytes, are shaped anew in two halves where a line's end may divide them.
    private static let longestHalved = 96

    /// Adds the part of a unit before a place inside it; false where no line may end there.
    private func measure(_ place: inout BreakOpportunity, inside number: Int, _ clusters: inout ClusterCursor) -> Bool {
        let unit = prepared.units[number]
        let metrics = prepared.metrics[Int(unit.run)]
        place.trailing = 0
        if place.addsHyphen, place.penalty == BreakOpportunity.hyphenation, !metrics.isProse { return false }
        let relative = place.offset - Int(unit.start)
        let words = preparation.words
        var (advance, count, isSafe) = (0, 0, false)
        if unit.entry >= 0, unit.end - unit.start <= Self.longestHalved, prepared.runs[Int(unit.run)].level & 1 == 0 {
            (advance, count, isSafe) = words.part(of: Int(unit.entry), before: relative)
            if isSafe {
                place.width += metrics.scaled(advance)
                place.start = place.width
            } else {
                let end = Int(unit.end)
                let first = words.entry(text.bytes, Int(unit.start)..<place.offset, style: metrics.shaping)
                let second = words.entry(text.bytes, place.offset..<end, style: metrics.shaping)
                place.start += unit.width - metrics.scaled(words.advance(of: second))
                place.width += metrics.scaled(words.advance(of: first))
            }
        } else {
            if clusters.unit != number {
                clusters.enter(number, self.clusters(of: unit))
            }
            place.width += clusters.width(before: place.offset)
            place.start = place.width
            count = Int(unit.glyphs) * relative / max(Int(unit.end - unit.start), 1)
        }
        switch metrics.spacing {
        case .tracked: place.tracked += count
        case .ideographic: place.ideographs += count
        case .none: break
        }
        return true
    }

    /// The clusters of a unit in reading order, with their widths.
    private func clusters(of unit: TextUnit) -> [(offset: Int, width: Thousandths)] {
        guard unit.entry >= 0 else { return [(Int(unit.start), unit.width)] }
        let metrics = prepared.metrics[Int(unit.run)]
        var advances: [(offset: Int, width: Int)] = []
        for glyph in preparation.words.glyphs[preparation.words.entries[Int(unit.entry)].glyphRange] {
            let offset = Int(unit.start) + Int(glyph.cluster)
            if let last = advances.indices.last, advances[last].offset == offset {
                advances[last].width += Int(glyph.advance)
            } else {
                advances.append((offset, Int(glyph.advance)))
            }
        }
        if prepared.runs[Int(unit.run)].level & 1 == 1 { advances.reverse() }
        return advances.map { ($0.offset, metrics.scaled($0.width)) }
    }

    // MARK: - Emergency

    /// Adds breaks at every cluster of parts that no line can hold.
    private func divideWideParts(_ places: inout [BreakOpportunity], measure: Thousandths) {
        guard places.hasPart(widerThan: measure) else { return }
        var divided: [BreakOpportunity] = []
        var startOffset = 0
        var unit = 0
        var inside = ClusterCursor()
        var start = 0
        for place in places {
            if place.width - place.trailing + place.hyphen - start > measure {
                while unit < prepared.units.count, Int(prepared.units[unit].end) <= startOffset { unit += 1 }
                while unit < prepared.units.count, Int(prepared.units[unit].start) < place.offset {
                    if inside.unit != unit { inside.enter(unit, clusters(of: prepared.units[unit])) }
                    if prepared.units[unit].kind == .word || prepared.units[unit].kind == .box {
                        divided += inside.offsets(after: startOffset, before: place.offset).map { offset in
                            BreakOpportunity(offset: offset, penalty: BreakOpportunity.emergency, addsHyphen: false)
                        }
                    }
                    guard Int(prepared.units[unit].end) <= place.offset else { break }
                    unit += 1
                }
            }
            divided.append(place)
            start = place.start
            startOffset = place.offset
        }
        for index in divided.indices {
            divided[index] = BreakOpportunity(
                offset: divided[index].offset,
                penalty: divided[index].penalty,
                addsHyphen: divided[index].addsHyphen
            )
        }
        places = divided
        self.measure(&places)
    }
}

/// The units of a text, gone through once from its start to its end, with what lies before.
private struct UnitCursor {
    /// The first unit that does not end before the place.
    private(set) var unit = 0
    private(set) var width: Thousandths = 0
    private(set) var spaces: Thousandths = 0
    private(set) var trailing: Thousandths = 0
    /// As `Justification.tracked` counts.
    private(set) var tracked = 0
    private(set) var ideographs = 0
    /// The last unit before the place that is no space; -1 where there is none.
    private(set) var lastVisible = -1

    mutating func advance(to offset: Int, in prepared: PreparedText) {
        while unit < prepared.units.count, Int(prepared.units[unit].end) <= offset {
            let passed = prepared.units[unit]
            width += passed.width
            switch passed.kind {
            case .space:
                spaces += passed.width
                trailing += passed.width
            case .joiningSpace:
                spaces += passed.width
                trailing = 0
            case .word, .box:
                trailing = 0
                lastVisible = unit
            }
            switch prepared.metrics[Int(passed.run)].spacing {
            case .tracked: tracked += passed.kind == .word ? Int(passed.glyphs) : -1
            case .ideographic: ideographs += Int(passed.glyphs)
            case .none: break
            }
            unit += 1
        }
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
