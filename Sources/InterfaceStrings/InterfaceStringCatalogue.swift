internal import EmbeddedAssets

/// The interface texts of all languages, by lower-case tag.
///
/// A site's own files come on top with `add(_:language:)`, so that it can add a language or change a single text.
public struct InterfaceStringCatalogue: Sendable {
    private var texts: [String: [InterfaceStringKey: InterfaceText]] = [:]

    /// The texts that the program carries, read once.
    public static let embedded: InterfaceStringCatalogue = {
        var catalogue = InterfaceStringCatalogue()
        for path in EmbeddedAssets.paths where path.hasPrefix("templates/strings/") && path.hasSuffix(".json") {
            let tag = String(path.dropFirst("templates/strings/".count).dropLast(".json".count))
            // Folders below hold the texts of scripts.
            guard !tag.contains("/") else { continue }
            guard let bytes = EmbeddedAssets.copy(of: path), let file = InterfaceStringFile(bytes) else {
                preconditionFailure("\(path) is not a file of interface texts")
            }
            catalogue.add(file, language: tag)
        }
        return catalogue
    }()

    /// The languages with texts of their own, sorted.
    public var languages: [String] { texts.keys.sorted() }

    /// The texts for a language, falling back subtag by subtag and at last to English.
    public func strings(for tag: String) -> InterfaceStrings {
        let chain = LanguageTag.fallbacks(of: tag).filter { texts[$0] != nil }
        var forms = texts["en"] ?? [:]
        for language in chain.reversed() { forms.merge(texts[language] ?? [:]) { _, new in new } }
        return InterfaceStrings(language: chain.first ?? "en", forms: forms)
    }

    /// Puts a file's texts over those that are there; keys that no text has are left out.
    ///
    /// - Returns: Whether the bytes were a file of interface texts; if not, nothing is changed.
    public mutating func add(_ json: [UInt8], language: String) -> Bool {
        guard let file = InterfaceStringFile(json) else { return false }
        add(file, language: language)
        return true
    }

    /// The keys that a language's file does not hold.
    public func missingKeys(of language: String) -> [InterfaceStringKey] {
        InterfaceStringKey.allCases.filter { texts[language]?[$0] == nil }
    }

    /// A language's name in itself, such as `Deutsch`; the tag where the catalogue has no texts in it.
    public func languageName(of tag: String) -> String { ownName(of: tag) ?? tag }

    func ownName(of tag: String) -> String? {
        LanguageTag.fallbacks(of: tag).lazy.compactMap { texts[$0]?[.languageName]?.form(.other) }.first
    }

    private mutating func add(_ file: InterfaceStringFile, language: String) {
        let language = language.lowercased()
        for (key, forms) in file.texts {
            guard let key = InterfaceStringKey(rawValue: key) else { continue }
            texts[language, default: [:]][key] = InterfaceText(language: language, forms: forms)
        }
    }
}
