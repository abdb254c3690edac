import FontPrograms
import Testing
import TextLayout

/// Which face emoji and their like are shown in (UTS #51).
@Suite struct EmojiSequenceTests {
    /// The runs of a line, each with whether it is in colour, its text and how many glyphs it has.
    private static func runs(_ text: String) -> [(isColour: Bool, text: String, glyphs: Int)] {
        let fixture = LayoutFixture()
        let lines = fixture.lines(text, measure: 400_000, alignment: .start)
        #expect(fixture.typesetter.missingGlyphs.isEmpty)
        return lines.flatMap { line in
            line.runs.map { run in
                (
                    LayoutFixture.fonts.faces[run.face].colourFormat != nil,
                    String(decoding: line.text[run.text], as: UTF8.self), run.glyphs.count
                )
            }
        }
    }

    @Test(arguments: [
        "\u{1F600}", "\u{231A}", "\u{2714}\u{FE0F}", "\u{A9}\u{FE0F}", "1\u{FE0F}\u{20E3}", "\u{1F1EF}\u{1F1F5}",
        "\u{1F44D}\u{1F3FD}", "\u{261D}\u{1F3FD}", "\u{1F469}\u{200D}\u{1F680}", "\u{2764}\u{FE0F}\u{200D}\u{1F525}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
        "\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}",
    ])
    func `an emoji sequence is one glyph of the colour face`(_ sequence: String) {
        let runs = Self.runs("a \(sequence) b").filter(\.isColour)
        #expect(runs.count == 1)
        #expect(runs.first.map { Array($0.text.utf8) } == Array(sequence.utf8))
        #expect(runs.first?.glyphs == 1)
    }

    @Test(arguments: ["\u{A9}", "\u{2122}", "7#*", "\u{2714}", "\u{2192}", "\u{263A}", "\u{231A}\u{FE0E}"])
    func `a character of text presentation stays with the text`(_ text: String) {
        #expect(Self.runs("a \(text) b").allSatisfy { !$0.isColour })
    }

    @Test func `a sequence that no face has as a whole is shown as its parts`() {
        let sequence = "\u{1F34C}\u{200D}\u{1F680}"
        let runs = Self.runs(sequence)
        #expect(runs.map(\.glyphs).reduce(0, +) == 2)
        #expect(runs.allSatisfy { $0.isColour })
        #expect(runs.map(\.text).joined().utf8.elementsEqual(sequence.utf8))
    }

    @Test func `joiners and selectors without a base show nothing`() {
        for text in ["\u{FE0F}", "a\u{200D}", "\u{200D}\u{FE0F}\u{FE0E}"] {
            let glyphs = Self.runs(text).map(\.glyphs).reduce(0, +)
            #expect(glyphs == (text.utf8.first == 0x61 ? 1 : 0))
        }
    }

    @Test func `flags are paired from the left`() {
        let runs = Self.runs("\u{1F1EF}\u{1F1F5}\u{1F1EB}\u{1F1F7}")
        #expect(runs.map(\.glyphs).reduce(0, +) == 2)
    }

    @Test func `a line with emoji is as high as one without`() {
        let fixture = LayoutFixture()
        let heights = ["plain", "plain \u{1F600}"].map { fixture.lines($0, measure: 400_000).map(\.height) }
        #expect(heights[0] == heights[1])
    }
}
