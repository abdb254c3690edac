import FontPrograms
import Testing
import TextLayout

struct ParagraphTests {
    let fixture = LayoutFixture()

    @Test(arguments: [150_000, 200_000, 300_000, 470_551])
    func `justified lines fill the measure exactly, but for the last`(measure: Int) {
        let lines = fixture.lines(LayoutFixture.prose, measure: measure)
        #expect(lines.count > 1)
        for line in lines.dropLast() {
            #expect(line.end - line.hangingEnd == measure)
            #expect(line.glyphs.reduce(0) { $0 + Int($1.advance) } == line.end + line.hangingStart)
        }
        #expect(lines.last.map { $0.end < measure } == true)
    }

    @Test func `the lines hold the whole text in order`() {
        for alignment in [TextAlignment.start, .justify, .center, .end] {
            let lines = fixture.lines(LayoutFixture.prose, measure: 170_000, alignment: alignment)
            #expect(lines.map(LayoutFixture.text).joined() == LayoutFixture.prose)
            for line in lines { #expect(line.end - line.hangingEnd <= 170_000) }
        }
    }

    @Test func `optimum fit keeps spaces even`() {
        let lines = fixture.lines(LayoutFixture.prose, measure: 300_000)
        for line in lines.dropLast() {
            let run = line.runs[0]
            let spaces = line.clusters(of: run).filter { line.text[$0.text] == [0x20] }
                .flatMap { line.glyphs[$0.glyphs] }.map(\.advance).filter { $0 > 0 }
            let (least, most) = (spaces.min() ?? 0, spaces.max() ?? 0)
            #expect(most - least <= 1)
            #expect(most < 5_200, "more than twice the natural space")
            #expect(least >= 1_560, "less than three fifths of the natural space")
        }
    }

    @Test func `clusters map every glyph to its bytes`() throws {
        let line = try #require(fixture.lines("office naïve", measure: 300_000).first)
        let run = try #require(line.runs.first)
        let texts = line.clusters(of: run).map { String(decoding: line.text[$0.text], as: UTF8.self) }
        #expect(texts.joined() == "office naïve")
        #expect(texts.contains("ï"))
        #expect(texts.contains("ffi") || texts.contains("f"))
    }

    @Test func `a no-break space joins what it stands between`() {
        for measure in stride(from: 60_000, through: 140_000, by: 3_000) {
            for text in fixture.texts("see the figures of 100\u{A0}km and of 200\u{A0}km and more", measure: measure) {
                #expect(!text.hasSuffix("100") && !text.hasSuffix("\u{A0}") && !text.hasPrefix("km"))
            }
        }
    }

    @Test func `a soft hyphen shows where a line ends at it, and nowhere else`() throws {
        let word = "Donau\u{AD}dampf\u{AD}schiff\u{AD}fahrt"
        let whole = try #require(fixture.lines(word, measure: 300_000).first)
        #expect(LayoutFixture.text(whole) == "Donaudampfschifffahrt")
        let lines = fixture.lines(word, measure: 62_000, alignment: .start)
        #expect(lines.count > 1)
        for line in lines.dropLast() {
            #expect(LayoutFixture.text(line).hasSuffix("\u{AD}"))
            #expect(line.end <= 62_000)
        }
        let joined = lines.map(LayoutFixture.text).joined().filter { $0 != "\u{AD}" }
        #expect(joined == "Donaudampfschifffahrt")
    }

    @Test func `a long address breaks after its punctuation`() {
        let address = "https://example.org/courses/introduction_to_things/lesson.html?page=12&section=all"
        let texts = fixture.texts(address, measure: 150_000)
        #expect(texts.count > 1)
        #expect(texts.joined() == address)
        for text in texts.dropLast() { #expect("/_.?&=-:".contains(text.last ?? " ")) }
    }

    @Test func `a word wider than the measure is divided rather than lost`() {
        let word = String(repeating: "abcdefghij", count: 20)
        let lines = fixture.lines(word, measure: 100_000)
        #expect(lines.map(LayoutFixture.text).joined() == word)
        for line in lines { #expect(line.end <= 100_000) }
    }

    @Test func `Chinese and Japanese break between characters, but not before a full stop`() {
        let text = "日本語の文章は、文字の間で改行できる。しかし句点の前ではできない。"
        let texts = fixture.texts(text, measure: 60_000, language: "ja")
        #expect(texts.count > 2)
        #expect(texts.joined() == text)
        for line in texts { #expect(!line.hasPrefix("。") && !line.hasPrefix("、")) }
    }

    @Test func `a forced line end ends a line`() {
        let content: [InlineContent] = [
            .text("one", fixture.serif, tag: 1), .lineBreak, .text("two", fixture.serif, tag: 2),
        ]
        let lines = fixture.typesetter.lines(
            of: Paragraph(content, style: ParagraphStyle(lineHeight: 14_000)),
            measure: 300_000
        )
        #expect(lines.map(LayoutFixture.text) == ["one", "two"])
        #expect(lines.map { $0.runs[0].tag } == [1, 2])
    }

    @Test func `alignment and indents place the line`() throws {
        let natural = try #require(fixture.lines("word", measure: 300_000, alignment: .start).first?.end)
        func start(_ alignment: TextAlignment, indent: Int = 0) -> Int? {
            var paragraph = fixture.paragraph("word", alignment: alignment)
            paragraph.style.firstLineIndent = indent
            return fixture.typesetter.lines(of: paragraph, measure: 300_000).first?.runs.first?.x
        }
        #expect(start(.start) == 0)
        #expect(start(.start, indent: 20_000) == 20_000)
        #expect(start(.end) == 300_000 - natural)
        #expect(start(.center) == (300_000 - natural) / 2)
    }

    @Test func `a change of style starts a run and keeps its tag`() {
        var bold = fixture.serif
        bold.font.isBold = true
        let content: [InlineContent] = [
            .text("plain ", fixture.serif, tag: 1), .text("bold", bold, tag: 2), .text(" plain", fixture.serif, tag: 3),
        ]
        let line = fixture.typesetter.lines(
            of: Paragraph(content, style: ParagraphStyle(lineHeight: 14_000)),
            measure: 300_000
        )[0]
        #expect(line.runs.map(\.tag) == [1, 2, 3])
        #expect(line.runs.map { String(decoding: line.text[$0.text], as: UTF8.self) } == ["plain ", "bold", " plain"])
        #expect(LayoutFixture.fonts.faces[line.runs[1].face].postScriptName == "NotoSerif-Bold")
        #expect(line.runs[1].x == line.runs[0].x + line.runs[0].width)
    }

    @Test func `capitals are written where the style asks for them`() {
        var style = fixture.serif
        style.letterCase = .upper
        let line = fixture.typesetter.lines(
            of: Paragraph([.text("straße", style, tag: 1)], style: ParagraphStyle(lineHeight: 14_000)),
            measure: 300_000
        )[0]
        #expect(LayoutFixture.text(line) == "STRASSE")
    }

    @Test func `an empty paragraph has one line of its height`() {
        let lines = fixture.lines("", measure: 100_000)
        #expect(lines.count == 1)
        #expect(lines[0].height == 14_000)
    }

    @Test func `a box wider than the measure is scaled down`() throws {
        let box = InlineBox(identifier: 7, width: 400_000, height: 100_000, tag: 5)
        let lines = fixture.typesetter.lines(
            of: Paragraph([.text("a ", fixture.serif, tag: 1), .box(box)], style: ParagraphStyle(lineHeight: 14_000)),
            measure: 200_000
        )
        let placed = try #require(lines.flatMap(\.boxes).first)
        #expect(placed.box.width == 200_000)
        #expect(placed.box.height == 50_000)
        #expect(placed.box.identifier == 7)
        for line in lines { #expect(line.end <= 200_000) }
    }

    @Test func `two typesetters set alike, whatever they have set before`() {
        let other = Typesetter(fonts: LayoutFixture.fonts)
        _ = other.lines(of: fixture.paragraph("Other words first, office and the rest"), measure: 90_000)
        let paragraph = fixture.paragraph(LayoutFixture.prose)
        #expect(
            fixture.typesetter.lines(of: paragraph, measure: 222_222) == other.lines(of: paragraph, measure: 222_222)
        )
    }
}
