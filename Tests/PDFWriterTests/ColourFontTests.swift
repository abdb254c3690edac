import Bytes
import FontFixtures
import FontPrograms
import Foundation
import OutsidePrograms
import Testing

@testable import PDFWriter

/// Emoji in a file, as other programs find and draw them.
@Suite struct ColourFontTests {
    /// Two scalars with a selector, a keycap, a flag, a skin tone, joined people, a tagged flag, and one in the BMP.
    private static let sequences = [
        "\u{1F600}", "\u{2714}\u{FE0F}", "1\u{FE0F}\u{20E3}", "\u{1F1EF}\u{1F1F5}", "\u{1F44D}\u{1F3FD}",
        "\u{1F469}\u{200D}\u{1F680}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "\u{26A1}",
    ]

    /// A page of lines, each in the face.
    private static func write(_ lines: [String], _ face: FontFace, size: Int = 10_000) throws -> [UInt8] {
        var document = TestDocument.make()
        let font = document.add(face)
        document.beginPage()
        for (index, line) in lines.enumerated() {
            let paragraph = document.makeElement(.paragraph, in: document.root)
            document.draw(paragraph) { content in
                let glyphs = TestDocument.glyphs(line, face).map { glyph in
                    var glyph = glyph
                    glyph.x = glyph.x * Int32(size / 1000) / 10
                    return glyph
                }
                content.showText(
                    glyphs,
                    text: Array(line.utf8),
                    font: font,
                    size: size,
                    colour: Colour(0x00AA00),
                    at: Point(x: 20_000 + index % 12 * 20_000, y: 370_000 - index / 12 * 14_000)
                )
            }
        }
        var sink = MemorySink()
        try document.finish(into: &sink)
        return sink.bytes
    }

    /// What three programs read on the file's pages.
    private static func texts(_ pdf: [UInt8]) throws -> [String] {
        let pdfium = """
            import sys, pypdfium2
            document = pypdfium2.PdfDocument(sys.argv[1])
            text = ''.join(page.get_textpage().get_text_range() for page in document)
            sys.stdout.buffer.write(text.encode('utf-8', 'surrogatepass'))
            """
        return try OutsideProgram.withFile(pdf) { path in
            let mupdf = try OutsideProgram.run("mutool", ["draw", "-q", "-F", "text", path], package: "mupdf-tools")
            let script = try OutsideProgram.run("env", ["python3", "-c", pdfium, path], package: "coreutils")
            try #require(script.status == 0, "python3 lacks pypdfium2: run the tests by `make test`")
            return [try OutsideProgram.text(pdf), mupdf.output, script.output]
        }
    }

    /// Compared by scalars: Swift takes strings for equal that differ in them.
    private static func contains(_ text: String, _ part: String) -> Bool {
        text.utf8.firstRange(of: Array(part.utf8)) != nil
    }

    /// The colours of a page's pixels, drawn at 72 dpi: red, green and blue of each.
    private static func pixels(_ pdf: [UInt8]) throws -> [(Int, Int, Int)] {
        try OutsideProgram.withFile(pdf) { path in
            let target = path + ".page"
            let drawn = try OutsideProgram.run(
                "pdftoppm",
                ["-r", "72", "-singlefile", path, target],
                package: "poppler-utils"
            )
            #expect(drawn.output.isEmpty, Comment(rawValue: drawn.output))
            defer { try? FileManager.default.removeItem(atPath: target + ".ppm") }
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: target + ".ppm"))).suffix(300 * 400 * 3)
            let first = bytes.startIndex
            return stride(from: first, to: bytes.endIndex, by: 3).map {
                (Int(bytes[$0]), Int(bytes[$0 + 1]), Int(bytes[$0 + 2]))
            }
        }
    }

    @Test func `emoji sequences are found whole by poppler, mupdf and pdfium`() throws {
        let face = try FontFace(bytes: FontFixture.carried("NotoColorEmoji.ttf"))
        let pdf = try Self.write(Self.sequences, face)
        try OutsideProgram.expectSound(pdf)
        for text in try Self.texts(pdf) {
            for sequence in Self.sequences {
                let codes = sequence.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
                #expect(Self.contains(text, sequence), "\(codes) in \(text)")
            }
        }
    }

    @Test func `an emoji is drawn in its colours`() throws {
        let face = try FontFace(bytes: FontFixture.carried("NotoColorEmoji.ttf"))
        let pixels = try Self.pixels(Self.write(["\u{1F534}"], face, size: 40_000))
        #expect(pixels.contains { $0.0 > 180 && $0.1 < 80 && $0.2 < 80 })
        #expect(!pixels.contains { $0.1 > 150 && $0.0 < 100 })
    }

    @Test func `an emoji that is shown often is in the file once, at the size it needs`() throws {
        let face = try FontFace(bytes: FontFixture.carried("NotoColorEmoji.ttf"))
        let once = try Self.write(["\u{1F600}"], face)
        let often = try Self.write(Array(repeating: "\u{1F600}", count: 40), face)
        #expect(often.count < once.count + 4000)
        let large = try Self.write(["\u{1F600}"], face, size: 30_000)
        #expect(large.count > once.count + 2000)
    }

    @Test func `more emoji than a font has codes are spread over several`() throws {
        let face = try FontFace(bytes: FontFixture.carried("NotoColorEmoji.ttf"))
        let faces = (0x1F300...0x1F5FF).compactMap(Unicode.Scalar.init).filter { face.nominalGlyph(of: $0) != nil }
        let lines = faces.prefix(300).map { String(Character($0)) }
        let pdf = try Self.write(lines, face)
        try OutsideProgram.expectSound(pdf)
        let fonts = try OutsideProgram.withFile(pdf) {
            try OutsideProgram.run("pdffonts", [$0], package: "poppler-utils").output
        }
        #expect(fonts.components(separatedBy: "Type 3").count == 3, "\(fonts)")
        let text = try OutsideProgram.text(pdf)
        for line in lines { #expect(Self.contains(text, line), "\(line)") }
    }

    @Test func `layers, gradients and bitmaps are drawn beside plain glyphs of the same face`() throws {
        for (name, bytes) in [
            ("layers", FontFixture.layers), ("graph", FontFixture.graph), ("pictures", FontFixture.pictures),
        ] {
            let face = try FontFace(bytes: bytes)
            let pdf = try Self.write(["\u{1F534}\u{1F535} \u{1F7E6}"], face, size: 40_000)
            try OutsideProgram.expectSound(pdf)
            for text in try Self.texts(pdf) { #expect(Self.contains(text, "\u{1F534}\u{1F535}"), "\(name): \(text)") }
            let pixels = try Self.pixels(pdf)
            // The last has no colours of its own: it has the text's.
            #expect(pixels.contains { $0 == (0, 170, 0) }, "\(name)")
            switch name {
            case "layers":
                #expect(pixels.contains { $0.0 > 220 && $0.1 < 40 && $0.2 < 40 })
                #expect(pixels.contains { $0.0 < 40 && $0.1 < 60 && $0.2 > 190 })
            case "graph":
                // Between the red and the blue of the line.
                #expect(pixels.contains { (100...160).contains($0.0) && $0.1 < 60 && (80...150).contains($0.2) })
            default:
                #expect(pixels.contains { abs($0.0 - 20) < 3 && abs($0.1 - 160) < 3 && abs($0.2 - 60) < 3 })
            }
        }
    }

    @Test func `a font whose glyphs paint each other for ever ends in an error`() throws {
        let face = try FontFace(bytes: FontFixture.circle)
        #expect(throws: FontError.self) { try Self.write(["\u{1F534}"], face) }
    }

    @Test func `cubic outlines are embedded as CFF and found again`() throws {
        let face = try FontFace(bytes: FontFixture.compact)
        let pdf = try Self.write(["BAC AB"], face, size: 20_000)
        try OutsideProgram.expectSound(pdf)
        let fonts = try OutsideProgram.withFile(pdf) {
            try OutsideProgram.run("pdffonts", [$0], package: "poppler-utils").output
        }
        #expect(fonts.contains("CID Type 0C"), "\(fonts)")
        for text in try Self.texts(pdf) { #expect(text.contains("BAC AB"), "\(text.debugDescription)") }
        #expect(try Self.pixels(pdf).contains { $0 == (0, 170, 0) })
    }
}
