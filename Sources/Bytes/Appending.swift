extension [UInt8] {
    /// The UTF-8 of a string.
    public init(utf8 string: String) { self = Array(string.utf8) }

    /// Appends the UTF-8 of a string.
    public mutating func append(utf8 string: String) { append(contentsOf: string.utf8) }

    /// Appends the UTF-8 of a literal.
    public mutating func append(utf8 literal: StaticString) {
        literal.withUTF8Buffer { unsafe append(contentsOf: $0) }
    }

    /// Appends an integer in decimal digits, with a minus sign where it is negative.
    public mutating func append(decimal value: Int) {
        if value < 0 { append(0x2D) }
        var rest = value.magnitude
        var digits: InlineArray<20, UInt8> = .init(repeating: 0)
        var first = 20
        repeat {
            first -= 1
            digits[first] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        } while rest > 0
        for index in first..<20 { append(digits[index]) }
    }

    /// Appends a number given in thousandths, with at most three digits after the point and none that say nothing.
    public mutating func append(thousandths value: Int) {
        if value < 0 { append(0x2D) }
        append(decimal: Int(value.magnitude / 1000))
        var fraction = value.magnitude % 1000
        guard fraction > 0 else { return }
        append(0x2E)
        var place: UInt = 100
        while fraction > 0 {
            append(UInt8(truncatingIfNeeded: 0x30 + fraction / place))
            fraction %= place
            place /= 10
        }
    }

    /// Appends bytes as lower-case hex digits, two each.
    public mutating func append(hex bytes: some Sequence<UInt8>) {
        for byte in bytes {
            append(Self.hexDigit(byte >> 4))
            append(Self.hexDigit(byte & 15))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
