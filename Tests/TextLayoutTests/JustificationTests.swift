import FontPrograms
import Testing
import TextLayout

struct JustificationTests {
    let fixture = LayoutFixture()

    private func lines(_ text: String, measure: Thousandths) -> [LineBox] {
        fixture.hyphenating.lines(of: fixture.paragraph(text), measure: measure)
    }

    @Test func `shares of the slack add up to it`() {
        for slack in stride(from: -30_000, through: 90_000, by: 731) {
            for (spaces, tracked, ideographs) in [(39_000, 95, 0), (13_000, 40, 12), (2_600, 0, 0), (0, 0, 30)] {
                let justification = Justification(
                    spaces: spaces,
                    tracked: tracked,
                    ideographs: ideographs,
                    size: 10_000
                )
                let shares = justification.shares(ofSlack: slack)
                let sum = shares.tracking * tracked + shares.ideograph * ideographs + shares.spaces
                if slack >= 0 {
                    #expect(abs(slack - sum) < max(ideographs, 1))
                } else if justification.ratio(ofSlack: slack) >= -Justification.unit, ideographs == 0 {
                    #expect(abs(slack - sum) < max(tracked, 1))
                }
                #expect(shares.tracking <= 10_000 * Justification.greatestTracking / 1000)
                #expect(shares.tracking >= -10_000 * Justification.leastTracking / 1000)
            }
        }
    }

    @Test(arguments: [150_000, 200_000, 300_000, 470_551])
    func `tracking stays within limits, and is the same in all runs of a line`(measure: Int) {
        for line in lines(LayoutFixture.prose, measure: measure) {
            for run in line.runs {
                #expect(run.tracking <= 200 && run.tracking >= -150)
            }
            #expect(Set(line.runs.map(\.tracking)).count <= 1)
        }
    }

    @Test func `the tracking of a run is what its glyphs were moved by`() throws {
        let spaced = try #require(lines(LayoutFixture.prose, measure: 300_000).first { $0.runs[0].tracking != 0 })
        let run = spaced.runs[0]
        let face = LayoutFixture.fonts.faces[run.face]
        var moved = 0
        for (index, glyph) in spaced.glyphs[run.glyphs].enumerated() where index + 1 < run.glyphs.count {
            let natural = (face.advance(of: glyph.id) * 10_000 + 500) / 1000
            if abs(Int(glyph.advance) - natural - run.tracking) <= 1 { moved += 1 }
        }
        #expect(moved * 10 > run.glyphs.count * 7, "but for spaces and kerned pairs")
    }

    @Test func `code is not tracked`() {
        let content: [InlineContent] = [
            .text("Call the function ", fixture.serif, tag: 1), .text("setup()", fixture.mono, tag: 2),
            .text(" once, then " + LayoutFixture.prose, fixture.serif, tag: 1),
        ]
        let lines = fixture.hyphenating.lines(
            of: Paragraph(content, style: ParagraphStyle(lineHeight: 14_000, language: "en")),
            measure: 300_000
        )
        for run in lines.flatMap(\.runs) where run.style == fixture.mono { #expect(run.tracking == 0) }
    }

    @Test func `where wide spaces of code shrink, narrow ones give only their share`() throws {
        let paragraph = Paragraph(
            [
                .text("with ", fixture.serif, tag: 1),
                .text("x = [ a b c d e f g hhhhhhhhhhhhhhhhhhhhhhhhhhhhhh]", fixture.mono, tag: 2),
            ],
            style: ParagraphStyle(lineHeight: 14_000, language: "en")
        )
        func space(_ line: LineBox) throws -> (narrow: Thousandths, wide: Thousandths) {
            let spaces = line.glyphs.filter { line.text[Int($0.cluster)] == 0x20 }
            return (Int(try #require(spaces.first).advance), Int(try #require(spaces.last).advance))
        }
        let loose = try #require(fixture.hyphenating.lines(of: paragraph, measure: 400_000).first)
        let lines = fixture.hyphenating.lines(of: paragraph, measure: loose.end - 15_500)
        try #require(lines.count == 1)

        #expect(try space(lines[0]).wide < space(loose).wide * 4 / 5)
        #expect(try space(lines[0]).narrow > space(loose).narrow * 3 / 5)
    }

    @Test func `hyphens, full stops and quotation marks hang out of the margins`() {
        let text = """
            “Well,” said the king, “you must keep your promise.” “What you have promised,” he said, “that you must do.” \
            “Go,” he said, “and open.” “I will not,” said she. “You will,” said he. “Never,” said she. “Now,” said he.
            """
        var (starts, ends) = (0, 0)
        for measure in stride(from: 150_000, through: 330_000, by: 9_000) {
            for line in lines(text, measure: measure) {
                let shown = LayoutFixture.text(line).trimmingSuffix(" ")
                if shown.hasPrefix("“") {
                    starts += 1
                    #expect(line.hangingStart > 1_000 && line.hangingStart < 3_000)
                    #expect(line.runs[0].x == -line.hangingStart)
                } else {
                    #expect(line.hangingStart < 500)
                }
                if line.hangingEnd > 500 {
                    ends += 1
                    #expect(shown.hasSuffix("”") || shown.hasSuffix(",") || shown.hasSuffix(".") || line.endsWithHyphen)
                    #expect(line.end == measure + line.hangingEnd)
                }
            }
        }
        #expect(starts > 10 && ends > 10)
    }

    @Test func `nothing hangs out of ragged lines and of code`() {
        let paragraph = fixture.paragraph("“" + LayoutFixture.prose + "”", alignment: .start)
        for line in fixture.hyphenating.lines(of: paragraph, measure: 200_000) {
            #expect(line.hangingStart == 0 && line.hangingEnd == 0)
            #expect(line.runs.allSatisfy { $0.tracking == 0 })
        }
    }

    @Test func `a narrow column is ragged`() {
        for line in lines(LayoutFixture.prose, measure: 120_000) {
            #expect(line.runs.allSatisfy { $0.tracking == 0 })
            #expect(line.end <= 120_000)
        }
    }

    @Test(arguments: 0..<40)
    func `random paragraphs keep every byte, add up, and stay within the measure`(seed: Int) {
        var random = RandomBlocks(seed: UInt64(seed + 1), fixture: fixture)
        for _ in 0..<6 {
            let content = random.inline()
            let measure = 60_000 + seed * 9_000
            let paragraph = Paragraph(content, style: ParagraphStyle(lineHeight: 14_000, language: "en"))
            let lines = fixture.hyphenating.lines(of: paragraph, measure: measure)
            let source = content.map { element -> String in
                switch element {
                case .text(let text, _, _): text.filter { $0 != "\u{AD}" }
                case .box: "\u{FFFC}"
                case .lineBreak: ""
                }
            }
            .joined()
            let scalars = source.unicodeScalars.filter { $0 != "\u{AD}" }
            let set = lines.flatMap { line -> [Unicode.Scalar] in
                let text = line.endsWithHyphen ? line.text.dropLast(2) : line.text[...]
                return Array(String(decoding: text, as: UTF8.self).unicodeScalars)
            }
            #expect(set == Array(scalars))
            for line in lines {
                #expect(line.end - line.hangingEnd <= measure)
                #expect(line.hangingStart >= 0 && line.hangingStart < 12_000)
                let glyphs = line.glyphs.reduce(0) { $0 + Int($1.advance) }
                let boxes = line.boxes.reduce(0) { $0 + $1.box.width }
                let start = min(line.runs.first?.x ?? Int.max, line.boxes.first?.x ?? Int.max)
                if start < Int.max { #expect(glyphs + boxes == line.end - start) }
            }
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        var text = self
        while text.hasSuffix(suffix) { text.removeLast(suffix.count) }
        return text
    }
}
