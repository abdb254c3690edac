import FontFixtures
import FontPrograms
import LongForms
import Testing

/// Fonts with bytes changed at random: everything that a book does with a font either works or throws.
@Suite struct HostileFontTests {
    private static let text = "AB C fi \u{1F534}\u{200D}\u{1F535} \u{1F600}"

    /// Reads, shapes, subsets and paints whatever the bytes allow.
    private static func use(_ bytes: [UInt8], paints limit: Int = 64) {
        guard let face = try? FontFace(bytes: bytes) else { return }
        let text = Array(text.utf8)
        var glyphs: [ShapedGlyph] = []
        Shaper().shape(
            text.span,
            face: face,
            script: .latin,
            language: "en",
            direction: .leftToRight,
            into: &glyphs
        )
        _ = face.extents(of: 1)
        let shown = Set(glyphs.map(\.id)).union([0, 1, 2, 3, 4, UInt16(face.glyphCount - 1)])
        _ = try? FontSubset.make(face: face, glyphs: shown.sorted())
        guard let reader = try? ColourGlyphReader(face) else { return }
        for glyph in shown.sorted().prefix(limit) where reader.hasColour(glyph) { _ = try? reader.glyph(glyph) }
    }

    @Test func `mutated fonts are read or refused`() {
        let form = LongForm("mutated fonts", sample: 400, of: 40_000)
        var generator = form.generator()
        for round in 0..<form.rounds {
            var bytes = FontFixture.all[round % FontFixture.all.count].bytes
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch UInt8.random(in: 0...3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
                case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][Int.random(in: 0...4, using: &generator)]
                default: bytes.removeSubrange(place..<min(bytes.count, place + 1 + place % 4))
                }
                if bytes.isEmpty { bytes = [0] }
            }
            Self.use(bytes)
        }
    }

    @Test func `the emoji font cut short or with changed bitmap tables is read or refused`() throws {
        let form = LongForm("mutated emoji fonts", sample: 6, of: 300)
        let whole = try FontFixture.carried("NotoColorEmoji.ttf")
        var generator = form.generator(salt: 1)
        for round in 0..<form.rounds {
            var bytes = whole
            if round % 3 == 0 {
                bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
            }
            // The table directory and the tables before the pictures, and the pictures' heads.
            let near = min(bytes.count, 100_000)
            for _ in 0..<40 {
                let limit = Bool.random(using: &generator) ? near : bytes.count
                bytes[Int.random(in: 0..<limit, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            Self.use(bytes)
        }
    }
}
