/// A plural category of a language (Unicode CLDR, Language Plural Rules, for whole numbers).
public enum PluralCategory: String, Sendable, Hashable, CaseIterable {
    case zero
    case one
    case two
    case few
    case many
    case other

    /// The category of a number that is not negative.
    ///
    /// - Parameter language: The primary language subtag in lower case, such as `ar`.
    public static func of(_ count: Int, language: String) -> PluralCategory {
        let hundreds = count % 100
        switch language {
        case "ja", "zh", "ko", "th", "vi", "id", "ms", "my", "lo":
            return .other
        case "fr", "pt", "hi", "fa", "bn", "gu", "kn", "zu", "am", "hy":
            return count <= 1 ? .one : .other
        case "ar":
            switch (count, hundreds) {
            case (0, _): return .zero
            case (1, _): return .one
            case (2, _): return .two
            case (_, 3...10): return .few
            case (_, 11...99): return .many
            default: return .other
            }
        case "ru", "uk", "be", "pl":
            if language == "pl" ? count == 1 : count % 10 == 1 && hundreds != 11 { return .one }
            return 2...4 ~= count % 10 && !(12...14 ~= hundreds) ? .few : .many
        case "cs", "sk":
            return count == 1 ? .one : 2...4 ~= count ? .few : .other
        case "he":
            return count == 1 ? .one : count == 2 ? .two : .other
        default:
            return count == 1 ? .one : .other
        }
    }
}
