/// Words by their bytes, each once, numbered in the order in which they came: an open-addressing table over flat arrays.
struct WordTable {
    /// The bytes of all words, one after the other.
    private(set) var bytes: [UInt8] = []
    /// Where each word's bytes end.
    private(set) var ends: [Int] = []
    private var hashes: [UInt32] = []
    /// A word's number plus one; zero where nothing is.
    private var slots = [Int32](repeating: 0, count: 1024)

    /// How many words there are.
    var count: Int { ends.count }

    /// Where a word's bytes lie in `bytes`.
    func range(of word: Int) -> Range<Int> { (word == 0 ? 0 : ends[word - 1])..<ends[word] }

    /// The start of every hash (FNV-1a, 32 bits).
    static let seed: UInt32 = 0x811C_9DC5

    /// The hash after one more byte.
    @inline(__always)
    static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    /// The number of the word that lies in a text, which is added where it is new.
    mutating func insert(_ text: [UInt8], _ range: Range<Int>, hash: UInt32) -> (number: Int, isNew: Bool) {
        let mask = slots.count - 1
        var slot = Int(hash ^ (hash >> 15)) & mask
        while slots[slot] != 0 {
            let word = Int(slots[slot]) - 1
            if hashes[word] == hash, isEqual(word, text, range) { return (word, false) }
            slot = (slot + 1) & mask
        }
        let word = ends.count
        slots[slot] = Int32(word + 1)
        bytes.append(contentsOf: text[range])
        ends.append(bytes.count)
        hashes.append(hash)
        if ends.count * 2 > slots.count { grow() }
        return (word, true)
    }

    /// The number of a whole word.
    mutating func insert(_ word: [UInt8]) -> (number: Int, isNew: Bool) {
        var hash = Self.seed
        for byte in word { hash = Self.hash(hash, byte) }
        return insert(word, 0..<word.count, hash: hash)
    }

    private func isEqual(_ word: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
        let own = self.range(of: word)
        guard own.count == range.count else { return false }
        for offset in 0..<own.count where bytes[own.lowerBound + offset] != text[range.lowerBound + offset] {
            return false
        }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (word, hash) in hashes.enumerated() {
            var slot = Int(hash ^ (hash >> 15)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(word + 1)
        }
    }
}
