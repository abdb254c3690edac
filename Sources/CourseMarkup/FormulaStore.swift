/// The formulas taken out of one text, and the characters that stand for them while Markdown is parsed.
///
/// A formula is replaced by a marker character, its number and the marker again. The marker is a private-use
/// character that the text does not contain, neither as itself nor as a character reference, so that no author can
/// forge one; being no punctuation it counts as a letter beside emphasis, as a word in the formula's place would.
struct FormulaStore {
    /// The formulas' LaTeX sources by number.
    private(set) var formulas: [Formula] = []
    /// The marker in UTF-8; nil where the text uses up every candidate, then formulas stay text.
    let marker: [UInt8]?

    /// Chooses the marker for a text.
    init(for text: [UInt8]) {
        marker = Self.makeMarker(for: text)
    }

    /// Keeps a formula and returns what stands for it.
    mutating func insert(_ formula: Formula) -> [UInt8] {
        guard let marker else { preconditionFailure("a formula is taken out only where there is a marker") }
        formulas.append(formula)
        return marker + Array(String(formulas.count - 1).utf8) + marker
    }

    /// A piece of parsed text.
    enum Piece {
        case text(Range<Int>)
        case formula(Formula)
    }

    /// Whether bytes may hold a formula.
    func mayContainFormula(_ bytes: some Collection<UInt8>) -> Bool {
        guard let lead = marker?.first, !formulas.isEmpty else { return false }
        return bytes.contains(lead)
    }

    /// Splits parsed text at the formulas in it.
    func split(_ bytes: [UInt8]) -> [Piece] {
        guard let marker, !formulas.isEmpty else { return [.text(0..<bytes.count)] }
        var pieces: [Piece] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            guard let (number, end) = formulaNumber(in: bytes, at: index, marker: marker) else {
                index += 1
                continue
            }
            if start < index { pieces.append(.text(start..<index)) }
            pieces.append(.formula(formulas[number]))
            index = end
            start = end
        }
        if start < bytes.count { pieces.append(.text(start..<bytes.count)) }
        return pieces
    }

    /// The text as it was written, with each formula's dollar signs.
    func restore(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for piece in split(bytes) {
            switch piece {
            case .text(let range): result += bytes[range]
            case .formula(let formula):
                let dollars = formula.isDisplayed ? "$$" : "$"
                result += Array((dollars + formula.source + dollars).utf8)
            }
        }
        return result
    }

    private func formulaNumber(in bytes: [UInt8], at index: Int, marker: [UInt8]) -> (number: Int, end: Int)? {
        guard bytes[index] == marker[0], bytes[index...].starts(with: marker) else { return nil }
        var end = index + marker.count
        var number = 0
        while end < bytes.count, bytes[end].isASCIIDigit, number < formulas.count {
            number = number * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        guard end > index + marker.count, number < formulas.count, bytes[end...].starts(with: marker) else {
            return nil
        }
        return (number, end + marker.count)
    }

    private static let candidates: [ClosedRange<UInt32>] = [0xE000...0xEFFF, 0xF0000...0xFFFFD]

    private static func makeMarker(for text: [UInt8]) -> [UInt8]? {
        let first = candidates[0].lowerBound
        // Private-use characters below U+F000 begin with EE, those of plane 15 with F3; most texts have neither.
        let hasPrivateUse = text.contains { $0 == 0xEE || $0 == 0xF3 }
        let hasReference = zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "&") && $1 == UInt8(ascii: "#") }
        if !hasPrivateUse && !hasReference { return utf8(first) }
        var used: Set<UInt32> = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar.value >= first {
            used.insert(scalar.value)
        }
        used.formUnion(numericReferences(in: text))
        for range in candidates {
            if let free = range.first(where: { !used.contains($0) }) { return utf8(free) }
        }
        return nil
    }

    private static func utf8(_ value: UInt32) -> [UInt8]? {
        Unicode.Scalar(value).map { Array(String(Character($0)).utf8) }
    }

    /// The code points that `&#…;` and `&#x…;` name.
    private static func numericReferences(in text: [UInt8]) -> Set<UInt32> {
        var result: Set<UInt32> = []
        var index = 0
        while index + 2 < text.count {
            defer { index += 1 }
            guard text[index] == UInt8(ascii: "&"), text[index + 1] == UInt8(ascii: "#") else { continue }
            let isHexadecimal = text[index + 2] | 0x20 == UInt8(ascii: "x")
            var position = index + (isHexadecimal ? 3 : 2)
            var value: UInt32 = 0
            while position < text.count, value <= 0x10FFFF,
                let digit = Character(Unicode.Scalar(text[position])).hexDigitValue, isHexadecimal || digit < 10
            {
                value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
                position += 1
            }
            result.insert(value)
        }
        return result
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// Space, tab, line feed, vertical tab, form feed or carriage return.
    var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    var isASCIIPunctuation: Bool {
        (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60)
            || (self >= 0x7B && self <= 0x7E)
    }
}

extension [UInt8] {
    /// These bytes without the ASCII white space at their ends.
    func trimmingSpace() -> [UInt8] {
        guard let first = firstIndex(where: { !$0.isASCIISpace }),
            let last = lastIndex(where: { !$0.isASCIISpace })
        else { return [] }
        return Array(self[first...last])
    }
}
