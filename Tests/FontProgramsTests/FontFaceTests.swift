import FontPrograms
import Testing

struct FontFaceTests {
    @Test func `a face tells the metrics that its tables give`() throws {
        let face = try RepositoryFonts.face("NotoSerif-Regular")
        #expect(face.unitsPerEm == 1000)
        #expect(face.ascender == 1069)
        #expect(face.descender == -293)
        #expect(face.capHeight == 714)
        #expect(face.xHeight == 536)
        #expect(face.postScriptName == "NotoSerif-Regular")
        #expect(face.familyName == "Noto Serif")
        #expect(face.weight == 400)
        #expect(face.outlines == .trueType)
        #expect(!face.isItalic && !face.isFixedPitch && !face.isVariable)
        #expect(face.mayBeEmbedded)
        #expect(face.italicAngle == 0)
        let space = try #require(face.nominalGlyph(of: " "))
        #expect(face.advance(of: space) == 260)
        #expect(face.nominalGlyph(of: "漢") == nil)
    }

    @Test func `the italic face leans and the monospaced one has one advance`() throws {
        let italic = try RepositoryFonts.face("NotoSerif-Italic")
        #expect(italic.isItalic)
        #expect(italic.italicAngle < 0)
        let mono = try RepositoryFonts.face("NotoSansMono-Regular")
        let advances = Set("iMW.".unicodeScalars.compactMap { mono.nominalGlyph(of: $0).map(mono.advance) })
        #expect(advances.count == 1)
    }

    @Test(arguments: [0, 1, 3, 12, 100, 5000, 200_000])
    func `a font cut off anywhere is refused or still answers`(count: Int) throws {
        let bytes = Array(try RepositoryFonts.bytes("NotoSans-Regular").prefix(count))
        guard let face = try? FontFace(bytes: bytes) else { return }
        _ = face.nominalGlyph(of: "a")
        _ = face.extents(of: 40)
        _ = try? FontSubset.make(face: face, glyphs: [1, 2, 3])
    }

    @Test func `bytes that are no font are refused with a reason`() {
        #expect(throws: FontError.self) { try FontFace(bytes: []) }
        let error = #expect(throws: FontError.self) { try FontFace(bytes: Array("<html>".utf8)) }
        #expect(error?.code == .unreadable)
        #expect(error?.message.contains("expected") == true)
    }

    @Test func `a font with changed bytes never harms`() throws {
        let sound = try RepositoryFonts.bytes("NotoSansMono-Regular")
        var state: UInt64 = 7
        for _ in 0..<40 {
            var bytes = sound
            for _ in 0..<64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % 4096] = UInt8(truncatingIfNeeded: state >> 17)
            }
            guard let face = try? FontFace(bytes: bytes) else { continue }
            var glyphs: [ShapedGlyph] = []
            Shaper().shape(
                Array("office".utf8).span,
                face: face,
                script: .latin,
                language: "en",
                direction: .leftToRight,
                into: &glyphs
            )
            _ = try? FontSubset.make(face: face, glyphs: [1, 5, 70])
        }
    }

    @Test func `a family gives the style asked for, then the nearest, then the other families`() throws {
        let fonts = try RepositoryFonts.collection()
        let serif = try #require(fonts.family(named: "Noto Serif"))
        let mono = try #require(fonts.family(named: "Noto Sans Mono"))
        func name(_ family: Int, _ style: FontStyle) -> String {
            fonts.faces[fonts.chain(family: family, style: style)[0]].postScriptName
        }
        #expect(name(serif, FontStyle(isBold: true, isItalic: true)) == "NotoSerif-BoldItalic")
        #expect(name(serif, FontStyle(isItalic: true)) == "NotoSerif-Italic")
        #expect(name(mono, FontStyle(isBold: true, isItalic: true)) == "NotoSansMono-Bold")
        let arrow = try #require(fonts.face(for: ["\u{1F801}"], family: serif, style: .regular))
        #expect(fonts.faces[arrow].familyName.hasPrefix("Noto Sans Symbols"))
        #expect(fonts.face(for: ["漢"], family: serif, style: .regular) == nil)
    }
}
