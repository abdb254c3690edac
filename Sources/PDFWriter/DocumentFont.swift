internal import Bytes
internal import FontPrograms

/// A face that a document shows text in.
public struct FontReference: Sendable, Hashable {
    let index: Int
}

/// A picture that a document holds once and draws any number of times.
public struct PictureReference: Sendable, Hashable {
    let reference: IndirectReference
    /// Pixels.
    public let width: Int
    /// Pixels.
    public let height: Int
}

/// A face in a document: which glyphs it has shown, and for what text each of them stood.
///
/// A code is given to each pair of a glyph and its text at first use, from 1 on, so that a glyph which stands for
/// different texts in different places has a code for each and every code has one text.
struct DocumentFont {
    /// What a shown glyph is in the file.
    struct Character {
        var code: Int
        /// Thousandths of the size.
        var width: Int
        /// Which of the face's fonts has the code: 0 is the Type 0 font, from 1 on those of colour glyphs.
        var part = 0
    }

    let face: FontFace
    let reference: IndirectReference
    /// The glyphs that bring colours; nil where the face has none.
    private(set) var colours: ColourCharacters?
    /// The first code of each glyph, 0 where it was not shown yet.
    private var firstCodes: [UInt16]
    private(set) var glyphs: [UInt16] = []
    private(set) var texts: [[UInt16]] = []
    private(set) var widths: [Int] = []
    /// The only scalar of a code's text; 0 where it has several.
    private var scalars: [UInt32] = []
    private var furtherCodes: [UInt16: [Int]] = [:]

    init(face: FontFace, reference: IndirectReference) {
        self.face = face
        self.reference = reference
        firstCodes = [UInt16](repeating: 0, count: 65_536)
        colours = ColourCharacters(face: face)
    }

    /// Whether something was shown in the face.
    var isShown: Bool { !glyphs.isEmpty || colours.map { !$0.characters.isEmpty } ?? false }

    /// The codes of a glyph of a face with colours, shown at a size in thousandths of a point: at least one, and after
    /// it codes that show nothing.
    mutating func characters(_ glyph: UInt16, text: [UInt8], _ range: Range<Int>, size: Int) -> [Character] {
        let codes = colours?.codes(glyph, text: text[range], size: size, face: face) ?? []
        return codes.isEmpty ? [character(glyph, text: text, range)] : codes
    }

    /// The code of a glyph that stands for `text[range]`, which is UTF-8.
    mutating func character(_ glyph: UInt16, text: [UInt8], _ range: Range<Int>) -> Character {
        let scalar = Self.onlyScalar(text, range)
        let first = Int(firstCodes[Int(glyph)])
        if first > 0 {
            // A glyph with no text of its own follows one that has: any code of it will do.
            if range.isEmpty || (scalar != 0 && scalars[first - 1] == scalar) {
                return Character(code: first, width: widths[first - 1])
            }
            let units = Array(String(decoding: text[range], as: UTF8.self).utf16)
            if texts[first - 1] == units { return Character(code: first, width: widths[first - 1]) }
            for code in furtherCodes[glyph] ?? [] where texts[code - 1] == units {
                return Character(code: code, width: widths[code - 1])
            }
            return add(glyph, units, scalar, isFirst: false)
        }
        let units = range.isEmpty ? [0x20] : Array(String(decoding: text[range], as: UTF8.self).utf16)
        return add(glyph, units, scalar, isFirst: true)
    }

    private mutating func add(_ glyph: UInt16, _ text: [UInt16], _ scalar: UInt32, isFirst: Bool) -> Character {
        let code = glyphs.count + 1
        precondition(code <= 0xFFFF, "a font shows at most 65,535 pairs of a glyph and its text")
        glyphs.append(glyph)
        texts.append(text)
        scalars.append(scalar)
        let advance = face.advance(of: glyph) * 1000
        widths.append((advance + face.unitsPerEm / 2) / face.unitsPerEm)
        if isFirst { firstCodes[Int(glyph)] = UInt16(code) } else { furtherCodes[glyph, default: []].append(code) }
        return Character(code: code, width: widths[code - 1])
    }

    /// The scalar that the bytes are; 0 where they are none or several.
    private static func onlyScalar(_ text: [UInt8], _ range: Range<Int>) -> UInt32 {
        guard let first = range.first else { return 0 }
        let lead = text[first]
        switch (lead, range.count) {
        case (0..<0x80, 1): return UInt32(lead)
        case (0xC0..<0xE0, 2): return UInt32(lead & 0x1F) << 6 | UInt32(text[first + 1] & 0x3F)
        case (0xE0..<0xF0, 3):
            return UInt32(lead & 0x0F) << 12 | UInt32(text[first + 1] & 0x3F) << 6 | UInt32(text[first + 2] & 0x3F)
        default: return 0
        }
    }
}
