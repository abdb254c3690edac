/// Finds texts that the Markdown parser would take too long or too much memory for, in one pass over them.
///
/// The limits are far above what a person writes; a text beyond one of them is shown as plain text.
enum ComplexityGuard {
    /// The most quotation marks at the start of a line.
    static let maximumQuotations = 200
    /// The most steps, or bytes, that one of the parser's loops may come to.
    static let maximumCost = 50_000_000

    /// Whether a text is beyond a limit.
    static func refuses(_ text: [UInt8]) -> Bool {
        var closingBrackets = 0
        var links = 0
        var pictures = 0
        var autolinks = AutolinkCost()
        var definitions = DefinitionLength()
        var quotations = 0
        var isAtLineStart = true
        var previous = UInt8(ascii: "\n")
        for byte in text {
            switch byte {
            case UInt8(ascii: "]"): closingBrackets += 1
            case UInt8(ascii: "(") where previous == UInt8(ascii: "]"): links += 1
            case UInt8(ascii: "[") where previous == UInt8(ascii: "!"): pictures += 1
            case UInt8(ascii: ">") where isAtLineStart: quotations += 1
            default: break
            }
            if byte == UInt8(ascii: "\n") {
                isAtLineStart = true
                quotations = 0
            } else if isAtLineStart, byte.isASCIILetter || byte >= 0x80 {
                isAtLineStart = false
            }
            if quotations > maximumQuotations { return true }
            autolinks.add(byte, after: previous)
            definitions.add(byte, after: previous)
            previous = byte
        }
        return autolinks.total > maximumCost || pictures * links > maximumCost
            || definitions.longest * closingBrackets > maximumCost
    }

    /// What extended autolinks cost: each may be looked for to the end of the word that it stands in.
    private struct AutolinkCost {
        private var length = 0
        private var starts = 0
        private var finished = 0
        var total: Int { finished + length * starts }

        mutating func add(_ byte: UInt8, after previous: UInt8) {
            if byte.isASCIISpace || byte == UInt8(ascii: "<") {
                finished += length * starts
                length = 0
                starts = 0
            } else {
                length += 1
                let isWeb = byte == UInt8(ascii: "w") && previous == UInt8(ascii: "w")
                if isWeb || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") { starts += 1 }
            }
        }
    }

    /// The longest stretch that a link reference definition, which each reference repeats, may take: from a line that
    /// begins with a bracket to the next such line or blank line.
    private struct DefinitionLength {
        private var length = 0
        private var isDefinition = false
        private var isLineBlank = true
        private(set) var longest = 0

        mutating func add(_ byte: UInt8, after previous: UInt8) {
            if byte == UInt8(ascii: "\n") {
                if isLineBlank { length = 0 }
                isLineBlank = true
            } else if isLineBlank, byte == UInt8(ascii: "[") {
                isLineBlank = false
                isDefinition = false
                length = 0
            } else if !byte.isASCIISpace, byte != UInt8(ascii: ">") {
                isLineBlank = false
            }
            if byte == UInt8(ascii: ":"), previous == UInt8(ascii: "]") { isDefinition = true }
            length += 1
            if isDefinition { longest = max(longest, length) }
        }
    }
}
