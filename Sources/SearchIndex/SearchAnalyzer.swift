/// Takes the words of pages apart: folded, stemmed and segmented.
///
/// What it keeps between pages is a cache of words, which changes nothing but the time: a page gives the same with
/// every analyzer of its language. Belongs to one worker.
public final class SearchAnalyzer {
    private var words: AnalyzedWords

    /// Makes an analyzer for courses of a language (a BCP 47 tag).
    public init(language: String) { words = AnalyzedWords(language: language) }

    /// Takes a page apart.
    public func analyze(_ page: SearchablePage) -> SearchPage { words.analyze(page) }
}

/// The words that an analyzer has met; a value, so that its parts are reached without being guarded one by one.
private struct AnalyzedWords {
    private let stemmer: Stemmer
    private var scanner = WordScanner()
    private var runs: [WordScanner.Run] = []
    private let segmenter = WordSegmenter()
    /// Words as they are written.
    private var words = WordTable()
    /// The stem of each word of `words`; -1 where it is not kept.
    private var stemOfWord: [Int32] = []
    private var stems = WordTable()
    /// For each stem of `stems` the page on which it was met last, and its number on that page.
    private var lastPage: [Int32] = []
    private var numberOnPage: [Int32] = []
    private var page: Int32 = 0

    init(language: String) { stemmer = Stemmer(rules: StemmingRules.rules(for: language)) }

    mutating func analyze(_ source: SearchablePage) -> SearchPage {
        page += 1
        var found = PageWords()
        read(Array(source.title.utf8), section: 0, place: .title, into: &found)
        for (number, section) in source.sections.enumerated() {
            if !section.heading.isEmpty {
                read(Array(section.heading.utf8), section: Int32(number), place: .heading, into: &found)
            }
            read(section.text, section: Int32(number), place: .text, into: &found)
        }
        return found.page(of: source, stems: stems)
    }

    private mutating func read(
        _ text: [UInt8],
        section: Int32,
        place: SearchPage.Place,
        into found: inout PageWords
    ) {
        scanner.scan(text, into: &runs)
        for index in runs.indices {
            let run = runs[index]
            guard run.isUnspaced else {
                add(text, run.start..<run.end, run.hash, section, place, &found)
                continue
            }
            var start = run.start
            for end in segmenter.ends(of: text[run.start..<run.end]) {
                var hash = WordTable.seed
                for byte in text[start..<end] { hash = WordTable.hash(hash, byte) }
                add(text, start..<end, hash, section, place, &found)
                start = end
            }
        }
    }

    private mutating func add(
        _ text: [UInt8],
        _ range: Range<Int>,
        _ hash: UInt32,
        _ section: Int32,
        _ place: SearchPage.Place,
        _ found: inout PageWords
    ) {
        let (word, isNew) = words.insert(text, range, hash: hash)
        if isNew { stemOfWord.append(stem(text, range)) }
        let stem = Int(stemOfWord[word])
        guard stem >= 0 else { return }
        if lastPage[stem] != page {
            lastPage[stem] = page
            numberOnPage[stem] = Int32(found.stems.count)
            found.addStem(Int32(stem))
        }
        found.add(Int(numberOnPage[stem]), section, place)
    }

    /// The number of a new word's stem; -1 for Japanese words of grammar, which are one or two hiragana.
    private mutating func stem(_ text: [UInt8], _ range: Range<Int>) -> Int32 {
        let folded = WordFolding.fold(text, range)
        if folded.isEmpty { return -1 }
        if folded.count <= 6, folded.count % 3 == 0, Stemmer.isHiragana(folded, endingAt: folded.count),
            folded.count == 3 || Stemmer.isHiragana(folded, endingAt: 3)
        {
            return -1
        }
        let (number, isNew) = stems.insert(stemmer.stem(folded))
        if isNew {
            lastPage.append(0)
            numberOnPage.append(0)
        }
        return Int32(number)
    }
}

/// The words of a page in the making.
private struct PageWords {
    /// The numbers of the stems in the order in which they were met.
    private(set) var stems: [Int32] = []
    private var lastPosting: [Int32] = []
    private var counts: [Int32] = []
    private var postings: [(stem: Int32, posting: SearchPage.Posting)] = []

    mutating func addStem(_ stem: Int32) {
        stems.append(stem)
        lastPosting.append(-1)
        counts.append(0)
    }

    /// Adds a word's stem by its number on the page; sections come in ascending order.
    mutating func add(_ stem: Int, _ section: Int32, _ place: SearchPage.Place) {
        let last = Int(lastPosting[stem])
        if last >= 0, postings[last].posting.section == section {
            postings[last].posting.count += 1
            if postings[last].posting.count == 3, postings[last].posting.place == .text {
                postings[last].posting.place = .often
            }
        } else {
            lastPosting[stem] = Int32(postings.count)
            counts[stem] += 1
            postings.append((Int32(stem), SearchPage.Posting(section: section, count: 1, place: place)))
        }
    }

    func page(of source: SearchablePage, stems table: WordTable) -> SearchPage {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        ends.reserveCapacity(stems.count)
        for stem in stems {
            bytes.append(contentsOf: table.bytes[table.range(of: Int(stem))])
            ends.append(bytes.count)
        }
        var next: [Int] = []
        var total = 0
        for count in counts {
            next.append(total)
            total += Int(count)
        }
        var grouped = [SearchPage.Posting](repeating: .init(section: 0, count: 0, place: .text), count: total)
        for (stem, posting) in postings {
            grouped[next[Int(stem)]] = posting
            next[Int(stem)] += 1
        }
        return SearchPage(
            path: source.path,
            title: source.title,
            sections: source.sections.map { SearchPage.Section(anchor: $0.anchor, heading: $0.heading) },
            stems: bytes,
            stemEnds: ends,
            postings: grouped,
            postingEnds: next
        )
    }
}
