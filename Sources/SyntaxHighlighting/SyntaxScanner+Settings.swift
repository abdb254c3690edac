/// Files of keys and values: INI, TOML, properties, environments.
extension SyntaxScanner {
    /// Reads settings to the end.
    mutating func scanSettings() {
        var isLineStart = true
        while position < end {
            count()
            let start = position
            let byte = bytes[position]
            switch byte {
            case " ", "\t", "\r", "]", "}", ",": position += 1
            case "\n":
                position += 1
                isLineStart = true
                continue
            case ";", "#", "!":
                skipToLineEnd()
                emit(.comment, start, position)
            case "[":
                skipToLineEnd()
                var last = position
                while last > start, bytes[last - 1] != "]" { last -= 1 }
                count(position - last)
                emit(.tag, start, last > start ? last : position)
            case "\"", "'":
                if isLineStart, isKey() { scanSetting() } else { scanSettingString() }
            default: scanSetting()
            }
            if !byte.isBlank { isLineStart = false }
        }
    }

    /// Whether an equals sign stands on the rest of the line.
    private mutating func isKey() -> Bool {
        var index = position
        while index < end, !bytes[index].isLineEnd, bytes[index] != "=" { index += 1 }
        count(index - position)
        return byte(index) == "="
    }

    private mutating func scanSetting() {
        let start = position
        while position < end, bytes[position] != "=", bytes[position] != ":", !bytes[position].isLineEnd {
            position += 1
        }
        count(position - start)
        guard byte(position) == "=" || byte(position) == ":" else { return }
        var last = position
        while last > start, bytes[last - 1].isBlank { last -= 1 }
        emit(.property, start, last)
        position += 1
        skipBlanks()
        let first = byte(position)
        if first == "\"" || first == "'" || first == "[" || first == "{" {
            scanStructuredValue()
        } else {
            let value = position
            while position < end, !bytes[position].isLineEnd {
                if bytes[position] == "#" || bytes[position] == ";", bytes[position - 1].isBlank { break }
                position += 1
            }
            count(position - value)
            var last = position
            while last > value, bytes[last - 1].isBlank { last -= 1 }
            emitScalar(value..<last)
        }
    }

    /// Strings, lists and tables of TOML, to the end of the line.
    private mutating func scanStructuredValue() {
        while position < end, !bytes[position].isLineEnd {
            count()
            let start = position
            let byte = bytes[position]
            if byte == "\"" || byte == "'" {
                scanSettingString()
            } else if byte == "#" {
                return
            } else if byte.isNameByte {
                while position < end, bytes[position].isNameByte || bytes[position] == "." || bytes[position] == "-" {
                    position += 1
                }
                count(position - start)
                if self.byte(afterBlanks(position)) == "=" {
                    emit(.property, start, position)
                } else {
                    emitScalar(start..<position)
                }
            } else {
                position += 1
            }
        }
    }

    private mutating func scanSettingString() {
        let start = position
        let quote = bytes[position]
        let isTriple = byte(position + 1) == quote && byte(position + 2) == quote
        if isTriple {
            position += 3
            skip(past: [quote, quote, quote])
        } else {
            position += 1
            while position < end, bytes[position] != quote, !bytes[position].isLineEnd {
                if quote == "\"", bytes[position] == "\\" { position += 1 }
                skipScalar()
            }
            if byte(position) == quote { position += 1 }
        }
        count(position - start)
        emit(.string, start, position)
    }
}
