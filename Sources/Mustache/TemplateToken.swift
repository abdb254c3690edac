/// A tag, or the text between two.
struct TemplateToken {
    enum Kind: Equatable {
        case text
        case value(isRaw: Bool)
        case section(isInverted: Bool)
        case close
        case comment
        case partial
        case parent
        case block
        case delimiters
    }

    var kind: Kind
    /// The bytes, with the delimiters.
    var range: Range<Int>
    /// What it names.
    var name: Range<Int>
    /// The kind of what a closing tag closes.
    var closes: Kind?
    /// Where that stands among the tokens.
    var opener: Int?
    /// Whether its line is left out.
    var isStandalone = false
    /// The white space before it, where nothing else is before it on its line.
    var indentation: Range<Int>?

    /// Whether it is part of inheritance.
    var isInheritance: Bool {
        let kind = closes ?? kind
        return kind == .parent || kind == .block
    }

    /// Whether it may have a line of its own.
    var canStandAlone: Bool {
        switch kind {
        case .text, .value: false
        default: true
        }
    }
}

extension [UInt8] {
    /// The first place of some bytes from an offset on.
    func firstRange(of wanted: [UInt8], from start: Int) -> Range<Int>? {
        guard let first = wanted.first, start <= count else { return nil }
        var index = start
        while index + wanted.count <= count {
            if self[index] == first, self[index..<index + wanted.count].elementsEqual(wanted) {
                return index..<index + wanted.count
            }
            index += 1
        }
        return nil
    }

    /// The range without the white space around it.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, self[first] <= 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, self[last] <= 0x20 { range = range.lowerBound..<last }
        return range
    }

    /// The blanks of a line from an offset on.
    func blanks(from start: Int) -> Range<Int> {
        var end = start
        while end < count, self[end] == 0x20 || self[end] == 0x09 { end += 1 }
        return start..<end
    }
}
