internal import EmbeddedAssets
internal import TextLayout

extension HyphenationLibrary {
    /// The patterns that the program carries; each file is read when a word of its language could first be divided.
    static let carried = HyphenationLibrary { name in EmbeddedAssets.copy(of: "fonts/hyphenation/\(name).tex") }
}
