import FontPrograms
import Testing
import TextLayout

struct ScriptTests {
    let fixture = LayoutFixture()

    @Test func `Latin, Greek and Cyrillic stand in one face, a symbol in another`() {
        let line = fixture.lines("Latin λόγος Москва ➤ end", measure: 400_000)[0]
        let names = line.runs.map { LayoutFixture.fonts.faces[$0.face].familyName }
        #expect(names.first == "Noto Serif" && names.last == "Noto Serif")
        #expect(names.contains { $0.hasPrefix("Noto Sans Symbols") })
        #expect(fixture.typesetter.missingGlyphs.isEmpty)
        #expect(line.glyphs.allSatisfy { $0.id != 0 })
    }

    @Test func `a combining mark stays with its letter`() {
        let line = fixture.lines("слу\u{301}чай", measure: 400_000)[0]
        let clusters = line.runs.flatMap { line.clusters(of: $0) }.map {
            String(decoding: line.text[$0.text], as: UTF8.self)
        }
        #expect(clusters.contains("у\u{301}"))
        #expect(line.runs.count == 1)
    }

    @Test(arguments: ["😀", "👩", "🇩"] as [Unicode.Scalar])
    func `an emoji that no font has is looked for in the fonts of emoji`(_ scalar: Unicode.Scalar) {
        #expect(FontPackage.debian(for: scalar) == "fonts-noto-color-emoji")
    }

    @Test(arguments: [
        ("مرحبا", "fonts-noto-core"), ("नमस्ते", "fonts-noto-core"), ("漢字", "fonts-noto-cjk"), ("한국", "fonts-noto-cjk"),
    ])
    func `text that no font has is reported and shown as a replacement`(text: String, package: String) throws {
        let typesetter = Typesetter(fonts: LayoutFixture.fonts)
        let lines = typesetter.lines(of: fixture.paragraph("see " + text + " here"), measure: 400_000)
        let missing = try #require(typesetter.missingGlyphs.first)
        #expect(missing.tag == 1)
        #expect(missing.scalars.first == text.unicodeScalars.first)
        #expect(missing.debianPackage == package)
        let run = try #require(lines[0].runs.first { $0.isMissing })
        let face = LayoutFixture.fonts.faces[run.face]
        #expect(face.nominalGlyph(of: "\u{FFFD}") == lines[0].glyphs[run.glyphs.lowerBound].id)
        #expect(LayoutFixture.text(lines[0]) == "see " + text + " here")
    }

    @Test func `each cluster that is missing is reported once for each tag`() {
        let typesetter = Typesetter(fonts: LayoutFixture.fonts)
        _ = typesetter.lines(of: fixture.paragraph("字 字 字 漢"), measure: 400_000)
        #expect(typesetter.missingGlyphs.map { $0.scalars } == [["字"], ["漢"]])
    }

    @Test func `Hebrew runs from right to left between Latin words`() throws {
        let line = fixture.lines("one \u{5D0}\u{5D1} \u{5D2} two", measure: 400_000)[0]
        let offsets = line.runs.filter { $0.direction == .rightToLeft && $0.isMissing }.map(\.text.lowerBound)
        #expect(offsets.count == 3)
        #expect(offsets == offsets.sorted(by: >))
        #expect(line.runs.first?.text.lowerBound == 0)
    }

    @Test func `a right-to-left paragraph starts at the right`() throws {
        let paragraph = fixture.paragraph("abc", alignment: .start, direction: .rightToLeft)
        let line = fixture.typesetter.lines(of: paragraph, measure: 200_000)[0]
        #expect(line.end == 200_000)
    }
}
