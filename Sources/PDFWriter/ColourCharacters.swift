internal import FontPrograms

/// The glyphs of a face that bring colours, as a document has shown them: each pair of a glyph and its text is a
/// character of a Type 3 font, 255 of them a font.
struct ColourCharacters {
    /// A glyph that stood for a text.
    struct Character {
        /// The glyph; nil for one that shows nothing, and stands for what is left of a sequence.
        var glyph: UInt16?
        /// UTF-16.
        var text: [UInt16]
        /// Thousandths of the size.
        var width: Int
    }

    private struct Key: Hashable {
        var glyph: UInt16?
        var text: [UInt16]
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

    /// The codes of a glyph that stands for a text, which is UTF-8; empty where the glyph has no colours.
    ///
    /// The glyph is the first. A sequence of several characters beyond U+FFFF goes on with codes that show nothing: a
    /// code that stands for all of them is read right by poppler and pdfium, and by mupdf as halves of surrogates.
    mutating func codes(
        _ glyph: UInt16,
        text: ArraySlice<UInt8>,
        size: Int,
        face: FontFace
    ) -> [DocumentFont.Character] {
        let isColoured = hasColour[glyph] ?? reader.hasColour(glyph)
        hasColour[glyph] = isColoured
        guard isColoured else { return [] }
        largestSize[glyph] = max(largestSize[glyph] ?? 0, size)
        let advance = face.advance(of: glyph) * 1000
        let width = (advance + face.unitsPerEm / 2) / face.unitsPerEm
        var codes: [DocumentFont.Character] = []
        for part in Self.parts(of: text) {
            codes.append(
                codes.isEmpty
                    ? code(Character(glyph: glyph, text: part, width: width))
                    : code(Character(glyph: nil, text: part, width: 0))
            )
        }
        return codes
    }

    private mutating func code(_ character: Character) -> DocumentFont.Character {
        let key = Key(glyph: character.glyph, text: character.text)
        let place = places[key] ?? characters.count
        if place == characters.count {
            places[key] = place
            characters.append(character)
        }
        return DocumentFont.Character(
            code: place % Self.charactersOfFont + 1,
            width: character.width,
            part: place / Self.charactersOfFont + 1
        )
    }

    /// The text in parts that are one scalar, or several up to U+FFFF; a space where there is none.
    private static func parts(of text: ArraySlice<UInt8>) -> [[UInt16]] {
        var parts: [[UInt16]] = []
        var isBasic = false
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            let units = Array(String(scalar).utf16)
            if isBasic, units.count == 1, let last = parts.indices.last, parts[last].count < 8 {
                parts[last] += units
            } else {
                parts.append(units)
            }
            isBasic = units.count == 1
        }
        return parts.isEmpty ? [[0x20]] : parts
    }
}
