/// Why a font cannot be used.
public struct FontError: Error, Hashable, Sendable {
    /// The kinds of reasons.
    public enum Code: Hashable, Sendable {
        /// The bytes are no OpenType font, or a table that is needed is missing or broken.
        case unreadable
        /// The font is larger or holds more than Lectern takes.
        case tooLarge
        /// The font is sound, but of a kind that a PDF cannot embed.
        case unsupported
        /// The font's maker forbids embedding (OS/2 `fsType`, restricted licence).
        case embeddingForbidden
        /// HarfBuzz could not make the subset.
        case subsetFailed
    }

    /// What kind of reason it is.
    public let code: Code
    /// What was expected and what was found, one line in lower case.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
