/// CSS, and what SCSS and Less add to it.
extension SyntaxScanner {
    /// Reads a style sheet to the end.
    ///
    /// - Parameter hasLineComments: Whether `//` begins a comment.
    mutating func scanStyleSheet(hasLineComments: Bool) {
        /// What stands before the next `{`, `;` or `}`.
        enum Part {
            case undecided
            case selector
            case property
            case value
        }
        var part = Part.undecided
        var sign = (index: -1, isBrace: false)
        while position < end {
            count()
            let start = position
            let byte = bytes[position]
            if byte.isSpace {
                position += 1
                continue
            }
            if starts(with: "/*", at: start) {
                position += 2
                skip(past: Array("*/".utf8))
                emit(.comment, start, position)
                continue
            }
            if hasLineComments, starts(with: "//", at: start) {
                skipToLineEnd()
                emit(.comment, start, position)
                continue
            }
            switch byte {
            case "{", "}", ";":
                position += 1
                part = .undecided
                continue
            default: break
            }
            if case .undecided = part {
                part = byte == "@" || byte == "$" ? .value : isSelector(&sign) ? .selector : .property
                if byte == "@" {
                    position += 1
                    skipStyleName()
                    emit(self.byte(position) == ":" ? .variable : .keyword, start, position)
                    continue
                }
            }
            switch part {
            case .undecided, .selector: scanSelector()
            case .property:
                skipStyleName()
                if position > start {
                    emit(starts(with: "--", at: start) ? .variable : .property, start, position)
                } else {
                    skipScalar()
                }
                if byte == ":" { part = .value }
            case .value: scanStyleValue()
            }
        }
    }

    /// Whether a `{` comes before the end of the statement that begins here.
    ///
    /// What ends it is remembered in `sign`, for statements that begin before it.
    private mutating func isSelector(_ sign: inout (index: Int, isBrace: Bool)) -> Bool {
        if position <= sign.index { return sign.isBrace }
        var index = position
        loop: while index < end {
            switch bytes[index] {
            // `#{…}` of SCSS is part of a name.
            case "{" where index == position || bytes[index - 1] != "#": break loop
            case ";", "}": break loop
            default: index += 1
            }
        }
        count(index - position)
        sign = (index, byte(index) == "{")
        return sign.isBrace
    }

    private mutating func skipStyleName() {
        let start = position
        while position < end, bytes[position].isNameByte || bytes[position] == "-" { position += 1 }
        count(position - start)
    }

    private mutating func scanSelector() {
        let start = position
        let byte = bytes[position]
        switch byte {
        case ".", "#", ":", "%":
            position += 1
            if self.byte(position) == ":" { position += 1 }
            skipStyleName()
            emit(byte == ":" ? .attribute : .function, start, position)
        case "[":
            position += 1
            let name = position
            skipStyleName()
            emit(.property, name, position)
        case "\"", "'": scanStyleString()
        default:
            if byte.isNameStart {
                skipStyleName()
                emit(.tag, start, position)
            } else if byte.isDigit {
                scanStyleNumber()
            } else {
                skipScalar()
            }
        }
    }

    private mutating func scanStyleString() {
        let start = position
        let quote = bytes[position]
        position += 1
        while position < end, bytes[position] != quote, !bytes[position].isLineEnd {
            if bytes[position] == "\\" { position += 1 }
            skipScalar()
        }
        if byte(position) == quote { position += 1 }
        count(position - start)
        emit(.string, start, position)
    }

    private mutating func scanStyleNumber() {
        let start = position
        while position < end, bytes[position].isNameByte || bytes[position] == "." || bytes[position] == "%" {
            position += 1
        }
        count(position - start)
        emit(.number, start, position)
    }

    private mutating func scanStyleValue() {
        let start = position
        let byte = bytes[position]
        let next = self.byte(position + 1)
        if byte.isDigit || byte == "." && next.isDigit {
            scanStyleNumber()
        } else if byte == "-", next.isDigit || next == "." {
            position += 1
        } else if byte == "#", next.isHexadecimal {
            position += 1
            skipStyleName()
            emit(.number, start, position)
        } else if byte == "\"" || byte == "'" {
            scanStyleString()
        } else if byte == "!" || byte == "$" || byte == "@" {
            position += 1
            skipStyleName()
            emit(byte == "!" ? .keyword : .variable, start, position)
        } else if byte.isNameStart || byte == "-" {
            skipStyleName()
            if starts(with: "--", at: start) {
                emit(.variable, start, position)
            } else if self.byte(position) == "(" {
                emit(.type, start, position)
                if position == start + 3, starts(withWord: "url", at: start), self.byte(position + 1) != "\"",
                    self.byte(position + 1) != "'"
                {
                    let address = position + 1
                    while position < end, bytes[position] != ")", !bytes[position].isLineEnd { position += 1 }
                    count(position - address)
                    emit(.string, address, position)
                }
            }
        } else {
            skipScalar()
        }
    }
}
