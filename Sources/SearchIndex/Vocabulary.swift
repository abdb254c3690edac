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
        // A stem on a page, by its number; its postings follow those of the one before.
        var met: [Int] = []
        var sectionCounts: [Int] = []
        for page in pages {
            var start = 0
            var firstPosting = 0
            for (end, lastPosting) in zip(page.stemEnds, page.postingEnds) {
                var hash = WordTable.seed
                for index in start..<end { hash = WordTable.hash(hash, page.stems[index]) }
                let (number, isNew) = table.insert(page.stems, start..<end, hash: hash)
                if isNew { sectionCounts.append(0) }
                sectionCounts[number] += lastPosting - firstPosting
                met.append(number)
                start = end
                firstPosting = lastPosting
            }
        }
        var ends: [Int] = []
        var total = 0
        for count in sectionCounts {
            ends.append(total)
            total += count
        }
        var sections = [Int](repeating: 0, count: total)
        var places = [SearchPage.Place](repeating: .text, count: total)
        var (next, firstSection) = (0, 0)
        for page in pages {
            var posting = 0
            for lastPosting in page.postingEnds {
                let number = met[next]
                next += 1
                while posting < lastPosting {
                    sections[ends[number]] = firstSection + Int(page.postings[posting].section)
                    places[ends[number]] = page.postings[posting].place
                    ends[number] += 1
                    posting += 1
                }
            }
            firstSection += page.sections.count
        }
        append(table, sectionCounts, ends, sections, places, sectionCount: firstSection)
    }

    private mutating func append(
        _ table: WordTable,
        _ sectionCounts: [Int],
        _ ends: [Int],
        _ sections: [Int],
        _ places: [SearchPage.Place],
        sectionCount: Int
    ) {
        var bits = BitText()
        var previous: ArraySlice<UInt8> = []
        var marked: [Int] = []
        var marks: [UInt8] = []
        var total = 0
        for number in Self.sorted(table) {
            let stem = table.bytes[table.range(of: number)]
            append(stem, after: previous)
            previous = stem
            let range = ends[number] - sectionCounts[number]..<ends[number]
            NumberText.append(range.count - 1, to: &counts)
            bits.append(ascending: sections[range], from: 0, below: sectionCount)
            for (offset, place) in places[range].enumerated() where place != .text {
                marked.append(total + offset)
                marks.append(NumberText.digit(Int(place.rawValue)))
            }
            total += range.count
        }
        NumberText.append(marked.count, to: &counts)
        counts += marks
        bits.append(ascending: marked[...], from: 0, below: total)
        bits.finish()
        postings = bits.text
    }

    /// The numbers of the words in the order of their bytes; the first eight of them decide most of it.
    private static func sorted(_ table: WordTable) -> [Int] {
        let keys = (0..<table.count).map { number -> (key: UInt64, number: Int) in
            let range = table.range(of: number)
            var key: UInt64 = 0
            for offset in 0..<8 {
                key = key << 8 | (offset < range.count ? UInt64(table.bytes[range.lowerBound + offset]) : 0)
            }
            return (key, number)
        }
        return keys.sorted { one, other in
            guard one.key == other.key else { return one.key < other.key }
            return table.bytes[table.range(of: one.number)]
                .lexicographicallyPrecedes(table.bytes[table.range(of: other.number)])
        }.map(\.number)
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
