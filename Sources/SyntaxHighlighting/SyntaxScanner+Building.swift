/// Files that say how something is built, with commands in them.
extension SyntaxScanner {
    /// Reads a Dockerfile.
    mutating func scanDockerfile() {
        while position < end {
            skipBlanks()
            let start = position
            guard !isAtEnd, !bytes[position].isLineEnd else {
                position += 1
                continue
            }
            if bytes[start] == "#" {
                skipToLineEnd()
                emit(.comment, start, position)
                continue
            }
            skipName()
            let isInstruction = LanguageDefinition.dockerWords.meaning(bytes, start..<position)
            if isInstruction != nil { emit(.keyword, start, position) }
            let rest = position
            repeat {
                if position < end, bytes[position].isLineEnd { position += 1 }
                skipToLineEnd()
            } while position < end && position > rest && bytes[position - 1] == "\\"
            let last = position
            position = rest
            within(last) { $0.scanShell(expectsCommand: isInstruction == .functionDefiner) }
        }
    }

    /// Reads a makefile.
    mutating func scanMakefile() {
        while position < end {
            let start = position
            skipToLineEnd()
            let lineEnd = position
            position = start
            if byte(start) == "\t" {
                position += 1
                while position < lineEnd, bytes[position] == "@" || bytes[position] == "-" { position += 1 }
                count(position - start)
                within(lineEnd) { $0.scanShell() }
            } else {
                within(lineEnd) { $0.scanMakefileLine() }
            }
            if position < end { position += 1 }
        }
    }

    private mutating func scanMakefileLine() {
        skipBlanks()
        let start = position
        skipLongName()
        if LanguageDefinition.makeWords.meaning(bytes, start..<position) != nil {
            emit(.keyword, start, position)
        } else {
            position = start
            while position < end, bytes[position] != "=", bytes[position] != ":", bytes[position] != "#" {
                position += 1
            }
            count(position - start)
            var name = position
            while name > start, bytes[name - 1].isBlank || bytes[name - 1] == "?" || bytes[name - 1] == "+" {
                name -= 1
            }
            let isAssignment = byte(position) == "=" || byte(position) == ":" && byte(position + 1) == "="
            if byte(position) == "=" || byte(position) == ":" {
                emit(isAssignment ? .variable : .function, start, name)
            }
        }
        while position < end {
            count()
            let start = position
            if bytes[position] == "#" {
                skipToLineEnd()
                emit(.comment, start, position)
            } else if bytes[position] == "$", byte(position + 1) == "(" || byte(position + 1) == "{" {
                let close = byte(position + 1) == "(" ? UInt8(ascii: ")") : UInt8(ascii: "}")
                skip(past: [close])
                emit(.variable, start, position)
            } else {
                position += 1
            }
        }
    }
}
