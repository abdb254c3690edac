extension SyntaxScanner {
    /// Reads code to the end, by the definition of its language.
    mutating func scanCode(_ language: LanguageDefinition) {
        var state = CodeState()
        if position == 0, starts(with: "#!", at: 0), !starts(with: "#![", at: 0) {
            skipToLineEnd()
            emit(.comment, 0, position)
        }
        while position < end {
            count()
            let byte = bytes[position]
            if byte.isBlank {
                position += 1
            } else if byte.isLineEnd {
                scanLineEnd(&state)
            } else {
                scanToken(byte, language, &state)
            }
        }
    }

    private mutating func scanLineEnd(_ state: inout CodeState) {
        position += 1
        state.isLineStart = true
        state.expected = nil
        while let frame = state.frames.last, case .string(let string) = frame.resumption, !string.isMultiline {
            state.frames.removeLast()
        }
        if !state.heredocs.isEmpty { scanHeredocs(&state) }
    }

    private mutating func scanToken(_ byte: UInt8, _ language: LanguageDefinition, _ state: inout CodeState) {
        defer { state.isLineStart = false }
        if byte.isNameStart || byte == "$" && language.traits.contains(.dollarNames) {
            scanWord(language, &state)
        } else if byte.isDigit || byte == "." && self.byte(position + 1).isDigit && state.previous != .dot {
            scanNumber(language)
            state.previous = .value
            state.expected = nil
        } else if scanComment(language) || scanSpecial(byte, language, &state) {
            return
        } else if let rule = language.strings.first(where: { $0.quote == byte }) {
            let first = tokens.count
            open(rule, from: position, language, &state)
            if language.traits.contains(.keys), self.byte(afterBlanks(position)) == ":" {
                changeKind(of: .string, to: .property, from: first)
            }
        } else {
            scanSign(byte, language, &state)
        }
    }

    // MARK: Comments

    private mutating func scanComment(_ language: LanguageDefinition) -> Bool {
        let start = position
        let isAttribute = language.traits.contains(.heredocs) && starts(with: "#[", at: start)
        for open in language.lineComments where !isAttribute && starts(with: open, at: start) {
            skipToLineEnd()
            emit(.comment, start, position)
            return true
        }
        for comment in language.blockComments where starts(with: comment.open, at: start) {
            position += comment.open.count
            var depth = 1
            while position < end {
                if starts(with: comment.close, at: position) {
                    position += comment.close.count
                    depth -= 1
                    if depth == 0 { break }
                } else if comment.nests, starts(with: comment.open, at: position) {
                    position += comment.open.count
                    depth += 1
                } else {
                    position += 1
                }
            }
            count(position - start)
            emit(.comment, start, position)
            return true
        }
        return false
    }

    // MARK: Words

    private mutating func scanWord(_ language: LanguageDefinition, _ state: inout CodeState) {
        let traits = language.traits
        let start = position
        position += 1
        skipName()
        if traits.contains(.dollarNames) {
            while byte(position) == "$" {
                position += 1
                skipName()
            }
        }
        if traits.contains(.assignedFunctions) {
            while byte(position) == ".", byte(position + 1).isNameByte {
                position += 1
                skipName()
            }
        }
        if traits.contains(.powerShell) {
            while byte(position) == "-", byte(position + 1).isLetter {
                position += 1
                skipName()
            }
        }
        if openPrefixed(start..<position, language, &state) { return }
        let isMember = state.previous == .dot
        let before = state.previous
        let meaning = isMember ? nil : language.words.meaning(bytes, start..<position)
        state.previous = .name
        state.beforeName = before
        if let expected = state.expected, scanDefinedName(expected, start, meaning, &state) { return }
        switch meaning {
        case .keyword:
            emit(.keyword, start, position)
            state.previous = .keyword
            state.expected = nil
        case .value:
            emit(.keyword, start, position)
            state.previous = .value
        case .functionDefiner, .typeDefiner:
            emit(.keyword, start, position)
            state.previous = .keyword
            state.expected = meaning == .functionDefiner ? .function : .type
            let next = afterBlanks(position)
            if traits.contains(.receivers), state.isLineStart, meaning == .functionDefiner, byte(next) == "(" {
                position = next + 1
                state.receiverDepth = 1
                state.expected = nil
            }
        case .soft:
            guard state.isLineStart, byte(position).isBlank else { return }
            let next = byte(afterBlanks(position))
            guard next.isNameByte || next == "\"" || next == "'" || next == "(" || next == "[" || next == "{" else {
                return
            }
            emit(.keyword, start, position)
            state.previous = .keyword
        case .type:
            // The name of an argument is none of the language's own.
            if traits.contains(.pythonStrings), byte(position) == "=", byte(position + 1) != "=" { return }
            emit(.type, start, position)
        case nil:
            scanName(start, isMember: isMember, before: before, traits, &state)
        }
    }

    /// A name that the language gives no meaning.
    private mutating func scanName(
        _ start: Int,
        isMember: Bool,
        before: CodeState.Previous,
        _ traits: LanguageDefinition.Traits,
        _ state: inout CodeState
    ) {
        if traits.contains(.typedFunctions), before == .name, byte(afterBlanks(position)) == "(" {
            emit(.function, start, position)
        } else if traits.contains(.rust), byte(position) == "!", byte(position + 1) != "=" {
            position += 1
            emit(.function, start, position)
        } else if traits.contains(.powerShell), !isMember, bytes[start..<position].contains(UInt8(ascii: "-")) {
            emit(.function, start, position)
        } else if traits.contains(.assignedFunctions), isAssignedFunction() {
            emit(.function, start, position)
        } else if traits.contains(.capitalTypes), !isMember, bytes[start].isUpper,
            position == start + 1 || bytes[start..<position].contains(where: \.isLower)
        {
            guard traits.contains(.typedFunctions), byte(position) == "(", !starts(with: "new ", at: start - 4) else {
                emit(.type, start, position)
                return
            }
            // A method behind `Task<int>`, `int[]` or `int?`; else it is called.
            let sign = byte(start - 2)
            if byte(start - 1).isBlank, sign == ">" || sign == "]" || sign == "?" { emit(.function, start, position) }
        }
    }

    /// The name behind a word such as `def`; false where this word is none.
    private mutating func scanDefinedName(
        _ expected: SyntaxToken.Kind,
        _ start: Int,
        _ meaning: WordTable.Meaning?,
        _ state: inout CodeState
    ) -> Bool {
        switch meaning {
        case .keyword, .functionDefiner, .typeDefiner: return false
        case .value, .type, .soft, nil: break
        }
        if byte(position) == ".", byte(position + 1).isNameStart {
            // What stands before the dot is what the function belongs to.
            emit(meaning == .value ? .keyword : .type, start, position)
            position += 1
            return true
        }
        if byte(position) == "?" || byte(position) == "!", byte(position + 1) != "=" { position += 1 }
        emit(expected, start, position)
        state.expected = nil
        return true
    }

    private mutating func isAssignedFunction() -> Bool {
        let sign = afterBlanks(position)
        let length = starts(with: "<-", at: sign) ? 2 : byte(sign) == "=" ? 1 : 0
        guard length > 0 else { return false }
        let word = afterBlanks(sign + length)
        return starts(with: "function", at: word) && !byte(word + 8).isNameByte
    }

    // MARK: Numbers

    mutating func scanNumber(_ language: LanguageDefinition) {
        let start = position
        let hasApostrophes = language.traits.contains(.rawStrings)
        let radix = byte(position + 1) | 0x20
        if bytes[position] == "0", radix == "x" || radix == "b" || radix == "o" {
            position += 2
            while byte(position).isNameByte && byte(position) < 0x80
                || hasApostrophes && byte(position) == "'" && byte(position + 1).isHexadecimal
            {
                position += 1
            }
        } else {
            var hasPoint = false
            while position < end {
                let byte = bytes[position]
                let next = self.byte(position + 1)
                if byte.isDigit || byte == "_" {
                    position += 1
                } else if byte == ".", !hasPoint, next.isDigit || !next.isNameStart && next != "." {
                    hasPoint = true
                    position += 1
                } else if byte | 0x20 == "e", next == "+" || next == "-", self.byte(position + 2).isDigit {
                    position += 2
                } else if byte.isLetter || hasApostrophes && byte == "'" && next.isDigit {
                    position += 1
                } else {
                    break
                }
            }
        }
        count(position - start)
        emit(.number, start, position)
    }

    // MARK: Signs

    private mutating func scanSign(_ byte: UInt8, _ language: LanguageDefinition, _ state: inout CodeState) {
        let start = position
        skipScalar()
        var isValue = false
        switch byte {
        case "(", "[", "{":
            if !state.frames.isEmpty { state.frames[state.frames.count - 1].depth += 1 }
            if byte == "(", state.receiverDepth > 0 { state.receiverDepth += 1 }
        case ")", "]", "}":
            if close(byte, from: start, language, &state) { return }
            isValue = byte != "}"
            if byte == ")", state.receiverDepth > 0 {
                state.receiverDepth -= 1
                if state.receiverDepth == 0 {
                    state.expected = .function
                    state.previous = .sign
                    return
                }
            }
        case ".":
            state.previous = self.byte(start - 1) == "." ? .sign : .dot
            return
        case ">" where self.byte(start - 1) == "-" && !language.traits.isDisjoint(with: [.directives, .heredocs]):
            state.previous = .dot
            return
        case "*":
            // A pointer to a type, and a generator, still announce a name.
            if keepsName(start, language, state) || state.expected != nil { return }
        case "&":
            if keepsName(start, language, state) { return }
        case ":" where language.traits.contains(.typedFunctions) && self.byte(position) == ":":
            position += 1
            state.previous = state.previous == .name ? state.beforeName : .sign
            return
        case ":":
            if isFormat(state) {
                scanFormat()
                return
            }
        default: break
        }
        state.previous = isValue ? .value : .sign
        state.expected = nil
    }

    /// Whether a sign stands between the name of a type and a name, as in `char *text(`.
    private func keepsName(_ index: Int, _ language: LanguageDefinition, _ state: CodeState) -> Bool {
        language.traits.contains(.typedFunctions) && state.previous == .name && index > 0 && bytes[index - 1].isBlank
            && byte(index + 1).isNameStart
    }

    /// Ends code inside something else where its bracket is closed.
    private mutating func close(
        _ byte: UInt8,
        from start: Int,
        _ language: LanguageDefinition,
        _ state: inout CodeState
    ) -> Bool {
        guard let frame = state.frames.last else { return false }
        guard frame.depth == 0, byte == frame.close else {
            state.frames[state.frames.count - 1].depth = max(frame.depth - 1, 0)
            return false
        }
        state.frames.removeLast()
        state.expected = nil
        switch frame.resumption {
        case .string(let string):
            emit(.escape, start, position)
            scan(string, from: position, &state)
        case .tag(let depth): scanTag(depth: depth, &state)
        case .content(let depth): scanContent(depth: depth, &state)
        }
        return true
    }

    /// Whether a colon begins the format of what stands before it in a string.
    private func isFormat(_ state: CodeState) -> Bool {
        guard let frame = state.frames.last, frame.depth == 0, case .string(let string) = frame.resumption,
            case .braces = string.interpolation
        else { return false }
        return true
    }

    /// The format of a value in a string, up to the brace that closes it.
    private mutating func scanFormat() {
        let start = position
        var depth = 0
        while position < end {
            let byte = bytes[position]
            if byte.isLineEnd || byte == "\"" || byte == "'" || byte == "}" && depth == 0 { break }
            if byte == "{" { depth += 1 }
            if byte == "}" { depth -= 1 }
            position += 1
        }
        count(position - start)
        emit(.escape, start - 1, position)
    }
}
