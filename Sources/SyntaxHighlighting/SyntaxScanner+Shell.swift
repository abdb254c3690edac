/// Shells: what a line begins with is a command.
extension SyntaxScanner {
    private struct ShellState {
        /// What stands around: a string, or code that a sign ends.
        enum Frame {
            case string
            case code(close: UInt8)
        }

        var frames: [Frame] = []
        var expectsCommand = true
        /// Whether `in` is a keyword as the next word but one.
        var expectsIn = 0
        /// Whether what is read is the value of a variable that is set before a command.
        var isAssigning = false
        var heredocs: [Range<Int>] = []

        var isInString: Bool {
            if case .string? = frames.last { true } else { false }
        }
    }

    /// Reads commands to the end.
    ///
    /// - Parameter expectsCommand: Whether the first word is one.
    mutating func scanShell(expectsCommand: Bool = true) {
        var state = ShellState()
        state.expectsCommand = expectsCommand
        while position < end {
            count()
            if state.isInString {
                scanShellString(from: position, &state)
            } else {
                scanShellToken(&state)
            }
        }
    }

    private mutating func scanShellToken(_ state: inout ShellState) {
        let start = position
        let byte = bytes[position]
        switch byte {
        case " ", "\t", "\r":
            position += 1
            if state.isAssigning { state.expectsCommand = true }
            state.isAssigning = false
        case "\n":
            position += 1
            state.expectsCommand = true
            state.isAssigning = false
            state.expectsIn = 0
            for label in state.heredocs { scanHeredoc(label: label, .dollarNames) }
            state.heredocs = []
        case "#":
            skipToLineEnd()
            emit(.comment, start, position)
        case "'":
            position += 1
            skip(past: [byte])
            emit(.string, start, position)
            state.expectsCommand = false
        case "\"":
            position += 1
            state.frames.append(.string)
            state.expectsCommand = false
            scanShellString(from: start, &state)
        case "$": scanShellDollar(&state)
        case "`":
            position += 1
            if case .code(byte)? = state.frames.last {
                state.frames.removeLast()
                state.expectsCommand = false
            } else {
                open(.code(close: byte), &state)
            }
        case "(":
            position += 1
            open(.code(close: UInt8(ascii: ")")), &state)
        case ")":
            position += 1
            if case .code(byte)? = state.frames.last {
                state.frames.removeLast()
                state.expectsCommand = start > 0 && bytes[start - 1] == "("
                if state.isInString { emit(.escape, start, position) }
            } else {
                state.expectsCommand = true
            }
        case ";", "|", "&":
            position += 1
            state.expectsCommand = true
        case "<": scanShellRedirection(&state)
        case ">": position += 1
        case "\\":
            position += 1
            if self.byte(position).isLineEnd { position += 1 } else { skipScalar() }
        case "-" where !state.expectsCommand && (self.byte(start + 1).isLetter || self.byte(start + 1) == "-"):
            while self.byte(position).isNameByte || self.byte(position) == "-" { position += 1 }
            count(position - start)
            emit(.property, start, position)
        default: scanShellWord(&state)
        }
    }

    private mutating func open(_ frame: ShellState.Frame, _ state: inout ShellState) {
        if state.frames.count < CodeState.maximumDepth { state.frames.append(frame) }
        state.expectsCommand = true
    }

    /// A string in double quotes, up to its end or to a command inside it.
    private mutating func scanShellString(from first: Int, _ state: inout ShellState) {
        var start = first
        while position < end {
            count()
            let byte = bytes[position]
            switch byte {
            case "\"":
                position += 1
                emit(.string, start, position)
                state.frames.removeLast()
                return
            case "\\":
                emit(.string, start, position)
                start = position
                position += 1
                skipScalar()
                emit(.escape, start, position)
                start = position
            case "$" where self.byte(position + 1) == "(" && state.frames.count < CodeState.maximumDepth:
                emit(.string, start, position)
                emit(.escape, position, position + 2)
                position += 2
                open(.code(close: UInt8(ascii: ")")), &state)
                return
            case "$":
                let variable = shellVariableEnd()
                if variable > position + 1 {
                    emit(.string, start, position)
                    emit(.variable, position, variable)
                    start = variable
                }
                position = variable
            default: position += 1
            }
        }
        emit(.string, start, position)
    }

    private mutating func scanShellDollar(_ state: inout ShellState) {
        let start = position
        let next = byte(position + 1)
        if next == "(" {
            position += 2
            // What a makefile calls a variable.
            while byte(position).isUpper || byte(position) == "_" { position += 1 }
            count(position - start)
            if position > start + 2, byte(position) == ")" {
                position += 1
                emit(.variable, start, position)
                state.expectsCommand = false
                return
            }
            position = start + 2
            open(.code(close: UInt8(ascii: ")")), &state)
            return
        }
        if next == "'" {
            position += 2
            while position < end, bytes[position] != "'" {
                if bytes[position] == "\\" { position += 1 }
                skipScalar()
            }
            if position < end { position += 1 }
            count(position - start)
            emit(.string, start, position)
        } else {
            position = shellVariableEnd()
            if position > start + 1 { emit(.variable, start, position) }
        }
        state.expectsCommand = false
    }

    /// Where the variable that stands here ends: `$name`, `${…}`, `$1`, `$?`.
    private mutating func shellVariableEnd() -> Int {
        var index = position + 1
        let first = byte(index)
        if first == "{" {
            while index < end, bytes[index] != "}", !bytes[index].isLineEnd { index += 1 }
            count(index - position)
            return byte(index) == "}" ? index + 1 : index
        }
        if first.isDigit { return index + 1 }
        if first == "@" || first == "*" || first == "#" || first == "?" || first == "!" || first == "$" {
            return index + 1
        }
        while byte(index).isNameByte, byte(index) < 0x80 { index += 1 }
        count(index - position)
        return index
    }

    /// `<`, `<<LABEL`, and `<name>` for what the reader is to put in.
    private mutating func scanShellRedirection(_ state: inout ShellState) {
        let start = position
        if starts(with: "<<", at: start), !starts(with: "<<<", at: start) {
            position += 2
            if byte(position) == "-" { position += 1 }
            position = afterBlanks(position)
            let quote = byte(position) == "'" || byte(position) == "\"" ? byte(position) : 0
            if quote != 0 { position += 1 }
            let label = position
            skipName()
            if position > label, state.heredocs.count < 8 { state.heredocs.append(label..<position) }
            if quote != 0, byte(position) == quote { position += 1 }
            emit(.string, start, position)
            return
        }
        var index = start + 1
        while index < min(start + 60, end), bytes[index].isNameByte || bytes[index] == "-" || bytes[index] == " " {
            index += 1
        }
        count(index - start)
        if byte(index) == ">", byte(start + 1).isNameStart, byte(index - 1) != " " {
            position = index + 1
            emit(.variable, start, position)
            state.expectsCommand = false
        } else {
            position += 1
        }
    }

    private mutating func scanShellWord(_ state: inout ShellState) {
        let start = position
        loop: while position < end {
            switch bytes[position] {
            case " ", "\t", "\r", "\n", ";", "|", "&", "(", ")", "<", ">", "\"", "'", "$", "`": break loop
            case "\\":
                position += 1
                if byte(position).isLineEnd { break loop }
                skipScalar()
            case "=" where state.expectsCommand && position > start && bytes[start].isNameStart:
                emit(.variable, start, position)
                position += 1
                state.isAssigning = true
                state.expectsCommand = false
                // The value is no command; what follows it may be one.
                let value = position
                while position < end, !bytes[position].isSpace, !Self.endsShellValue(bytes[position]) { position += 1 }
                count(position - value)
                return
            default: position += 1
            }
        }
        position = min(position, end)
        count(position - start)
        let word = start..<position
        if state.expectsIn > 0 {
            state.expectsIn -= 1
            if state.expectsIn == 0, bytes[word].elementsEqual("in".utf8) {
                emit(.keyword, start, position)
                return
            }
        }
        guard state.expectsCommand else {
            if bytes[word].allSatisfy(\.isDigit) { emit(.number, start, position) }
            return
        }
        if let meaning = LanguageDefinition.shellWords.meaning(bytes, word) {
            emit(.keyword, start, position)
            switch meaning {
            case .typeDefiner:
                state.expectsIn = 2
                state.expectsCommand = false
            case .functionDefiner, .keyword, .value, .soft, .type: break
            }
            return
        }
        let first = bytes[start]
        if first == "{" || first == "}" || first == "!" { return }
        state.expectsCommand = false
        if first == "[" { return }
        emit(.function, start, position)
        if bytes[word].elementsEqual("sudo".utf8) { state.expectsCommand = true }
    }

    private static func endsShellValue(_ byte: UInt8) -> Bool {
        byte == "$" || byte == "\"" || byte == "'" || byte == "`" || byte == "(" || byte == ")" || byte == ";"
            || byte == "|" || byte == "&"
    }
}
