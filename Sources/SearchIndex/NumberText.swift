/// Numbers as printable ASCII that JSON leaves as it is: 91 digits, from `#` on without the backslash.
///
/// A digit under 64 is the number. Another one, d, is followed by the rest: the number is d + 27 * rest. So small
/// numbers, of which an index is full, are one byte, and gzip sees which ones are frequent.
enum NumberText {
    /// Appends a number.
    static func append(_ number: Int, to text: inout [UInt8]) {
        var rest = number
        while rest >= 64 {
            text.append(digit(64 + (rest - 64) % 27))
            rest = (rest - 64) / 27
        }
        text.append(digit(rest))
    }

    /// The character of a digit, 0 to 90.
    static func digit(_ value: Int) -> UInt8 { UInt8(value < 57 ? 35 + value : 36 + value) }
}
