/// What a console shows: prompts with commands behind them, and what the commands wrote.
extension SyntaxScanner {
    /// Whether the first line of a text that is not empty begins with a shell's prompt.
    mutating func beginsWithPrompt() -> Bool {
        var index = position
        while index < end, bytes[index].isSpace { index += 1 }
        count(index - position)
        return starts(with: "$ ", at: index) || starts(with: "% ", at: index)
            || starts(with: "PS ", at: index)
                && promptEnd(index) != nil
    }

    /// Reads a session of a shell.
    ///
    /// - Parameter language: What stands behind a prompt that does not say it itself.
    mutating func scanConsole(_ language: SyntaxLanguage) {
        var goesOn = false
        while position < end {
            let line = position
            skipToLineEnd()
            let lineEnd = position
            position = line
            skipBlanks()
            let start = position
            if goesOn {
                if starts(with: "> ", at: start) {
                    emit(.prompt, start, start + 1)
                    position = start + 2
                }
                within(lineEnd) { $0.scanShell(expectsCommand: false) }
                goesOn = lineEnd > start && bytes[lineEnd - 1] == "\\"
                position = min(lineEnd + 1, end)
                continue
            } else {
                guard let prompt = promptEnd(start, lineEnd: lineEnd) else {
                    position = line
                    scanTracebackLine()
                    position = min(lineEnd + 1, end)
                    continue
                }
                emit(.prompt, start, prompt)
                position = prompt
            }
            let isPowerShell = starts(with: "PS ", at: start)
            within(lineEnd) { $0.scan(isPowerShell ? .code(.powerShell) : language) }
            goesOn = lineEnd > start && bytes[lineEnd - 1] == "\\"
            position = min(lineEnd + 1, end)
        }
    }

    /// Where a prompt that begins at an offset ends; nil where none stands.
    private mutating func promptEnd(_ start: Int, lineEnd: Int? = nil) -> Int? {
        var limit = start
        while limit < min(start + 120, lineEnd ?? end), !bytes[limit].isLineEnd { limit += 1 }
        count(limit - start)
        var index = start
        // `(base) ` of a virtual environment.
        if byte(index) == "(" {
            while index < limit, bytes[index] != ")" { index += 1 }
            guard byte(index) == ")", byte(index + 1) == " " else { return nil }
            index += 2
        }
        let isBare = index < limit && (bytes[index] == "$" || bytes[index] == "%" || bytes[index] == "#")
        if isBare { return index + 1 == limit || byte(index + 1) == " " ? index + 1 : nil }
        if starts(with: "➜ ", at: index) {
            index += 4
            while index < limit, bytes[index] == " " { index += 1 }
            while index < limit, bytes[index] != " " { index += 1 }
            if starts(with: " ✗", at: index) { index += 4 }
            return index
        }
        let isPowerShell = starts(with: "PS ", at: index)
        let isDrive = byte(index).isLetter && byte(index + 1) == ":" && byte(index + 2) == "\\"
        if isPowerShell || isDrive || starts(with: "> ", at: index) {
            while index < limit, bytes[index] != ">" { index += 1 }
            return byte(index) == ">" ? index + 1 : nil
        }
        // `user@host:~$ `
        var hasAt = false
        while index < limit, bytes[index] != " " {
            if bytes[index] == "@" { hasAt = true }
            if hasAt, bytes[index] == "$" || bytes[index] == "#" || bytes[index] == "%" {
                return index + 1 == limit || bytes[index + 1] == " " ? index + 1 : nil
            }
            index += 1
        }
        guard hasAt, index + 1 < limit else { return nil }
        // `[user@host folder]$ `
        while index < limit, bytes[index] != "]", bytes[index] != "$" { index += 1 }
        if byte(index) == "]" { index += 1 }
        return index < limit && (bytes[index] == "$" || bytes[index] == "#") ? index + 1 : nil
    }

    /// Reads a session of Python: `>>> `, `... ` and `In [1]: `.
    mutating func scanPythonConsole() {
        while position < end {
            let line = position
            skipToLineEnd()
            let lineEnd = position
            position = line
            skipBlanks()
            let start = position
            var prompt: Int?
            if starts(with: ">>>", at: start) || starts(with: "...", at: start),
                start + 3 == lineEnd || byte(start + 3) == " "
            {
                prompt = start + 3
            } else if starts(with: "In [", at: start) || starts(with: "Out[", at: start) {
                var index = start + 4
                while index < lineEnd, bytes[index].isDigit || bytes[index] == "]" { index += 1 }
                count(index - start)
                if byte(index) == ":" { prompt = index + 1 }
            }
            if let prompt {
                emit(.prompt, start, prompt)
                position = prompt
                within(lineEnd) { $0.scan(.code(.python)) }
            } else {
                position = line
                scanTracebackLine()
            }
            position = min(lineEnd + 1, end)
        }
    }
}
