/// What the interface has to know of a BCP 47 language tag.
public enum LanguageTag {
    /// How a language is written.
    public enum Direction: String, Sendable, Hashable {
        /// From left to right; the raw value is HTML's `dir`.
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// The primary subtag in lower case: `ar` of `ar-EG`.
    public static func primary(of tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }

    /// The direction of a tag: by its script subtag where it names one, else by its language.
    public static func direction(of tag: String) -> Direction {
        for subtag in tag.split(separator: "-").dropFirst() where subtag.utf8.count == 4 {
            return rightToLeftScripts.contains(subtag.lowercased()) ? .rightToLeft : .leftToRight
        }
        return rightToLeftLanguages.contains(primary(of: tag)) ? .rightToLeft : .leftToRight
    }

    /// A tag and its shorter forms, longest first: `zh-Hant-TW`, `zh-Hant`, `zh` (RFC 4647 3.4, lookup).
    public static func fallbacks(of tag: String) -> [String] {
        var subtags = tag.lowercased().split(separator: "-")
        var result: [String] = []
        while !subtags.isEmpty {
            result.append(subtags.joined(separator: "-"))
            subtags.removeLast()
            if subtags.count > 1, let last = subtags.last, last.utf8.count == 1 { subtags.removeLast() }
        }
        return result
    }

    private static let rightToLeftLanguages: Set<String> = [
        "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi",
    ]
    private static let rightToLeftScripts: Set<String> = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"]
}
