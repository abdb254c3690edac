internal import InterfaceStrings
internal import JSONCodec

/// The texts that scripts show, by language: the carried ones with a theme's own over them.
struct ScriptTexts: Sendable {
    /// A theme's own files, by lower-case tag; checked.
    let own: [String: [UInt8]]

    /// The texts of a language: its own, then those of shorter tags, then the English ones.
    func texts(for language: String) -> JSONTree {
        var texts: JSONTree = .object([])
        for tag in ["en"] + LanguageTag.fallbacks(of: language).reversed() {
            for bytes in [CarriedTheme.bytes(of: "strings/script/\(tag).json"), own[tag]].compactMap({ $0 }) {
                guard let value = JSONReading(bytes).value else { continue }
                for member in value.members { texts[member.key] = JSONTree(member.value) }
            }
        }
        return texts
    }
}
