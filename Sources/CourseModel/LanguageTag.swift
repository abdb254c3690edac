/// Language tags (BCP 47, RFC 5646).
enum LanguageTag {
    /// Whether a tag is a `langtag` or a `privateuse` of RFC 5646, 2.1; the irregular ones of old are not.
    static func hasForm(_ tag: String) -> Bool {
        var subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)[...]
        guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(Identifier.isLetterOrDigit) }) else {
            return false
        }
        func isPrivate(_ subtag: Substring.UTF8View) -> Bool {
            subtag.count == 1 && subtag.first.map { $0 | 0x20 } == 0x78
        }
        func take(_ condition: (Substring.UTF8View) -> Bool) -> Bool {
            guard let first = subtags.first, condition(first) else { return false }
            subtags.removeFirst()
            return true
        }
        let isAlphabetic = { (subtag: Substring.UTF8View) in subtag.allSatisfy(Identifier.isLetter) }
        if let first = subtags.first, isPrivate(first) { return subtags.count > 1 }
        guard let language = subtags.first, isAlphabetic(language), (2...8).contains(language.count) else {
            return false
        }
        subtags.removeFirst()
        if language.count <= 3 {
            for _ in 0..<3 where !take({ $0.count == 3 && isAlphabetic($0) }) { break }
        }
        _ = take { $0.count == 4 && isAlphabetic($0) }
        _ = take { $0.count == 2 && isAlphabetic($0) || $0.count == 3 && $0.allSatisfy(Identifier.isDigit) }
        while take({ $0.count >= 5 || $0.count == 4 && $0.first.map(Identifier.isDigit) == true }) {}
        while take({ $0.count == 1 && !isPrivate($0) }) {
            guard take({ $0.count >= 2 }) else { return false }
            while take({ $0.count >= 2 }) {}
        }
        if take(isPrivate) { return !subtags.isEmpty }
        return subtags.isEmpty
    }

    /// Whether what is written in the language runs from right to left: its script decides, else its usual one.
    static func isRightToLeft(_ tag: String) -> Bool {
        let subtags = tag.lowercased().split(separator: "-")
        for subtag in subtags.dropFirst() {
            if subtag.count == 1 { break }
            if subtag.count == 4, subtag.utf8.allSatisfy(Identifier.isLetter) {
                return rightToLeftScripts.contains(String(subtag))
            }
        }
        return subtags.first.map { rightToLeftLanguages.contains(String($0)) } ?? false
    }

    private static let rightToLeftScripts: Set<String> = [
        "adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "syre", "syrj", "syrn", "thaa",
        "yezi",
    ]

    /// Languages whose script goes unsaid and runs from right to left (CLDR, likely subtags).
    private static let rightToLeftLanguages: Set<String> = [
        "ar", "arc", "ary", "arz", "azb", "bgn", "bqi", "ckb", "dv", "fa", "glk", "haz", "he", "iw", "ji", "ks", "lrc",
        "mzn", "nqo", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
    ]
}

extension CoursePackage {
    /// The direction in which a language is written.
    public enum Direction: String, Sendable, CaseIterable {
        /// As Latin.
        case leftToRight = "ltr"
        /// As Arabic and Hebrew.
        case rightToLeft = "rtl"
    }

    /// The direction of the course's language, by its script subtag or its usual script.
    public var direction: Direction { LanguageTag.isRightToLeft(language) ? .rightToLeft : .leftToRight }
}
