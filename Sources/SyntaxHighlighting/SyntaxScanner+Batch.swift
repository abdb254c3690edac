/// Batch files and the command prompt of Windows.
extension SyntaxScanner {
    /// Reads commands to the end.
    mutating func scanBatch() {
        var expectsCommand = true
        while position < end {
            count()
            let start = position
            let byte = bytes[position]
            switch byte {
            case "\n", "&", "|", "(":
                position += 1
                expectsCommand = true
            case "@" where expectsCommand: position += 1
            case ":" where expectsCommand:
                let isComment = self.byte(position + 1) == ":"
                skipToLineEnd()
                emit(isComment ? .comment : .attribute, start, position)
            case "\"":
                position += 1
                while position < end, bytes[position] != "\"", !bytes[position].isLineEnd { position += 1 }
                if self.byte(position) == "\"" { position += 1 }
                count(position - start)
                emit(.string, start, position)
                expectsCommand = false
            case "%", "!":
                position += 1
                if self.byte(position) == "~" { position += 1 }
                skipName()
                if self.byte(position) == byte { position += 1 }
                if position > start + 1, byte == "%" || bytes[position - 1] == "!" { emit(.variable, start, position) }
            case "/", "-":
                position += 1
                skipName()
                if !expectsCommand, start > 0, bytes[start - 1].isBlank, position > start + 1 {
                    emit(.property, start, position)
                }
            case "^":
                position += 1
                skipScalar()
            default:
                guard !byte.isBlank, byte != "\r", byte != ")" else {
                    position += 1
                    continue
                }
                scanBatchWord(&expectsCommand)
            }
        }
    }

    private mutating func scanBatchWord(_ expectsCommand: inout Bool) {
        let start = position
        while position < end, !bytes[position].isSpace, bytes[position] != "&", bytes[position] != "|",
            bytes[position] != "%", bytes[position] != "\"", bytes[position] != ")", bytes[position] != "("
        {
            position += 1
        }
        count(position - start)
        guard position > start else {
            position += 1
            return
        }
        guard expectsCommand else { return }
        expectsCommand = false
        if position == start + 3, starts(withWord: "rem", at: start) {
            skipToLineEnd()
            emit(.comment, start, position)
        } else if let meaning = LanguageDefinition.batchWords.meaning(bytes, start..<position) {
            emit(.keyword, start, position)
            if meaning == .soft { expectsCommand = true }
        } else {
            emit(.function, start, position)
        }
    }
}
