/// Texts whose lines say by their beginning what they are: changes, and what goes wrong.
extension SyntaxScanner {
    /// Reads the difference of two files.
    mutating func scanDifference() {
        while position < end {
            let start = position
            skipToLineEnd()
            let kind: SyntaxToken.Kind?
            switch bytes[start] {
            case "+": kind = starts(with: "+++ ", at: start) ? .attribute : .inserted
            case "-": kind = starts(with: "--- ", at: start) ? .attribute : .deleted
            case ">": kind = .inserted
            case "<": kind = .deleted
            case "@": kind = .attribute
            default:
                let isHead = starts(with: "diff ", at: start) || starts(with: "index ", at: start)
                kind = isHead ? .attribute : nil
            }
            if let kind, position > start { emit(kind, start, position) }
            if position < end { position += 1 }
        }
    }

    /// Reads the report of an error.
    mutating func scanTraceback() {
        while position < end {
            scanTracebackLine()
            if position < end { position += 1 }
        }
    }

    /// Reads a line that may belong to the report of an error; stands at its end.
    mutating func scanTracebackLine() {
        let line = position
        skipToLineEnd()
        let lineEnd = position
        position = line
        skipBlanks()
        let start = position
        defer { position = lineEnd }
        if starts(with: "Traceback (", at: start) {
            emit(.error, start, lineEnd)
        } else if starts(with: "File \"", at: start) {
            position += 5
            within(lineEnd) { $0.scanTracebackPlace() }
        } else if byte(start) == "-", starts(with: "-> ", at: start) || starts(with: "--", at: start) {
            while position < lineEnd, bytes[position] == "-" { position += 1 }
            count(position - start)
            if byte(position) == ">" { emit(.prompt, start, position + 1) }
        } else if byte(start) == "^" || byte(start) == "~" {
            if bytes[start..<lineEnd].allSatisfy({ $0 == "^" || $0 == "~" || $0.isSpace }) {
                emit(.error, start, lineEnd)
            }
            count(lineEnd - start)
        } else if start == line {
            skipLongName()
            var last = position
            while last > start, bytes[last - 1] == ":" || bytes[last - 1] == "." { last -= 1 }
            count(position - last)
            for ending in Self.errorEndings where last - start >= ending.count {
                if starts(with: ending, at: last - ending.count) {
                    emit(.error, start, last)
                    return
                }
            }
        }
    }

    private static let errorEndings = ["Error", "Exception", "Warning", "Interrupt", "SystemExit"].map {
        Array($0.utf8)
    }

    /// Reads `"file", line 3, in name`.
    private mutating func scanTracebackPlace() {
        let start = position
        position += 1
        skip(past: [UInt8(ascii: "\"")])
        emit(.string, start, position)
        while position < end {
            count()
            let start = position
            if bytes[position].isDigit {
                while position < end, bytes[position].isDigit { position += 1 }
                emit(.number, start, position)
            } else if starts(with: " in ", at: position) {
                emit(.function, position + 4, end)
                return
            } else {
                position += 1
            }
        }
    }
}
