import FontPrograms
import Testing

struct ShaperTests {
    private func shape(
        _ text: String,
        _ name: String = "NotoSerif-Regular",
        script: ScriptCode = .latin,
        features: [FontFeature] = []
    ) throws -> (glyphs: [ShapedGlyph], face: FontFace) {
        let face = try RepositoryFonts.face(name)
        var glyphs: [ShapedGlyph] = []
        Shaper().shape(
            Array(text.utf8).span,
            face: face,
            script: script,
            language: "",
            direction: .leftToRight,
            features: features,
            into: &glyphs
        )
        return (glyphs, face)
    }

    @Test func `Latin is kerned`() throws {
        let (glyphs, face) = try shape("AV")
        #expect(glyphs.count == 2)
        let advance = glyphs.reduce(0) { $0 + Int($1.advance) }
        #expect(advance < glyphs.reduce(0) { $0 + face.advance(of: $1.id) })
    }

    @Test func `a ligature is one glyph for its letters, and can be switched off`() throws {
        let (joined, _) = try shape("ffi")
        let (apart, _) = try shape("ffi", features: [FontFeature("liga", 0)])
        #expect(joined.count < apart.count)
        #expect(apart.count == 3)
        #expect(apart.map(\.cluster) == [0, 1, 2])
    }

    @Test func `Greek and Cyrillic have their glyphs, clusters count bytes`() throws {
        for (text, script) in [("λόγος", ScriptCode("Grek")), ("Москва", ScriptCode("Cyrl"))] {
            let (glyphs, _) = try shape(text, script: script)
            #expect(glyphs.allSatisfy { $0.id != 0 })
            #expect(glyphs.map(\.cluster) == text.indices.map { UInt32(text[..<$0].utf8.count) })
        }
    }

    @Test func `a combining mark stands over its Cyrillic letter and in its cluster`() throws {
        let (glyphs, _) = try shape("а\u{301}б", script: ScriptCode("Cyrl"))
        #expect(glyphs.count == 3)
        #expect(glyphs[1].cluster == glyphs[0].cluster)
        #expect(glyphs[1].advance == 0)
        #expect(glyphs[2].cluster == 4)
    }

    @Test func `text without a glyph comes back as notdef, never as nothing`() throws {
        let (glyphs, _) = try shape("漢", script: ScriptCode("Hani"))
        #expect(glyphs.map(\.id) == [0])
    }

    @Test func `one shaper shapes again and again alike`() throws {
        let face = try RepositoryFonts.face("NotoSans-Regular")
        let shaper = Shaper()
        var first: [ShapedGlyph] = []
        var second: [ShapedGlyph] = []
        let text = Array("Typography".utf8)
        shaper.shape(text.span, face: face, script: .latin, language: "en", direction: .leftToRight, into: &first)
        shaper.shape(
            text.span,
            face: face,
            script: .latin,
            language: "de",
            direction: .rightToLeft,
            into: &second
        )
        second = []
        shaper.shape(text.span, face: face, script: .latin, language: "en", direction: .leftToRight, into: &second)
        #expect(first == second)
    }
}
