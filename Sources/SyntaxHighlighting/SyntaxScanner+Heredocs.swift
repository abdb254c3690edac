/// Strings that begin on the line below, and Ruby's literals in brackets.
extension SyntaxScanner {
    /// `<<~NAME` of Ruby, `<<<NAME` of PHP: remembers what begins at the end of the line.
    mutating func scanHeredocMark(_ traits: LanguageDefinition.Traits, _ state: inout CodeState) -> Bool {
        let start = position
        let isPHP = traits.contains(.heredocs)
        guard starts(with: isPHP ? "<<<" : "<<", at: start), state.heredocs.count < 8 else { return false }
        var index = start + (isPHP ? 3 : 2)
        let hasSign = !isPHP && (byte(index) == "~" || byte(index) == "-")
        if hasSign { index += 1 }
        if isPHP { index = afterBlanks(index) }
        let quote = byte(index) == "'" || byte(index) == "\"" ? byte(index) : 0
        if quote != 0 { index += 1 }
        // Without a sign, Ruby's `<<` before a name appends.
        let isLabel = hasSign || isPHP || quote != 0 ? byte(index).isNameStart : byte(index).isUpper
        guard isLabel, isPHP || hasSign || state.expectsValue || state.previous == .name else { return false }
        position = index
        skipName()
        let label = index..<position
        if quote != 0 {
            guard byte(position) == quote else {
                position = start
                return false
            }
            position += 1
        }
        emit(.string, start, position)
        state.heredocs.append(
            CodeState.Heredoc(
                label: label,
                interpolation: quote == "'" ? .none : isPHP ? .bracedDollars : .hashBraces
            )
        )
        state.previous = .value
        return true
    }

    /// Reads the strings that begin at this line.
    mutating func scanHeredocs(_ state: inout CodeState) {
        let heredocs = state.heredocs
        state.heredocs = []
        for heredoc in heredocs { scanHeredoc(label: heredoc.label, heredoc.interpolation) }
    }

    /// Reads the lines up to one that is the label alone, and stands at that line's end.
    mutating func scanHeredoc(label: Range<Int>, _ interpolation: LanguageDefinition.Interpolation) {
        var start = position
        while position < end {
            let line = position
            skipBlanks()
            var offset = 0
            while offset < label.count, byte(position + offset) == bytes[label.lowerBound + offset] { offset += 1 }
            count(offset)
            if offset == label.count, !byte(position + offset).isNameByte {
                position += offset
                emit(.string, start, position)
                return
            }
            position = line
            while position < end, bytes[position] != .lineFeed {
                guard let variable = flatVariableEnd(interpolation) else {
                    position += 1
                    continue
                }
                emit(.string, start, position)
                emit(.variable, position, variable)
                position = variable
                start = position
            }
            count(position - line)
            if position < end { position += 1 }
        }
        emit(.string, start, position)
    }

    /// The end of a variable, or of code in braces on one line, that stands here.
    private mutating func flatVariableEnd(_ interpolation: LanguageDefinition.Interpolation) -> Int? {
        let sign = bytes[position]
        switch interpolation {
        case .none: return nil
        case .hashBraces: guard sign == "#", byte(position + 1) == "{" else { return nil }
        default: guard sign == "$" else { return nil }
        }
        var index = position + 1
        if byte(index) == "{" {
            let limit = min(index + 200, end)
            while index < limit, bytes[index] != "}", !bytes[index].isLineEnd { index += 1 }
            count(index - position)
            return byte(index) == "}" ? index + 1 : nil
        }
        while byte(index).isNameByte { index += 1 }
        return index > position + 1 ? index : nil
    }

    /// `%w[…]`, `%q(…)`, `%r{…}` of Ruby.
    mutating func scanPercentLiteral(_ state: inout CodeState) -> Bool {
        let start = position
        var index = start + 1
        if byte(index).isLetter { index += 1 }
        let open = byte(index)
        let close: UInt8
        switch open {
        case "(": close = UInt8(ascii: ")")
        case "[": close = UInt8(ascii: "]")
        case "{": close = UInt8(ascii: "}")
        case "<": close = UInt8(ascii: ">")
        case "|", "!", "/": close = open
        default: return false
        }
        position = index + 1
        var depth = 1
        while position < end, depth > 0 {
            let byte = bytes[position]
            if byte == "\\" { position += 1 } else if byte == close { depth -= 1 } else if byte == open { depth += 1 }
            position += 1
        }
        position = min(position, end)
        // An escape at the end may have stopped inside a scalar.
        while position < end, bytes[position] & 0xC0 == 0x80 { position += 1 }
        count(position - start)
        emit(.string, start, position)
        state.previous = .value
        return true
    }
}
