internal import EmbeddedAssets
public import FontPrograms

/// A font file that a book may be set with.
public struct FontFile: Sendable, Hashable {
    private enum Storage: Sendable, Hashable {
        case bytes([UInt8])
        case embedded
    }

    /// The file as a person would type it, for messages.
    public let path: String
    private let storage: Storage

    /// A font file that was read.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        storage = .bytes(bytes)
    }

    private init(embedded path: String) {
        self.path = path
        storage = .embedded
    }

    /// The font files that the program carries, in the order of their paths.
    public static let embedded: [FontFile] = EmbeddedAssets.paths
        .filter { $0.hasPrefix("fonts/") && ($0.hasSuffix(".ttf") || $0.hasSuffix(".otf")) }
        .map(FontFile.init(embedded:))

    /// Reads the file's first face.
    public func face() throws(FontError) -> FontFace {
        let face: FontFace
        switch storage {
        case .bytes(let bytes): face = try FontFace(bytes: bytes)
        case .embedded:
            guard let bytes = unsafe EmbeddedAssets.bytes(of: path) else { return try FontFace(bytes: []) }
            face = try unsafe FontFace(immortalBytes: bytes)
        }
        // A colour font that FreeType refuses has nothing to show.
        if face.colourFormat != nil { _ = try ColourGlyphReader(face) }
        return face
    }
}
