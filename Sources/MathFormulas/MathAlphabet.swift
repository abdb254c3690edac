/// The Mathematical Alphanumeric Symbols of Unicode (The Unicode Standard, 22.2).
public enum MathAlphabet {
    /// Appends the characters of a symbol in a variant; those that the variant lacks stay as they are.
    public static func append(_ text: String, in variant: MathVariant, to result: inout [UInt8]) {
        if variant == .upright {
            result.append(contentsOf: text.utf8)
            return
        }
        for scalar in text.unicodeScalars {
            let styled = character(scalar, in: variant)
            if let styled {
                result.append(contentsOf: UTF8.encode(styled).map { Array($0) } ?? [])
            } else {
                result.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            }
        }
    }

    /// A character in a variant; nil where there is none.
    public static func character(_ scalar: Unicode.Scalar, in variant: MathVariant) -> Unicode.Scalar? {
        if let exception = exceptions(scalar, variant) { return exception }
        let value = scalar.value
        switch value {
        case 0x41...0x5A: return latin(variant).flatMap { Unicode.Scalar($0 + value - 0x41) }
        case 0x61...0x7A: return latin(variant).flatMap { Unicode.Scalar($0 + 26 + value - 0x61) }
        case 0x30...0x39: return digits(variant).flatMap { Unicode.Scalar($0 + value - 0x30) }
        default: return greek(value, variant)
        }
    }

    /// Whether a browser makes a single character of an identifier italic (MathML Core, 2.2.1 `math-auto`).
    public static func isItalicByItself(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0x131, 0x237: true
        default: greekIndex(scalar.value) != nil
        }
    }

    private static func latin(_ variant: MathVariant) -> UInt32? {
        switch variant {
        case .upright: nil
        case .bold: 0x1D400
        case .italic: 0x1D434
        case .boldItalic: 0x1D468
        case .script: 0x1D49C
        case .boldScript: 0x1D4D0
        case .fraktur: 0x1D504
        case .doubleStruck: 0x1D538
        case .boldFraktur: 0x1D56C
        case .sansSerif: 0x1D5A0
        case .sansSerifBold: 0x1D5D4
        case .sansSerifItalic: 0x1D608
        case .monospace: 0x1D670
        }
    }

    private static func digits(_ variant: MathVariant) -> UInt32? {
        switch variant {
        case .bold, .boldItalic: 0x1D7CE
        case .doubleStruck: 0x1D7D8
        case .sansSerif, .sansSerifItalic: 0x1D7E2
        case .sansSerifBold: 0x1D7EC
        case .monospace: 0x1D7F6
        default: nil
        }
    }

    private static func greek(_ value: UInt32, _ variant: MathVariant) -> Unicode.Scalar? {
        guard let index = greekIndex(value) else { return nil }
        let start: UInt32
        switch variant {
        case .bold: start = 0x1D6A8
        case .italic, .sansSerifItalic: start = 0x1D6E2
        case .boldItalic: start = 0x1D71C
        case .sansSerifBold: start = 0x1D756
        default: return nil
        }
        return Unicode.Scalar(start + index)
    }

    private static func greekIndex(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x391...0x3A1, 0x3A3...0x3A9: value - 0x391
        case 0x3F4: 17
        case 0x2207: 25
        case 0x3B1...0x3C9: value - 0x3B1 + 26
        case 0x2202: 51
        case 0x3F5: 52
        case 0x3D1: 53
        case 0x3F0: 54
        case 0x3D5: 55
        case 0x3F1: 56
        case 0x3D6: 57
        default: nil
        }
    }

    /// The letters that Unicode had before the block.
    private static func exceptions(_ scalar: Unicode.Scalar, _ variant: MathVariant) -> Unicode.Scalar? {
        switch (variant, scalar) {
        case (.italic, "h"): "ℎ"
        case (.italic, "ı"): "𝚤"
        case (.italic, "ȷ"): "𝚥"
        case (.script, "B"): "ℬ"
        case (.script, "E"): "ℰ"
        case (.script, "F"): "ℱ"
        case (.script, "H"): "ℋ"
        case (.script, "I"): "ℐ"
        case (.script, "L"): "ℒ"
        case (.script, "M"): "ℳ"
        case (.script, "R"): "ℛ"
        case (.script, "e"): "ℯ"
        case (.script, "g"): "ℊ"
        case (.script, "o"): "ℴ"
        case (.fraktur, "C"): "ℭ"
        case (.fraktur, "H"): "ℌ"
        case (.fraktur, "I"): "ℑ"
        case (.fraktur, "R"): "ℜ"
        case (.fraktur, "Z"): "ℨ"
        case (.doubleStruck, "C"): "ℂ"
        case (.doubleStruck, "H"): "ℍ"
        case (.doubleStruck, "N"): "ℕ"
        case (.doubleStruck, "P"): "ℙ"
        case (.doubleStruck, "Q"): "ℚ"
        case (.doubleStruck, "R"): "ℝ"
        case (.doubleStruck, "Z"): "ℤ"
        default: nil
        }
    }
}
