/// Elements inside code, as in JSX.
extension SyntaxScanner {
    /// How the start tag of an element ends.
    private enum TagEnd {
        case opened
        case closed
        /// With code inside it first.
        case code
    }

    /// Reads an element where a value may begin; false where a comparison stands.
    mutating func scanElement(_ state: inout CodeState) -> Bool {
        let next = byte(position + 1)
        guard next.isNameStart || next == ">" else { return false }
        let start = position
        position += 1
        skipLongName()
        emit(.tag, start, position)
        scanTag(depth: 0, &state)
        return true
    }

    /// Reads a start tag from behind its name, or from behind code in it, and what it holds.
    ///
    /// - Parameter depth: How many elements are open around it.
    mutating func scanTag(depth: Int, _ state: inout CodeState) {
        state.expected = nil
        state.previous = .value
        switch scanTagEnd(depth: depth, &state) {
        case .opened: scanContent(depth: depth + 1, &state)
        case .closed: if depth > 0 { scanContent(depth: depth, &state) }
        case .code: break
        }
    }

    /// Reads what stands between the tags of open elements.
    mutating func scanContent(depth: Int, _ state: inout CodeState) {
        var depth = depth
        state.previous = .value
        while position < end, depth > 0 {
            count()
            let start = position
            let byte = bytes[position]
            if byte == "{", openCode(.content(depth: depth), &state) { return }
            guard byte == "<" else {
                skipScalar()
                continue
            }
            if self.byte(position + 1) == "/" {
                position += 2
                skipLongName()
                if self.byte(position) == ">" { position += 1 }
                emit(.tag, start, position)
                depth -= 1
                continue
            }
            position += 1
            skipLongName()
            emit(.tag, start, position)
            switch scanTagEnd(depth: depth, &state) {
            case .opened: depth += 1
            case .closed: break
            case .code: return
            }
        }
    }

    private mutating func scanTagEnd(depth: Int, _ state: inout CodeState) -> TagEnd {
        while position < end {
            count()
            let start = position
            let byte = bytes[position]
            if byte.isNameStart {
                skipLongName()
                emit(.property, start, position)
            } else if byte == "\"" || byte == "'" {
                position += 1
                skip(past: [byte])
                emit(.string, start, position)
            } else if byte == "{", openCode(.tag(depth: depth), &state) {
                return .code
            } else if byte == "/", self.byte(position + 1) == ">" {
                position += 2
                emit(.tag, start, position)
                return .closed
            } else if byte == ">" {
                position += 1
                emit(.tag, start, position)
                return .opened
            } else {
                skipScalar()
            }
        }
        return .closed
    }

    private mutating func openCode(_ resumption: CodeState.Resumption, _ state: inout CodeState) -> Bool {
        guard state.frames.count < CodeState.maximumDepth else { return false }
        position += 1
        state.frames.append(CodeState.Frame(resumption: resumption, close: UInt8(ascii: "}")))
        state.previous = .start
        return true
    }
}
