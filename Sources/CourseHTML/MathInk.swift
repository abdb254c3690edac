internal import MathFormulas

/// Colours of formulas that can be read on the page.
enum MathInk {
    /// The class of the style sheet whose colour is nearest, in light and in dark: the page's ink for black, its grey, or
    /// a hue.
    static func className(of color: MathColor) -> StaticString {
        let red = Int(color.red)
        let green = Int(color.green)
        let blue = Int(color.blue)
        let greatest = max(red, green, blue)
        let spread = greatest - min(red, green, blue)
        if greatest < 48 { return "ink" }
        if spread * 6 < greatest { return "grey" }
        let hue: Int
        if greatest == red {
            hue = (360 + 60 * (green - blue) / spread) % 360
        } else if greatest == green {
            hue = 120 + 60 * (blue - red) / spread
        } else {
            hue = 240 + 60 * (red - green) / spread
        }
        switch hue {
        case 16..<66: return "orange"
        case 66..<166: return "green"
        case 166..<198: return "cyan"
        case 198..<256: return "blue"
        case 256..<338: return "purple"
        default: return "red"
        }
    }

    /// The colour, lightened until black ink can be read on it.
    static func pale(_ color: MathColor) -> MathColor {
        var color = color
        for _ in 0..<40 where contrastWithWhite(color) > 2_000 {
            color.red += (255 - color.red) / 8 + (color.red < 255 ? 1 : 0)
            color.green += (255 - color.green) / 8 + (color.green < 255 ? 1 : 0)
            color.blue += (255 - color.blue) / 8 + (color.blue < 255 ? 1 : 0)
        }
        return color
    }

    /// The contrast with white in thousandths (WCAG 2.2, relative luminance).
    static func contrastWithWhite(_ color: MathColor) -> Int {
        let luminance =
            2_126 * linear(color.red) + 7_152 * linear(color.green) + 722 * linear(color.blue)
        // Luminance is in ten-millionths here: 10,000 parts times thousandths.
        return 10_500_000 * 1_000 / (luminance + 500_000)
    }

    /// A part of a colour without its gamma of 2.4, in thousandths: the square and the cube stand for the power.
    private static func linear(_ part: UInt8) -> Int {
        let value = Int(part) * 1_000 / 255
        let square = value * value / 1_000
        let cube = square * value / 1_000
        return (square * 6 + cube * 4) / 10
    }
}
