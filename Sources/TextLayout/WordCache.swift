internal import FontPrograms

/// What shaping depends on beside the text.
struct ShapingStyle: Hashable {
    var face: Int
    var script: ScriptCode
    var language: String
    var direction: TextDirection
    var features: [FontFeature]
    /// Whether the face has no glyphs for the text, and each cluster is shown as a replacement.
    var isMissing: Bool
}

/// Words shaped once: the glyphs of a text and a style, in font units, in flat arrays.
final class WordCache {
    /// A word that was shaped.
    struct Entry {
        fileprivate var glyphStart: Int32
        fileprivate var glyphCount: Int32
        /// The sum of the glyphs' advances in font units.
        var advance: Int

        /// The word's glyphs in `glyphs`.
        var glyphRange: Range<Int> { Int(glyphStart)..<Int(glyphStart + glyphCount) }
    }

    private let fonts: FontCollection
    private let shaper = Shaper()
    private var styles: [ShapingStyle: Int] = [:]
    private var styleList: [ShapingStyle] = []
    private var table = TextTable()
    private(set) var entries: [Entry] = []
    private(set) var glyphs: [ShapedGlyph] = []
    /// How many words were shaped since the beginning.
    private(set) var shapedWords = 0

    init(fonts: FontCollection) { self.fonts = fonts }

    /// The number of a style, which `entry` takes.
    func number(of style: ShapingStyle) -> Int {
        if let known = styles[style] { return known }
        styles[style] = styleList.count
        styleList.append(style)
        return styleList.count - 1
    }

    /// Forgets everything where it has grown past a bound; entries of before are not valid any more.
    func trim() {
        guard glyphs.count > 1 << 21 || table.text.count > 1 << 23 || styleList.count > 1 << 12 else { return }
        styles = [:]
        styleList = []
        table = TextTable()
        entries = []
        glyphs = []
    }

    /// The entry of `bytes[range]` in a style, shaped now where it is new.
    func entry(_ bytes: [UInt8], _ range: Range<Int>, style: Int) -> Int {
        let (number, isNew) = table.number(of: bytes, range, kind: Int32(style))
        if isNew { entries.append(shape(bytes, range, style: style)) }
        return number
    }

    /// The sum of an entry's advances in font units.
    func advance(of entry: Int) -> Int { entries[entry].advance }

    /// The number of an entry's glyphs.
    func glyphCount(of entry: Int) -> Int { Int(entries[entry].glyphCount) }

    /// The glyph that stands leftmost.
    func firstGlyph(of entry: Int) -> ShapedGlyph? {
        let range = entries[entry].glyphRange
        return range.isEmpty ? nil : glyphs[range.lowerBound]
    }

    /// The glyph that stands rightmost.
    func lastGlyph(of entry: Int) -> ShapedGlyph? {
        let range = entries[entry].glyphRange
        return range.isEmpty ? nil : glyphs[range.upperBound - 1]
    }

    /// The advance, in font units, and the number of the glyphs before an offset in a word that runs left to right, and
    /// whether the word may be divided there without shaping its halves anew.
    func part(of entry: Int, before offset: Int) -> (advance: Int, count: Int, isSafe: Bool) {
        var advance = 0
        let range = entries[entry].glyphRange
        for index in range {
            let glyph = glyphs[index]
            if Int(glyph.cluster) >= offset {
                return (advance, index - range.lowerBound, Int(glyph.cluster) == offset && !glyph.isUnsafeToBreak)
            }
            advance += Int(glyph.advance)
        }
        return (advance, range.count, false)
    }

    private func shape(_ bytes: [UInt8], _ range: Range<Int>, style number: Int) -> Entry {
        let style = styleList[number]
        let first = glyphs.count
        if style.isMissing {
            appendReplacements(bytes, range, face: fonts.faces[style.face])
        } else {
            shaper.shape(
                bytes.span.extracting(range),
                face: fonts.faces[style.face],
                script: style.script,
                language: style.language,
                direction: style.direction,
                features: style.features,
                into: &glyphs
            )
        }
        var advance = 0
        for index in first..<glyphs.count { advance += Int(glyphs[index].advance) }
        shapedWords += 1
        return Entry(
            glyphStart: Int32(first),
            glyphCount: Int32(glyphs.count - first),
            advance: advance
        )
    }

    /// One U+FFFD, or the face's `.notdef`, for all of a cluster that no font has.
    private func appendReplacements(_ bytes: [UInt8], _ range: Range<Int>, face: FontFace) {
        let glyph = face.nominalGlyph(of: "\u{FFFD}") ?? 0
        glyphs.append(
            ShapedGlyph(id: glyph, cluster: 0, advance: Int32(face.advance(of: glyph)))
        )
    }
}
