internal import Bytes

extension [UInt8] {
    /// Appends a number as ECMAScript writes it (RFC 8785, 3.2.2.3; ECMA-262, Number::toString).
    ///
    /// What is not finite has no form in JSON and becomes `null`, as `JSON.stringify` has it.
    public mutating func append(jsonNumber value: Double) {
        guard value.isFinite else { return append(utf8: "null" as StaticString) }
        guard value != 0 else { return append(UInt8(ascii: "0")) }
        if value < 0 { append(UInt8(ascii: "-")) }
        // The shortest digits that read back as the same double, and the place of the point among them.
        var digits: [UInt8] = []
        var point = 0
        var exponent = 0
        var hasPoint = false
        let shortest = Array(value.magnitude.description.utf8)
        for (index, byte) in shortest.enumerated() {
            switch byte {
            case 0x30...0x39:
                digits.append(byte)
                if !hasPoint { point += 1 }
            case UInt8(ascii: "."): hasPoint = true
            default:
                exponent = Int(String(decoding: shortest[(index + 1)...], as: UTF8.self)) ?? 0
            }
            if byte | 0x20 == UInt8(ascii: "e") { break }
        }
        append(digits: digits, point: point + exponent)
    }

    /// Appends digits with the decimal point after the first `point` of them.
    private mutating func append(digits written: [UInt8], point: Int) {
        let leading = written.prefix { $0 == 0x30 }.count
        var digits = Array(written[leading...])
        while digits.last == 0x30 { digits.removeLast() }
        let point = point - leading
        let zero = UInt8(ascii: "0")
        switch point {
        case digits.count...21 where digits.count <= 21:
            append(contentsOf: digits)
            append(contentsOf: repeatElement(zero, count: point - digits.count))
        case 1...21:
            append(contentsOf: digits[..<point])
            append(UInt8(ascii: "."))
            append(contentsOf: digits[point...])
        case -5...0:
            append(utf8: "0." as StaticString)
            append(contentsOf: repeatElement(zero, count: -point))
            append(contentsOf: digits)
        default:
            append(digits[0])
            if digits.count > 1 {
                append(UInt8(ascii: "."))
                append(contentsOf: digits[1...])
            }
            append(UInt8(ascii: "e"))
            append(UInt8(ascii: point > 0 ? "+" : "-"))
            append(decimal: abs(point - 1))
        }
    }
}
