internal import FontPrograms
internal import PDFWriter
internal import TextLayout

/// What stands around the text of a page: the running head, the page number, the cover's band.
struct PageFurniture {
    let theme: BookTheme
    let fonts: [FontReference]
    let typesetter: Typesetter
    let bookTitle: String

    /// Draws the running head, a rule below it, and the number at the foot.
    ///
    /// The chapter stands at the left and the book at the right; in a two-sided book the left page has the book at its
    /// outer side, the right page the chapter, and the numbers stand at the outer sides.
    func draw(
        chapter: String?,
        number: String?,
        left: Int,
        isLeftPage: Bool,
        in document: inout PDFDocument
    ) {
        let geometry = theme.geometry
        let style = theme.running
        let right = left + geometry.measure
        if let chapter {
            let baseline = geometry.pageHeight - geometry.topMargin * 62 / 100
            // The chapter comes first; the book takes what it leaves.
            var chapterLine: LineBox?
            var bookLine: LineBox?
            if theme.isTwoSided {
                if isLeftPage {
                    bookLine = line(bookTitle, style, width: geometry.measure)
                } else {
                    chapterLine = line(chapter, style, width: geometry.measure)
                }
            } else {
                chapterLine = line(chapter, style, width: geometry.measure * 62 / 100)
                bookLine = line(bookTitle, style, width: geometry.measure - (chapterLine?.end ?? 0) - 20_000)
            }
            let chapterStart = theme.isTwoSided ? right - (chapterLine?.end ?? 0) : left
            let bookStart = theme.isTwoSided ? left : right - (bookLine?.end ?? 0)
            document.drawArtifact {
                $0.fill(
                    Rectangle(x: left, y: baseline - 6_000, width: geometry.measure, height: 400),
                    LineDrawing.colour(BookTheme.hairline)
                )
            }
            document.drawArtifact(.header) { content in
                if let chapterLine { show(chapterLine, at: Point(x: chapterStart, y: baseline), on: &content) }
                if let bookLine { show(bookLine, at: Point(x: bookStart, y: baseline), on: &content) }
            }
        }
        if let number, let numberLine = line(number, style, width: geometry.measure) {
            let baseline = geometry.bottomMargin * 55 / 100
            document.drawArtifact(.footer) { content in
                let free = geometry.measure - numberLine.end
                let x = left + (theme.isTwoSided ? isLeftPage ? 0 : free : free / 2)
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
                LineDrawing.colour(theme.accent)
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
