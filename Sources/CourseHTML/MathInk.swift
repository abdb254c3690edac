internal import MathFormulas

/// Colours of formulas that can be read on the page.
enum MathInk {
    /// The colour, darkened until its contrast with a white page is 4.5 to 1 (WCAG 2.2, 1.4.3), with some in reserve.
    static func readable(_ color: MathColor) -> MathColor {
        var color = color
        for _ in 0..<40 where contrastWithWhite(color) < 5_000 {
            color.red = UInt8(Int(color.red) * 15 / 16)
            color.green = UInt8(Int(color.green) * 15 / 16)
            color.blue = UInt8(Int(color.blue) * 15 / 16)
        }
        return color
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
