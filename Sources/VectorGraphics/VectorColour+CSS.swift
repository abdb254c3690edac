extension VectorColour {
    /// Makes an opaque colour of `0xRRGGBB`.
    init(hex: UInt32, alpha: Double = 1) {
        self.init(
            red: UInt8(truncatingIfNeeded: hex >> 16),
            green: UInt8(truncatingIfNeeded: hex >> 8),
            blue: UInt8(truncatingIfNeeded: hex),
            alpha: alpha
        )
    }

    /// Reads a colour as CSS writes it (CSS Color 4, 4); nil where the text is none, or `currentcolor`.
    init?(css text: String) {
        let text = text.trimmed.lowercased()
        if text.hasPrefix("#") {
            self.init(hexDigits: Array(text.utf8.dropFirst()))
        } else if let hex = Self.named[text] {
            self.init(hex: hex)
        } else if text == "transparent" {
            self.init(hex: 0, alpha: 0)
        } else if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
            self.init(function: text[..<open].trimmed, String(text[text.index(after: open)...].dropLast()))
        } else {
            return nil
        }
    }

    private init?(hexDigits digits: [UInt8]) {
        var values: [UInt32] = []
        for digit in digits {
            switch digit {
            case 0x30...0x39: values.append(UInt32(digit - 0x30))
            case 0x61...0x66: values.append(UInt32(digit - 0x61 + 10))
            default: return nil
            }
        }
        switch values.count {
        case 3, 4:
            let alpha = values.count == 4 ? Double(values[3] * 17) / 255 : 1
            self.init(hex: values[0] * 0x110000 + values[1] * 0x1100 + values[2] * 0x11, alpha: alpha)
        case 6, 8:
            let hex = values[..<6].reduce(0) { $0 << 4 | $1 }
            self.init(hex: hex, alpha: values.count == 8 ? Double(values[6] << 4 | values[7]) / 255 : 1)
        default: return nil
        }
    }

    private init?(function: String, _ text: String) {
        // light-dark() of drawing programs: paper is light.
        if function == "light-dark" {
            let first = Self.firstArgument(text)
            self.init(css: first)
            return
        }
        var scanner = TextScanner(text)
        var values: [(number: Double, isPercentage: Bool)] = []
        scanner.skipSpace()
        while !scanner.isAtEnd, values.count < 4 {
            guard let number = scanner.number() else { return nil }
            let unit = scanner.word()
            let degrees = unit == "turn" ? number * 360 : unit == "rad" ? number * 180 / Trigonometry.pi : number
            values.append((degrees, scanner.take("%")))
            scanner.skipSeparator()
            _ = scanner.take("/")
            scanner.skipSpace()
        }
        guard values.count >= 3 else { return nil }
        var alpha = 1.0
        if values.count == 4 {
            alpha = min(max(values[3].isPercentage ? values[3].number / 100 : values[3].number, 0), 1)
        }
        switch function {
        case "rgb", "rgba":
            let parts = values[..<3].map { $0.isPercentage ? $0.number * 2.55 : $0.number }
            self.init(red: Self.byte(parts[0]), green: Self.byte(parts[1]), blue: Self.byte(parts[2]), alpha: alpha)
        case "hsl", "hsla":
            let saturation = min(max(values[1].number / 100, 0), 1)
            let lightness = min(max(values[2].number / 100, 0), 1)
            let reach = saturation * min(lightness, 1 - lightness)
            // CSS Color 4, 7.1.
            func part(_ shift: Double) -> UInt8 {
                var place = (shift + values[0].number / 30).truncatingRemainder(dividingBy: 12)
                if place < 0 { place += 12 }
                return Self.byte(255 * (lightness - reach * max(-1, min(place - 3, 9 - place, 1))))
            }
            self.init(red: part(0), green: part(8), blue: part(4), alpha: alpha)
        default: return nil
        }
    }

    /// The text up to the first comma outside parentheses.
    private static func firstArgument(_ text: String) -> String {
        var depth = 0
        var first = ""
        for character in text {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 { break }
            first.append(character)
        }
        return first
    }

    private static func byte(_ value: Double) -> UInt8 { UInt8(min(max(value.rounded(), 0), 255)) }

    /// The grey of the same luminance (SVG 2's masks: linear weights of sRGB values, CSS Masking 1, 7.10.1).
    var luminance: VectorColour {
        let value = 0.2125 * Double(red) + 0.7154 * Double(green) + 0.0721 * Double(blue)
        let grey = Self.byte(value)
        return VectorColour(red: grey, green: grey, blue: grey, alpha: alpha)
    }
}
