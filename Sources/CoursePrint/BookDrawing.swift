internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FontPrograms
internal import PDFWriter
internal import TextLayout

/// Draws set chapters one after the other: numbers their pages, and leads links to places that the book has.
struct BookDrawing {
    private let plan: BookPlan
    private let chapters: [SetChapter]
    private let fonts: [FontReference]
    private let furniture: PageFurniture
    private let contents: (chapter: Chapter, entryOfNode: [Int: Int])
    /// The number of the page where a chapter begins, as it is printed.
    private let numbers: [String: String]
    private let provided: Set<String>
    private let wanted: Set<String>
    private var shelf = PictureShelf()
    private var pageIndex = 0
    private var number = 0

    init(plan: BookPlan, chapters: [SetChapter], document: inout PDFDocument) {
        self.plan = plan
        self.chapters = chapters
        var fonts: [FontReference] = []
        for face in plan.fonts.faces { fonts.append(document.add(face)) }
        self.fonts = fonts
        furniture = PageFurniture(
            theme: plan.theme,
            fonts: fonts,
            typesetter: Typesetter(fonts: plan.fonts, hyphenation: .carried),
            bookTitle: plan.course.package.title
        )
        contents = ContentsChapter(theme: plan.theme, strings: plan.strings).make(plan.entries, chapterIndex: 1)

        let provided = Set(chapters.flatMap { $0.chapter.nodes.compactMap(\.destination) })
        self.provided = provided
        let outline = plan.outline(chapters.map(\.chapter))
        document.outline = outline
        var wanted: Set<String> = []
        for chapter in chapters {
            for node in chapter.chapter.nodes {
                if case .destination(let name) = node.target { wanted.insert(Self.resolve(name, provided)) }
            }
        }
        Self.insertDestinations(of: outline, into: &wanted)
        self.wanted = wanted

        var front = 0
        var main = 0
        var numbers: [String: String] = [:]
        for chapter in chapters {
            if chapter.chapter.kind == .main {
                numbers[chapter.chapter.destination] = String(main + 1)
                main += chapter.pages.count
            } else {
                numbers[chapter.chapter.destination] = Self.roman(front + 1)
                front += chapter.pages.count
            }
        }
        self.numbers = numbers
        document.pageLabels = [PDFDocument.PageLabels(firstPage: 0, style: .lowerRoman)]
        if main > 0 { document.pageLabels.append(PDFDocument.PageLabels(firstPage: front, style: .decimal)) }
    }

    /// What went wrong while drawing.
    var findings: [Finding] { shelf.findings }

    /// The places of the faces that something was shown in.
    func usedFaces(of document: borrowing PDFDocument) -> [Int] {
        fonts.indices.filter { document.shows(fonts[$0]) }
    }

    /// Encodes the pictures that the chapter needs, and those of a few more.
    mutating func encode(_ encoding: PictureEncoding, from chapter: Int) async throws {
        try await shelf.fill(encoding, from: chapter)
    }

    /// Draws a chapter, whose pictures are encoded, handing each page to the sink.
    mutating func drawChapter(
        _ index: Int,
        in document: inout PDFDocument,
        into sink: inout some ByteSink & ~Copyable
    ) throws {
        let set = chapters[index]
        let chapter = set.chapter
        let provided = provided
        var drawing = ChapterDrawing(chapter, theme: plan.theme, fonts: fonts, wanted: wanted) {
            Self.resolve($0, provided)
        }
        if chapter.kind == .main, pageIndex > 0, index > 0, chapters[index - 1].chapter.kind != .main { number = 0 }
        for (place, page) in set.pages.enumerated() {
            document.beginPage()
            pageIndex += 1
            number += 1
            let left = plan.theme.geometry.left(ofPage: page.number)
            if chapter.kind == .cover {
                if place == 0 { furniture.drawCoverBand(in: &document) }
            } else if !page.items.isEmpty {
                furniture.draw(
                    chapter: place > 0 ? chapter.title : nil,
                    number: chapter.kind == .main ? String(number) : Self.roman(number),
                    left: left,
                    isLeftPage: plan.theme.isTwoSided && page.number % 2 == 0,
                    in: &document
                )
            }
            var shelf = shelf
            let fonts = fonts
            try drawing.draw(
                page,
                shift: Point(x: 0, y: 0),
                picture: { path, document in
                    shelf.picture(path, pointer: chapter.pointer, fonts: fonts, in: &document)
                },
                in: &document
            )
            self.shelf = shelf
            if chapter.destination == ContentsChapter.destination {
                drawNumbers(page, &drawing, in: &document)
            }
            try document.write(into: &sink)
        }
        drawing.finish(&document)
    }

    // MARK: The contents

    /// Draws the page numbers of the contents at the ends of their entries' last lines, behind dots.
    private func drawNumbers(_ page: PageFrame, _ drawing: inout ChapterDrawing, in document: inout PDFDocument) {
        let geometry = plan.theme.geometry
        let right = geometry.left(ofPage: page.number) + geometry.measure
        var last: [Int: (end: Int, baseline: Int)] = [:]
        for item in page.items {
            guard case .line(let line) = item.content else { continue }
            let node = item.tag - contents.chapter.tagBase
            if contents.entryOfNode[node] != nil {
                last[node] = (item.x + line.end, geometry.pageHeight - item.y - line.baseline)
            }
        }
        for (node, place) in last.sorted(by: { $0.key < $1.key }) {
            guard let index = contents.entryOfNode[node] else { continue }
            let entry = plan.entries[index]
            let style = plan.theme.sans(
                plan.theme.scaled(entry.isModule ? 10_500 : 10_000),
                isBold: entry.isModule,
                color: entry.isModule ? plan.theme.accent : plan.theme.ink
            )
            guard let number = numbers[entry.destination],
                let line = furniture.line(number, style, width: ContentsChapter.numberWidth)
            else { continue }
            let start = right - line.end
            if !entry.isModule, start - place.end > 20_000 {
                document.drawArtifact { content in
                    content.strokeDots(
                        from: Point(x: start - 5_000, y: place.baseline + 700),
                        to: Point(x: place.end + 5_000, y: place.baseline + 700),
                        width: 900,
                        gap: 4_500,
                        LineDrawing.colour(BookTheme.quiet)
                    )
                }
            }
            drawing.draw(node, in: &document) { content in
                furniture.show(line, at: Point(x: start, y: place.baseline), on: &content)
            }
        }
    }

    // MARK: Names and numbers

    /// A place that the book has: the one meant, else the lesson's beginning, else the contents.
    private static func resolve(_ name: String, _ provided: Set<String>) -> String {
        if provided.contains(name) { return name }
        let lesson = String(name.prefix { $0 != "#" })
        return provided.contains(lesson) ? lesson : ContentsChapter.destination
    }

    private static func insertDestinations(of items: [PDFDocument.OutlineItem], into names: inout Set<String>) {
        for item in items {
            names.insert(item.destination)
            insertDestinations(of: item.children, into: &names)
        }
    }

    /// A number from 1 in small roman letters.
    static func roman(_ number: Int) -> String {
        let letters: [(Int, String)] = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
            (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var rest = number
        var result = ""
        for (value, letter) in letters {
            while rest >= value {
                result += letter
                rest -= value
            }
        }
        return result
    }
}
