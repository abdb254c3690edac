/// An alphabet of letters and digits.
public enum MathVariant: UInt8, Sendable, Hashable {
    case upright, italic, bold, boldItalic, script, boldScript, fraktur, boldFraktur, doubleStruck
    case sansSerif, sansSerifBold, sansSerifItalic, monospace
}

/// The face of words inside a formula.
public struct MathTextStyle: Sendable, Hashable {
    /// The kind of face.
    public enum Family: UInt8, Sendable, Hashable {
        case roman, sansSerif, monospace
    }

    /// The kind of face.
    public var family: Family = .roman
    /// Whether it is bold.
    public var isBold = false
    /// Whether it is italic.
    public var isItalic = false
}

/// What changes for a row.
public enum MathStyling: Sendable, Hashable {
    /// The style of TeX: what counts as displayed, and how small.
    case style(MathStyle)
    /// The size of the type in thousandths of the size around it.
    case size(Int)
    /// The colour of the ink.
    case color(MathColor)
    /// The colour behind the row.
    case background(MathColor)
}

/// TeX's styles (The TeXbook, chapter 17).
public enum MathStyle: UInt8, Sendable, Hashable {
    case display, text, script, scriptScript
}

/// A colour of three parts from 0 to 255.
public struct MathColor: Sendable, Hashable {
    /// The red part.
    public var red: UInt8
    /// The green part.
    public var green: UInt8
    /// The blue part.
    public var blue: UInt8

    /// Makes a colour of `0xRRGGBB`.
    public init(_ value: UInt32) {
        red = UInt8(truncatingIfNeeded: value >> 16)
        green = UInt8(truncatingIfNeeded: value >> 8)
        blue = UInt8(truncatingIfNeeded: value)
    }

    /// Reads `#rgb`, `#rrggbb`, `rrggbb` or a name of CSS (CSS Color 4, 6.1); nil where it is anything else.
    public init?(_ text: String) {
        if let value = Self.names[text.lowercased()] {
            self.init(value)
            return
        }
        var digits = Array(text.utf8)
        let hasSign = digits.first == UInt8(ascii: "#")
        if hasSign { digits.removeFirst() }
        if hasSign, digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        guard digits.count == 6, digits.allSatisfy({ Self.isHexDigit($0) }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        self.init(value)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    /// The colours that formulas use by name; the other names of CSS are rare in them.
    static let names: [String: UInt32] = [
        "aqua": 0x00FFFF, "aquamarine": 0x7FFFD4, "black": 0x000000, "blue": 0x0000FF, "blueviolet": 0x8A2BE2,
        "brown": 0xA52A2A, "cadetblue": 0x5F9EA0, "chocolate": 0xD2691E, "coral": 0xFF7F50,
        "cornflowerblue": 0x6495ED, "crimson": 0xDC143C, "cyan": 0x00FFFF, "darkblue": 0x00008B,
        "darkcyan": 0x008B8B, "darkgray": 0xA9A9A9, "darkgreen": 0x006400, "darkgrey": 0xA9A9A9,
        "darkmagenta": 0x8B008B, "darkorange": 0xFF8C00, "darkred": 0x8B0000, "darkviolet": 0x9400D3,
        "deeppink": 0xFF1493, "deepskyblue": 0x00BFFF, "dimgray": 0x696969, "dodgerblue": 0x1E90FF,
        "firebrick": 0xB22222, "forestgreen": 0x228B22, "fuchsia": 0xFF00FF, "gold": 0xFFD700,
        "goldenrod": 0xDAA520, "gray": 0x808080, "green": 0x008000, "grey": 0x808080, "hotpink": 0xFF69B4,
        "indianred": 0xCD5C5C, "indigo": 0x4B0082, "khaki": 0xF0E68C, "lavender": 0xE6E6FA, "lightblue": 0xADD8E6,
        "lightgray": 0xD3D3D3, "lightgreen": 0x90EE90, "lightgrey": 0xD3D3D3, "lime": 0x00FF00,
        "limegreen": 0x32CD32, "magenta": 0xFF00FF, "maroon": 0x800000, "mediumblue": 0x0000CD,
        "mediumpurple": 0x9370DB, "midnightblue": 0x191970, "navy": 0x000080, "olive": 0x808000,
        "olivedrab": 0x6B8E23, "orange": 0xFFA500, "orangered": 0xFF4500, "orchid": 0xDA70D6, "peru": 0xCD853F,
        "pink": 0xFFC0CB, "plum": 0xDDA0DD, "purple": 0x800080, "red": 0xFF0000, "royalblue": 0x4169E1,
        "salmon": 0xFA8072, "seagreen": 0x2E8B57, "sienna": 0xA0522D, "silver": 0xC0C0C0, "skyblue": 0x87CEEB,
        "slateblue": 0x6A5ACD, "slategray": 0x708090, "steelblue": 0x4682B4, "tan": 0xD2B48C, "teal": 0x008080,
        "tomato": 0xFF6347, "turquoise": 0x40E0D0, "violet": 0xEE82EE, "white": 0xFFFFFF, "yellow": 0xFFFF00,
        "yellowgreen": 0x9ACD32, "cerulean": 0x00A2E3, "emerald": 0x00A99D,
    ]
}
