internal import FontPrograms

/// The glyphs of a face that bring colours, as a document has shown them: each pair of a glyph and its text is a
/// character of a Type 3 font, 255 of them a font.
struct ColourCharacters {
    /// A glyph that stood for a text.
    struct Character {
        var glyph: UInt16
        /// UTF-16.
        var text: [UInt16]
        /// Thousandths of the size.
        var width: Int
    }

    private struct Key: Hashable {
        var glyph: UInt16
        var text: [UInt8]
    }

    /// The characters of one font; code 0 is kept for a measure of the font's size.
    static let charactersOfFont = 255

    let reader: ColourGlyphReader
    private(set) var characters: [Character] = []
    /// The largest size that a glyph was shown at, in thousandths of a point.
    private(set) var largestSize: [UInt16: Int] = [:]
    private var places: [Key: Int] = [:]
    private var hasColour: [UInt16: Bool] = [:]

    /// None where the face has no colours, or FreeType does not take it.
    init?(face: FontFace) {
        guard face.colourFormat != nil, let reader = try? ColourGlyphReader(face) else { return nil }
        self.reader = reader
    }

    /// The code of a glyph that stands for a text, which is UTF-8; nil where the glyph has no colours.
    mutating func code(
        _ glyph: UInt16,
        text: ArraySlice<UInt8>,
        size: Int,
        face: FontFace
    ) -> DocumentFont.Character? {
        let isColoured = hasColour[glyph] ?? reader.hasColour(glyph)
        hasColour[glyph] = isColoured
        guard isColoured else { return nil }
        largestSize[glyph] = max(largestSize[glyph] ?? 0, size)
        let key = Key(glyph: glyph, text: Array(text))
        let place = places[key] ?? characters.count
        if place == characters.count {
            places[key] = place
            let units = Array(String(decoding: text, as: UTF8.self).utf16)
            let advance = face.advance(of: glyph) * 1000
            characters.append(
                Character(
                    glyph: glyph,
                    text: units.isEmpty ? [0x20] : units,
                    width: (advance + face.unitsPerEm / 2) / face.unitsPerEm
                )
            )
        }
        return DocumentFont.Character(
            code: place % Self.charactersOfFont + 1,
            width: characters[place].width,
            part: place / Self.charactersOfFont + 1
        )
    }
}
