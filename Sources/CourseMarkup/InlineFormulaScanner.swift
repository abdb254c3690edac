/// Takes the formulas out of the text of one paragraph, heading or table cell.
///
/// Code spans, autolinks and HTML tags are passed over as CommonMark recognizes them; a search that found nothing is
/// not made again, so that the time grows with the length of the text.
struct InlineFormulaScanner {
    private let spans: InlineSpans
    private let bytes: [UInt8]
    private let textCommands: [Int: Int]
    /// Inline texts have no displayed formulas.
    private let allowsDisplayed: Bool
    private var hasNoSingleEnd = false
    private var hasNoDoubleEnd = false

    init(_ bytes: [UInt8], allowsDisplayed: Bool) {
        self.bytes = bytes
        self.allowsDisplayed = allowsDisplayed
        spans = InlineSpans(bytes)
        textCommands = FormulaEnd.closedTextCommands(in: bytes)
    }

    /// The text with what stands for each formula; nil where it has none.
    mutating func takeFormulas(into store: inout FormulaStore) -> [UInt8]? {
        guard store.marker != nil, bytes.contains(Self.dollar) else { return nil }
        var result: [UInt8] = []
        var found = false
        var copied = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == Self.dollar, let (formula, end) = formula(at: index) {
                result += bytes[copied..<index]
                result += store.insert(formula)
                found = true
                index = end
                copied = end
            } else {
                index = spans.end(at: index, passingTags: true) ?? index + 1
            }
        }
        guard found else { return nil }
        return result + bytes[copied...]
    }

    private static let dollar = UInt8(ascii: "$")

    private mutating func formula(at index: Int) -> (Formula, end: Int)? {
        if index + 1 < bytes.count, bytes[index + 1] == Self.dollar {
            guard !hasNoDoubleEnd else { return nil }
            guard let end = self.end(from: index + 2, isDouble: true) else {
                hasNoDoubleEnd = true
                return nil
            }
            return make(index + 2..<end, isDisplayed: allowsDisplayed, end: end + 2)
        }
        guard !hasNoSingleEnd, index + 1 < bytes.count,
            !(scalar(before: index).map(Self.isLetterOrDigit) ?? false),
            let next = scalar(at: index + 1), !next.properties.isWhitespace
        else { return nil }
        guard let end = self.end(from: index + 1, isDouble: false) else {
            hasNoSingleEnd = true
            return nil
        }
        guard let last = scalar(before: end), !last.properties.isWhitespace,
            scalar(at: end + 1)?.properties.generalCategory != .decimalNumber
        else { return nil }
        return make(index + 1..<end, isDisplayed: false, end: end + 1)
    }

    private func make(_ range: Range<Int>, isDisplayed: Bool, end: Int) -> (Formula, end: Int)? {
        let source = Array(bytes[range]).trimmingSpace()
        guard !source.isEmpty else { return nil }
        // It is read when it comes into the tree, where what is wrong with it has a place.
        let formula = Formula(source: String(decoding: source, as: UTF8.self), isDisplayed: isDisplayed, content: nil)
        return (formula, end)
    }

    /// The index of the dollar sign, or pair of them, that ends a formula.
    private func end(from start: Int, isDouble: Bool) -> Int? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index = textCommands[index] ?? index + 2
            case Self.dollar:
                if !isDouble || (index + 1 < bytes.count && bytes[index + 1] == Self.dollar) { return index }
                index += 1
            default: index = spans.end(at: index, passingTags: false) ?? index + 1
            }
        }
        return nil
    }

    private func scalar(before index: Int) -> Unicode.Scalar? {
        var start = index - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start < 0 ? nil : scalar(at: start)
    }

    private func scalar(at index: Int) -> Unicode.Scalar? {
        guard index < bytes.count else { return nil }
        return String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }
}
