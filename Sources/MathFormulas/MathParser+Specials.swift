extension MathParser {
    /// A command that reads its arguments in a way of its own.
    mutating func special(
        _ special: MathCommand.Special,
        _ name: String,
        _ range: Range<Int>
    ) throws(MathProblem) -> MathNode? {
        switch special {
        case .left: return try fence(opening: range.lowerBound)
        case .begin: return try environment(range.lowerBound)
        case .root:
            let degree = try optionalArgument()
            return .root(try argument("a radicand"), index: degree)
        case .not: return try negated()
        case .prime: return .prime(1)
        case .operatorName, .operatorNameWithLimits: return try operatorName(hasLimits: special != .operatorName)
        case .textColor:
            let color = try colorArgument()
            return .styled(.color(color), try argument())
        case .colorBox:
            let color = try colorArgument()
            return .styled(.background(color), try boxArgument())
        case .framedColorBox:
            _ = try colorArgument()
            let color = try colorArgument()
            return .enclosed(.box, [.styled(.background(color), try boxArgument())])
        case .generalFraction: return try generalFraction()
        case .substack:
            skipSpace()
            guard index < source.count, source[index] == UInt8(ascii: "{") else { throw malformed("{", at: index) }
            index += 1
            let rows = try rows(isPlain: false)
            guard index < source.count, source[index] == UInt8(ascii: "}") else { throw unexpected() }
            index += 1
            return .table(
                MathTable(kind: .lines, rows: rows.rows, alignments: [.centre], isDisplayStyle: false)
            )
        case .raise:
            _ = try braced()
            return .group(try boxArgument())
        case .rule:
            skipSpace()
            if index < source.count, source[index] == UInt8(ascii: "[") { _ = try bracketed() }
            let width = Self.length(try braced()) ?? 0
            _ = try braced()
            return .space(width)
        case .tag:
            let isStarred = index < source.count && source[index] == UInt8(ascii: "*")
            if isStarred { index += 1 }
            guard case .text(let text, let style)? = try text(MathTextStyle()) else { return nil }
            tag = [.text(isStarred ? text : "(" + text + ")", style)]
            return nil
        case .label:
            _ = try braced()
            return nil
        case .choice:
            let display = try argument()
            for _ in 0..<3 { _ = try argument() }
            return .group(display)
        case .noTag, .nothing, .limits, .noLimits, .line, .lineBreak, .middleBar: return nil
        case .right, .middle, .end, .newRow, .color:
            throw MathProblem(.malformed(expected: "what \\\(name) belongs to"), at: range)
        }
    }

    // MARK: Fences

    private mutating func fence(opening start: Int) throws(MathProblem) -> MathNode {
        try enter()
        defer { leave() }
        let left = try delimiter()
        var parts: [[MathNode]] = []
        var middles: [String] = []
        while true {
            parts.append(try row())
            guard index < source.count, source[index] == UInt8(ascii: "\\") else {
                throw malformed("\\right for this \\left", at: start)
            }
            let (name, end) = commandName(at: index)
            switch name {
            case "middle":
                index = end
                middles.append(try delimiter())
            case "right":
                index = end
                let right = try delimiter()
                return .fence(
                    MathFence(left: left, right: right, parts: parts, middles: middles, mathClass: .inner)
                )
            default: throw malformed("\\right for this \\left", at: start)
            }
        }
    }

    /// A delimiter as a character; empty for a full stop.
    mutating func delimiter() throws(MathProblem) -> String {
        skipSpace()
        let start = index
        guard index < source.count else { throw malformed("a delimiter", at: start) }
        let byte = source[index]
        if byte == UInt8(ascii: "\\") {
            let (name, end) = commandName(at: index)
            if case .delimiter(let text, _)? = MathCommandTable.commands[name] {
                index = end
                return text
            }
            // `\left\lt` and the like.
            if name == "lt" || name == "gt" {
                index = end
                return name == "lt" ? "⟨" : "⟩"
            }
            throw malformed("a delimiter", at: start)
        }
        if byte == UInt8(ascii: "{") {
            // `\big{(}` is what many write.
            index += 1
            let inner = try delimiter()
            skipSpace()
            guard index < source.count, source[index] == UInt8(ascii: "}") else { throw malformed("}", at: index) }
            index += 1
            return inner
        }
        if byte < 0x80 {
            index += 1
            switch byte {
            case UInt8(ascii: "."): return ""
            case UInt8(ascii: "<"): return "⟨"
            case UInt8(ascii: ">"): return "⟩"
            case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"),
                UInt8(ascii: "/"):
                return Self.asciiStrings[Int(byte)]
            default: throw malformed("a delimiter", at: start)
            }
        }
        var end = index + 1
        while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
        let text = String(decoding: source[index..<end], as: UTF8.self)
        guard "⟨⟩⌊⌋⌈⌉‖↑↓↕⇑⇓⇕⟦⟧⟮⟯".contains(text) else { throw malformed("a delimiter", at: start) }
        index = end
        return text
    }

    // MARK: Names and signs

    private mutating func operatorName(hasLimits: Bool) throws(MathProblem) -> MathNode {
        let outer = font
        font = .upright
        defer { font = outer }
        let nodes = try argument("a name")
        let limits = hasLimits ? MathSymbol.Limits.inDisplay : .beside
        // A name of letters is one identifier, with hyphens and spaces as they were written.
        var text = ""
        for node in nodes {
            switch node {
            case .symbol(let symbol) where symbol.kind != .sign || symbol.text == "−" || symbol.text == "∗":
                text += symbol.text == "−" ? "-" : symbol.text == "∗" ? "*" : symbol.text
            case .space: text += "\u{2009}"
            case .text(let words, _): text += words
            default:
                return hasLimits ? .classed(.largeOperator, nodes) : .classed(.largeOperator, [.group(nodes)])
            }
        }
        return .symbol(MathSymbol(text, .identifier, .largeOperator, limits: limits))
    }

    private mutating func negated() throws(MathProblem) -> MathNode {
        let nodes = try argument("a relation")
        guard nodes.count == 1, case .symbol(var symbol) = nodes[0] else {
            return .enclosed(.strikeUp, nodes)
        }
        symbol.text = Self.negations[symbol.text] ?? symbol.text + "\u{338}"
        return .symbol(symbol)
    }

    private static let negations: [String: String] = [
        "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∋": "∌", "∃": "∄", "∣": "∤", "∥": "∦", "∼": "≁",
        "≃": "≄", "≅": "≇", "≈": "≉", "≡": "≢", "≺": "⊀", "≻": "⊁", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "⊢": "⊬",
        "⊨": "⊭", "⊩": "⊮", "←": "↚", "→": "↛", "↔": "↮", "⇐": "⇍", "⇒": "⇏", "⇔": "⇎", "⊲": "⋪", "⊳": "⋫", "⊴": "⋬",
        "⊵": "⋭", "≲": "≴", "≳": "≵", "≼": "⋠", "≽": "⋡", "⊑": "⋢", "⊒": "⋣", "≍": "≭", "|": "∤", "‖": "∦",
    ]

    private mutating func generalFraction() throws(MathProblem) -> MathNode {
        var delimiters: [String] = []
        for _ in 0..<2 {
            skipSpace()
            let start = index
            let isEmpty = index + 1 < source.count && source[index] == 0x7B && source[index + 1] == 0x7D
            if isEmpty {
                index = start + 2
                delimiters.append("")
            } else {
                delimiters.append(try delimiter())
            }
        }
        let thickness = try braced()
        let style = try braced()
        let size: MathFraction.Size =
            switch style.first {
            case UInt8(ascii: "0"): .display
            case UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "3"): .text
            default: .natural
            }
        let above = try argument("a numerator")
        let below = try argument("a denominator")
        return fraction(above, below, size, delimiters[0], delimiters[1], thickness: Self.length(thickness))
    }
}
