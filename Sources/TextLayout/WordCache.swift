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
        fileprivate var hash: UInt64
        fileprivate var textStart: Int
        fileprivate var textCount: Int
        fileprivate var style: Int
        /// The word's glyphs in `glyphs`.
        var glyphs: Range<Int>
        /// The sum of their advances in font units.
        var advance: Int
    }

    private let fonts: FontCollection
    private let shaper = Shaper()
    private var styles: [ShapingStyle: Int] = [:]
    private var styleList: [ShapingStyle] = []
    private var text: [UInt8] = []
    private var slots: [Int32] = [Int32](repeating: -1, count: 4096)
    private(set) var entries: [Entry] = []
    private(set) var glyphs: [ShapedGlyph] = []

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
        guard glyphs.count > 1 << 21 || text.count > 1 << 23 || styleList.count > 1 << 12 else { return }
        styles = [:]
        styleList = []
        text = []
        slots = [Int32](repeating: -1, count: 4096)
        entries = []
        glyphs = []
    }

    /// The entry of `bytes[range]` in a style, shaped now where it is new.
    func entry(_ bytes: [UInt8], _ range: Range<Int>, style: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: style)
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
        hash ^= hash >> 29
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if matches(number, hash: hash, style: style, bytes, range) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = entries.count
        slots[slot] = Int32(number)
        entries.append(shape(bytes, range, style: style, hash: hash))
        if entries.count * 2 > slots.count { grow() }
        return number
    }

    private func matches(_ number: Int, hash: UInt64, style: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let entry = entries[number]
        guard entry.hash == hash, entry.style == style, entry.textCount == range.count else { return false }
        for index in 0..<range.count where text[entry.textStart + index] != bytes[range.lowerBound + index] {
            return false
        }
        return true
    }

    private func shape(_ bytes: [UInt8], _ range: Range<Int>, style number: Int, hash: UInt64) -> Entry {
        let style = styleList[number]
        let start = text.count
        text += bytes[range]
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
        return Entry(
            hash: hash,
            textStart: start,
            textCount: range.count,
            style: number,
            glyphs: first..<glyphs.count,
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

    private func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
