extension SyntaxScanner {
    /// Opens a string at its first quote and reads it.
    ///
    /// - Parameter start: Where its letters or signs before the quote begin.
    mutating func open(
        _ rule: LanguageDefinition.StringRule,
        from start: Int,
        _ language: LanguageDefinition,
        _ state: inout CodeState
    ) {
        var string = CodeState.OpenString(rule)
        let isTriple = byte(position + 1) == rule.quote && byte(position + 2) == rule.quote
        if rule.hasTriple, isTriple {
            string.quoteCount = 3
            string.isMultiline = true
            string.doubles = false
            if language.traits.contains(.sharpStrings) {
                while byte(position + string.quoteCount) == rule.quote, string.quoteCount < 16 {
                    string.quoteCount += 1
                }
                string.escape = 0
            }
            if language.traits.contains(.quotedNames), !language.traits.contains(.swift) { string.escape = 0 }
        }
        open(string, from: start, &state)
    }

    /// Opens a string at its first quote and reads it.
    mutating func open(_ string: CodeState.OpenString, from start: Int, _ state: inout CodeState) {
        position += string.quoteCount
        count(string.quoteCount)
        state.expected = nil
        scan(string, from: start, &state)
    }

    /// Reads a string up to its end or to code inside it.
    ///
    /// - Parameter start: Where the part of it that is not a token yet begins.
    mutating func scan(_ string: CodeState.OpenString, from start: Int, _ state: inout CodeState) {
        var start = start
        let first = position
        state.previous = .value
        defer { count(position - first) }
        while position < end {
            let byte = bytes[position]
            if byte == string.quote {
                if closes(string) {
                    position += string.quoteCount + string.hashCount
                    emit(.string, start, position)
                    return
                }
                if string.doubles, self.byte(position + 1) == byte {
                    emit(.string, start, position)
                    emit(.escape, position, position + 2)
                    position += 2
                    start = position
                } else {
                    position += 1
                }
            } else if byte == .lineFeed, !string.isMultiline {
                break
            } else if string.escape != 0, byte == string.escape, hasHashes(string.hashCount, at: position + 1) {
                if let close = interpolationClose(string, at: position + 1 + string.hashCount), byte == "\\" {
                    if open(string, close, from: start, length: 2 + string.hashCount, &state) { return }
                    continue
                }
                let escape = position
                position += 1 + string.hashCount
                scanEscape()
                guard string.showsEscapes else { continue }
                emit(.string, start, escape)
                emit(.escape, escape, position)
                start = position
            } else if scanInterpolation(byte, string, &start, &state) {
                return
            }
        }
        emit(.string, start, position)
    }

    private func closes(_ string: CodeState.OpenString) -> Bool {
        if string.doubles, byte(position + 1) == string.quote { return false }
        for offset in 1..<max(string.quoteCount, 1) where byte(position + offset) != string.quote { return false }
        // The last quotes of many count.
        if string.quoteCount > 1, byte(position + string.quoteCount) == string.quote { return false }
        return hasHashes(string.hashCount, at: position + string.quoteCount)
    }

    private func hasHashes(_ count: Int, at index: Int) -> Bool {
        for offset in 0..<count where byte(index + offset) != "#" { return false }
        return true
    }

    /// Behind the sign of an escape: one character, or its number.
    mutating func scanEscape() {
        guard position < end else { return }
        let byte = bytes[position]
        if byte.isLineEnd {
            position += 1
            return
        }
        skipScalar()
        switch byte {
        case "x", "u", "U":
            if self.byte(position) == "{" {
                skipBraces()
            } else {
                let limit = position + (byte == "x" ? 2 : byte == "u" ? 4 : 8)
                while position < limit, self.byte(position).isHexadecimal { position += 1 }
            }
        case "N" where self.byte(position) == "{": skipBraces()
        case "0", "1", "2", "3", "4", "5", "6", "7":
            let limit = position + 2
            while position < limit, self.byte(position) >= 0x30, self.byte(position) < 0x38 { position += 1 }
        default: break
        }
    }

    private mutating func skipBraces() {
        var index = position + 1
        let limit = min(position + 64, end)
        while index < limit,
            bytes[index].isNameByte && bytes[index] < 0x80 || bytes[index].isBlank
                || bytes[index] == "-"
        {
            index += 1
        }
        if byte(index) == "}" { position = index + 1 }
    }

    // MARK: Code inside

    /// What closes the code that begins at an offset behind a backslash.
    private func interpolationClose(_ string: CodeState.OpenString, at index: Int) -> UInt8? {
        if case .backslashParentheses = string.interpolation, byte(index) == "(" { return UInt8(ascii: ")") }
        return nil
    }

    /// Begins code inside a string; where too much stands in each other already, it is text.
    private mutating func open(
        _ string: CodeState.OpenString,
        _ close: UInt8,
        from start: Int,
        length: Int,
        _ state: inout CodeState
    ) -> Bool {
        guard state.frames.count < CodeState.maximumDepth else {
            position += length
            return false
        }
        emit(.string, start, position)
        emit(.escape, position, position + length)
        position += length
        state.frames.append(CodeState.Frame(resumption: .string(string), close: close))
        state.previous = .start
        return true
    }

    /// Goes over a character of a string that may begin code or a variable; true where code begins.
    private mutating func scanInterpolation(
        _ byte: UInt8,
        _ string: CodeState.OpenString,
        _ start: inout Int,
        _ state: inout CodeState
    ) -> Bool {
        let next = self.byte(position + 1)
        let brace = UInt8(ascii: "}")
        switch (string.interpolation, byte) {
        case (.dollarBraces, UInt8(ascii: "$")), (.dollarNames, UInt8(ascii: "$")),
            (.bracedDollars, UInt8(ascii: "$")), (.dollarParentheses, UInt8(ascii: "$")):
            if next == "{" { return open(string, brace, from: start, length: 2, &state) }
            if case .dollarBraces = string.interpolation { break }
            if case .dollarParentheses = string.interpolation, next == "(" {
                return open(string, UInt8(ascii: ")"), from: start, length: 2, &state)
            }
            if next.isNameStart {
                emit(.string, start, position)
                start = position
                position += 1
                skipName()
                emit(.variable, start, position)
                start = position
                return false
            }
        case (.bracedDollars, UInt8(ascii: "{")) where next == "$":
            return open(string, brace, from: start, length: 1, &state)
        case (.hashBraces, UInt8(ascii: "#")) where next == "{":
            return open(string, brace, from: start, length: 2, &state)
        case (.braces, UInt8(ascii: "{")), (.braces, UInt8(ascii: "}")):
            if next == byte {
                emit(.string, start, position)
                emit(.escape, position, position + 2)
                position += 2
                start = position
                return false
            }
            if byte == "{" { return open(string, brace, from: start, length: 1, &state) }
        default: break
        }
        position += 1
        return false
    }

    // MARK: Letters before the quote

    /// Opens a string whose first letters were read as a name; false where no string follows.
    mutating func openPrefixed(
        _ prefix: Range<Int>,
        _ language: LanguageDefinition,
        _ state: inout CodeState
    ) -> Bool {
        let quote = byte(position)
        guard prefix.count <= 3, quote == "\"" || quote == "'" || quote == "#" else { return false }
        if language.traits.contains(.pythonStrings), prefix.count <= 2, quote != "#" {
            let letters = bytes[prefix].map(\.lowercased)
            guard letters.allSatisfy({ "rbfut".utf8.contains($0) }),
                let rule = language.strings.first(where: { $0.quote == quote })
            else { return false }
            var string = CodeState.OpenString(rule)
            string.showsEscapes = !letters.contains(UInt8(ascii: "r"))
            if letters.contains(UInt8(ascii: "f")) || letters.contains(UInt8(ascii: "t")) {
                string.interpolation = .braces
            }
            if byte(position + 1) == quote, byte(position + 2) == quote {
                string.quoteCount = 3
                string.isMultiline = true
            }
            open(string, from: prefix.lowerBound, &state)
            return true
        }
        if language.traits.contains(.rawStrings), quote != "#" {
            let letters = bytes[prefix]
            if quote == "\"", letters.last == UInt8(ascii: "R") {
                scanDelimitedString(from: prefix.lowerBound)
                state.previous = .value
                return true
            }
            guard ["L", "u", "U", "u8"].contains(where: { letters.elementsEqual($0.utf8) }),
                let rule = language.strings.first(where: { $0.quote == quote })
            else { return false }
            open(rule, from: prefix.lowerBound, language, &state)
            return true
        }
        if language.traits.contains(.rust), quote != "'" {
            return openRust(prefix, &state)
        }
        return false
    }

    /// `R"x(…)x"` of C++.
    private mutating func scanDelimitedString(from start: Int) {
        var index = position + 1
        while index < min(position + 18, end), bytes[index] != "(", !bytes[index].isSpace { index += 1 }
        guard byte(index) == "(" else {
            skipToLineEnd()
            emit(.string, start, position)
            return
        }
        let close = [UInt8(ascii: ")")] + bytes[(position + 1)..<index] + [UInt8(ascii: "\"")]
        position = index + 1
        skip(past: close)
        emit(.string, start, position)
    }

    /// `r#"…"#`, `b"…"` and `c"…"` of Rust; `r#name` is a name.
    private mutating func openRust(_ prefix: Range<Int>, _ state: inout CodeState) -> Bool {
        let letters = bytes[prefix]
        guard ["r", "b", "c", "br", "cr"].contains(where: { letters.elementsEqual($0.utf8) }) else { return false }
        var string = CodeState.OpenString(LanguageDefinition.StringRule("\"", isMultiline: true))
        if letters.last == UInt8(ascii: "r") {
            string.escape = 0
            while byte(position + string.hashCount) == "#", string.hashCount < 255 { string.hashCount += 1 }
        }
        count(string.hashCount)
        guard byte(position + string.hashCount) == "\"" else { return false }
        position += string.hashCount
        open(string, from: prefix.lowerBound, &state)
        return true
    }
}
