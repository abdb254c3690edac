/// HTML with what stands in it, and XML.
extension SyntaxScanner {
    /// Reads markup to the end.
    ///
    /// - Parameter isHTML: Whether scripts, styles and PHP stand in it.
    mutating func scanMarkup(isHTML: Bool) {
        while position < end {
            count()
            let start = position
            switch bytes[position] {
            case "<": scanMarkupSign(isHTML: isHTML)
            case "&":
                position += 1
                if byte(position) == "#" { position += 1 }
                let limit = min(position + 32, end)
                while position < limit, bytes[position].isLetter || bytes[position].isDigit { position += 1 }
                count(position - start)
                if byte(position) == ";", position > start + 1 {
                    position += 1
                    emit(.escape, start, position)
                }
            default: position += 1
            }
        }
    }

    private mutating func scanMarkupSign(isHTML: Bool) {
        let start = position
        if starts(with: "<!--", at: start) {
            skip(past: Array("-->".utf8))
            emit(.comment, start, position)
        } else if starts(with: "<![CDATA[", at: start) {
            skip(past: Array("]]>".utf8))
            emit(.string, start, position)
        } else if starts(with: "<?", at: start) {
            scanProcessingInstruction(isHTML: isHTML)
        } else if starts(with: "<!", at: start) {
            skip(past: [UInt8(ascii: ">")])
            emit(.attribute, start, position)
        } else {
            let isEnd = byte(start + 1) == "/"
            let name = start + (isEnd ? 2 : 1)
            guard byte(name).isNameStart else {
                position += 1
                return
            }
            position = name
            skipLongName()
            emit(.tag, start, position)
            let isScript = isHTML && !isEnd && position == name + 6 && starts(withWord: "script", at: name)
            let isStyle = isHTML && !isEnd && position == name + 5 && starts(withWord: "style", at: name)
            guard scanAttributes() else { return }
            if isScript { scanElementContent("</script", .code(.javaScript)) }
            if isStyle { scanElementContent("</style", .styleSheet(hasLineComments: false)) }
        }
    }

    /// Reads the attributes of a tag and its end; false where it has no content.
    private mutating func scanAttributes() -> Bool {
        while position < end {
            count()
            let start = position
            let byte = bytes[position]
            switch byte {
            case ">":
                position += 1
                emit(.tag, start, position)
                return true
            case "/" where self.byte(position + 1) == ">":
                position += 2
                emit(.tag, start, position)
                return false
            case "<": return false
            case "=":
                position += 1
                while position < end, bytes[position].isSpace { position += 1 }
                let value = position
                let quote = self.byte(position)
                if quote == "\"" || quote == "'" {
                    position += 1
                    skip(past: [quote])
                } else {
                    while position < end, !bytes[position].isSpace, bytes[position] != ">" { position += 1 }
                }
                count(position - start)
                emit(.string, value, position)
            default:
                guard byte.isNameStart || byte == "@" || byte == ":" || byte == "*" else {
                    skipScalar()
                    continue
                }
                position += 1
                skipLongName()
                emit(.property, start, position)
            }
        }
        return false
    }

    /// The content of an element in a language of its own, up to its end tag.
    private mutating func scanElementContent(_ endTag: StaticString, _ language: SyntaxLanguage) {
        var index = position
        while index < end, bytes[index] != "<" || !starts(withWord: endTag, at: index) { index += 1 }
        count(index - position)
        within(index) { $0.scan(language) }
    }

    /// `<?xml … ?>`, or PHP.
    private mutating func scanProcessingInstruction(isHTML: Bool) {
        let start = position
        let isEcho = starts(with: "<?=", at: start)
        guard isHTML, isEcho || starts(withWord: "<?php", at: start) else {
            skip(past: Array("?>".utf8))
            emit(.attribute, start, position)
            return
        }
        position += isEcho ? 3 : 5
        emit(.attribute, start, position)
        var index = position
        while index < end, bytes[index] != "?" || byte(index + 1) != ">" { index += 1 }
        count(index - position)
        within(index) { $0.scan(.code(.php)) }
        if position < end {
            emit(.attribute, position, position + 2)
            position += 2
        }
    }
}
