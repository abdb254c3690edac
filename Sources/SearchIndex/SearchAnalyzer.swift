internal import Bytes
public import CourseMarkup
public import CourseModel
public import InterfaceStrings

/// Takes the words of pages apart: folded, stemmed and segmented.
///
/// What it keeps between pages is a cache of words, which changes nothing but the time: a page gives the same with
/// every analyzer of its language. Belongs to one worker.
public final class SearchAnalyzer {
    private let strings: InterfaceStrings
    private let stemmer: Stemmer
    private var scanner = WordScanner()
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

    /// Makes an analyzer for courses of a language (a BCP 47 tag); the strings name the sections that every lesson has.
    public init(language: String, strings: InterfaceStrings) {
        self.strings = strings
        stemmer = Stemmer(rules: StemmingRules.rules(for: language))
    }

    /// The course's own page: what it is about, its objectives and its modules.
    public func page(of package: CoursePackage, path: String = "index.html") -> SearchPage {
        var collector = SectionCollector()
        collector.begin("", "")
        collector.append(package.description)
        collector.append(package.syllabus.audience)
        for module in package.syllabus.modules {
            collector.append(module.title)
            collector.append(module.summary)
        }
        return analyze(path: path, title: package.title, collector.sections)
    }

    /// A lesson's page; of its quiz the questions only.
    public func page(of document: LessonDocument, path: String) -> SearchPage {
        var collector = SectionCollector()
        collector.begin("", "")
        for objective in document.lesson.objectives { collector.append(objective) }
        collector.append(document.overview)
        for concept in document.concepts {
            collector.begin(concept.anchor, concept.title)
            collector.append(concept.explanation)
            guard let example = concept.example else { continue }
            if concept.explanation.hasHeadings, let anchor = concept.exampleAnchor {
                collector.begin(anchor, strings[.example])
            }
            collector.append(example)
        }
        collector.begin(document.anchors.keyTakeaways, strings[.keyTakeaways])
        for takeaway in document.keyTakeaways { collector.append(takeaway) }
        collector.begin(document.anchors.practice, strings[.practice])
        collector.append(document.practicePrompt)
        collector.append(document.expectedOutcome)
        if let quiz = document.quiz {
            collector.begin(document.anchors.quiz, strings[.quiz])
            for question in quiz.questions { collector.append(question.question) }
        }
        return analyze(path: path, title: document.lesson.title, collector.sections)
    }

    /// A project's page.
    public func page(of document: ProjectDocument, path: String) -> SearchPage {
        var collector = SectionCollector()
        collector.begin("", "")
        collector.append(document.problemStatement)
        for deliverable in document.project.deliverables { collector.append(deliverable) }
        for constraint in document.project.constraints { collector.append(constraint) }
        for criterion in document.project.rubric { collector.append(criterion.criterion) }
        return analyze(path: path, title: document.project.title, collector.sections)
    }

    private func analyze(path: String, title: String, _ sections: [SearchableSection]) -> SearchPage {
        page += 1
        var found = PageWords()
        read(Array(title.utf8), section: 0, place: .title, into: &found)
        for (number, section) in sections.enumerated() {
            if !section.heading.isEmpty {
                read(Array(section.heading.utf8), section: Int32(number), place: .heading, into: &found)
            }
            read(section.text, section: Int32(number), place: .text, into: &found)
        }
        var texts: [UInt8] = []
        texts.reserveCapacity(sections.reduce(0) { $0 + $1.text.count + 4 })
        for (number, section) in sections.enumerated() {
            if number > 0 { texts.append(UInt8(ascii: ",")) }
            texts.append(json: section.text)
        }
        return found.page(
            path: path,
            title: title,
            sections: sections.map { SearchPage.Section(anchor: $0.anchor, heading: $0.heading) },
            texts: texts,
            stems: stems
        )
    }

    private func read(_ text: [UInt8], section: Int32, place: SearchPage.Place, into found: inout PageWords) {
        scanner.scan(text) { range, hash, isUnspaced in
            guard isUnspaced else {
                add(text, range, hash, section, place, &found)
                return
            }
            var start = range.lowerBound
            for end in segmenter.ends(of: text[range]) {
                var hash = WordTable.seed
                for byte in text[start..<end] { hash = WordTable.hash(hash, byte) }
                add(text, start..<end, hash, section, place, &found)
                start = end
            }
        }
    }

    private func add(
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
    private func stem(_ text: [UInt8], _ range: Range<Int>) -> Int32 {
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

    func page(path: String, title: String, sections: [SearchPage.Section], texts: [UInt8], stems table: WordTable)
        -> SearchPage
    {
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
            path: path,
            title: title,
            sections: sections,
            texts: texts,
            stems: bytes,
            stemEnds: ends,
            postings: grouped,
            postingEnds: next
        )
    }
}
