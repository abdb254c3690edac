internal import Synchronization

/// Hyphenation patterns by language, read when a word of the language could be divided; any number of typesetters share
/// one.
public final class HyphenationLibrary: Sendable {
    private let bytes: @Sendable (String) -> [UInt8]?
    private let known = Mutex<[String: HyphenationPatterns?]>([:])

    /// Makes a library.
    ///
    /// - Parameter bytes: The bytes of a pattern file in TeX's form by its name without ending, such as `hyph-en-us`;
    ///   nil where there is none, so that words of its languages are not divided.
    public init(bytes: @escaping @Sendable (String) -> [UInt8]?) { self.bytes = bytes }

    /// No patterns: words are divided at soft hyphens alone.
    public static let none = HyphenationLibrary { _ in nil }

    /// The patterns of a language; nil where there are none.
    package func patterns(for language: HyphenationLanguage) -> HyphenationPatterns? {
        known.withLock { known in
            if let patterns = known[language.patterns] { return patterns }
            let patterns = bytes(language.patterns).map { HyphenationPatterns(tex: $0.span) }
            known[language.patterns] = .some(patterns)
            return patterns
        }
    }
}
