internal import FontPrograms

/// Makes the line box of a part of a prepared text: orders its runs, justifies it, places its glyphs.
struct LineBuilder {
    let preparation: TextPreparation
    let prepared: PreparedText
    let style: ParagraphStyle
    /// What the lines of the paragraph have in common above and below the baseline.
    let strut: Strut

    /// The extent of a paragraph's lines.
    struct Strut {
        var ascent: Thousandths
        var descent: Thousandths
    }

    /// A unit of the line, or the part of one that stands on it.
    private struct Segment {
        var range: Range<Int>
        var run: Int
        var kind: TextUnit.Kind
        var entry: Int
        var width: Thousandths
        /// What justification adds to it.
        var adjustment: Thousandths = 0
        /// Whether it is the hyphen at the line's end.
        var isHyphen = false
        var level: UInt8
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
        if addsHyphen, let last = segments[..<visible].last {
            segments.insert(hyphen(after: last, at: line.text.count + range.lowerBound), at: visible)
            line.text += [0xC2, 0xAD]
            visible += 1
        }
        let available = max(measure - indent, 0)
        var natural = segments.reduce(0) { $0 + $1.width }
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
        let x = start + (isReversed ? 0 : min(indent, measure))
        place(segments, x: x, textStart: range.lowerBound, compression: compression, natural: natural, in: &line)
        return line
    }

    private func segments(in range: Range<Int>) -> [Segment] {
        var segments: [Segment] = []
        var low = 0
        var high = prepared.units.count
        while low < high {
            let middle = (low + high) / 2
            if prepared.units[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        for unit in prepared.units[low...] {
            guard unit.range.lowerBound < range.upperBound else { break }
            let run = prepared.runs[unit.run]
            var segment = Segment(
                range: unit.range,
                run: unit.run,
                kind: unit.kind,
                entry: unit.entry,
                width: unit.width,
                level: run.level
            )
            if unit.kind == .word, unit.range.lowerBound < range.lowerBound || unit.range.upperBound > range.upperBound
            {
                // A word that the line's end divides is shaped anew on both sides.
                segment.range = unit.range.clamped(to: range)
                let shaping = preparation.shapingStyle(of: run, prepared.text, style)
                segment.entry = preparation.words.entry(prepared.text.bytes, segment.range, style: shaping)
                segment.width = preparation.scaled(
                    preparation.words.entries[segment.entry].advance,
                    face: run.face,
                    size: size(of: run)
                )
            }
            segments.append(segment)
        }
        return segments
    }

    private func size(of run: TextRun) -> Thousandths { prepared.text.spans[run.span].style.size }

    private func hyphen(after last: Segment, at offset: Int) -> Segment {
        let run = prepared.runs[last.run]
        let advance = preparation.fonts.faces[run.face].advance(of: preparation.hyphenGlyph(of: run.face))
        return Segment(
            range: offset..<offset + 2,
            run: last.run,
            kind: .word,
            entry: -1,
            width: preparation.scaled(advance, face: run.face, size: size(of: run)),
            isHyphen: true,
            level: run.level
        )
    }

    /// Shares the slack among the visible spaces; answers what they took of it.
    private func justify(_ segments: inout [Segment], visible: Int, slack: Thousandths) -> Thousandths {
        let spaces = segments[..<visible].indices.filter {
            segments[$0].kind == .space || segments[$0].kind == .joiningSpace
        }
        guard !spaces.isEmpty else { return 0 }
        let widths = spaces.reduce(0) { $0 + segments[$1].width }
        let taken = max(slack, -widths * 2 / 5)
        var given = 0
        for (number, index) in spaces.enumerated() {
            let share = taken * (number + 1) / spaces.count - given
            segments[index].adjustment = share
            given += share
        }
        return taken
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
        let order =
            hasLevels ? BidirectionalLevels.visualOrder(of: segments.map(\.level)) : Array(segments.indices)
        var x = start
        var above = strut.ascent
        var below = strut.descent
        var lastRun = -1
        for index in order {
            let segment = segments[index]
            let run = prepared.runs[segment.run]
            let text = segment.range.lowerBound - textStart..<segment.range.upperBound - textStart
            let width = segment.width + segment.adjustment + compressed(segment.width, compression, of: natural)
            if let box = prepared.text.spans[run.span].box {
                let placed = scaled(box, to: width)
                line.boxes.append(PositionedBox(box: placed, x: x))
                above = max(above, placed.height)
                below = max(below, placed.depth)
            } else {
                startRun(run, text, segment, goesOn: segment.run == lastRun, x: x, in: &line)
                lastRun = segment.run
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
                    appendGlyphs(of: segment, run, text: text.lowerBound, width: width, in: &line)
                }
                let last = line.runs.count - 1
                line.runs[last].width += width
                line.runs[last].glyphs = line.runs[last].glyphs.lowerBound..<line.glyphs.count
                if first == line.glyphs.count { line.runs[last].width -= width }
                let rise = prepared.text.spans[run.span].style.baselineShift
                let size = self.size(of: run)
                above = max(above, rise + size * 3 / 4)
                below = max(below, -rise + size / 5)
            }
            x += width
        }
        line.runs.removeAll { $0.glyphs.isEmpty }
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
        if let last = line.runs.last, !last.isMissing, !run.isMissing, last.direction == direction,
            last.x + last.width == x, goesOn || looksAlike(last, run)
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
                isMissing: run.isMissing
            )
        )
    }

    private func looksAlike(_ last: GlyphRun, _ run: TextRun) -> Bool {
        let span = prepared.text.spans[run.span]
        return last.face == run.face && last.tag == span.tag && last.style == span.style
    }

    /// Appends a segment's glyphs so that their advances add up to its width.
    private func appendGlyphs(
        of segment: Segment,
        _ run: TextRun,
        text: Int,
        width: Thousandths,
        in line: inout LineBox
    ) {
        let entry = preparation.words.entries[segment.entry]
        let size = self.size(of: run)
        let natural = segment.width
        var pen = 0
        var placed = 0
        let first = line.glyphs.count
        for glyph in preparation.words.glyphs[entry.glyphs] {
            pen += Int(glyph.advance)
            var end = preparation.scaled(pen, face: run.face, size: size)
            if width < natural, natural > 0 { end = end * width / natural }
            line.glyphs.append(
                PositionedGlyph(
                    id: glyph.id,
                    cluster: Int32(text) + Int32(glyph.cluster),
                    advance: Int32(end - placed),
                    xOffset: Int32(preparation.scaled(Int(glyph.xOffset), face: run.face, size: size)),
                    yOffset: Int32(preparation.scaled(Int(glyph.yOffset), face: run.face, size: size))
                )
            )
            placed = end
        }
        guard line.glyphs.count > first else { return }
        line.glyphs[line.glyphs.count - 1].advance += Int32(width - placed)
    }
}
