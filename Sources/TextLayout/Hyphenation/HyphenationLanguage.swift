/// Which patterns a language is divided by, and how much of a word must stand on both sides of a hyphen.
package struct HyphenationLanguage: Hashable, Sendable {
    /// The name of the pattern file without its ending.
    package var patterns: String
    /// The least number of characters before a hyphen.
    package var left: Int
    /// The least number of characters after a hyphen.
    package var right: Int

    /// The language of a BCP 47 tag; nil where there are no patterns for it.
    ///
    /// The least numbers are those of the pattern files, and never under two and two.
    package init?(tag: String) {
        let parts = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let language = parts.first else { return nil }
        switch language {
        case "en":
            let british = ["gb", "uk", "ie", "au", "nz", "za", "in", "oxendict"]
            let isBritish = parts.dropFirst().contains { british.contains(String($0)) }
            self.init(isBritish ? "hyph-en-gb" : "hyph-en-us", 2, 3)
        case "de": self.init("hyph-de-1996", 2, 2)
        case "pt": self.init("hyph-pt", 2, 3)
        case "et": self.init("hyph-et", 2, 3)
        case "sk": self.init("hyph-sk", 2, 3)
        case "nb", "nn", "no": self.init("hyph-no", 2, 2)
        case "el": self.init("hyph-el-monoton", 2, 2)
        case "fr", "es", "it", "nl", "pl", "ru", "sv", "da", "uk", "sl", "eu", "gl", "lt", "bg", "ca":
            self.init("hyph-" + language, 2, 2)
        default: return nil
        }
    }

    private init(_ patterns: String, _ left: Int, _ right: Int) {
        self.patterns = patterns
        self.left = left
        self.right = right
    }
}
