/// The words of XML 1.0 that everything else is made of: names, white space and marks.
extension MarkupParser {
    mutating func readName() throws(MarkupProblem) -> String {
        let start = place
        while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
        guard place > start, Self.isNameStart(bytes[start]) else {
            throw MarkupProblem(message: "expected a name", offset: start)
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    mutating func skipSpace() -> Bool {
        let start = place
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
        return place > start
    }

    func starts(with text: StaticString) -> Bool { ByteSearch.stands(text, in: bytes, at: place) }

    func find(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var index = start
        while index + wanted.count <= bytes.count {
            if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }

    func end(of text: String, from start: Int, what: String) throws(MarkupProblem) -> Int {
        guard let found = find(text, from: start) else { throw problem("expected the end of \(what)") }
        return found + text.utf8.count
    }

    func problem(_ message: String) -> MarkupProblem { MarkupProblem(message: message, offset: place) }

    static func name(_ element: MarkupElement) -> String {
        element.prefix.isEmpty ? element.local : "\(element.prefix):\(element.local)"
    }

    static func split(_ name: String) -> (prefix: String, local: String) {
        guard let colon = name.utf8.firstIndex(of: 0x3A) else { return ("", name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    static func isNameStart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x3A, 0x80...0xFF: true
        default: false
        }
    }

    static func isName(_ byte: UInt8) -> Bool {
        isNameStart(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
}
