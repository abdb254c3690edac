import Testing
import TextLayout

/// Content that no author writes: it may look poor, but it is all set, and in time that grows with its size.
@Suite(.timeLimit(.minutes(5)))
struct HostileContentTests {
    let fixture = LayoutFixture()

    private func pages(_ blocks: [LayoutBlock]) -> [PageFrame] {
        fixture.typesetter.pages(of: blocks, geometry: LayoutFixture.geometry)
    }

    private func text(_ pages: [PageFrame]) -> String {
        pages.flatMap(LayoutFixture.lines).filter { !$0.0.isArtifact }.map { LayoutFixture.text($0.1) }.joined()
    }

    private func block(_ text: String, tag: Int = 1) -> LayoutBlock {
        LayoutBlock(.paragraph(fixture.paragraph(text, alignment: .start)), tag: tag)
    }

    @Test(arguments: ["abcdefghij", "漢字仮名交文章", "a.b/c_d-e", "\u{200B}", "ab\u{AD}c", "مرحبا", "x\u{301}"])
    func `a very long word is set whole`(part: String) {
        let word = String(repeating: part, count: 30_000 / part.utf8.count)
        let shown = word.replacing("\u{AD}", with: "")
        let lines = fixture.lines(word, measure: 300_000)
        #expect(lines.map(LayoutFixture.text).joined().replacing("\u{AD}", with: "") == shown)
        #expect(lines.allSatisfy { $0.end - $0.hangingEnd <= $0.measure })
    }

    @Test func `a very long line of code is set whole`() {
        let code = String(repeating: "let x=f(1);", count: 4_000)
        let lines = CodeLines(
            lines: [[.text(code, fixture.mono, tag: 1)]],
            wrapMark: .text("→", fixture.mono, tag: 0),
            lineHeight: 11_000
        )
        let pages = pages([LayoutBlock(.code(lines), tag: 1)])
        #expect(text(pages) == code)
    }

    @Test func `a table of a thousand columns loses no cell`() {
        let cells = (0..<1000).map { Table.Cell([block("c\($0)", tag: $0 + 1)]) }
        let pages = pages([LayoutBlock(.table(Table(head: [], rows: [Table.Row(cells)])), tag: 0)])
        let tags = Set(pages.flatMap(\.items).map(\.tag))
        #expect(tags.isSuperset(of: 1...1000))
        let right = LayoutFixture.geometry.measure
        for page in pages {
            let left = LayoutFixture.geometry.left(ofPage: page.number)
            for (item, line) in LayoutFixture.lines(of: page) { #expect(item.x + line.end <= left + right) }
        }
    }

    @Test func `tables in tables cost no more than their number`() {
        var inner = block("innermost")
        for level in 0..<40 {
            let row = Table.Row([Table.Cell([block("level\(level)"), inner])])
            inner = LayoutBlock(.table(Table(head: [], rows: [row])), tag: level + 2)
        }
        let text = text(pages([inner]))
        for level in 0..<40 { #expect(text.contains("level\(level)")) }
        #expect(text.contains("innermost"))
    }

    @Test func `lists in lists keep their text however deep they are`() {
        var inner = block("innermost")
        for level in 0..<1_000 {
            inner = LayoutBlock(
                .listItem(
                    marker: [.text("•", fixture.serif, tag: 0)],
                    markerTag: 0,
                    indent: 12_000,
                    [block("level\(level).", tag: level), inner]
                ),
                tag: level
            )
        }
        let text = text(pages([inner]))
        #expect(text.contains("innermost"))
        for level in 0..<1_000 { #expect(text.contains("level\(level).")) }
    }

    @Test func `an inline box taller than a page leaves room for the line`() {
        let box = InlineBox(identifier: 1, width: 100_000, height: 900_000, depth: 900_000, tag: 3)
        let paragraph = Paragraph([.box(box)], style: ParagraphStyle(lineHeight: 14_000))
        let item = LayoutBlock.Content.listItem(marker: [.box(box)], markerTag: 2, indent: 40_000, [block("x")])
        let pages = pages([LayoutBlock(.paragraph(paragraph), tag: 1), LayoutBlock(item, tag: 4)])
        for (_, line) in pages.flatMap(LayoutFixture.lines) {
            #expect(line.height <= LayoutFixture.geometry.frameHeight)
        }
    }
}
