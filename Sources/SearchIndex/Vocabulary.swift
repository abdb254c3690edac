/// All stems of a course, sorted, and where they stand.
struct Vocabulary {
    /// Each stem as a capital letter and the rest of it.
    ///
    /// The letter says how many UTF-16 units it has in common with the one before: A is none, Z is 25. Folded words have no capital letters.
    private(set) var words: [UInt8] = []
    /// For each stem how many sections it stands in, less one, and for each of these how many sections lie between it and
    /// the one before, times four, plus the place (`SearchPage.Place`); all as `NumberText`.
    private(set) var postings: [UInt8] = []

    init(_ pages: [SearchPage]) {
        var table = WordTable()
        var places: [[UInt32]] = []
        var firstSection = 0
        for page in pages {
            var start = 0
            var firstPosting = 0
            for (end, lastPosting) in zip(page.stemEnds, page.postingEnds) {
                var hash = WordTable.seed
                for index in start..<end { hash = WordTable.hash(hash, page.stems[index]) }
                let (number, isNew) = table.insert(page.stems, start..<end, hash: hash)
                if isNew { places.append([]) }
                for posting in page.postings[firstPosting..<lastPosting] {
                    places[number].append(
                        UInt32(firstSection + Int(posting.section)) << 2 | UInt32(posting.place.rawValue)
                    )
                }
                start = end
                firstPosting = lastPosting
            }
            firstSection += page.sections.count
        }
        let stems = (0..<table.count).map { Array(table.bytes[table.range(of: $0)]) }
        var previous: [UInt8] = []
        for number in stems.indices.sorted(by: { stems[$0].lexicographicallyPrecedes(stems[$1]) }) {
            append(stems[number], after: previous)
            append(places[number])
            previous = stems[number]
        }
    }

    private mutating func append(_ stem: [UInt8], after previous: [UInt8]) {
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

    private mutating func append(_ places: [UInt32]) {
        NumberText.append(places.count - 1, to: &postings)
        var next: UInt32 = 0
        for place in places {
            NumberText.append(Int((place >> 2 - next) << 2 | place & 3), to: &postings)
            next = place >> 2 + 1
        }
    }
}
