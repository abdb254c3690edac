import FontPrograms
import TextLayout

/// Blocks of every kind, drawn from a seed: the same seed gives the same blocks.
struct RandomBlocks {
    private var state: UInt64
    private var tag = 0
    private let fixture: LayoutFixture

    init(seed: UInt64, fixture: LayoutFixture) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        self.fixture = fixture
    }

    private mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(limit, 1)
    }

    private mutating func nextTag() -> Int {
        tag += 1
        return tag
    }

    private mutating func text() -> String {
        let words = [
            "a", "lesson", "of", "typography", "https://example.org/a/long_address/that?goes=on&on", "λόγος", "слово",
            "Donau\u{AD}dampf\u{AD}schiff", "100\u{A0}km", "漢字", "אבג", "😀",
            String(repeating: "unbreakable", count: 12),
            "x", "—", "well-known", "(see", "below)", "e\u{301}", "",
        ]
        return (0..<below(12)).map { _ in words[below(words.count)] }.joined(separator: " ")
    }

    mutating func inline() -> [InlineContent] {
        (0..<1 + below(3)).map { _ in
            var style = below(4) == 0 ? fixture.mono : fixture.serif
            style.font.isBold = below(3) == 0
            style.size = 6_000 + below(20) * 1000
            style.baselineShift = below(6) == 0 ? 3_000 : 0
            switch below(8) {
            case 0: return .lineBreak
            case 1:
                return .box(
                    InlineBox(
                        identifier: 1,
                        width: 1 + below(600_000),
                        height: below(900_000),
                        depth: below(20_000),
                        tag: nextTag()
                    )
                )
            default: return .text(text(), style, tag: nextTag())
            }
        }
    }

    private mutating func content(depth: Int) -> LayoutBlock.Content {
        switch below(depth > 2 ? 6 : 9) {
        case 0, 1, 2:
            let alignments: [TextAlignment] = [.start, .justify, .center, .end]
            return .paragraph(
                Paragraph(
                    inline(),
                    style: ParagraphStyle(
                        alignment: alignments[below(4)],
                        lineHeight: 8_000 + below(14) * 1000,
                        firstLineIndent: below(3) * 12_000,
                        hangingIndent: below(2) * 12_000,
                        direction: below(5) == 0 ? .rightToLeft : .leftToRight,
                        language: "en"
                    )
                )
            )
        case 3:
            return .picture(Picture(identifier: 1, width: 1 + below(900_000), height: 1 + below(2_000_000)))
        case 4:
            return .code(
                CodeLines(
                    lines: (0..<below(6)).map { _ in [.text("\t" + text(), fixture.mono, tag: nextTag())] },
                    wrapMark: .text("→", fixture.mono, tag: 0),
                    lineHeight: 11_000
                )
            )
        case 5:
            return [.rule(thickness: 500, .black), .space(below(900_000)), .pageBreak][below(3)]
        case 6:
            return .container(
                blocks(below(4), depth: depth + 1),
                ContainerStyle(
                    insets: Insets(all: below(60) * 1000),
                    background: below(2) == 0 ? Color(0xEEEEEE) : nil,
                    ruleColor: below(2) == 0 ? .black : nil,
                    ruleThickness: 2_000
                )
            )
        case 7:
            return .listItem(
                marker: inline(),
                markerTag: nextTag(),
                indent: below(60_000),
                blocks(below(3), depth: depth + 1)
            )
        default:
            let columns = 1 + below(5 - depth)
            let row: (inout RandomBlocks) -> Table.Row = { random in
                Table.Row(
                    (0..<columns).map { _ in Table.Cell(random.blocks(random.below(3), depth: depth + 1)) },
                    background: random.below(3) == 0 ? Color(0xF0F0F0) : nil
                )
            }
            return .table(
                Table(
                    head: (0..<below(2)).map { _ in row(&self) },
                    rows: (0..<below(5 - depth)).map { _ in row(&self) },
                    ruleColor: .black,
                    rowRuleColor: Color(0xCCCCCC),
                    fillsMeasure: below(2) == 0
                )
            )
        }
    }

    mutating func blocks(_ count: Int, depth: Int = 0) -> [LayoutBlock] {
        (0..<count).map { _ in
            let content = content(depth: depth)
            return LayoutBlock(
                content,
                tag: nextTag(),
                spaceBefore: below(20_000),
                spaceAfter: below(20_000),
                keepWithNext: below(5) == 0,
                keepTogether: below(4) == 0,
                startsPage: below(12) == 0
            )
        }
    }
}
