/// Divides UTF-8 into runs of what words are made of; `templates/learner/search.js` divides queries the same way.
struct WordScanner {
    /// What a character is to the search.
    enum Kind: UInt8 {
        /// Ends a word.
        case other = 0
        /// A letter, mark or number of a script that puts spaces between words.
        case word = 1
        /// The same of a script that does not: a run of it is segmented.
        case unspaced = 2
    }

    /// The kinds of the characters of the basic plane that were asked for so far; 255 where none was.
    private var kinds = [UInt8](repeating: 255, count: 0x10000)

    init() {
        for value in 0..<128 { kinds[value] = Self.kind(of: UInt32(value)).rawValue }
    }

    /// A stretch of a text without anything that ends a word.
    struct Run {
        var start: Int
        var end: Int
        /// As `WordTable.hash` has it.
        var hash: UInt32
        /// Whether it is to be segmented.
        var isUnspaced: Bool
    }

    /// Finds every run, and puts it in the place of those found before.
    mutating func scan(_ text: [UInt8], into runs: inout [Run]) {
        runs.removeAll(keepingCapacity: true)
        var index = 0
        var start = 0
        var current: UInt8 = 0
        var hash = WordTable.seed
        while index < text.count {
            let byte = text[index]
            var length = 1
            let kind: UInt8
            if byte < 0x80 {
                kind = kinds[Int(byte)]
            } else {
                let (scalar, count) = Self.scalar(text, at: index)
                length = count
                kind = kindOf(scalar)
            }
            if kind != current {
                if current != 0 {
                    let isUnspaced = current == Kind.unspaced.rawValue
                    runs.append(Run(start: start, end: index, hash: hash, isUnspaced: isUnspaced))
                }
                start = index
                current = kind
                hash = WordTable.seed
            }
            for offset in 0..<length { hash = WordTable.hash(hash, text[index + offset]) }
            index += length
        }
        if current != 0 {
            runs.append(Run(start: start, end: index, hash: hash, isUnspaced: current == Kind.unspaced.rawValue))
        }
    }

    private mutating func kindOf(_ scalar: UInt32) -> UInt8 {
        guard scalar < 0x10000 else { return Self.kind(of: scalar).rawValue }
        let known = kinds[Int(scalar)]
        if known != 255 { return known }
        let kind = Self.kind(of: scalar).rawValue
        kinds[Int(scalar)] = kind
        return kind
    }

    /// The scalar at a place and how many bytes it takes; the text is a string's UTF-8 and therefore well-formed.
    static func scalar(_ text: [UInt8], at index: Int) -> (value: UInt32, count: Int) {
        let lead = UInt32(text[index])
        let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard count > 1, index + count <= text.count else { return (lead, 1) }
        var value = lead & (0xFF >> UInt32(count + 1))
        for offset in 1..<count { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
        return (value, count)
    }

    private static func kind(of value: UInt32) -> Kind {
        // Soft hyphens and joiners stand inside words; folding drops them.
        if value == 0xAD || value == 0x200C || value == 0x200D { return .word }
        guard let scalar = Unicode.Scalar(value) else { return .other }
        guard isPartOfWord(scalar) else { return .other }
        return isUnspaced(value) ? .unspaced : .word
    }

    /// Whether a character is a letter, a mark or a number.
    static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// Thai, Lao, Myanmar, Khmer, kana and ideographs.
    static func isUnspaced(_ value: UInt32) -> Bool {
        guard value >= 0x0E00 else { return false }
        return switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3021...0x3035, 0x3041...0x309F,
            0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
