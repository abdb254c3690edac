internal import InterfaceStrings

/// Sizes of files in words.
enum FileSize {
    private static let commaLanguages: Set<String> = ["de", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk"]

    /// A size in decimal units with at most one digit after the point: `2.3 MB`.
    static func text(_ byteCount: Int, language: String) -> String {
        let primary = LanguageTag.primary(of: language)
        let (value, unit) =
            byteCount < 999_950
            ? (max(byteCount, 100), 1000) : (byteCount, byteCount < 999_950_000 ? 1_000_000 : 1_000_000_000)
        let tenths = (value * 10 + unit / 2) / unit
        let name = unit == 1000 ? "kB" : unit == 1_000_000 ? "MB" : "GB"
        // From ten on, and with nothing after the point, whole units say enough.
        if tenths >= 100 || tenths % 10 == 0 { return "\((tenths + 5) / 10)\u{A0}\(name)" }
        return "\(tenths / 10)\(commaLanguages.contains(primary) ? "," : ".")\(tenths % 10)\u{A0}\(name)"
    }
}
