/// All stems of a course, sorted, and where they stand.
struct Vocabulary {
    /// Each stem as a capital letter and the rest of it.
    ///
    /// The letter says how many UTF-16 units it has in common with the one before: A is none, Z is 25. Folded words have
    /// no capital letters.
    private(set) var words: [UInt8] = []
    /// In how many sections each stem stands, less one, as `NumberText`; then how many postings of all stand elsewhere
    /// than once or twice in the text, in the same way, and for each of these its place (`SearchPage.Place`) as a digit.
    private(set) var counts: [UInt8] = []
    /// The sections of each stem, one stem after the other; then which postings of all stand elsewhere.
    private(set) var postings: [UInt8] = []

    init(_ pages: [SearchPage]) {
        var table = WordTable()
        var sections: [[Int]] = []
        var places: [[SearchPage.Place]] = []
        var firstSection = 0
        for page in pages {
            var start = 0
            var firstPosting = 0
            for (end, lastPosting) in zip(page.stemEnds, page.postingEnds) {
                var hash = WordTable.seed
                for index in start..<end { hash = WordTable.hash(hash, page.stems[index]) }
                let (number, isNew) = table.insert(page.stems, start..<end, hash: hash)
                if isNew {
                    sections.append([])
                    places.append([])
                }
                for posting in page.postings[firstPosting..<lastPosting] {
                    sections[number].append(firstSection + Int(posting.section))
                    places[number].append(posting.place)
                }
                start = end
                firstPosting = lastPosting
            }
            firstSection += page.sections.count
        }
        append(table, sections, places, sectionCount: firstSection)
    }

    private mutating func append(
        _ table: WordTable,
        _ sections: [[Int]],
        _ places: [[SearchPage.Place]],
        sectionCount: Int
    ) {
        let stems = (0..<table.count).map { table.bytes[table.range(of: $0)] }
        var bits = BitText()
        var previous: ArraySlice<UInt8> = []
        var marked: [Int] = []
        var marks: [UInt8] = []
        var total = 0
        for number in stems.indices.sorted(by: { stems[$0].lexicographicallyPrecedes(stems[$1]) }) {
            append(stems[number], after: previous)
            previous = stems[number]
            NumberText.append(sections[number].count - 1, to: &counts)
            bits.append(ascending: sections[number][...], from: 0, below: sectionCount)
            for (offset, place) in places[number].enumerated() where place != .text {
                marked.append(total + offset)
                marks.append(NumberText.digit(Int(place.rawValue)))
            }
            total += places[number].count
        }
        NumberText.append(marked.count, to: &counts)
        counts += marks
        bits.append(ascending: marked[...], from: 0, below: total)
        bits.finish()
        postings = bits.text
    }

    private mutating func append(_ stem: ArraySlice<UInt8>, after previous: ArraySlice<UInt8>) {
        let (stem, previous) = (Array(stem), Array(previous))
        var shared = 0
        var units = 0
        while shared < stem.count, shared < previous.count {
            let (scalar, count) = WordScanner.scalar(stem, at: shared)
            guard shared + count <= previous.count, previous[shared..<shared + count] == stem[shared..<shared + count],
                units + (scalar > 0xFFFF ? 2 : 1) <= 25
            else { break }
            units += scalar > 0xFFFF ? 2 : 1
            shared += count
        }
        words.append(UInt8(0x41 + units))
        words.append(contentsOf: stem[shared...])
    }
}
