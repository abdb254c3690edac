/// Where lines may end in text that is made of words between spaces: each distinct word is given to ICU once.
///
/// What UAX #14 says inside a word depends on the word alone, and what it says about the spaces between two words on
/// the last character of the one and the first two of the other; where it forbids a break at spaces, words are not
/// alone any more, and the whole text is given to ICU.
package final class BreakCache {
    /// A place inside a word, counted from its start.
    package struct Place {
        package var offset: Int32
        package var penalty: Int16
        package var addsHyphen: Bool
    }

    private struct Word {
        var language: Int32
        /// What UAX #14 allows inside the word, and the places in a long word, in `places`.
        var breaks: Range<Int32>
        /// The places for hyphens, in `places`; nil where nobody has asked for them.
        var divisions: Range<Int32>?
    }

    private struct Neighbours: Hashable {
        var last: UInt32
        var first: UInt32
        var second: UInt32
        var language: Int32
    }

    private let iterator = LineBreakIterator()
    private let library: HyphenationLibrary
    private var languages: [[String]: Int32] = [:]
    private var languageList: [(breaks: String, hyphens: String)] = []
    private var hyphenators: [Hyphenator??] = []
    private var table = TextTable()
    private var words: [Word] = []
    package private(set) var places: [Place] = []
    private var neighbours: [Neighbours: Bool] = [:]
    private(set) var analysedTexts = 0
    private(set) var hyphenatedWords = 0

    /// Words longer than this are not kept, in bytes.
    private static let longestKept = 128
    /// Words longer than this get breaks at punctuation, in bytes.
    static let longWord = 20

    package init(library: HyphenationLibrary) { self.library = library }

    /// Forgets everything where it has grown past a bound; words of before are not valid any more.
    func trim() {
        guard
            table.text.count > 1 << 23 || places.count > 1 << 21 || languageList.count > 1 << 10
                || neighbours.count > 1 << 16
        else { return }
        languages = [:]
        languageList = []
        hyphenators = []
        table = TextTable()
        words = []
        places = []
        neighbours = [:]
    }

    /// The number of a pair of languages: the one whose rules end lines, and the one whose patterns divide words.
    package func language(breaks: String, hyphens: String) -> Int32 {
        if let last = languageList.last, last.breaks == breaks, last.hyphens == hyphens {
            return Int32(languageList.count - 1)
        }
        if let known = languages[[breaks, hyphens]] { return known }
        let number = Int32(languageList.count)
        languages[[breaks, hyphens]] = number
        languageList.append((breaks, hyphens))
        hyphenators.append(nil)
        return number
    }

    // MARK: - Words

    /// The word of `bytes[range]`, which holds no space; nil where it is too long to be kept.
    package func word(_ bytes: [UInt8], _ range: Range<Int>, language: Int32) -> Int? {
        guard range.count <= Self.longestKept else { return nil }
        let (number, isNew) = table.number(of: bytes, range, kind: language)
        if isNew { words.append(make(bytes, range, language)) }
        return number
    }

    /// Where lines may end inside a word of the cache.
    package func breaks(inWord number: Int) -> Range<Int32> { words[number].breaks }

    /// Where hyphens may be added inside a word of the cache.
    func divisions(ofWord number: Int) -> Range<Int32> {
        if let known = words[number].divisions { return known }
        let word = words[number]
        let start = Int32(places.count)
        if let hyphenator = hyphenator(word.language) {
            hyphenatedWords += 1
            for offset in hyphenator.divisions(of: table.text, table.range(of: number)) {
                places.append(
                    Place(offset: Int32(offset), penalty: Int16(BreakOpportunity.hyphenation), addsHyphen: true)
                )
            }
        }
        words[number].divisions = start..<Int32(places.count)
        return start..<Int32(places.count)
    }

    private func hyphenator(_ language: Int32) -> Hyphenator? {
        if let known = hyphenators[Int(language)] { return known }
        let made = Hyphenator(language: languageList[Int(language)].hyphens, library: library)
        hyphenators[Int(language)] = .some(made)
        return made
    }

    private func make(_ bytes: [UInt8], _ range: Range<Int>, _ language: Int32) -> Word {
        let first = Int32(places.count)
        let isPlain = !range.contains { !Self.isPlain(bytes[$0]) }
        if !isPlain || range.count > Self.longWord {
            analysedTexts += isPlain ? 0 : 1
            let alone = Array(bytes[range])
            let breaks = isPlain ? [] : iterator.boundaries(of: alone, language: languageList[Int(language)].breaks)
            var from = 0
            for end in isPlain ? [alone.count] : breaks {
                appendLongWordPlaces(alone, from..<end)
                if end < alone.count { places.append(Self.place(at: end, in: alone)) }
                from = end
            }
        }
        return Word(language: language, breaks: first..<Int32(places.count), divisions: nil)
    }

    /// Whether UAX #14 never ends a line before or after the byte inside a word: letters and digits of ASCII, and what
    /// may follow them.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    private func appendLongWordPlaces(_ bytes: [UInt8], _ range: Range<Int>) {
        guard range.count > Self.longWord else { return }
        for offset in Self.placesInLongWord(bytes, range) {
            places.append(Place(offset: Int32(offset), penalty: Int16(BreakOpportunity.longWord), addsHyphen: false))
        }
    }

    private static func place(at offset: Int, in bytes: [UInt8]) -> Place {
        Place(
            offset: Int32(offset),
            penalty: bytes[offset - 1] == 0x2D ? Int16(BreakOpportunity.softHyphen) : 0,
            addsHyphen: false
        )
    }

    /// The offsets behind a character at which addresses and identifiers may be divided, three bytes from the ends.
    static func placesInLongWord(_ bytes: [UInt8], _ range: Range<Int>) -> [Int] {
        var places: [Int] = []
        for offset in range.dropFirst(2).dropLast(3) {
            switch bytes[offset] {
            case 0x2F, 0x2E, 0x5F, 0x2D, 0x3F, 0x26, 0x3D, 0x23, 0x3A, 0x40, 0x25, 0x7E, 0x2B, 0x2C, 0x28:
                let next = bytes[offset + 1]
                let isWord = next >= 0x80 || next >= 0x30 && next <= 0x39 || next | 0x20 >= 0x61 && next | 0x20 <= 0x7A
                if isWord, next < 0x80 || next >= 0xC0 { places.append(offset + 1) }
            default:
                break
            }
        }
        return places
    }

    // MARK: - Texts

    /// What ICU says about a whole text.
    package func boundaries(of bytes: [UInt8], language: Int32) -> [Int] {
        analysedTexts += 1
        return iterator.boundaries(of: bytes, language: languageList[Int(language)].breaks)
    }

    /// Whether a line may end at the spaces before `next`, where a word or the text begins; `end` is where the word
    /// before the spaces ends, 0 at the text's start.
    package func mayEnd(_ bytes: [UInt8], before next: Int, after end: Int, language: Int32) -> Bool {
        let following = bytes[next]
        if end > 0, Self.isPlain(following) {
            let last = bytes[end - 1]
            if last < 0x80, last != 0x28, last != 0x5B, last != 0x7B { return true }
        }
        let first = UnicodeData.scalar(bytes, at: next)
        var second: UInt32 = 0x20
        if next + first.count < bytes.count { second = UnicodeData.scalar(bytes, at: next + first.count).value }
        var last: UInt32 = 0
        if end > 0 {
            var start = end - 1
            while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            last = UnicodeData.scalar(bytes, at: start).value
            // What a mark stands on would count.
            if UnicodeData.extendsCluster(last) { return false }
        }
        let key = Neighbours(last: last, first: first.value, second: second, language: language)
        if let known = neighbours[key] { return known }
        var sample: [UInt8] = []
        func append(_ scalar: UInt32) { sample += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8) }
        if last > 0 { append(last) }
        sample.append(0x20)
        let place = sample.count
        append(first.value)
        append(second)
        let found = boundaries(of: sample, language: language).contains(place)
        neighbours[key] = found
        return found
    }
}
