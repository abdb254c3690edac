/// The texts that an output shows around a course, in one language.
///
/// The texts are plain JSON files, `templates/strings/LANG.json`: a key of `InterfaceStringKey` with a string, or with
/// an object of plural categories (`one`, `other`, …). `{name}` in a text is a placeholder. Numbers are written with
/// the digits 0 to 9 in every language.
public struct InterfaceStrings: Sendable, Hashable {
    /// The language of the texts, a tag in lower case; shorter than the one that was asked for where it fell back.
    public let language: String
    private let forms: [InterfaceStringKey: InterfaceText]

    init(language: String, forms: [InterfaceStringKey: InterfaceText]) {
        self.language = language
        self.forms = forms
    }

    /// The texts for a language, falling back subtag by subtag and at last to English; a text that the language lacks
    /// is taken from the shorter tag, then from English.
    public static func forLanguage(_ tag: String) -> InterfaceStrings {
        InterfaceStringCatalogue.embedded.strings(for: tag)
    }

    /// The direction in which the texts are written.
    public var direction: LanguageTag.Direction { LanguageTag.direction(of: language) }

    /// A text without placeholders.
    public subscript(_ key: InterfaceStringKey) -> String { forms[key]?.form(.other) ?? key.rawValue }

    /// A text whose placeholders are filled in; a placeholder without a value stays as it is.
    public func text(_ key: InterfaceStringKey, _ values: KeyValuePairs<String, String>) -> String {
        Self.fill(self[key], values)
    }

    /// A text in the plural form of `count`, which also fills `{count}`.
    public func text(_ key: InterfaceStringKey, count: Int) -> String {
        let category = PluralCategory.of(count, language: LanguageTag.primary(of: forms[key]?.language ?? language))
        return Self.fill(forms[key]?.form(category) ?? key.rawValue, ["count": String(count)])
    }

    /// A text whose only placeholder is `{number}`: "Lesson 3".
    public func text(_ key: InterfaceStringKey, number: Int) -> String { text(key, ["number": String(number)]) }

    /// A length of time in words: "45 minutes", "2 hours 30 minutes".
    public func duration(minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if hours == 0 { return text(.minutes, count: rest) }
        if rest == 0 { return text(.hours, count: hours) }
        return text(
            .hoursAndMinutes,
            ["hours": text(.hours, count: hours), "minutes": text(.minutes, count: rest)]
        )
    }

    /// All texts in a fixed order: what a digest of something that shows them is made over.
    public var serialized: [UInt8] {
        var bytes = Array(language.utf8)
        for key in InterfaceStringKey.allCases {
            for category in PluralCategory.allCases {
                bytes.append(0)
                bytes += Array((forms[key]?.forms[category] ?? "").utf8)
            }
        }
        return bytes
    }

    /// A language's name in itself, such as `Deutsch`; the tag where the program has no texts in it.
    public static func languageName(of tag: String) -> String {
        InterfaceStringCatalogue.embedded.ownName(of: tag) ?? tag
    }

    private static func fill(_ template: String, _ values: KeyValuePairs<String, String>) -> String {
        var result = ""
        var rest = template.utf8[...]
        while let open = rest.firstIndex(of: 0x7B), let close = rest[open...].firstIndex(of: 0x7D) {
            let name = Substring(rest[rest.index(after: open)..<close])
            if let value = values.first(where: { $0.key == name })?.value {
                result += Substring(rest[..<open])
                result += value
                rest = rest[rest.index(after: close)...]
            } else {
                result += Substring(rest[...open])
                rest = rest[rest.index(after: open)...]
            }
        }
        return result.isEmpty ? String(Substring(rest)) : result + Substring(rest)
    }
}

/// One text in its plural forms.
struct InterfaceText: Sendable, Hashable {
    /// The language whose plural rules count.
    var language: String
    var forms: [PluralCategory: String]

    func form(_ category: PluralCategory) -> String? { forms[category] ?? forms[.other] }
}
