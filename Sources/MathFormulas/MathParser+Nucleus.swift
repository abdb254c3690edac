extension MathParser {
    /// One token with its arguments and without scripts; nil for what leaves no trace.
    ///
    /// - Parameter takesWholeNumber: Whether digits that follow one another are one number, as in a row; an argument
    ///   takes the first alone.
    mutating func nucleus(takesWholeNumber: Bool) throws(MathProblem) -> MathNode? {
        let start = index
        let byte = source[index]
        switch byte {
        case UInt8(ascii: "\\"): return try command(takesWholeNumber: takesWholeNumber)
        case UInt8(ascii: "{"): return .group(try group())
        case UInt8(ascii: "~"):
            index += 1
            return .space(333)
        case _ where byte.isLetter:
            index += 1
            if let font, font != .italic, takesWholeNumber {
                while index < source.count, source[index].isLetter { index += 1 }
                return letters(String(decoding: source[start..<index], as: UTF8.self), font)
            }
            return letters(Self.asciiStrings[Int(byte)], font ?? .italic)
        case _ where byte.isDigit, UInt8(ascii: ".") where digitFollows(index):
            index += 1
            if takesWholeNumber {
                while index < source.count,
                    source[index].isDigit || source[index] == UInt8(ascii: ".") && digitFollows(index)
                { index += 1 }
            }
            let variant = font.flatMap { $0 == .italic ? nil : $0 } ?? .upright
            return .symbol(
                MathSymbol(
                    String(decoding: source[start..<index], as: UTF8.self),
                    .number,
                    variant: isBold ? .bold : variant
                )
            )
        case 0..<0x80:
            index += 1
            return .symbol(Self.sign(byte))
        default: return otherCharacters()
        }
    }

    private func digitFollows(_ index: Int) -> Bool { index + 1 < source.count && source[index + 1].isDigit }

    func letters(_ text: String, _ variant: MathVariant) -> MathNode {
        .symbol(MathSymbol(text, .identifier, variant: isBold ? variant.bold : variant))
    }

    static let asciiStrings: [String] = (0..<128).map { String(Character(Unicode.Scalar(UInt8($0)))) }

    /// What the characters of ASCII that are no letters mean (The TeXbook, appendix B).
    private static func sign(_ byte: UInt8) -> MathSymbol {
        switch byte {
        case UInt8(ascii: "-"): MathSymbol("−", .sign, .binary)
        case UInt8(ascii: "*"): MathSymbol("∗", .sign, .binary)
        case UInt8(ascii: "+"): MathSymbol("+", .sign, .binary)
        case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ":"):
            MathSymbol(asciiStrings[Int(byte)], .sign, .relation)
        case UInt8(ascii: "("), UInt8(ascii: "["): MathSymbol(asciiStrings[Int(byte)], .sign, .opening)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "?"):
            MathSymbol(asciiStrings[Int(byte)], .sign, .closing)
        case UInt8(ascii: ","), UInt8(ascii: ";"): MathSymbol(asciiStrings[Int(byte)], .sign, .punctuation)
        case UInt8(ascii: "`"): MathSymbol("‘", .sign)
        case 0..<0x20, 0x7F: MathSymbol("\u{FFFD}", .sign)
        default: MathSymbol(asciiStrings[Int(byte)], .sign)
        }
    }

    /// A character that is not ASCII: a symbol that a command names too, or the words of a script.
    private mutating func otherCharacters() -> MathNode? {
        let start = index
        var end = index
        while end < source.count, source[end] >= 0x80 { end += 1 }
        let text = String(decoding: source[start..<end], as: UTF8.self)
        var words = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let symbol = MathCommandTable.characters[scalar]
            if symbol != nil, !words.isEmpty { break }
            if let symbol {
                index += String(scalar).utf8.count
                return node(of: symbol)
            }
            words.append(scalar)
        }
        index = min(end, start + String(words).utf8.count)
        // A broken character is longer once it is replaced than in the source.
        if index <= start { index = end }
        let shown = words.map { $0.properties.generalCategory.isHidden ? "\u{FFFD}" : $0 }
        let result = String(String.UnicodeScalarView(shown))
        guard words.count == 1, let first = words.first, first.properties.isAlphabetic else {
            return .text(result, MathTextStyle())
        }
        return .symbol(MathSymbol(result, .identifier))
    }

    /// A symbol of the table in the font that is in force.
    func node(of symbol: MathSymbol) -> MathNode {
        guard symbol.kind == .identifier else { return .symbol(symbol) }
        var symbol = symbol
        if let font {
            let isCapital = symbol.variant == .upright
            switch font {
            case .bold: symbol.variant = .bold
            case .italic: symbol.variant = .italic
            case .boldItalic: symbol.variant = .boldItalic
            case .sansSerif where isCapital, .upright where isCapital: symbol.variant = font
            default: break
            }
        }
        if isBold { symbol.variant = symbol.variant.bold }
        return .symbol(symbol)
    }
}

extension MathVariant {
    /// The bold alphabet beside this one.
    var bold: MathVariant {
        switch self {
        case .upright: .bold
        case .italic: .boldItalic
        case .script: .boldScript
        case .fraktur: .boldFraktur
        case .sansSerif: .sansSerifBold
        default: self
        }
    }
}

extension Unicode.GeneralCategory {
    /// Whether characters of the category are not seen, or change how others are.
    var isHidden: Bool {
        switch self {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: false
        }
    }
}
