/// Finds where the words of a language may be divided; belongs to one worker.
package struct Hyphenator {
    private let language: HyphenationLanguage
    private let patterns: HyphenationPatterns

    /// A word of fewer letters is not divided.
    private static let fewestLetters = 5

    /// Makes a hyphenator of a language; nil where there are no patterns for it.
    package init?(language tag: String, library: HyphenationLibrary) {
        guard let language = HyphenationLanguage(tag: tag), let patterns = library.patterns(for: language) else {
            return nil
        }
        self.language = language
        self.patterns = patterns
    }

    /// The offsets from the start of `bytes[range]`, which holds no space, at which a hyphen may be added; ascending.
    ///
    /// Addresses, names of files, words with digits or in capitals, and words that have a hyphen are left whole.
    package func divisions(of bytes: [UInt8], _ range: Range<Int>) -> [Int] {
        var divisions: [Int] = []
        var word: [UInt8] = []
        var start = range.lowerBound
        var letters = 0
        var capitals = 0
        var isWhole = false
        var offset = range.lowerBound
        func close(_ end: Int) {
            defer {
                word.removeAll(keepingCapacity: true)
                letters = 0
                capitals = 0
                isWhole = false
            }
            guard letters >= Self.fewestLetters, !isWhole, capitals < 2, word.count == end - start else { return }
            for division in patterns.divisions(of: word, left: language.left, right: language.right) {
                divisions.append(start - range.lowerBound + division)
            }
        }
        while offset < range.upperBound {
            let (value, count) = UnicodeData.scalar(bytes, at: offset)
            if value < 0x80 {
                let byte = UInt8(value)
                switch byte {
                case 0x61...0x7A:
                    if word.isEmpty { start = offset }
                    word.append(byte)
                    letters += 1
                case 0x41...0x5A:
                    if word.isEmpty { start = offset } else if letters > capitals { isWhole = true }
                    word.append(byte | 0x20)
                    letters += 1
                    capitals += 1
                case 0x21, 0x22, 0x27, 0x28, 0x29, 0x2C, 0x3A, 0x3B, 0x3F, 0x5B, 0x5D, 0x2E:
                    // Inside a word these are of no prose: `f(x)`, `a.b`, `std::size`; at its ends they are.
                    if letters > 0, byte != 0x27, byte != 0x22, offset + 1 < range.upperBound,
                        Self.isWordByte(bytes[offset + 1]) || byte == 0x3A && bytes[offset + 1] == 0x3A
                    {
                        return []
                    }
                    close(offset)
                default:
                    return []
                }
            } else if value == 0xA0 || value >= 0x2010 && value <= 0x205E || value == 0xAB || value == 0xBB
                || value == 0x202F
            {
                if value == 0x2010 || value == 0x2011 { return [] }
                close(offset)
            } else {
                let properties = (Unicode.Scalar(value) ?? "\u{FFFD}").properties
                if properties.isAlphabetic {
                    if word.isEmpty { start = offset }
                    if properties.isUppercase {
                        if letters > capitals { isWhole = true }
                        capitals += 1
                    }
                    word += Array(properties.lowercaseMapping.utf8)
                    letters += 1
                } else {
                    // A combining mark, a symbol: no pattern knows the word.
                    isWhole = true
                    if word.isEmpty { start = offset }
                    word += bytes[offset..<min(offset + count, range.upperBound)]
                }
            }
            offset += count
        }
        close(range.upperBound)
        return divisions
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 && byte != 0xE2 && byte != 0xC2 || byte >= 0x30 && byte <= 0x39 || byte == 0x5F
            || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }
}
