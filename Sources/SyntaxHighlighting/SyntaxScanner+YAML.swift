/// YAML, line by line.
extension SyntaxScanner {
    /// Reads a document to the end.
    mutating func scanYAML() {
        /// The indentation of the line that a block of text hangs below.
        var block: Int?
        var flowDepth = 0
        while position < end {
            let line = position
            skipBlanks()
            let indent = position - line
            if isAtEnd || bytes[position].isLineEnd {
                position += 1
                continue
            }
            if let parent = block {
                if indent > parent {
                    let start = position
                    skipToLineEnd()
                    emit(.string, start, position)
                    continue
                }
                block = nil
            }
            if indent == 0, starts(with: "---", at: line) || starts(with: "...", at: line) || bytes[line] == "%" {
                position = bytes[line] == "%" ? position : line + 3
                if bytes[line] == "%" { skipToLineEnd() }
                emit(.attribute, line, position)
            }
            while position < end, bytes[position] != .lineFeed {
                count()
                if scanYAMLToken(&flowDepth) { block = indent }
            }
        }
    }

    /// Reads a token of a line; true where a block of text begins below it.
    private mutating func scanYAMLToken(_ flowDepth: inout Int) -> Bool {
        let start = position
        let byte = bytes[position]
        let isAfterSpace = start == 0 || bytes[start - 1].isSpace
        switch byte {
        case " ", "\t", "\r", ",": position += 1
        case "#" where isAfterSpace:
            skipToLineEnd()
            emit(.comment, start, position)
        case "-", "?", ":":
            guard self.byte(start + 1).isSpace || start + 1 == end else {
                scanPlainScalar(flowDepth: flowDepth)
                break
            }
            position += 1
        case "[", "{":
            position += 1
            flowDepth += 1
        case "]", "}":
            position += 1
            flowDepth = max(flowDepth - 1, 0)
        case "\"", "'":
            position += 1
            while position < end, bytes[position] != byte {
                if byte == "\"", bytes[position] == "\\" { position += 1 }
                skipScalar()
            }
            if position < end { position += 1 }
            count(position - start)
            emit(self.byte(afterBlanks(position)) == ":" ? .property : .string, start, position)
        case "&", "*", "!":
            position += 1
            while position < end, !bytes[position].isSpace, bytes[position] != ",", bytes[position] != "]" {
                position += 1
            }
            count(position - start)
            emit(byte == "!" ? .type : .variable, start, position)
        case "|", ">":
            position += 1
            while self.byte(position) == "-" || self.byte(position) == "+" || self.byte(position).isDigit {
                position += 1
            }
            count(position - start)
            let next = self.byte(afterBlanks(position))
            return next.isLineEnd || next == "#"
        default: scanPlainScalar(flowDepth: flowDepth)
        }
        return false
    }

    private mutating func scanPlainScalar(flowDepth: Int) {
        let start = position
        while position < end, !bytes[position].isLineEnd {
            let byte = bytes[position]
            let next = self.byte(position + 1)
            if byte == ":", next.isSpace || position + 1 == end { break }
            if byte == "#", position > start, bytes[position - 1].isBlank { break }
            if flowDepth > 0, byte == "," || byte == "]" || byte == "}" || byte == "{" || byte == "[" { break }
            position += 1
        }
        count(position - start)
        var last = position
        while last > start, bytes[last - 1].isBlank { last -= 1 }
        if byte(position) == ":" {
            emit(.property, start, last)
        } else {
            emitScalar(start..<last)
        }
        if position == start { position += 1 }
    }

    /// A value that is a number or a named constant as a whole.
    mutating func emitScalar(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if LanguageDefinition.scalarWords.meaning(bytes, range) != nil {
            emit(.keyword, range.lowerBound, range.upperBound)
            return
        }
        let first = bytes[range.lowerBound]
        let second = range.count > 1 ? bytes[range.lowerBound + 1] : 0
        guard first.isDigit || (first == "-" || first == "+" || first == ".") && second.isDigit else { return }
        count(range.count)
        let isNumber = bytes[range].allSatisfy { byte in
            byte.isHexadecimal || byte == "." || byte == "_" || byte == "-" || byte == "+" || byte == ":"
                || byte == "x" || byte == "o" || byte == "T" || byte == "Z"
        }
        if isNumber { emit(.number, range.lowerBound, range.upperBound) }
    }
}
