/// How well one colour is seen on another (WCAG 2.2, "contrast ratio").
public enum ColorContrast {
    /// The ratio of two sRGB colours (0xRRGGBB) in tenths, rounded down: 45 is the least for text, 210 is black on
    /// white.
    public static func tenths(_ one: UInt32, _ other: UInt32) -> Int {
        let (a, b) = (luminance(one), luminance(other))
        return Int((max(a, b) + 0.05) / (min(a, b) + 0.05) * 10)
    }

    private static func luminance(_ color: UInt32) -> Double {
        0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color)
    }

    private static func linear(_ byte: UInt32) -> Double {
        let value = Double(byte & 0xFF) / 255
        guard value > 0.04045 else { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        // base to the power of 2.4: its square, and the fifth root of its square.
        let square = base * base
        var root = 1.0
        for _ in 0..<40 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
