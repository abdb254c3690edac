/// What relative lengths are relative to (CSS Values 4, 5; SVG 2, 8.9).
struct LengthContext {
    /// What a percentage is a part of.
    enum Side {
        case width
        case height
        case diagonal
    }

    /// The size of the nearest viewport in user units.
    var width: Double
    var height: Double
    var fontSize = 16.0

    func percentage(_ value: Double, _ side: Side) -> Double {
        switch side {
        case .width: value / 100 * width
        case .height: value / 100 * height
        case .diagonal: value / 100 * ((width * width + height * height) / 2).squareRoot()
        }
    }

    /// The user units that a unit is; nil where there is none of this name.
    func factor(of unit: String) -> Double? {
        switch unit {
        case "", "px": 1
        case "pt": 4 / 3
        case "pc": 16
        case "in": 96
        case "cm": 96 / 2.54
        case "mm": 96 / 25.4
        case "q": 96 / 101.6
        case "em": fontSize
        case "rem": 16
        case "ex", "ch": fontSize / 2
        case "vw": width / 100
        case "vh": height / 100
        default: nil
        }
    }

    /// A length in user units; nil where the text is none.
    func length(_ text: String, _ side: Side) -> Double? {
        var scanner = TextScanner(text)
        scanner.skipSpace()
        guard let value = length(&scanner, side) else { return nil }
        scanner.skipSpace()
        return scanner.isAtEnd ? value : nil
    }

    /// Takes a length.
    func length(_ scanner: inout TextScanner, _ side: Side) -> Double? {
        guard let number = scanner.number() else { return nil }
        if scanner.take("%") { return percentage(number, side) }
        guard let factor = factor(of: scanner.word().lowercased()) else { return nil }
        return number * factor
    }

    /// The lengths of a list such as `x` of a text or `stroke-dasharray`, empty where it has a fault.
    func lengths(_ text: String, _ side: Side, limit: Int) -> [Double] {
        var scanner = TextScanner(text)
        var lengths: [Double] = []
        scanner.skipSpace()
        while !scanner.isAtEnd, lengths.count < limit {
            guard let value = length(&scanner, side) else { return [] }
            lengths.append(value)
            scanner.skipSeparator()
        }
        return lengths
    }
}
