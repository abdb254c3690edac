/// Gives the headings of one lesson their addresses, each only once.
struct AnchorNames {
    /// The addresses given so far.
    private(set) var taken: Set<String> = []
    private var lastSuffix: [String: Int] = [:]

    /// The address of the next heading: its text in lower case, each run of anything but letters and digits as one
    /// hyphen, none at the ends, with `-2`, `-3` on repetition; `section` where nothing is left of the text.
    mutating func insert(_ text: String) -> String {
        let slug = Self.slug(text)
        let base = slug.isEmpty ? "section" : slug
        var name = base
        while !taken.insert(name).inserted {
            let suffix = (lastSuffix[base] ?? 1) + 1
            lastSuffix[base] = suffix
            name = "\(base)-\(suffix)"
        }
        return name
    }

    static func slug(_ text: String) -> String {
        var result = ""
        var hasGap = false
        for scalar in text.lowercased().unicodeScalars {
            if isPartOfWord(scalar) {
                if hasGap && !result.isEmpty { result.append("-") }
                hasGap = false
                result.unicodeScalars.append(scalar)
            } else {
                hasGap = true
            }
        }
        return result
    }

    /// A letter or digit, or a mark, without which the words of many scripts fall apart.
    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return (scalar.value >= 0x30 && scalar.value <= 0x39) || (scalar.value >= 0x61 && scalar.value <= 0x7A)
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
