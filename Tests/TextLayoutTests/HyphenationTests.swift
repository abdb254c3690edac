import FontPrograms
import Testing
import TextLayout

struct HyphenationTests {
    let fixture = LayoutFixture()

    /// The word with its places for hyphens.
    private func hyphenated(_ word: String, _ language: String) -> String {
        guard let hyphenator = Hyphenator(language: language, library: LayoutFixture.hyphenation) else {
            return "no patterns for \(language)"
        }
        let bytes = Array(word.utf8)
        var shown: [UInt8] = []
        var start = 0
        for division in hyphenator.divisions(of: bytes, 0..<bytes.count) {
            shown += bytes[start..<division] + [0x2D]
            start = division
        }
        return String(decoding: shown + bytes[start...], as: UTF8.self)
    }

    @Test(arguments: [
        ("en", "hyphenation", "hy-phen-ation"), ("en", "typesetting", "type-set-ting"), ("en", "table", "ta-ble"),
        ("en-US", "project", "project"), ("en-GB", "university", "uni-ver-sity"), ("en-GB", "something", "some-thing"),
        ("de", "Silbentrennung", "Sil-ben-tren-nung"), ("de-AT", "Donaudampfschiff", "Do-nau-dampf-schiff"),
        ("fr", "importance", "im-por-tance"), ("es", "ordenador", "or-de-na-dor"),
        ("it", "attraversare", "at-tra-ver-sa-re"), ("nl", "lettergreep", "let-ter-greep"),
        ("pt-BR", "computador", "com-pu-ta-dor"), ("pl", "komputer", "kom-pu-ter"),
        ("ru", "программа", "про-грам-ма"), ("uk", "програма", "про-гра-ма"), ("sv", "dator", "da-tor"),
        ("da", "programmering", "pro-gram-me-ring"), ("nb", "datamaskin", "data-ma-skin"),
        ("el", "υπολογιστής", "υπο-λο-γι-στής"),
    ])
    func `words are divided as their language divides them`(language: String, word: String, expected: String) {
        #expect(hyphenated(word, language) == expected)
    }

    @Test(arguments: [
        "bg", "ca", "da", "de", "el", "en", "en-gb", "es", "et", "eu", "fr", "gl", "it", "lt", "nb", "nl", "nn", "pl",
        "pt",
        "ru", "sk", "sl", "sv", "uk",
    ])
    func `every language of the table has its patterns`(language: String) throws {
        let known = try #require(HyphenationLanguage(tag: language))
        #expect(LayoutFixture.hyphenation.patterns(for: known) != nil)
        #expect(known.left >= 2 && known.right >= 2)
    }

    @Test func `a language without patterns is left whole`() {
        #expect(HyphenationLanguage(tag: "hi") == nil)
        #expect(HyphenationLanguage(tag: "") == nil)
        #expect(HyphenationLanguage(tag: "ja-JP") == nil)
    }

    @Test(arguments: [
        "hyphenation2", "HYPHENATION", "https://hyphenation.org/hyphenation", "hyphenation_typesetting",
        "hyphenation.typesetting", "camelCaseTypesetting", "typesetting(hyphenation)", "hyphenation@typesetting.org",
        "self-evident-typesetting", "std::hyphenation", "--typesetting", "$typesetting", "tree",
    ])
    func `addresses, names of code, capitals and compounds are left whole`(word: String) {
        #expect(hyphenated(word, "en") == word)
    }

    @Test func `punctuation around a word does not hold it together`() {
        #expect(hyphenated("(hyphenation),", "en") == "(hy-phen-ation),")
        #expect(hyphenated("“typesetting”", "en") == "“type-set-ting”")
        #expect(hyphenated("typesetting.”", "en") == "type-set-ting.”")
        #expect(hyphenated("l’importance", "fr") == "l’im-por-tance")
    }

    @Test func `as much stands on both sides of a hyphen as the language asks for`() {
        for word in ["ability", "typography", "ideology", "original", "emergency", "aluminium"] {
            let parts = hyphenated(word, "en").split(separator: "-")
            #expect(parts.first.map { $0.count >= 2 } == true)
            #expect(parts.last.map { $0.count >= 3 } == true)
        }
    }

    @Test func `a broken pattern file divides nothing`() {
        let broken = [
            "", "\\patterns{", "\\patterns}", "a1b c1d", "{1a}", String(repeating: "\\patterns{1a", count: 9),
        ]
        for text in broken {
            let patterns = HyphenationPatterns(tex: Array(text.utf8).span)
            #expect(patterns.divisions(of: Array("bb".utf8), left: 2, right: 2) == [])
        }
        let long = "\\patterns{" + String(repeating: "a1", count: 5_000) + "}"
        #expect(
            HyphenationPatterns(tex: Array(long.utf8).span).divisions(of: Array("bcde".utf8), left: 2, right: 2) == []
        )
    }

    private func lines(_ text: String, measure: Thousandths, language: String = "en") -> [LineBox] {
        fixture.hyphenating.lines(of: fixture.paragraph(text, language: language), measure: measure)
    }

    private static let longWords = """
        Internationalization considerations notwithstanding, characteristically uncompromising representatives \
        misunderstood straightforward recommendations concerning interoperability, standardization, responsibilities and \
        telecommunication infrastructure throughout counterproductive interdepartmental correspondence.
        """

    @Test(arguments: [150_000, 180_000, 220_000, 260_000])
    func `hyphens end lines where words alone would leave holes, and never more than two in a row`(measure: Int) {
        let lines = lines(Self.longWords, measure: measure)
        #expect(lines.contains { $0.endsWithHyphen })
        var row = 0
        for line in lines {
            row = line.endsWithHyphen ? row + 1 : 0
            #expect(row <= 2)
        }
        #expect(lines.last.map { $0.endsWithHyphen } == false)
        let joined = lines.map(LayoutFixture.text).joined().filter { $0 != "\u{AD}" }
        #expect(joined == Self.longWords)
    }

    @Test func `text that words alone set well has no hyphens`() {
        let lines = lines(LayoutFixture.prose, measure: 470_551)
        #expect(lines.allSatisfy { !$0.endsWithHyphen })
    }

    @Test func `a word with soft hyphens is divided at them alone`() {
        let word = "tele\u{AD}communication"
        for measure in stride(from: 150_000, through: 260_000, by: 10_000) {
            let text = "The \(word) of the \(word) and the \(word) with the \(word)"
            for line in lines(text, measure: measure) where line.endsWithHyphen {
                #expect(LayoutFixture.text(line).hasSuffix("tele\u{AD}"))
            }
        }
    }

    @Test func `a non-breaking hyphen joins what it stands between`() {
        for measure in stride(from: 150_000, through: 200_000, by: 3_000) {
            for line in lines("the value of x\u{2011}axis and y\u{2011}axis and z\u{2011}axis points", measure: measure)
            {
                #expect(!LayoutFixture.text(line).hasPrefix("axis"))
            }
        }
    }

    @Test func `the language of a run divides its words`() {
        var german = fixture.serif
        german.language = "de"
        let word = "Bundesverfassungsgericht"
        let content: [InlineContent] = [
            .text("The court that judges is called the ", fixture.serif, tag: 1), .text(word, german, tag: 2),
            .text(" in the language of its country, and it sits in the south.", fixture.serif, tag: 1),
        ]
        let expected = hyphenated(word, "de").split(separator: "-").dropLast()
        for measure in stride(from: 150_000, through: 300_000, by: 7_000) {
            let lines = fixture.hyphenating.lines(
                of: Paragraph(content, style: ParagraphStyle(lineHeight: 14_000, language: "en")),
                measure: measure
            )
            for line in lines where line.endsWithHyphen {
                let part = LayoutFixture.text(line).split(separator: " ").last.map { $0.dropLast() } ?? ""
                guard part.hasPrefix("Bu") else { continue }
                #expect(expected.indices.contains { expected[...$0].joined() == part })
            }
        }
    }
}
