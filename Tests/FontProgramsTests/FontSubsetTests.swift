import FontPrograms
import Foundation
import Testing

struct FontSubsetTests {
    private func glyphs(_ text: String, _ face: FontFace) -> [UInt16] {
        Set(text.unicodeScalars.compactMap { face.nominalGlyph(of: $0) }).sorted()
    }

    @Test func `a subset of a few letters is small, reads again, and advances as before`() throws {
        let face = try RepositoryFonts.face("NotoSerif-Regular")
        let wanted = glyphs("Hafé", face)
        let subset = try FontSubset.make(face: face, glyphs: wanted)
        #expect(subset.format == .trueType)
        #expect(subset.bytes.count < 20_000)
        #expect(subset.oldGlyphs[0] == 0)
        let again = try FontFace(bytes: subset.bytes)
        #expect(again.glyphCount == subset.oldGlyphs.count)
        #expect(again.unitsPerEm == face.unitsPerEm)
        for glyph in wanted {
            let new = try #require(subset.newGlyph(of: glyph))
            #expect(again.advance(of: new) == face.advance(of: glyph))
            let box = try #require(again.extents(of: new))
            let old = try #require(face.extents(of: glyph))
            #expect(box == old)
        }
        #expect(subset.newGlyph(of: 3000) == nil)
    }

    @Test func `a subset holds the tables a PDF needs and no others`() throws {
        let face = try RepositoryFonts.face("NotoSans-Bold")
        let bytes = try FontSubset.make(face: face, glyphs: glyphs("abc", face)).bytes
        let count = Int(bytes[4]) << 8 | Int(bytes[5])
        let tags = (0..<count).map { String(decoding: bytes[(12 + $0 * 16)..<(16 + $0 * 16)], as: UTF8.self) }
        #expect(Set(tags) == ["glyf", "loca", "hmtx", "head", "hhea", "maxp"])
    }

    @Test func `the same glyphs give the same bytes`() throws {
        let face = try RepositoryFonts.face("NotoSans-Italic")
        let wanted = glyphs("The quick brown fox", face)
        #expect(
            try FontSubset.make(face: face, glyphs: wanted).bytes == FontSubset.make(face: face, glyphs: wanted).bytes
        )
    }

    @Test func `FreeType reads a subset`() throws {
        let face = try RepositoryFonts.face("NotoSerif-Italic")
        let file = FileManager.default.temporaryDirectory.appending(path: "subset-\(UUID().uuidString).ttf")
        try Data(FontSubset.make(face: face, glyphs: glyphs("Lectern", face)).bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let program = URL(filePath: "/usr/bin/fc-scan")
        try #require(
            FileManager.default.isExecutableFile(atPath: program.path),
            "fc-scan is missing: apt install fontconfig"
        )
        let process = Process()
        process.executableURL = program
        process.arguments = ["-f", "%{fontformat} %{scalable}", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text == "TrueType True")
    }
}
