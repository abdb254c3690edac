/// Numbers as printable ASCII that JSON leaves as it is: 91 digits, from `#` on without the backslash.
///
/// A digit under 64 is the number. Another one, d, is followed by the rest: the number is d + 27 * rest. So small
/// numbers, of which an index is full, are one byte, and gzip sees which ones are frequent.
enum NumberText {
    /// Appends a number.
    static func append(_ number: Int, to text: inout [UInt8]) {
        var rest = number
        while rest >= 64 {
            append(digit: 64 + (rest - 64) % 27, to: &text)
            rest = (rest - 64) / 27
        }
        append(digit: rest, to: &text)
    }

    private static func append(digit: Int, to text: inout [UInt8]) {
        let code = 35 + digit
        text.append(UInt8(code < 92 ? code : code + 1))
    }
}
