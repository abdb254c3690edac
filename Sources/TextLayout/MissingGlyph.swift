/// Text that no face of the collection has glyphs for; the page shows a replacement, and the caller tells a person.
public struct MissingGlyph: Hashable, Sendable {
    /// The scalars of the cluster.
    public var scalars: [Unicode.Scalar]
    /// The tag of the text it stands in.
    public var tag: Int

    /// The Debian package of a font that has the first scalar, for the finding's help.
    public var debianPackage: String { scalars.first.map(FontPackage.debian(for:)) ?? FontPackage.core }
}

/// Which Debian package has a font for a character.
public enum FontPackage {
    static let core = "fonts-noto-core"

    /// The package for a scalar, by its block: Noto's packages cover what Unicode encodes.
    public static func debian(for scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x1100...0x11FF, 0x2E80...0x303F, 0x3040...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F,
            0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x1B000...0x1B16F,
            0x20000...0x3FFFF:
            "fonts-noto-cjk"
        case 0x1F000...0x1F0FF, 0x1F100...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB,
            0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0xE0020...0xE007F:
            "fonts-noto-color-emoji"
        default:
            core
        }
    }
}
