/// Reads numbers, words and signs out of an attribute or a style.
struct TextScanner {
    let bytes: [UInt8]
    var position = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { position >= bytes.count }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    mutating func skipSpace() { while let byte = next, Self.isSpace(byte) { position += 1 } }

    /// Skips white space with at most one comma in it.
    mutating func skipSeparator() {
        skipSpace()
        if next == UInt8(ascii: ",") {
            position += 1
            skipSpace()
        }
    }

    /// Takes a byte if it is the next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Takes a number as CSS and SVG write it: `-.5`, `1e3`, `.5.5` is two.
    mutating func number() -> Double? {
        let start = position
        var isNegative = false
        if let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            position += 1
        }
        var mantissa = 0
        var exponent = 0
        var digits = 0
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        while let byte = next, isDigit(byte) {
            if mantissa < 100_000_000_000_000 { mantissa = mantissa * 10 + Int(byte - 0x30) } else { exponent += 1 }
            digits += 1
            position += 1
        }
        if next == UInt8(ascii: "."), digits > 0 || (position + 1 < bytes.count && isDigit(bytes[position + 1])) {
            position += 1
            while let byte = next, isDigit(byte) {
                if mantissa < 100_000_000_000_000 {
                    mantissa = mantissa * 10 + Int(byte - 0x30)
                    exponent -= 1
                }
                digits += 1
                position += 1
            }
        }
        guard digits > 0 else {
            position = start
            return nil
        }
        exponent += self.exponent()
        let value = Self.scaled(mantissa, exponent)
        return isNegative ? -value : value
    }

    /// The power of ten behind a number, 0 where there is none; `1em` is a number and a unit.
    private mutating func exponent() -> Int {
        guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return 0 }
        var place = position + 1
        var isNegative = false
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "+") {
            isNegative = bytes[place] == UInt8(ascii: "-")
            place += 1
        }
        guard place < bytes.count, (0x30...0x39).contains(bytes[place]) else { return 0 }
        var value = 0
        while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
            value = min(value * 10 + Int(bytes[place] - 0x30), 400)
            place += 1
        }
        position = place
        return isNegative ? -value : value
    }

    private static func scaled(_ mantissa: Int, _ exponent: Int) -> Double {
        var value = Double(mantissa)
        var rest = abs(exponent)
        // Powers up to 10^22 are exact, so that what people write is read as near as can be.
        var power = 1.0
        while rest > 0, power.isFinite, power < 1e300 {
            let step = min(rest, 22)
            var factor = 1.0
            for _ in 0..<step { factor *= 10 }
            power *= factor
            rest -= step
        }
        value = exponent < 0 ? value / power : value * power
        return value.isFinite ? value : 0
    }

    /// Takes `0` or `1`, which need no separator behind them in path data.
    mutating func flag() -> Bool? {
        guard let byte = next, byte == 0x30 || byte == 0x31 else { return nil }
        position += 1
        return byte == 0x31
    }

    /// Takes a word of letters, digits, hyphens, underscores and anything beyond ASCII.
    mutating func word() -> String {
        let start = position
        while let byte = next {
            let isPart =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80
            guard isPart else { break }
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Takes everything up to a byte, and the byte; to the end where it does not come.
    mutating func text(upTo character: Unicode.Scalar) -> String {
        let start = position
        while let byte = next, byte != UInt8(ascii: character) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if !isAtEnd { position += 1 }
        return text
    }

    /// All numbers of a list.
    static func numbers(_ text: some StringProtocol, limit: Int = .max) -> [Double] {
        var scanner = TextScanner(text)
        var numbers: [Double] = []
        scanner.skipSpace()
        while numbers.count < limit, let number = scanner.number() {
            numbers.append(number)
            scanner.skipSeparator()
        }
        return numbers
    }
}

extension StringProtocol {
    /// The text without white space around it.
    var trimmed: String {
        let text = Substring(self)
        guard let first = text.utf8.firstIndex(where: { !TextScanner.isSpace($0) }),
            let last = text.utf8.lastIndex(where: { !TextScanner.isSpace($0) })
        else { return "" }
        return String(text[first...last])
    }
}
