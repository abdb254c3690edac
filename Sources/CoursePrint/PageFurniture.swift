internal import FontPrograms
internal import PDFWriter
internal import TextLayout

/// What stands around the text of a page: the running head, the page number, the cover's band.
struct PageFurniture {
    let theme: BookTheme
    let fonts: [FontReference]
    let typesetter: Typesetter
    let bookTitle: String

    /// Draws the running head: the chapter at the left, the book at the right, a rule below; and the number at the foot.
    func draw(
        chapter: String?,
        number: String?,
        left: Int,
        in document: inout PDFDocument
    ) {
        let geometry = theme.geometry
        let style = theme.running
        let right = left + geometry.measure
        if let chapter {
            let baseline = geometry.pageHeight - geometry.topMargin * 62 / 100
            // The chapter comes first; the book takes what it leaves.
            let chapterLine = line(chapter, style, width: geometry.measure * 62 / 100)
            let rest = geometry.measure - (chapterLine?.end ?? 0) - 20_000
            let bookLine = line(bookTitle, style, width: rest)
            document.drawArtifact {
                $0.fill(
                    Rectangle(x: left, y: baseline - 6_000, width: geometry.measure, height: 400),
                    LineDrawing.colour(BookTheme.hairline)
                )
            }
            document.drawArtifact(.header) { content in
                if let chapterLine { show(chapterLine, at: Point(x: left, y: baseline), on: &content) }
                if let bookLine { show(bookLine, at: Point(x: right - bookLine.end, y: baseline), on: &content) }
            }
        }
        if let number, let numberLine = line(number, style, width: geometry.measure) {
            let baseline = geometry.bottomMargin * 55 / 100
            document.drawArtifact(.footer) { content in
                let x = left + (geometry.measure - numberLine.end) / 2
                show(numberLine, at: Point(x: x, y: baseline), on: &content)
            }
        }
    }

    /// Draws the band at the top of the cover.
    func drawCoverBand(in document: inout PDFDocument) {
        let geometry = theme.geometry
        let height = FrontMatter.bandHeight(theme)
        document.drawArtifact { content in
            content.fill(
                Rectangle(x: 0, y: geometry.pageHeight - height, width: geometry.pageWidth, height: height),
                LineDrawing.colour(BookTheme.accent)
            )
            content.fill(
                Rectangle(x: 0, y: geometry.pageHeight - height - 5_000, width: geometry.pageWidth, height: 5_000),
                LineDrawing.colour(BookTheme.amber)
            )
        }
    }

    /// The first line of a text; one that does not fit ends in dots.
    func line(_ text: String, _ style: TextStyle, width: Thousandths) -> LineBox? {
        func lines(_ text: String) -> [LineBox] {
            typesetter.lines(
                of: Paragraph([.text(text, style, tag: -1)], style: theme.paragraph(style, .start)),
                measure: width
            )
        }
        let whole = lines(text)
        guard whole.count > 1 else { return whole.first }
        var words = text.split(separator: " ")
        while words.count > 1 {
            words.removeLast()
            let shorter = lines(words.joined(separator: " ") + " …")
            if shorter.count == 1 { return shorter.first }
        }
        return whole.first
    }

    /// Shows a line whose baseline starts at a point.
    func show(_ line: LineBox, at point: Point, on content: inout PageContent) {
        for run in line.runs {
            LineDrawing.show(run, of: line, left: point.x, baseline: point.y, font: fonts[run.face], on: &content)
        }
    }
}
