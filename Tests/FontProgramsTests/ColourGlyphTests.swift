import FontFixtures
import FontPrograms
import Testing

@Suite struct ColourGlyphTests {
    private static func glyph(_ bytes: [UInt8], _ scalar: Unicode.Scalar) throws -> ColourGlyph? {
        let face = try FontFace(bytes: bytes)
        let reader = try ColourGlyphReader(face)
        let id = try #require(face.nominalGlyph(of: scalar))
        #expect(reader.hasColour(id))
        return try reader.glyph(id)
    }

    @Test func `an emoji of bitmaps is as high as the size, and stands a little below the baseline`() throws {
        let bytes = try FontFixture.carried("NotoColorEmoji.ttf")
        let face = try FontFace(bytes: bytes)
        #expect(face.outlines == .none && face.colourFormat == .bitmaps)
        guard case .bitmap(let bitmap)? = try Self.glyph(bytes, "\u{1F600}") else {
            Issue.record("expected a bitmap")
            return
        }
        #expect((bitmap.width, bitmap.height) == (136, 128))
        #expect(bitmap.pixels.count == 136 * 128 * 4)
        let height = bitmap.shownHeight * 1000 / face.unitsPerEm
        let bottom = bitmap.y * 1000 / face.unitsPerEm
        #expect((990...1010).contains(height), "\(height)")
        #expect((-200 ... -100).contains(bottom), "\(bottom)")
        // A yellow face: the middle is more red and green than blue, and covers.
        let middle = (40 * 136 + 68) * 4
        #expect(bitmap.pixels[middle] > 150 && bitmap.pixels[middle + 2] < 120 && bitmap.pixels[middle + 3] == 255)
    }

    @Test func `layers are outlines with colours of the palette, or the text's`() throws {
        guard case .painting(let operations)? = try Self.glyph(FontFixture.layers, "\u{1F534}") else {
            Issue.record("expected a painting")
            return
        }
        let paints = operations.compactMap { operation -> GlyphPaint? in
            guard case .fill(let path?, let paint) = operation, !path.numbers.isEmpty else { return nil }
            return paint
        }
        let colours = paints.map { paint -> String in
            guard case .colour(let colour, let alpha) = paint else { return "gradient" }
            return "\(colour.map { "\($0.red) \($0.green) \($0.blue)" } ?? "text"), \(alpha)"
        }
        #expect(colours == ["230 26 26, 255", "26 51 204, 255", "255 230 51, 128"])
        guard case .painting(let text)? = try Self.glyph(FontFixture.layers, "\u{1F535}") else {
            Issue.record("expected a painting")
            return
        }
        guard case .fill(_?, .colour(nil, alpha: 255))? = text.first else {
            Issue.record("expected the text's colour, found \(text)")
            return
        }
    }

    @Test func `a graph keeps its gradients and turns about its centres`() throws {
        guard case .painting(let operations)? = try Self.glyph(FontFixture.graph, "\u{1F534}") else {
            Issue.record("expected a painting")
            return
        }
        #expect(operations.count == 5)
        guard case .fill(_?, .gradient(let line))? = operations.first else {
            Issue.record("expected a gradient")
            return
        }
        #expect(!line.isRadial && line.start.x == 10_000 && line.end.x == 90_000 && line.end.y == 0)
        #expect(line.stops.map(\.offset) == [0, 8192, 16_384])
        guard case .transformed(let matrix, _) = operations[2] else {
            Issue.record("expected a turn")
            return
        }
        // The centre stays where it is.
        let x = (matrix[0] * 500 + matrix[2] * 300 + matrix[4]) >> 16
        let y = (matrix[1] * 500 + matrix[3] * 300 + matrix[5]) >> 16
        #expect(abs(x - 500) <= 1 && abs(y - 300) <= 1 && abs(matrix[0] - 46_341) < 10)
    }

    @Test func `a font whose glyphs paint each other for ever is refused`() throws {
        #expect(throws: FontError.self) { try Self.glyph(FontFixture.circle, "\u{1F534}") }
    }

    @Test func `a bitmap beside outlines keeps the size of the font`() throws {
        let face = try FontFace(bytes: FontFixture.pictures)
        #expect(face.unitsPerEm == 1000)
        guard case .bitmap(let bitmap)? = try Self.glyph(FontFixture.pictures, "\u{1F534}") else {
            Issue.record("expected a bitmap")
            return
        }
        #expect(bitmap.width == 32 && bitmap.shownWidth == 1000)
        let reader = try ColourGlyphReader(face)
        #expect(try !reader.hasColour(#require(face.nominalGlyph(of: "\u{1F7E6}"))))
    }

    @Test func `a face without colours has no reader`() throws {
        let face = try FontFace(bytes: FontFixture.compact)
        #expect(face.colourFormat == nil && face.outlines == .compactFontFormat)
        #expect(throws: FontError.self) { try ColourGlyphReader(face) }
    }
}
