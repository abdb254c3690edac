import FontPrograms
import Testing
import TextLayout

/// How code is cut into pages and lines.
@Suite struct CodePageTests {
    let fixture = LayoutFixture()

    private func code(_ lines: [String]) -> LayoutBlock {
        LayoutBlock(
            .code(
                CodeLines(
                    lines: lines.map { [.text($0, fixture.mono, tag: 1)] },
                    wrapMark: .text("↪", fixture.mono, tag: 1),
                    lineHeight: 11_000
                )
            ),
            tag: 1
        )
    }

    @Test func `a page ends at an empty line of code where one is near`() {
        for shift in 0..<6 {
            let lines = (0..<90).map { ($0 + shift) % 6 == 5 ? "" : "statement \($0)" }
            let pages = fixture.typesetter.pages(of: [code(lines)], geometry: LayoutFixture.geometry)
            #expect(pages.count > 1)
            for page in pages.dropFirst() {
                let first = LayoutFixture.lines(of: page).first.map { LayoutFixture.text($0.1) } ?? ""
                let number = first.split(separator: " ").last.flatMap { Int($0) }
                #expect(number.map { ($0 + shift) % 6 == 0 } == true, "\(first)")
            }
        }
    }

    @Test func `a line that goes on stands further in than it began, behind its mark`() throws {
        let text = "        " + Array(repeating: "argument", count: 40).joined(separator: ", ")
        let pages = fixture.typesetter.pages(of: [code([text])], geometry: LayoutFixture.geometry)
        let lines = try LayoutFixture.lines(of: #require(pages.first))
        let texts = lines.filter { !$0.0.isArtifact }
        let marks = lines.filter { $0.0.isArtifact }
        #expect(texts.count > 2 && marks.count == texts.count - 1)
        let first = try #require(texts.first?.1.runs.first)
        // Eight spaces, each as wide as every letter of the face.
        let space = first.width / first.text.count
        for (_, line) in texts.dropFirst() { #expect(line.runs.first?.x ?? 0 >= 8 * space) }
        for (mark, _) in marks { #expect(mark.x - texts[0].0.x >= 8 * space) }
        #expect(texts.map { LayoutFixture.text($0.1) }.joined() == text)
    }
}
