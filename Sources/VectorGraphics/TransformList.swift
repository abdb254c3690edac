/// The `transform` attribute and property (CSS Transforms 1, 7 and 13).
enum TransformList {
    /// Reads a list of functions; nil where it has a fault, and then nothing is transformed.
    static func read(_ text: String, lengths: LengthContext) -> AffineTransform? {
        var scanner = TextScanner(text)
        var result = AffineTransform.identity
        scanner.skipSpace()
        if text.trimmed == "none" { return result }
        while !scanner.isAtEnd {
            let name = scanner.word().lowercased()
            scanner.skipSpace()
            guard !name.isEmpty, scanner.take("("), let step = function(name, &scanner, lengths) else { return nil }
            result = result * step
            scanner.skipSeparator()
        }
        return result.isUsable ? result : nil
    }

    private static func function(
        _ name: String,
        _ scanner: inout TextScanner,
        _ lengths: LengthContext
    ) -> AffineTransform? {
        var values: [Double] = []
        let isAngle = name.hasPrefix("rotate") || name.hasPrefix("skew")
        scanner.skipSpace()
        while !scanner.take(")") {
            guard let number = scanner.number(), values.count < 16 else { return nil }
            let unit = scanner.word().lowercased()
            let isPercentage = scanner.take("%")
            switch unit {
            case "":
                values.append(isPercentage ? lengths.percentage(number, values.isEmpty ? .width : .height) : number)
            case "deg": values.append(number)
            case "rad": values.append(number * 180 / Trigonometry.pi)
            case "grad": values.append(number * 0.9)
            case "turn": values.append(number * 360)
            default:
                guard !isAngle, let factor = lengths.factor(of: unit) else { return nil }
                values.append(number * factor)
            }
            scanner.skipSeparator()
        }
        switch (name, values.count) {
        case ("matrix", 6):
            return AffineTransform(values[0], values[1], values[2], values[3], values[4], values[5])
        case ("translate", 1...2): return .translation(values[0], values.count > 1 ? values[1] : 0)
        case ("translatex", 1): return .translation(values[0], 0)
        case ("translatey", 1): return .translation(0, values[0])
        case ("scale", 1...2): return .scaling(values[0], values.count > 1 ? values[1] : values[0])
        case ("scalex", 1): return .scaling(values[0], 1)
        case ("scaley", 1): return .scaling(1, values[0])
        case ("rotate", 1): return .rotation(degrees: values[0])
        case ("rotate", 3):
            return .translation(values[1], values[2]) * .rotation(degrees: values[0])
                * .translation(-values[1], -values[2])
        case ("skewx", 1): return AffineTransform(1, 0, tangent(values[0]), 1, 0, 0)
        case ("skewy", 1): return AffineTransform(1, tangent(values[0]), 0, 1, 0, 0)
        case ("skew", 1...2):
            return AffineTransform(1, values.count > 1 ? tangent(values[1]) : 0, tangent(values[0]), 1, 0, 0)
        default: return nil
        }
    }

    private static func tangent(_ degrees: Double) -> Double {
        Trigonometry.sine(degrees: degrees) / Trigonometry.cosine(degrees: degrees)
    }
}
