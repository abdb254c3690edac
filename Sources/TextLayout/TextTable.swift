/// Numbers texts in the order in which they come, each text of a kind once: a hash table of flat arrays.
struct TextTable {
    private struct Key {
        var hash: UInt64
        var start: Int32
        var count: Int32
        var kind: Int32
    }

    /// All texts, one after the other.
    private(set) var text: [UInt8] = []
    private var keys: [Key] = []
    private var slots = [Int32](repeating: -1, count: 4096)

    /// The bytes of a numbered text in `text`.
    func range(of number: Int) -> Range<Int> {
        let start = Int(keys[number].start)
        return start..<start + Int(keys[number].count)
    }

    /// The number of `bytes[range]`, and whether it was given just now.
    ///
    /// - Parameter kind: What tells equal texts apart, such as a style.
    mutating func number(of bytes: [UInt8], _ range: Range<Int>, kind: Int32) -> (number: Int, isNew: Bool) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: kind)
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
        hash ^= hash >> 29
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if matches(keys[number], hash, bytes, range, kind) { return (number, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = keys.count
        slots[slot] = Int32(number)
        keys.append(Key(hash: hash, start: Int32(text.count), count: Int32(range.count), kind: kind))
        text += bytes[range]
        if keys.count * 2 > slots.count { grow() }
        return (number, true)
    }

    private func matches(
        _ key: Key,
        _ hash: UInt64,
        _ bytes: [UInt8],
        _ range: Range<Int>,
        _ kind: Int32
    ) -> Bool {
        guard key.hash == hash, key.kind == kind, Int(key.count) == range.count else { return false }
        let distance = Int(key.start) - range.lowerBound
        for index in range where text[index + distance] != bytes[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (number, key) in keys.enumerated() {
            var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
