import LongForms
import Testing
import TextLayout

/// Properties that hold of any blocks.
struct OverflowTests {
    let geometry = LayoutFixture.geometry

    static let form = LongForm("random blocks", sample: 8, of: 400)
    static let seeds = (0..<UInt64(form.rounds)).map { form.seed &+ $0 }

    @Test(arguments: seeds)
    func `nothing that random blocks hold stands outside the frame`(seed: UInt64) {
        let fixture = LayoutFixture()
        var random = RandomBlocks(seed: seed, fixture: fixture)
        let blocks = random.blocks(6)
        let pages = fixture.typesetter.pages(of: blocks, geometry: geometry)
        #expect(!pages.isEmpty)
        for page in pages {
            let left = geometry.left(ofPage: page.number)
            let (right, bottom) = (left + geometry.measure, geometry.pageHeight - geometry.bottomMargin)
            for item in page.items {
                let (end, height): (Int, Int) =
                    switch item.content {
                    case .line(let line): (item.x + line.end, line.height)
                    case .picture(_, let width, let height): (item.x + width, height)
                    }
                #expect(item.x >= left && end <= right, "page \(page.number): \(item.x)…\(end) of \(left)…\(right)")
                #expect(
                    item.y >= geometry.topMargin && item.y + height <= bottom,
                    "page \(page.number): \(item.y)+\(height) of \(bottom)"
                )
                if case .line(let line) = item.content {
                    #expect(line.runs.allSatisfy { $0.x >= 0 && $0.x + $0.width <= line.measure })
                    #expect(line.boxes.allSatisfy { $0.x >= 0 && $0.x + $0.box.width <= line.measure })
                    for run in line.runs {
                        #expect(line.glyphs[run.glyphs].reduce(0) { $0 + Int($1.advance) } == run.width)
                    }
                }
            }
            for decoration in page.decorations {
                #expect(decoration.x >= left && decoration.x + decoration.width <= right)
                #expect(decoration.y >= geometry.topMargin && decoration.y + decoration.height <= bottom)
            }
        }
    }

    @Test(arguments: seeds.prefix(3))
    func `the same blocks give the same pages`(seed: UInt64) {
        let fixture = LayoutFixture()
        var random = RandomBlocks(seed: seed, fixture: fixture)
        let blocks = random.blocks(3)
        let first = fixture.typesetter.pages(of: blocks, geometry: geometry)
        let again = fixture.typesetter.pages(of: blocks, geometry: geometry)
        #expect(first == again)
        #expect(first == LayoutFixture().typesetter.pages(of: blocks, geometry: geometry))
    }
}
