import EmbeddedAssets
import Foundation
import InterfaceStrings
import Testing

/// The texts of scripts, `templates/strings/script`.
struct ScriptStringTests {
    private static let languages = ["ar", "de", "en", "es", "fa", "fr", "hi", "it", "ja", "pt", "ru", "zh"]

    private static func texts(_ language: String) throws -> [String: Any] {
        let path = "templates/strings/script/\(language).json"
        let bytes = try #require(EmbeddedAssets.copy(of: path), "\(path) is not carried")
        return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private static func placeholders(_ text: String) -> Set<String> {
        Set(text.matches(of: #/\{(\w+)\}/#).map { String($0.1) })
    }

    @Test(arguments: languages)
    func `every language says everything, with the same placeholders`(language: String) throws {
        let english = try Self.texts("en")
        let texts = try Self.texts(language)
        #expect(Set(texts.keys) == Set(english.keys))
        for (key, value) in texts {
            let forms = (value as? [String: String]) ?? (value as? String).map { ["other": $0] } ?? [:]
            #expect(forms["other"] != nil, "\(key) has no form `other`")
            let expected = Self.placeholders(
                (english[key] as? [String: String])?["other"] ?? english[key] as? String ?? ""
            )
            // A form for exactly one or two things need not say the number.
            for (category, form) in forms where !form.isEmpty {
                let found = Self.placeholders(form)
                let isComplete = category == "other" ? found == expected : found.isSubset(of: expected)
                #expect(isComplete, "\(key), \(category): expected \(expected.sorted()), found \(found.sorted())")
            }
        }
    }

    @Test func `numbers have the forms that a language needs`() throws {
        let needed = ["ru": ["one", "few", "many", "other"], "ar": ["zero", "one", "two", "few", "many", "other"]]
        for (language, categories) in needed {
            for (key, value) in try Self.texts(language) {
                guard let forms = value as? [String: String] else { continue }
                #expect(Set(forms.keys).isSuperset(of: categories), "\(language), \(key)")
            }
        }
    }

    /// A key that a script asks for and no language has would show as itself.
    @Test func `scripts ask for texts that there are`() throws {
        let keys = Set(try Self.texts("en").keys)
        let scripts = EmbeddedAssets.paths.filter { $0.hasPrefix("templates/learner/") && $0.hasSuffix(".js") }
        #expect(scripts.count > 10)
        for path in scripts {
            let source = String(decoding: try #require(EmbeddedAssets.copy(of: path)), as: UTF8.self)
            for match in source.matches(of: #/\btext\('(\w+[a-zA-Z])'/#) {
                #expect(keys.contains(String(match.1)), "\(path) asks for \(match.1)")
            }
        }
    }
}
