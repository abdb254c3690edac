extension MathParser {
    /// The bytes between braces that hold no others, such as a length.
    mutating func braced() throws(MathProblem) -> [UInt8] { try raw(UInt8(ascii: "{"), UInt8(ascii: "}"), "{…}") }

    /// The bytes between square brackets.
    mutating func bracketed() throws(MathProblem) -> [UInt8] { try raw(UInt8(ascii: "["), UInt8(ascii: "]"), "[…]") }

    private mutating func raw(_ open: UInt8, _ close: UInt8, _ expected: String) throws(MathProblem) -> [UInt8] {
        skipSpace()
        guard index < source.count, source[index] == open else { throw malformed(expected, at: index) }
        guard let end = source[index...].firstIndex(of: close) else { throw malformed(expected, at: index) }
        let content = Array(source[(index + 1)..<end])
        index = end + 1
        return content
    }

    mutating func colorArgument() throws(MathProblem) -> MathColor {
        skipSpace()
        let start = index
        let text = String(decoding: try braced(), as: UTF8.self).filter { $0 != " " }
        guard let color = MathColor(text) else {
            throw MathProblem(.malformed(expected: "a colour, such as red or #c0392b"), at: start..<index)
        }
        return color
    }

    /// The words or the row of a box.
    mutating func boxArgument() throws(MathProblem) -> [MathNode] {
        guard let node = try text(MathTextStyle()) else { return [] }
        return [node]
    }

    /// The width of a space in thousandths of an em.
    mutating func length(_ kind: MathCommand.Length) throws(MathProblem) -> Int {
        skipSpace()
        let start = index
        if kind == .inBraces || (index < source.count && source[index] == UInt8(ascii: "{")) {
            let text = try braced()
            guard let length = Self.length(text) else {
                throw MathProblem(.malformed(expected: "a length, such as 1em"), at: start..<index)
            }
            return length
        }
        var end = index
        while end < source.count, source[end].isDigit || [0x20, 0x2B, 0x2D, 0x2E].contains(source[end]) { end += 1 }
        end = min(end + 2, source.count)
        guard let length = Self.length(Array(source[index..<end])) else {
            throw MathProblem(.malformed(expected: "a length, such as 1em"), at: start..<end)
        }
        index = end
        return length
    }

    /// A length in thousandths of an em of ten points, at most a hundred em; nil where it is none.
    static func length(_ text: [UInt8]) -> Int? {
        var text = text.filter { $0 > 0x20 }[...]
        var sign = 1
        if text.first == UInt8(ascii: "-") { sign = -1 }
        if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") { text.removeFirst() }
        var thousandths = 0
        var place = 1_000
        var isFraction = false
        var hasDigits = false
        while let byte = text.first, byte.isDigit || byte == UInt8(ascii: ".") && !isFraction {
            text.removeFirst()
            if byte == UInt8(ascii: ".") {
                isFraction = true
                continue
            }
            hasDigits = true
            let digit = Int(byte - 0x30)
            if isFraction {
                place /= 10
                thousandths += digit * place
            } else {
                thousandths = min(thousandths * 10 + digit * 1_000, 10_000_000)
            }
        }
        guard hasDigits, let unit = units[String(decoding: text, as: UTF8.self)] else { return nil }
        return sign * min(thousandths * unit / 1_000, 100_000)
    }

    /// Thousandths of an em of ten points.
    private static let units: [String: Int] = [
        "em": 1_000, "ex": 431, "mu": 56, "pt": 100, "pc": 1_200, "in": 7_227, "cm": 2_845, "mm": 285, "bp": 100,
        "px": 75, "dd": 107, "cc": 1_284, "sp": 0,
    ]
}
