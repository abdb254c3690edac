import Foundation

/// Small fonts that tests read, and the fonts that the repository carries.
public enum FontFixture {
    /// The small fonts by name; make_fonts.py says what they hold.
    public static let all: [(name: String, bytes: [UInt8])] = [
        ("layers", layers), ("graph", graph), ("circle", circle), ("pictures", pictures), ("compact", compact),
    ]

    /// Outlines over one another: `COLR` version 0.
    public static let layers = decoded(layersBase64)
    /// Gradients, transforms and a composite: `COLR` version 1.
    public static let graph = decoded(graphBase64)
    /// Two glyphs that paint each other for ever.
    public static let circle = decoded(circleBase64)
    /// Bitmaps beside outlines: `sbix`.
    public static let pictures = decoded(picturesBase64)
    /// Cubic outlines: `CFF `.
    public static let compact = decoded(compactBase64)

    /// The bytes of a font that the repository carries, such as `NotoColorEmoji.ttf`.
    public static func carried(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("fonts")
        return try [UInt8](Data(contentsOf: folder.appendingPathComponent(name)))
    }

    private static func decoded(_ text: String) -> [UInt8] {
        [UInt8](Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
    }
}
