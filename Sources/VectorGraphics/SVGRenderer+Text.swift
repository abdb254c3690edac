internal import FontPrograms

extension SVGRenderer {
    /// Draws a text (SVG 2, 11).
    mutating func renderText(_ place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        var text = SVGText()
        try collect(place, context, into: &text)
        text.trimEnd()
        characters += text.characters.count
        guard characters <= VectorLimits.characters else {
            throw VectorGraphicsError("expected at most \(VectorLimits.characters) characters, found more")
        }
        guard !text.characters.isEmpty else { return [] }
        if context.style.isVertical {
            report(VectorGraphicsFinding.notDrawn, "expected text from left to right, found vertical text; drawn so")
        }
        var layout = TextRunLayout(fonts: fonts, shaper: shaper)
        var runs = layOut(text, &layout)
        let attributes = document.elements[place].attributes
        let wanted = attributes["textLength"].flatMap { context.viewport.length($0, .width) } ?? 0
        if wanted > 0 {
            fit(&runs, to: wanted, text, &layout, isStretched: attributes["lengthAdjust"] == "spacingAndGlyphs")
        }
        reportMissing(layout)
        return try paint(runs, text, context)
    }

    func layOut(_ text: SVGText, _ layout: inout TextRunLayout) -> [TextRun] {
        var runs: [TextRun] = []
        var pen = VectorPoint(x: 0, y: 0)
        var start = 0
        while start < text.characters.count {
            var end = start + 1
            while end < text.characters.count, text.characters[end].x == nil, text.characters[end].y == nil { end += 1 }
            pen.x = text.characters[start].x ?? pen.x
            pen.y = text.characters[start].y ?? pen.y
            let first = runs.count
            let begin = pen.x
            for segment in TextSegment.segments(of: start..<end, in: text) {
                let character = text.characters[segment.range.lowerBound]
                let style = text.styles[character.style]
                pen.x += character.dx
                pen.y += character.dy
                let shift = layout.baselineShift(style)
                for var run in layout.set(text.characters[segment.range], style, isRightToLeft: segment.isRightToLeft) {
                    run.style = character.style
                    run.origin = VectorPoint(x: pen.x, y: pen.y + shift)
                    run.degrees = character.degrees
                    pen.x += run.advance
                    runs.append(run)
                }
            }
            let style = text.styles[text.characters[start].style]
            var share: Double =
                switch style.anchor {
                case .start: 0
                case .middle: 0.5
                case .end: 1
                }
            if style.isRightToLeft { share = 1 - share }
            let move = (begin - pen.x) * share
            for index in first..<runs.count { runs[index].origin.x += move }
            pen.x += move
            start = end
        }
        return runs
    }

    /// Makes a text as long as its element asks, by room between letters or by wider letters (SVG 2, 11.5).
    private func fit(
        _ runs: inout [TextRun],
        to wanted: Double,
        _ text: SVGText,
        _ layout: inout TextRunLayout,
        isStretched: Bool
    ) {
        // Several positioned parts have no common length.
        guard !text.characters.dropFirst().contains(where: { $0.x != nil || $0.y != nil }) else { return }
        let length = runs.reduce(0) { $0 + $1.advance }
        let count = runs.reduce(0) { $0 + $1.glyphs.count { !$0.text.isEmpty } }
        guard length > 0, count > 0, let first = runs.first else { return }
        let style = text.styles[first.style]
        let share: Double = style.anchor == .start ? 0 : style.anchor == .middle ? 0.5 : 1
        if isStretched {
            let stretch = wanted / length
            let begin = first.origin.x + length * share - wanted * share
            for index in runs.indices {
                runs[index].origin.x = begin + (runs[index].origin.x - first.origin.x) * stretch
                runs[index].stretch = stretch
            }
        } else if count > 1 {
            layout.extraSpacing = (wanted - length) / Double(count - 1)
            runs = layOut(text, &layout)
            for index in runs.indices { runs[index].origin.x += layout.extraSpacing * share }
        }
    }

    private mutating func reportMissing(_ layout: TextRunLayout) {
        for scalar in layout.missing.sorted(by: { $0.value < $1.value }).prefix(5) {
            let number = String(scalar.value, radix: 16, uppercase: true)
            let padded = String(repeating: "0", count: max(4 - number.count, 0)) + number
            report(VectorGraphicsFinding.missingGlyph, "expected a glyph for U+\(padded) in a font, found none")
        }
    }

    // MARK: Characters

    private mutating func collect(
        _ place: Int,
        _ context: Context,
        into text: inout SVGText
    ) throws(VectorGraphicsError) {
        let element = document.elements[place]
        var lengths = context.viewport
        lengths.fontSize = context.style.fontSize
        func list(_ name: String, _ side: LengthContext.Side) -> [Double] {
            element.attributes[name].map { lengths.lengths($0, side, limit: VectorLimits.characters) } ?? []
        }
        var positions = SVGText.Positions()
        positions.x = list("x", .width)
        positions.y = list("y", .height)
        positions.dx = list("dx", .width)
        positions.dy = list("dy", .height)
        positions.degrees = element.attributes["rotate"].map { TextScanner.numbers($0) } ?? []
        let style = text.begin(positions, context.style)
        for child in element.children {
            switch child {
            case .text(let content): text.append(content, style: style)
            case .element(let child):
                let name = document.elements[child].name
                if name == "textPath" {
                    report(VectorGraphicsFinding.notDrawn, "expected text on a line, found text on a path; not drawn")
                }
                guard name == "tspan" || name == "a" else { continue }
                var inner = context
                inner.style = try self.style(of: child, below: context.style, context.viewport)
                guard inner.style.isDisplayed, context.depth < VectorLimits.depth else { continue }
                inner.depth += 1
                try collect(child, inner, into: &text)
            }
        }
        text.end()
    }

    // MARK: Paint

    func transform(of run: TextRun) -> AffineTransform {
        var transform = AffineTransform.translation(run.origin.x, run.origin.y)
        if run.degrees != 0 { transform = transform * .rotation(degrees: run.degrees) }
        if run.stretch != 1 { transform = transform * .scaling(run.stretch, 1) }
        if run.slant != 0 { transform = transform * AffineTransform(1, 0, -run.slant, 1, 0, 0) }
        return transform
    }

    mutating func paint(
        _ runs: [TextRun],
        _ text: SVGText,
        _ context: Context
    ) throws(VectorGraphicsError) -> [VectorItem] {
        func box(_ run: TextRun) -> VectorBounds {
            let face = fonts.collection.faces[run.face]
            let scale = text.styles[run.style].fontSize / Double(face.unitsPerEm)
            return VectorBounds(
                left: 0,
                top: -Double(face.ascender) * scale,
                right: max(run.advance, 1e-6),
                bottom: -Double(face.descender) * scale
            )
        }
        var bounds: VectorBounds?
        for run in runs { bounds = box(run).transformed(by: transform(of: run)).union(bounds) }
        guard let bounds, bounds.isUsable else { return [] }
        var items: [VectorItem] = []
        for run in runs {
            var inner = context
            inner.style = text.styles[run.style]
            guard inner.style.isVisible, inner.style.fontSize > 0 else { continue }
            let placed = context.transform * transform(of: run)
            guard placed.isUsable else { continue }
            var fill: VectorFill?
            var stroke: VectorStroke?
            if context.isClip {
                fill = VectorFill(paint: .solid(.white), opacity: 1)
            } else {
                fill = try self.fill(inner.style.fill, inner.style.fillOpacity, bounds, reach: 0, inner)
                stroke = try self.stroke(bounds, inner)
            }
            let lines = decorations(of: run, inner.style, placed, fill)
            items += lines.below
            if !run.glyphs.isEmpty, fill != nil || stroke != nil {
                items.append(
                    .glyphs(
                        VectorGlyphs(
                            face: run.face,
                            size: inner.style.fontSize,
                            glyphs: run.glyphs,
                            text: run.text,
                            transform: placed,
                            fill: fill,
                            stroke: stroke,
                            box: box(run)
                        )
                    )
                )
            }
            items += lines.above
        }
        return items
    }

    /// The lines under, over and through a run, as rectangles.
    private func decorations(
        of run: TextRun,
        _ style: ComputedStyle,
        _ transform: AffineTransform,
        _ fill: VectorFill?
    ) -> (below: [VectorItem], above: [VectorItem]) {
        let decorations = style.decorations
        guard decorations != TextDecorations(), let fill, run.advance > 0 else { return ([], []) }
        let face = fonts.collection.faces[run.face]
        let scale = style.fontSize / Double(face.unitsPerEm)
        // A tenth of the size, as browsers draw it, whatever the face says.
        let thickness = style.fontSize / 10
        func line(_ middle: Double) -> VectorItem {
            let box = VectorBounds(
                left: 0,
                top: middle - thickness / 2,
                right: run.advance,
                bottom: middle + thickness / 2
            )
            return .shape(VectorShape(path: VectorPath(box), transform: transform, rule: .nonZero, fill: fill))
        }
        var below: [VectorItem] = []
        if decorations.hasUnderline { below.append(line(thickness * 1.1)) }
        if decorations.hasOverline { below.append(line(-Double(face.ascender) * scale + thickness / 2)) }
        return (below, decorations.hasLineThrough ? [line(-Double(face.ascender) * scale / 3)] : [])
    }
}
