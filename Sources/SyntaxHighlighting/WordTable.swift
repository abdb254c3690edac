/// The words that a language gives a meaning, found by their bytes.
struct WordTable: Sendable {
    /// What a word means.
    enum Meaning: UInt8, Sendable {
        /// A keyword after which an expression begins or a statement goes on.
        case keyword
        /// A keyword that is a value: `this`, `true`, `nil`.
        case value
        /// A keyword before the name of a function.
        case functionDefiner
        /// A keyword before the name of a type.
        case typeDefiner
        /// A keyword only where a statement begins with it and something follows: Python's `match`.
        case soft
        /// A type, or a function that the language brings along.
        case type
    }

    private struct Entry: Sendable {
        var word: [UInt8]
        var meaning: Meaning
    }

    private var entries: [Entry] = []
    private var slots: [Int16] = []
    private let ignoresCase: Bool
    /// The length of the longest word.
    private var longest = 0

    /// Makes a table of words that spaces part; of a word that is given twice the first meaning counts.
    init(_ words: KeyValuePairs<Meaning, String>, ignoresCase: Bool = false) {
        self.ignoresCase = ignoresCase
        for (meaning, list) in words {
            for word in list.utf8.split(whereSeparator: \.isSpace) {
                entries.append(Entry(word: ignoresCase ? word.map(\.lowercased) : Array(word), meaning: meaning))
                longest = max(longest, word.count)
            }
        }
        var size = 16
        while size < entries.count * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for (index, entry) in entries.enumerated() {
            var slot = Int(Self.hash(entry.word[...], ignoresCase: false)) & (size - 1)
            while slots[slot] >= 0, entries[Int(slots[slot])].word != entry.word { slot = (slot + 1) & (size - 1) }
            if slots[slot] < 0 { slots[slot] = Int16(index) }
        }
    }

    /// What the word in a part of a text means; nil for a name.
    func meaning(_ bytes: [UInt8], _ range: Range<Int>) -> Meaning? {
        guard range.count <= longest else { return nil }
        let word = bytes[range]
        var slot = Int(Self.hash(word, ignoresCase: ignoresCase)) & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.word.count == word.count, matches(entry.word, word) { return entry.meaning }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func matches(_ entry: [UInt8], _ word: ArraySlice<UInt8>) -> Bool {
        var index = word.startIndex
        for byte in entry {
            if byte != (ignoresCase ? word[index].lowercased : word[index]) { return false }
            index += 1
        }
        return true
    }

    /// FNV-1a.
    private static func hash(_ word: ArraySlice<UInt8>, ignoresCase: Bool) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in word { hash = (hash ^ UInt32(ignoresCase ? byte.lowercased : byte)) &* 0x0100_0193 }
        return hash ^ hash >> 15
    }
}
