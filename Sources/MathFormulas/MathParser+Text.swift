extension MathParser {
    /// The words of `\text{…}`, with the formulas between dollar signs in them.
    mutating func text(_ style: MathTextStyle) throws(MathProblem) -> MathNode? {
        skipSpace()
        guard index < source.count else { throw malformed("a text in braces", at: source.count) }
        if source[index] != UInt8(ascii: "{") {
            let start = index
            if source[index] == UInt8(ascii: "\\") { throw malformed("a text in braces", at: start) }
            index += 1
            while index < source.count, source[index] & 0xC0 == 0x80 { index += 1 }
            return .text(String(decoding: source[start..<index], as: UTF8.self), style)
        }
        let start = index
        index += 1
        var pieces: [MathNode] = []
        try words(style, opening: start, into: &pieces)
        return pieces.count == 1 ? pieces[0] : pieces.isEmpty ? .text("", style) : .group(pieces)
    }

    /// The pieces of a text up to its closing brace, with that.
    private mutating func words(
        _ style: MathTextStyle,
        opening start: Int,
        into pieces: inout [MathNode]
    ) throws(MathProblem) {
        try enter()
        defer { leave() }
        var text: [UInt8] = []
        while index < source.count {
            let byte = source[index]
            switch byte {
            case UInt8(ascii: "}"):
                index += 1
                Self.flush(&text, style, into: &pieces)
                return
            case UInt8(ascii: "{"):
                Self.flush(&text, style, into: &pieces)
                index += 1
                try words(style, opening: index - 1, into: &pieces)
            case UInt8(ascii: "$"):
                Self.flush(&text, style, into: &pieces)
                pieces.append(.group(try formulaInText()))
            case UInt8(ascii: "~"):
                index += 1
                text += [0xC2, 0xA0]
            case UInt8(ascii: "\\"):
                try wordCommand(style, &text, &pieces)
            case 0x20, 0x09, 0x0A, 0x0D:
                index += 1
                if text.last != 0x20 { text.append(0x20) }
            case UInt8(ascii: "-") where index + 1 < source.count && source[index + 1] == byte:
                index += 2
                let isLong = index < source.count && source[index] == byte
                if isLong { index += 1 }
                text += Array((isLong ? "—" : "–").utf8)
            case UInt8(ascii: "'"):
                index += 1
                text += Array("’".utf8)
            default:
                index += 1
                text.append(byte)
            }
        }
        throw malformed("a closing brace for this one", at: start)
    }

    /// Makes a piece of the words so far.
    private static func flush(_ text: inout [UInt8], _ style: MathTextStyle, into pieces: inout [MathNode]) {
        guard !text.isEmpty else { return }
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
            .map { $0.properties.generalCategory.isHidden ? "\u{FFFD}" : $0 }
        pieces.append(.text(String(String.UnicodeScalarView(scalars)), style))
        text = []
    }

    /// The formula between dollar signs inside a text.
    private mutating func formulaInText() throws(MathProblem) -> [MathNode] {
        let start = index
        index += 1
        let outer = (isInText, font, isBold)
        isInText = true
        font = nil
        isBold = false
        defer { (isInText, font, isBold) = outer }
        let nodes = try row()
        guard index < source.count, source[index] == UInt8(ascii: "$") else {
            throw malformed("a closing dollar sign for this one", at: start)
        }
        index += 1
        return nodes
    }

    /// A command inside a text: characters, or pieces of its own.
    private mutating func wordCommand(
        _ style: MathTextStyle,
        _ text: inout [UInt8],
        _ pieces: inout [MathNode]
    ) throws(MathProblem) {
        let start = index
        let (name, end) = commandName(at: index)
        if let accent = Self.textAccents[name] {
            index = end
            text += Array(try accentedLetter(accent).utf8)
            return
        }
        switch MathCommandTable.commands[name] {
        case .text(var inner)?:
            Self.flush(&text, style, into: &pieces)
            index = end
            if name != "textnormal" && name != "mbox" && name != "hbox" {
                inner.isBold = inner.isBold || style.isBold
                inner.isItalic = inner.isItalic || style.isItalic
                if inner.family == .roman, name != "textrm" { inner.family = style.family }
            }
            if let node = try self.text(inner) { pieces.append(node) }
        case .symbol(let symbol)?:
            index = end
            // As in TeX, the space after a command only ends its name.
            if source[end - 1].isLetter, index < source.count, source[index] == 0x20 { index += 1 }
            text += Array(symbol.text.utf8)
        case .delimiter(let character, _)?:
            index = end
            text += Array(character.utf8)
        case .space(let width)?:
            index = end
            if name == " " {
                text += [0xC2, 0xA0]
                return
            }
            Self.flush(&text, style, into: &pieces)
            pieces.append(.space(width))
        case .special(.newRow)?:
            index = end
            text.append(0x20)
        case .special(.textColor)?, .special(.nothing)?, .length?, .sizedDelimiter?, .fontSwitch?, .style?, .size?:
            Self.flush(&text, style, into: &pieces)
            if case .special(.textColor)? = MathCommandTable.commands[name] {
                index = end
                let color = try colorArgument()
                if let node = try self.text(style) { pieces.append(.styled(.color(color), [node])) }
            } else if case .length(let kind)? = MathCommandTable.commands[name] {
                index = end
                pieces.append(.space(try length(kind)))
            } else {
                // What changes type for the rest of a text is rare in formulas and changes nothing here.
                index = end
            }
        case .refused?: throw MathProblem(.refusedCommand(name), at: start..<end)
        case nil:
            if name.utf8.first.map({ $0 <= 0x20 }) == true {
                index = end
                text += [0xC2, 0xA0]
                return
            }
            throw MathProblem(.unknownCommand(name), at: start..<end)
        default:
            throw MathProblem(.malformed(expected: "\\\(name) outside of a text, or between $ and $"), at: start..<end)
        }
    }

    private static let textAccents: [String: Unicode.Scalar] = [
        "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "~": "\u{303}", "\"": "\u{308}", "=": "\u{304}",
        ".": "\u{307}", "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "r": "\u{30A}", "c": "\u{327}",
    ]

    /// `\'e` and `\'{e}`: a letter and the combining mark after it.
    private mutating func accentedLetter(_ accent: Unicode.Scalar) throws(MathProblem) -> String {
        skipSpace()
        let start = index
        let hasBrace = index < source.count && source[index] == UInt8(ascii: "{")
        if hasBrace { index += 1 }
        let first = index
        guard index < source.count, source[index] != UInt8(ascii: "}") else { throw malformed("a letter", at: start) }
        if source[index] == UInt8(ascii: "\\") {
            index = commandName(at: index).end
        } else {
            index += 1
            while index < source.count, source[index] & 0xC0 == 0x80 { index += 1 }
        }
        var letter = String(decoding: source[first..<index], as: UTF8.self)
        if letter == "\\i" { letter = "i" }
        if letter == "\\j" { letter = "j" }
        guard !letter.hasPrefix("\\") else { throw malformed("a letter", at: start) }
        if hasBrace {
            guard index < source.count, source[index] == UInt8(ascii: "}") else { throw malformed("}", at: index) }
            index += 1
        }
        var result = letter.unicodeScalars
        result.append(accent)
        return String(result)
    }
}
