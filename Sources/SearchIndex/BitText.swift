/// Bits as printable ASCII that JSON leaves as it is: six in a character, 64 digits from `#` on without the backslash.
struct BitText {
    /// The characters so far; `finish` completes the last.
    private(set) var text: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    /// Appends the lowest bits of a number, the highest of them first; at most 32.
    mutating func append(_ value: Int, bits: Int) {
        pending = pending << UInt64(bits) | UInt64(value)
        count += bits
        while count >= 6 {
            count -= 6
            text.append(NumberText.digit(Int(pending >> UInt64(count) & 63)))
        }
        pending &= (1 << UInt64(count)) - 1
    }

    /// Appends a number below a bound, in as many bits as the bound needs, or one less (truncated binary code).
    mutating func append(_ value: Int, below bound: Int) {
        guard bound > 1 else { return }
        let bits = Int.bitWidth - 1 - bound.leadingZeroBitCount
        let short = 1 << (bits + 1) - bound
        if value < short {
            append(value, bits: bits)
        } else {
            append(value + short, bits: bits + 1)
        }
    }

    /// Appends ascending numbers below a bound (binary interpolative code).
    ///
    /// The one in the middle comes first, then both halves,
    /// each in as few bits as its neighbours leave room for. How many there are must be known where they are read.
    mutating func append(ascending numbers: ArraySlice<Int>, from low: Int, below high: Int) {
        guard let first = numbers.indices.first else { return }
        let middle = first + numbers.count / 2
        let before = middle - first
        let after = numbers.count - before - 1
        append(numbers[middle] - low - before, below: high - low - before - after)
        append(ascending: numbers[first..<middle], from: low, below: numbers[middle])
        append(ascending: numbers[(middle + 1)...], from: numbers[middle] + 1, below: high)
    }

    /// Completes the last character with zeros.
    mutating func finish() {
        if count > 0 { append(0, bits: 6 - count) }
    }
}
