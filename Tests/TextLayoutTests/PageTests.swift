import FontPrograms
import Testing
import TextLayout

struct PageTests {
    let fixture = LayoutFixture()
    let geometry = LayoutFixture.geometry

    private func block(_ text: String, tag: Int, keepWithNext: Bool = false) -> LayoutBlock {
        LayoutBlock(
            .paragraph(fixture.paragraph(text)),
            tag: tag,
            spaceBefore: 4_000,
            spaceAfter: 4_000,
            keepWithNext: keepWithNext
        )
    }

    @Test func `no page begins with a paragraph's last line or ends with its first`() {
        for extra in 0..<12 {
            let blocks = (0..<30).map {
                block(LayoutFixture.prose + String(repeating: " and so on", count: ($0 * 7 + extra) % 23), tag: $0)
            }
            let pages = fixture.typesetter.pages(of: blocks, geometry: geometry)
            #expect(pages.count > 2)
            for (page, next) in zip(pages, pages.dropFirst()) {
                guard let last = page.items.last, let first = next.items.first, last.tag == first.tag else { continue }
                #expect(page.items.count { $0.tag == last.tag } >= 2)
                #expect(next.items.count { $0.tag == last.tag } >= 2)
            }
        }
    }

    @Test func `a heading stands on the page of its text`() {
        for lines in 20..<44 {
            let filler = LayoutBlock(.space(Thousandths(lines) * 10_000), tag: 0)
            let blocks =
                [block("first", tag: 1), filler, block("Heading", tag: 2, keepWithNext: true)]
                + [block(LayoutFixture.prose, tag: 3)]
            let pages = fixture.typesetter.pages(of: blocks, geometry: geometry)
            let heading = pages.first { $0.items.contains { $0.tag == 2 } }
            #expect(heading?.items.contains { $0.tag == 3 } == true)
        }
    }

    @Test func `a block that fits a page is kept on one`() {
        let quotation = LayoutBlock(
            .container([block(LayoutFixture.prose, tag: 2)], ContainerStyle()),
            tag: 1,
            keepTogether: true
        )
        let blocks = (10..<14).map { block(LayoutFixture.prose, tag: $0) } + [quotation]
        let pages = fixture.typesetter.pages(of: blocks, geometry: geometry)
        #expect(pages.filter { $0.items.contains { $0.tag == 2 } }.count == 1)
    }

    @Test func `a table repeats its head on each page, as an artifact`() {
        let cell = { (text: String, tag: Int) in
            Table.Cell([LayoutBlock(.paragraph(self.fixture.paragraph(text, alignment: .start)), tag: tag)])
        }
        let table = Table(
            head: [Table.Row([cell("Name", 1), cell("Meaning", 2)])],
            rows: (0..<80).map { Table.Row([cell("row \($0)", 100 + 2 * $0), cell("meaning", 101 + 2 * $0)]) },
            ruleColor: .black
        )
        let pages = fixture.typesetter.pages(of: [LayoutBlock(.table(table), tag: 0)], geometry: geometry)
        #expect(pages.count >= 3)
        for (number, page) in pages.enumerated() {
            let first = page.items.prefix(2)
            #expect(first.map(\.tag) == [1, 2])
            #expect(first.allSatisfy { $0.isArtifact == (number > 0) })
            #expect(page.items.dropFirst(2).allSatisfy { !$0.isArtifact })
        }
        let tags = pages.flatMap(\.items).filter { !$0.isArtifact }.map(\.tag)
        #expect(tags == [1, 2] + Array(100..<260))
    }

    @Test func `a row taller than a page goes on on the next`() {
        let long = String(repeating: LayoutFixture.prose + " ", count: 12)
        let paragraph = LayoutBlock(.paragraph(fixture.paragraph(long, alignment: .start)), tag: 1)
        let short = LayoutBlock(.paragraph(fixture.paragraph("short", alignment: .start)), tag: 2)
        let table = Table(head: [], rows: [Table.Row([Table.Cell([paragraph]), Table.Cell([short])])])
        let pages = fixture.typesetter.pages(of: [LayoutBlock(.table(table), tag: 0)], geometry: geometry)
        #expect(pages.count > 1)
        let text = pages.flatMap { LayoutFixture.lines(of: $0) }.filter { $0.0.tag == 1 }.map {
            LayoutFixture.text($0.1)
        }
        #expect(text.joined() == long)
    }

    @Test func `columns take their width from their content`() throws {
        let cell = { (text: String, tag: Int) in
            Table.Cell([LayoutBlock(.paragraph(self.fixture.paragraph(text, alignment: .start)), tag: tag)])
        }
        let table = Table(head: [], rows: [Table.Row([cell("id", 1), cell(LayoutFixture.prose, 2)])])
        let page = fixture.typesetter.pages(of: [LayoutBlock(.table(table), tag: 0)], geometry: geometry)[0]
        let second = try #require(page.items.first { $0.tag == 2 })
        #expect(second.x - geometry.innerMargin < 60_000)
    }

    @Test func `columns of few words stand on one line beside one of many`() throws {
        let cell = { (text: String, tag: Int) in
            Table.Cell([LayoutBlock(.paragraph(self.fixture.paragraph(text, alignment: .start)), tag: tag)])
        }
        let row = Table.Row([cell("A short cell", 1), cell(LayoutFixture.prose, 2), cell("Aligned right", 3)])
        let page = fixture.typesetter.pages(
            of: [LayoutBlock(.table(Table(head: [], rows: [row])), tag: 0)],
            geometry: geometry
        )[0]
        #expect(page.items.filter { $0.tag == 1 }.count == 1)
        #expect(page.items.filter { $0.tag == 3 }.count == 1)
        #expect(page.items.filter { $0.tag == 2 }.count > 3)
    }

    @Test func `a code line that is too long goes on behind a mark and loses nothing`() {
        let source = "    let answer = " + (0..<40).map { "value\($0)" }.joined(separator: " + ")
        let code = CodeLines(
            lines: [[.text("\tif true {", fixture.mono, tag: 1)], [.text(source, fixture.mono, tag: 1)]],
            wrapMark: .text("→", fixture.mono, tag: 9),
            lineHeight: 12_000
        )
        let page = fixture.typesetter.pages(of: [LayoutBlock(.code(code), tag: 4)], geometry: geometry)[0]
        let lines = LayoutFixture.lines(of: page)
        let content = lines.filter { !$0.0.isArtifact }.map { LayoutFixture.text($0.1) }
        #expect(content.first == "    if true {")
        #expect(content.dropFirst().joined() == source)
        #expect(content.count > 2)
        #expect(lines.filter { $0.0.isArtifact }.count == content.count - 2)
    }

    @Test func `a container's background reaches over every page it stands on`() {
        let style = ContainerStyle(
            insets: Insets(all: 8_000),
            background: Color(0xEEEEEE),
            ruleColor: .black,
            ruleThickness: 2_000
        )
        let inside = (0..<20).map { block(LayoutFixture.prose, tag: $0) }
        let pages = fixture.typesetter.pages(of: [LayoutBlock(.container(inside, style), tag: 99)], geometry: geometry)
        #expect(pages.count > 1)
        for page in pages {
            #expect(page.decorations.count == 2)
            let top = page.items.map(\.y).min() ?? 0
            #expect(page.decorations[0].y <= top)
            #expect(page.decorations[0].width == geometry.measure)
        }
    }

    @Test func `a list item's marker stands on the baseline of its first line`() throws {
        let item = LayoutBlock(
            .listItem(
                marker: [.text("1.", fixture.serif, tag: 1)],
                markerTag: 5,
                indent: 20_000,
                [block("text", tag: 6)]
            ),
            tag: 4
        )
        let page = fixture.typesetter.pages(of: [item], geometry: geometry)[0]
        let lines = LayoutFixture.lines(of: page)
        #expect(lines.map(\.0.tag) == [5, 6])
        #expect(lines[0].0.y + lines[0].1.baseline == lines[1].0.y + lines[1].1.baseline)
        #expect(lines[0].0.x + lines[0].1.end <= lines[1].0.x)
    }

    @Test func `pages begin where they are told to, and margins change sides`() {
        var second = block("second", tag: 2)
        second.startsPage = true
        let blocks = [block("first", tag: 1), second, LayoutBlock(.pageBreak, tag: 0), block("third", tag: 3)]
        let pages = fixture.typesetter.pages(of: blocks, geometry: geometry, firstPage: 5)
        #expect(pages.map(\.number) == [5, 6, 7])
        #expect(pages.map { $0.items.map(\.tag) } == [[1], [2], [3]])
        #expect(pages.map { $0.items[0].x } == [50_000, 40_000, 50_000])
        #expect(pages.allSatisfy { $0.items[0].y == 60_000 })
    }

    @Test func `the first item of a block is marked, once`() {
        let blocks = (0..<12).map { block(LayoutFixture.prose, tag: $0) }
        let items = fixture.typesetter.pages(of: blocks, geometry: geometry).flatMap(\.items)
        #expect(items.filter(\.startsBlock).map(\.tag) == Array(0..<12))
    }

    @Test func `pages between others end at the same height, whatever blocks they hold`() {
        let blocks = (0..<90).map {
            var block = block(String(repeating: "Few words. ", count: 1 + $0 * 7 % 13), tag: $0)
            block.spaceAfter = 10_000
            return block
        }
        let pages = fixture.typesetter.pages(of: blocks, geometry: geometry)
        #expect(pages.count > 3)
        let foot = geometry.topMargin + geometry.frameHeight
        // The last but one may leave more to the last, which is not to hold a line or two.
        for page in pages.dropLast(2) {
            let ends = LayoutFixture.lines(of: page).map { $0.0.y + $0.1.height }
            #expect(foot - (ends.max() ?? 0) <= 500)
        }
    }

    @Test func `a picture that hardly misses its page is made a little smaller instead of leaving a hole`() throws {
        for lines in 20..<32 {
            let filler = LayoutBlock(.space(Thousandths(lines) * 10_000), tag: 0)
            let picture = Picture(identifier: 1, width: 150_000, height: 150_000)
            let blocks = [
                block("first", tag: 1), filler, LayoutBlock(.picture(picture), tag: 2), block("after", tag: 3),
            ]
            let pages = fixture.typesetter.pages(of: blocks, geometry: geometry)
            for page in pages {
                for item in page.items {
                    guard case .picture(_, let width, let height) = item.content else { continue }
                    #expect(height >= 105_000 && height <= 150_000)
                    #expect(abs(width - height) <= 1)
                    #expect(item.y + height <= geometry.topMargin + geometry.frameHeight)
                }
            }
        }
    }

    @Test func `a note stands at the foot of the page whose text refers to it, and is read there`() throws {
        let paragraphs = (0..<30).map { number in
            LayoutBlock(
                .paragraph(
                    Paragraph(
                        [
                            .text(LayoutFixture.prose, fixture.serif, tag: number),
                            .text("*", fixture.serif, tag: 1_000 + number),
                        ],
                        style: fixture.paragraph("").style
                    )
                ),
                tag: number
            )
        }
        let notes = stride(from: 0, to: 30, by: 3).map {
            PageNote(referenceTag: 1_000 + $0, block: block("Note \($0)", tag: 2_000 + $0))
        }
        let pages = fixture.typesetter.pages(of: paragraphs, notes: notes, geometry: geometry)
        #expect(pages.count > 2)
        var seen = 0
        for page in pages {
            let lines = LayoutFixture.lines(of: page)
            let tags: [Int] = lines.flatMap { $0.1.runs.map(\.tag) }
            let referred = tags.filter { (1_000..<2_000).contains($0) && ($0 - 1_000).isMultiple(of: 3) }
            let shown = lines.map(\.0.tag).filter { $0 >= 2_000 }
            #expect(shown == referred.map { $0 + 1_000 })
            seen += shown.count
            let text = lines.filter { $0.0.tag < 2_000 }.map { $0.0.y + $0.1.height }.max() ?? 0
            let first = lines.filter { $0.0.tag >= 2_000 }.map(\.0.y).min() ?? .max
            #expect(text < first)
            #expect(lines.allSatisfy { $0.0.y + $0.1.height <= geometry.topMargin + geometry.frameHeight })
        }
        #expect(seen == 10)
    }

    @Test func `a note that no page could hold stands at the end`() {
        let long = String(repeating: LayoutFixture.prose + " ", count: 30)
        let text = LayoutBlock(.paragraph(fixture.paragraph("text")), tag: 1)
        let pages = fixture.typesetter.pages(
            of: [text],
            notes: [
                PageNote(referenceTag: 7, block: block(long, tag: 2)),
                PageNote(referenceTag: 8, block: block("b", tag: 3)),
            ],
            geometry: geometry
        )
        let tags = pages.flatMap { LayoutFixture.lines(of: $0) }.map(\.0.tag)
        #expect(tags.first == 1)
        #expect(tags.contains(2) && tags.last == 3)
    }
}
