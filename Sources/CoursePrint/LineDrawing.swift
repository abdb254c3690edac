internal import FontPrograms
internal import PDFWriter
internal import TextLayout

/// Draws set lines: runs of glyphs, and what lies behind and under them.
enum LineDrawing {
    /// The writer's form of a layout's colour.
    static func colour(_ color: Color) -> Colour {
        Colour(UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue))
    }

    /// Shows a run.
    ///
    /// - Parameters:
    ///   - left: The left end of the line box.
    ///   - baseline: The height of the baseline in the page's user space.
    static func show(
        _ run: GlyphRun,
        of line: LineBox,
        left: Int,
        baseline: Int,
        font: FontReference,
        on content: inout PageContent
    ) {
        var glyphs: [PlacedGlyph] = []
        glyphs.reserveCapacity(run.glyphs.count)
        var pen = 0
        let shift = run.style.baselineShift
        var index = run.glyphs.lowerBound
        var textEnd = run.text.upperBound
        while index < run.glyphs.upperBound {
            let start = Int(line.glyphs[index].cluster)
            var end = index + 1
            while end < run.glyphs.upperBound, Int(line.glyphs[end].cluster) == start { end += 1 }
            let next: Int
            switch run.direction {
            case .leftToRight: next = end < run.glyphs.upperBound ? Int(line.glyphs[end].cluster) : run.text.upperBound
            case .rightToLeft:
                next = textEnd
                textEnd = start
            }
            for place in index..<end {
                let glyph = line.glyphs[place]
                let isFirst = place == index
                glyphs.append(
                    PlacedGlyph(
                        glyph: glyph.id,
                        x: Int32(pen) + glyph.xOffset,
                        y: Int32(shift) + glyph.yOffset,
                        textStart: isFirst ? Int32(start) : 0,
                        textEnd: isFirst ? Int32(max(start, next)) : 0
                    )
                )
                pen += Int(glyph.advance)
            }
            index = end
        }
        content.showText(
            glyphs,
            text: line.text,
            font: font,
            size: run.style.size,
            colour: colour(run.style.color),
            characterSpacing: run.tracking,
            at: Point(x: left + run.x, y: baseline)
        )
    }

    /// Draws the backgrounds behind a line's runs, and the lines under and through them.
    static func drawDecorations(of line: LineBox, left: Int, baseline: Int, on content: inout PageContent) {
        for run in line.runs {
            let style = run.style
            if let background = style.background {
                content.fill(
                    Rectangle(
                        x: left + run.x - 1_000,
                        y: baseline - style.size * 26 / 100,
                        width: run.width + 2_000,
                        height: style.size * 122 / 100
                    ),
                    colour(background)
                )
            }
            let shown = colour(style.color)
            if style.isUnderlined {
                let rule = Rectangle(
                    x: left + run.x,
                    y: baseline - style.size * 14 / 100,
                    width: run.width,
                    height: style.size / 18
                )
                content.fill(rule, shown)
            }
            if style.isStruck {
                let rule = Rectangle(
                    x: left + run.x,
                    y: baseline + style.size * 27 / 100,
                    width: run.width,
                    height: style.size / 18
                )
                content.fill(rule, shown)
            }
        }
    }

    /// Whether `drawDecorations` draws anything.
    static func hasDecorations(_ line: LineBox) -> Bool {
        line.runs.contains { $0.style.background != nil || $0.style.isUnderlined || $0.style.isStruck }
    }
}
