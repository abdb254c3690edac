/// What only some languages have: each rule is switched on by a trait.
extension SyntaxScanner {
    /// Reads what begins here by a rule of few languages; false where none applies.
    mutating func scanSpecial(_ byte: UInt8, _ language: LanguageDefinition, _ state: inout CodeState) -> Bool {
        let traits = language.traits
        switch byte {
        case "@": return scanAt(traits, language, &state)
        case "$": return scanDollar(traits, language, &state)
        case "#": return scanHash(traits, &state)
        case "'" where traits.contains(.rust): return scanLifetime(&state)
        case "/" where traits.contains(.regularExpressions):
            guard state.expectsValue || isRubyArgument(traits, state) else { return false }
            return scanRegularExpression(&state)
        case "`" where traits.contains(.quotedNames):
            let start = position
            position += 1
            while position < end, bytes[position] != "`", !bytes[position].isLineEnd { position += 1 }
            count(position - start)
            if byte == self.byte(position) { position += 1 }
            if let expected = state.expected { emit(expected, start, position) }
            state.expected = nil
            state.previous = .name
            return true
        case "<":
            if traits.contains(.heredocs) || traits.contains(.ruby) { return scanHeredocMark(traits, &state) }
            guard traits.contains(.elements), state.expectsValue else { return false }
            return scanElement(&state)
        case "%", "!":
            if traits.contains(.magics), state.isLineStart { return scanMagic(&state) }
            guard traits.contains(.ruby), byte == "%", state.expectsValue || isRubyArgument(traits, state) else {
                return false
            }
            return scanPercentLiteral(&state)
        case ":":
            return scanColon(traits, &state)
        case "=" where traits.contains(.ruby):
            guard position == 0 || bytes[position - 1] == .lineFeed, starts(with: "=begin", at: position) else {
                return false
            }
            let start = position
            skip(past: Array("\n=end".utf8))
            emit(.comment, start, position)
            return true
        case "-" where traits.contains(.powerShell):
            guard self.byte(position + 1).isLetter, position == 0 || !bytes[position - 1].isNameByte else {
                return false
            }
            let start = position
            position += 1
            skipName()
            let isOperator = LanguageDefinition.powerShellOperators.meaning(bytes, start + 1..<position) != nil
            emit(isOperator ? .keyword : .property, start, position)
            state.previous = .keyword
            return true
        default: return false
        }
    }

    /// In Ruby a name, a space and a sign without a space behind it begin an argument.
    private func isRubyArgument(_ traits: LanguageDefinition.Traits, _ state: CodeState) -> Bool {
        traits.contains(.ruby) && state.previous == .name && position > 0 && bytes[position - 1].isBlank
            && !byte(position + 1).isSpace && byte(position + 1) != "="
    }

    private mutating func scanAt(
        _ traits: LanguageDefinition.Traits,
        _ language: LanguageDefinition,
        _ state: inout CodeState
    ) -> Bool {
        let start = position
        let next = byte(position + 1)
        if traits.contains(.sharpStrings), next == "\"" || next == "$" && byte(position + 2) == "\"" {
            return openSharp(signs: next == "$" ? 2 : 1, isVerbatim: true, isInterpolated: next == "$", &state)
        }
        if traits.contains(.powerShell), next == "\"" || next == "'" {
            position += 2
            guard byte(position).isLineEnd else {
                position = start
                return false
            }
            skip(past: [.lineFeed, next, UInt8(ascii: "@")])
            emit(.string, start, position)
            state.previous = .value
            return true
        }
        if traits.contains(.annotations), next.isNameStart,
            state.previous != .name && state.previous != .value
                || state.isLineStart || position > 0 && bytes[position - 1].isBlank
        {
            position += 1
            skipName()
            while byte(position) == "." || byte(position) == ":", byte(position + 1).isNameStart {
                position += 1
                skipName()
            }
            emit(.attribute, start, position)
            state.previous = .start
            return true
        }
        if traits.contains(.atVariables), next.isNameStart || next == "@" && byte(position + 2).isNameStart {
            position += 2
            skipName()
            emit(.variable, start, position)
            state.previous = .value
            return true
        }
        return false
    }

    private mutating func scanDollar(
        _ traits: LanguageDefinition.Traits,
        _ language: LanguageDefinition,
        _ state: inout CodeState
    ) -> Bool {
        let start = position
        let next = byte(position + 1)
        if traits.contains(.sharpStrings), next == "\"" || next == "@" && byte(position + 2) == "\"" {
            return openSharp(signs: next == "@" ? 2 : 1, isVerbatim: next == "@", isInterpolated: true, &state)
        }
        guard traits.contains(.dollarVariables) else { return false }
        if next == "{", traits.contains(.powerShell) {
            while position < end, bytes[position] != "}", !bytes[position].isLineEnd { position += 1 }
            count(position - start)
            if byte(position) == "}" { position += 1 }
        } else if next.isNameByte {
            position += 1
            skipName()
            if traits.contains(.powerShell), byte(position) == ":", byte(position + 1).isNameStart {
                position += 1
                skipName()
            }
        } else if next == "$" || next == "_" || next == "?" || next == "!" {
            position += 2
        } else {
            return false
        }
        emit(.variable, start, position)
        state.previous = .value
        return true
    }

    /// `$"…"`, `@"…"` and both together.
    private mutating func openSharp(
        signs: Int,
        isVerbatim: Bool,
        isInterpolated: Bool,
        _ state: inout CodeState
    ) -> Bool {
        let start = position
        position += signs
        var string = CodeState.OpenString(LanguageDefinition.StringRule("\""))
        if byte(position + 1) == "\"", byte(position + 2) == "\"", !isVerbatim {
            string.quoteCount = 3
            string.isMultiline = true
            string.escape = 0
        }
        if isVerbatim {
            string.escape = 0
            string.doubles = true
            string.isMultiline = true
        }
        if isInterpolated { string.interpolation = .braces }
        open(string, from: start, &state)
        return true
    }

    private mutating func scanHash(_ traits: LanguageDefinition.Traits, _ state: inout CodeState) -> Bool {
        let start = position
        if traits.contains(.directives), state.isLineStart {
            position += 1
            skipBlanks()
            let word = position
            skipName()
            guard position > word else {
                position = start
                return false
            }
            emit(.attribute, start, position)
            if starts(with: "include", at: word) || starts(with: "import", at: word) {
                let name = afterBlanks(position)
                if byte(name) == "<" {
                    position = name
                    while position < end, bytes[position] != ">", !bytes[position].isLineEnd { position += 1 }
                    count(position - name)
                    if byte(position) == ">" { position += 1 }
                    emit(.string, name, position)
                }
            } else if starts(with: "define", at: word) {
                state.expected = .function
            }
            state.previous = .start
            return true
        }
        if traits.contains(.swift) {
            var string = CodeState.OpenString(
                LanguageDefinition.StringRule("\"", .backslashParentheses)
            )
            while byte(start + string.hashCount) == "#", string.hashCount < 255 { string.hashCount += 1 }
            count(string.hashCount)
            let quote = start + string.hashCount
            if byte(quote) == "\"" {
                if byte(quote + 1) == "\"", byte(quote + 2) == "\"" {
                    string.quoteCount = 3
                    string.isMultiline = true
                }
                position = quote
                open(string, from: start, &state)
                return true
            }
            position = quote
            skipName()
            if position > quote { emit(.attribute, start, position) }
            state.previous = .start
            return true
        }
        if traits.contains(.rust) || traits.contains(.heredocs) {
            let bracket = byte(start + 1) == "!" ? start + 2 : start + 1
            guard byte(bracket) == "[" else { return false }
            position = bracket
            var depth = 0
            while position < end {
                if bytes[position] == "[" { depth += 1 }
                if bytes[position] == "]" { depth -= 1 }
                if bytes[position].isLineEnd, byte(position + 1).isLineEnd { break }
                position += 1
                if depth == 0 { break }
            }
            count(position - start)
            emit(.attribute, start, position)
            state.previous = .start
            return true
        }
        return false
    }

    /// `'a'` or `'a` of Rust.
    private mutating func scanLifetime(_ state: inout CodeState) -> Bool {
        let start = position
        position += 1
        if byte(position) == "\\" {
            position += 1
            let escape = position - 1
            scanEscape()
            emit(.string, start, escape)
            emit(.escape, escape, position)
            if byte(position) == "'" {
                position += 1
                emit(.string, position - 1, position)
            }
        } else {
            let first = byte(position)
            skipScalar()
            if byte(position) == "'" {
                position += 1
                emit(.string, start, position)
            } else if first.isNameStart {
                skipName()
                emit(.attribute, start, position)
            }
        }
        state.previous = .value
        return true
    }

    /// `/…/` on one line; false where it does not end there.
    private mutating func scanRegularExpression(_ state: inout CodeState) -> Bool {
        let start = position
        guard start >= regularExpressionLimit else { return false }
        var index = start + 1
        var isInClass = false
        while index < end, !bytes[index].isLineEnd {
            let byte = bytes[index]
            if byte == "\\" {
                index += 1
            } else if byte == "[" {
                isInClass = true
            } else if byte == "]" {
                isInClass = false
            } else if byte == "/", !isInClass {
                break
            }
            index += 1
        }
        index = min(index, end)
        count(index - start)
        guard byte(index) == "/", index > start + 1 else {
            regularExpressionLimit = index
            return false
        }
        position = index + 1
        while byte(position).isLetter { position += 1 }
        emit(.string, start, position)
        state.previous = .value
        return true
    }

    /// `%matplotlib inline` and `!pip install` of IPython.
    private mutating func scanMagic(_ state: inout CodeState) -> Bool {
        let start = position
        while byte(position) == "%" || byte(position) == "!" { position += 1 }
        count(position - start)
        if bytes[start] == "!" {
            emit(.prompt, start, position)
            let commandStart = position
            skipToLineEnd()
            let lineEnd = position
            position = commandStart
            within(lineEnd) { $0.scanShell() }
        } else {
            skipName()
            emit(.attribute, start, position)
            skipToLineEnd()
        }
        state.previous = .start
        return true
    }

    private mutating func scanColon(_ traits: LanguageDefinition.Traits, _ state: inout CodeState) -> Bool {
        let start = position
        let isAfterColon = start > 0 && bytes[start - 1] == ":"
        guard !isAfterColon, byte(start + 1).isNameStart else { return false }
        if traits.contains(.colonVariables), state.previous != .name {
            position += 1
            skipName()
            emit(.variable, start, position)
            state.previous = .value
            return true
        }
        guard traits.contains(.ruby), start == 0 || !bytes[start - 1].isNameByte else { return false }
        position += 1
        skipName()
        if byte(position) == "?" || byte(position) == "!" { position += 1 }
        emit(.string, start, position)
        state.previous = .value
        return true
    }
}
