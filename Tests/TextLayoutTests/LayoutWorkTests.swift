import FontPrograms
import Testing
import TextLayout

/// What setting text costs, held by counts: the same on every computer, loaded or not.
struct LayoutWorkTests {
    private func work(_ texts: [String], measure: Thousandths = 470_551) -> LayoutWork {
        let fixture = LayoutFixture()
        for text in texts { _ = fixture.hyphenating.lines(of: fixture.paragraph(text), measure: measure) }
        return fixture.hyphenating.work
    }

    @Test func `a text that comes again is neither shaped nor analysed again`() {
        let once = work([LayoutFixture.prose])
        let often = work(Array(repeating: LayoutFixture.prose, count: 20))
        #expect(often.shapedWords == once.shapedWords)
        #expect(often.analysedTexts == once.analysedTexts)
        #expect(often.hyphenatedWords == once.hyphenatedWords)
        #expect(often.measuredUnits == once.measuredUnits * 20)
    }

    @Test func `a paragraph of prose costs no more than it did`() {
        let work = work([LayoutFixture.prose])
        #expect(work.shapedWords <= 85)
        #expect(work.analysedTexts <= 16, "words of letters alone need no analysis")
        #expect(work.measuredUnits <= 230)
        #expect(work.weighedLines <= 3_000)
        #expect(work.hyphenatedWords <= 80)
    }

    @Test func `weighing lines grows with the text, not with its square`() {
        func weighed(_ count: Int) -> Int {
            work([Array(repeating: LayoutFixture.prose, count: count).joined(separator: " ")]).weighedLines
        }
        let (short, long) = (weighed(10), weighed(80))
        #expect(long < short * 10)
    }

    @Test func `one long word costs what its length costs`() {
        func work(_ count: Int) -> LayoutWork {
            self.work([String(repeating: "unbreakable", count: count)], measure: 200_000)
        }
        let (short, long) = (work(100), work(800))
        #expect(long.weighedLines < short.weighedLines * 10)
        #expect(long.shapedWords < short.shapedWords * 10)
    }

    /// The pieces of which samples of UAX #14 are made: of every class that prose meets, some are drawn.
    private static let pieces = [
        "word", "Word", "1", "3.14", "(", ")", "[", "]", "{", "}", "“", "”", "‘", "’", "\"", "'", ",", ".", ";", ":",
        "!",
        "?", "-", "–", "—", "…", "/", "%", "$", "€", "°", "§", "#", "&", "=", "+", "*", "\u{A0}", "\u{2011}",
        "\u{200B}",
        "\u{2060}", "é", "e\u{301}", "日", "。", "「", "」", "ー", "한", "ไทย", "א", "ش", "😀", "👨\u{200D}👩", "🇩🇪", "«", "»",
        "·",
        "·", "x", "b.c", "http://a.b/c", "\\", "|", "~", "@", "^", "_",
    ]

    @Test(arguments: ["en", "de", "fr", "ja", "ar", "hi"])
    func `lines may end where ICU says, though it is asked word by word`(language: String) {
        var state: UInt64 = 88_172_645_463_325_252
        func below(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        let cache = BreakCache(library: .none)
        let number = cache.language(breaks: language, hyphens: language)
        var byWords = 0
        for _ in 0..<4_000 {
            var text = ""
            for _ in 0...below(7) {
                for _ in 0...below(3) { text += Self.pieces[below(Self.pieces.count)] }
                if below(4) > 0 { text += String(repeating: " ", count: 1 + below(2)) }
            }
            let bytes = Array(text.utf8)
            guard let found = Self.boundaries(bytes, cache, number) else { continue }
            byWords += 1
            let expected = cache.boundaries(of: bytes, language: number)
            #expect(found == expected, "\(text)")
            if found != expected { return }
        }
        #expect(byWords > 1_000)
    }

    /// The offsets after which lines may end, by words; nil where the whole text is needed.
    private static func boundaries(_ bytes: [UInt8], _ cache: BreakCache, _ language: Int32) -> [Int]? {
        var found: [Int] = []
        var offset = 0
        while offset < bytes.count {
            let start = offset
            while offset < bytes.count, bytes[offset] != 0x20 { offset += 1 }
            let end = offset
            while offset < bytes.count, bytes[offset] == 0x20 { offset += 1 }
            if end > start {
                guard let word = cache.word(bytes, start..<end, language: language) else { return nil }
                for place in cache.breaks(inWord: word) where cache.places[Int(place)].penalty != 300 {
                    found.append(start + Int(cache.places[Int(place)].offset))
                }
            }
            if offset < bytes.count {
                guard cache.mayEnd(bytes, before: offset, after: end, language: language) else { return nil }
            }
            found.append(offset)
        }
        return found
    }
}
