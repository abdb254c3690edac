internal import FontPrograms

/// Makes the line box of a part of a prepared text: orders its runs, justifies it, places its glyphs.
struct LineBuilder {
    let preparation: TextPreparation
    let prepared: PreparedText
    let style: ParagraphStyle
    /// What the lines of the paragraph have in common above and below the baseline.
    let strut: Strut
    /// The size of the text.
    let size: Thousandths
    /// Whether punctuation hangs out of the lines' ends.
    let hangs: Bool

    /// The extent of a paragraph's lines.
    struct Strut {
        var ascent: Thousandths
        var descent: Thousandths
    }

    /// A unit of the line, or the part of one that stands on it.
    private struct Segment {
        var start: Int
        var end: Int
        var run: Int
        var entry: Int
        var width: Thousandths
        /// What justification adds to a space, beside tracking.
        var adjustment: Thousandths = 0
        /// What is added after every cluster.
        var tracking: Thousandths = 0
        /// The number of clusters that tracking is added after.
        var tracked: Int = 0
        var kind: TextUnit.Kind
        var level: UInt8
        /// Whether it is the hyphen at the line's end.
        var isHyphen = false

        /// What it takes on the line.
        var extent: Thousandths { width + adjustment + tracking * tracked }
    }

    /// Makes a line.
    ///
    /// - Parameters:
    ///   - range: The bytes of the text on the line, with the spaces that its end swallows.
    ///   - addsHyphen: Whether the line ends with a hyphen.
    ///   - isLast: Whether the paragraph ends with it.
    ///   - indent: How far the line is indented at the side where the text starts.
    ///   - measure: The width of the line, with the indent.
    func line(
        _ range: Range<Int>,
        addsHyphen: Bool,
        isLast: Bool,
        indent: Thousandths,
        measure: Thousandths
    ) -> LineBox {
        var segments = segments(in: range)
        var visible = segments.count
        while visible > 0, segments[visible - 1].kind == .space { visible -= 1 }
        for index in visible..<segments.count {
            segments[index].width = 0
            segments[index].level = prepared.text.baseLevel
        }
        var line = LineBox(
            measure: measure,
            height: strut.ascent + strut.descent,
            baseline: strut.ascent,
            text: Array(prepared.text.bytes[range])
        )
        if addsHyphen, visible > 0 {
            let last = segments[visible - 1]
            segments.insert(hyphen(after: last, at: line.text.count + range.lowerBound), at: visible)
            line.text += [0xC2, 0xAD]
            visible += 1
        }
        hang(segments, visible: visible, in: &line)
        let available = max(measure - indent, 0) + line.hangingStart + line.hangingEnd
        var natural = 0
        for segment in segments { natural += segment.width }
        let slack = available - natural
        if slack < 0 || style.alignment == .justify && !isLast {
            natural += justify(&segments, visible: visible, slack: slack)
        }
        let compression = min(available - natural, 0)
        let free = max(available - natural, 0)
        let isReversed = prepared.text.baseLevel > 0
        let start: Thousandths
        switch style.alignment {
        case .start, .justify: start = isReversed ? free : 0
        case .center: start = free / 2
        case .end: start = isReversed ? 0 : free
        }
        // A line that falls short of the margin has nothing that hangs out of it.
        if free >= line.hangingEnd { line.hangingEnd = 0 } else { line.hangingEnd -= free }
        let x = start + (isReversed ? 0 : min(indent, measure)) - line.hangingStart
        place(segments, x: x, textStart: range.lowerBound, compression: compression, natural: natural, in: &line)
        return line
    }

    /// Notes what hangs out of the line's ends.
    private func hang(_ segments: [Segment], visible: Int, in line: inout LineBox) {
        guard hangs, visible > 0 else { return }
        let (first, last) = (segments[0], segments[visible - 1])
        let bytes = prepared.text.bytes
        if first.kind == .word, !first.isHyphen {
            line.hangingStart = hanging(first) { unit, metrics in
                preparation.hangingStart(bytes, at: first.start, unit, metrics)
            }
        }
        if last.isHyphen {
            guard prepared.metrics[last.run].spacing == .tracked else { return }
            line.hangingEnd = last.width * OpticalMargin.end(0x2010) / 1000
        } else if last.kind == .word {
            line.hangingEnd = hanging(last) { unit, metrics in
                preparation.hangingEnd(bytes, before: last.end, unit, metrics)
            }
        }
    }

    private func hanging(
        _ segment: Segment,
        _ amount: (TextUnit, RunMetrics) -> Thousandths
    ) -> Thousandths {
        guard prepared.text.spans[prepared.runs[segment.run].span].style.background == nil else { return 0 }
        let unit = TextUnit(
            start: Int32(segment.start),
            end: Int32(segment.end),
            run: Int32(segment.run),
            entry: Int32(segment.entry),
            width: segment.width,
            glyphs: 0,
            kind: segment.kind
        )
        return amount(unit, prepared.metrics[segment.run])
    }

    private func segments(in range: Range<Int>) -> [Segment] {
        var segments: [Segment] = []
        let units = prepared.units
        var low = 0
        var high = units.count
        while low < high {
            let middle = (low + high) / 2
            if Int(units[middle].end) <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        segments.reserveCapacity(Swift.min(units.count - low, 64))
        while low < units.count {
            let unit = units[low]
            low += 1
            guard Int(unit.start) < range.upperBound else { break }
            let run = Int(unit.run)
            var segment = Segment(
                start: Int(unit.start),
                end: Int(unit.end),
                run: run,
                entry: Int(unit.entry),
                width: unit.width,
                kind: unit.kind,
                level: prepared.runs[run].level
            )
            if unit.kind == .word, segment.start < range.lowerBound || segment.end > range.upperBound {
                // A word that the line's end divides is shaped anew on both sides.
                segment.start = Swift.max(segment.start, range.lowerBound)
                segment.end = Swift.min(segment.end, range.upperBound)
                let metrics = prepared.metrics[run]
                segment.entry = preparation.words.entry(
                    prepared.text.bytes,
                    segment.start..<segment.end,
                    style: metrics.shaping
                )
                segment.width = metrics.scaled(preparation.words.advance(of: segment.entry))
            }
            segments.append(segment)
        }
        return segments
    }

    private func size(of run: Int) -> Thousandths { prepared.metrics[run].size }

    private func hyphen(after last: Segment, at offset: Int) -> Segment {
        Segment(
            start: offset,
            end: offset + 2,
            run: last.run,
            entry: -1,
            width: preparation.hyphenWidth(prepared.metrics[last.run]),
            kind: .word,
            level: last.level,
            isHyphen: true
        )
    }

    /// Shares the slack among the visible glyphs and spaces; answers what they took of it.
    private func justify(_ segments: inout [Segment], visible: Int, slack: Thousandths) -> Thousandths {
        var justification = Justification(spaces: 0, tracked: 0, ideographs: 0, size: size)
        var spaceCount = 0
        for index in 0..<visible {
            let segment = segments[index]
            if segment.kind == .space || segment.kind == .joiningSpace {
                justification.spaces += segment.width
                spaceCount += 1
            }
            let spacing = prepared.metrics[segment.run].spacing
            guard spacing != .none, segment.kind != .box else { continue }
            segments[index].tracked = clusterCount(segment) - (index == visible - 1 ? 1 : 0)
            if spacing == .tracked {
                justification.tracked += segments[index].tracked - (segment.kind == .word ? 0 : 2)
            } else {
                justification.ideographs += segments[index].tracked
            }
        }
        let (tracking, ideograph, spaces) = justification.shares(ofSlack: slack)
        var taken = 0
        var given = 0
        var number = 0
        var passed = 0
        for index in 0..<visible {
            if segments[index].kind == .space || segments[index].kind == .joiningSpace {
                number += 1
                passed += segments[index].width
                // All grow alike, but a wide space of code gives more than a narrow one, of which too little would stay.
                let reached = spaces < 0 ? spaces * passed / justification.spaces : spaces * number / spaceCount
                let share = reached - given
                let isTracked = prepared.metrics[segments[index].run].spacing == .tracked
                segments[index].adjustment = share - (isTracked ? 2 * tracking : 0)
                given += share
                taken += segments[index].adjustment
            }
            guard segments[index].tracked > 0 else { continue }
            segments[index].tracking =
                prepared.metrics[segments[index].run].spacing == .tracked ? tracking : ideograph
            taken += segments[index].tracking * segments[index].tracked
        }
        return taken
    }

    private func clusterCount(_ segment: Segment) -> Int {
        guard segment.entry >= 0 else { return 1 }
        var count = 0
        var last = UInt32.max
        let glyphs = preparation.words.glyphs
        for index in preparation.words.entries[segment.entry].glyphRange where glyphs[index].cluster != last {
            last = glyphs[index].cluster
            count += 1
        }
        return count
    }

    /// Puts the segments in visual order from `x` on.
    private func place(
        _ segments: [Segment],
        x start: Thousandths,
        textStart: Int,
        compression: Thousandths,
        natural: Thousandths,
        in line: inout LineBox
    ) {
        let hasLevels = !prepared.text.levels.isEmpty
        let order = hasLevels ? BidirectionalLevels.visualOrder(of: segments.map(\.level)) : []
        var glyphCount = 0
        for segment in segments where segment.entry >= 0 {
            glyphCount += preparation.words.glyphCount(of: segment.entry)
        }
        line.glyphs.reserveCapacity(glyphCount + 1)
        var x = start
        var above = strut.ascent
        var below = strut.descent
        var lastRun = -1
        for position in segments.indices {
            let segment = segments[hasLevels ? order[position] : position]
            let run = prepared.runs[segment.run]
            let text = segment.start - textStart..<segment.end - textStart
            let extent = segment.extent
            let width = extent + compressed(extent, compression, of: natural)
            if segment.kind == .box, let box = prepared.text.spans[run.span].box {
                let placed = scaled(box, to: width)
                line.boxes.append(PositionedBox(box: placed, x: x))
                above = max(above, placed.height)
                below = max(below, placed.depth)
            } else {
                startRun(run, text, segment, goesOn: segment.run == lastRun, x: x, in: &line)
                let first = line.glyphs.count
                if segment.isHyphen {
                    line.glyphs.append(
                        PositionedGlyph(
                            id: preparation.hyphenGlyph(of: run.face),
                            cluster: Int32(text.lowerBound),
                            advance: Int32(width),
                            xOffset: 0,
                            yOffset: 0
                        )
                    )
                } else {
                    appendGlyphs(of: segment, text: text.lowerBound, width: width, in: &line)
                }
                let last = line.runs.count - 1
                if first < line.glyphs.count { line.runs[last].width += width }
                line.runs[last].glyphs = line.runs[last].glyphs.lowerBound..<line.glyphs.count
                if segment.run != lastRun {
                    let rise = prepared.text.spans[run.span].style.baselineShift
                    let size = self.size(of: segment.run)
                    above = max(above, rise + size * 3 / 4)
                    below = max(below, -rise + size / 5)
                }
                lastRun = segment.run
            }
            x += width
        }
        if line.runs.contains(where: { $0.glyphs.isEmpty }) { line.runs.removeAll { $0.glyphs.isEmpty } }
        line.end = x
        line.baseline = above
        line.height = above + below
    }

    private func compressed(_ width: Thousandths, _ compression: Thousandths, of natural: Thousandths) -> Thousandths {
        compression < 0 && natural > 0 ? -((width * -compression + natural - 1) / natural) : 0
    }

    private func scaled(_ box: InlineBox, to width: Thousandths) -> InlineBox {
        guard width < box.width, box.width > 0 else { return box }
        var smaller = box
        smaller.width = width
        smaller.height = box.height * width / box.width
        smaller.depth = box.depth * width / box.width
        return smaller
    }

    /// Starts a run of glyphs where the segment cannot go on with the last one; `goesOn` tells that it is of the same
    /// run of the text.
    private func startRun(
        _ run: TextRun,
        _ text: Range<Int>,
        _ segment: Segment,
        goesOn: Bool,
        x: Thousandths,
        in line: inout LineBox
    ) {
        let direction: TextDirection = segment.level & 1 == 0 ? .leftToRight : .rightToLeft
        // The glyph that ends a line has no tracking behind it, and goes on with a run that has some.
        if let last = line.runs.last, !last.isMissing, !run.isMissing, last.direction == direction,
            last.x + last.width == x, goesOn || looksAlike(last, run),
            last.tracking == segment.tracking || segment.tracked == 0
        {
            if direction == .leftToRight, last.text.upperBound == text.lowerBound {
                line.runs[line.runs.count - 1].text = last.text.lowerBound..<text.upperBound
                return
            }
            if direction == .rightToLeft, last.text.lowerBound == text.upperBound {
                line.runs[line.runs.count - 1].text = text.lowerBound..<last.text.upperBound
                return
            }
        }
        let span = prepared.text.spans[run.span]
        line.runs.append(
            GlyphRun(
                face: run.face,
                style: span.style,
                tag: span.tag,
                direction: direction,
                x: x,
                width: 0,
                glyphs: line.glyphs.count..<line.glyphs.count,
                text: text,
                isMissing: run.isMissing,
                tracking: segment.tracking
            )
        )
    }

    private func looksAlike(_ last: GlyphRun, _ run: TextRun) -> Bool {
        let span = prepared.text.spans[run.span]
        return last.face == run.face && last.tag == span.tag && last.style == span.style
    }

    /// Appends a segment's glyphs so that their advances add up to its width.
    private func appendGlyphs(of segment: Segment, text: Int, width: Thousandths, in line: inout LineBox) {
        let range = preparation.words.entries[segment.entry].glyphRange
        let glyphs = preparation.words.glyphs
        let metrics = prepared.metrics[segment.run]
        let natural = segment.extent
        var pen = 0
        var placed = 0
        var tracked = 0
        for index in range {
            let glyph = glyphs[index]
            pen += Int(glyph.advance)
            if tracked < segment.tracked, index + 1 == range.upperBound || glyphs[index + 1].cluster != glyph.cluster {
                tracked += 1
            }
            var end = metrics.scaled(pen) + tracked * segment.tracking
            if width < natural, natural > 0 { end = end * width / natural }
            line.glyphs.append(
                PositionedGlyph(
                    id: glyph.id,
                    cluster: Int32(text) + Int32(glyph.cluster),
                    advance: Int32(end - placed),
                    xOffset: glyph.xOffset == 0 ? 0 : Int32(metrics.scaled(Int(glyph.xOffset))),
                    yOffset: glyph.yOffset == 0 ? 0 : Int32(metrics.scaled(Int(glyph.yOffset)))
                )
            )
            placed = end
        }
        guard !range.isEmpty else { return }
        line.glyphs[line.glyphs.count - 1].advance += Int32(width - placed)
    }
}
