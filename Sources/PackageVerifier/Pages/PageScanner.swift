/// Finds in a page of HTML what it leads to and which scripts it has, without making a tree of it.
struct PageScanner {
    /// An address in an attribute.
    struct Reference {
        /// The value without quotes.
        var range: Range<Int>
        /// Whether the page leads there, rather than showing it.
        var isLink: Bool
    }

    /// Where addresses stand.
    private(set) var references: [Reference] = []
    /// What stands between script tags, and in attributes such as `onunload`.
    private(set) var scripts: [Range<Int>] = []
    /// Whether a `<base>` changes what addresses mean.
    private(set) var hasBase = false

    init(_ bytes: [UInt8]) {
        var place = 0
        while let start = ByteSearch.first(0x3C, in: bytes, place..<bytes.count) {
            place = start + 1
            guard place < bytes.count else { break }
            if bytes[place] == 0x21 {
                if bytes[place...].starts(with: "!--".utf8) {
                    place = ByteSearch.first("-->", in: bytes, place..<bytes.count) ?? bytes.count
                }
                continue
            }
            guard Self.isLetter(bytes[place]) else { continue }
            place = readTag(bytes, place)
        }
    }

    private mutating func readTag(_ bytes: [UInt8], _ start: Int) -> Int {
        var place = start
        while place < bytes.count, Self.isNamePart(bytes[place]) { place += 1 }
        let name = start..<place
        let isLink = name.count == 1 && bytes[start] | 0x20 == 0x61
        let isScript = Self.equals(bytes, name, "script")
        if Self.equals(bytes, name, "base") { hasBase = true }
        var isClassic = true
        while place < bytes.count, bytes[place] != 0x3E {
            guard Self.isLetter(bytes[place]) else {
                place += 1
                continue
            }
            let key = place
            while place < bytes.count, Self.isNamePart(bytes[place]) { place += 1 }
            let attribute = key..<place
            while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
            guard place < bytes.count, bytes[place] == 0x3D else { continue }
            place += 1
            while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
            guard place < bytes.count else { break }
            let value: Range<Int>
            if bytes[place] == 0x22 || bytes[place] == 0x27 {
                let end = ByteSearch.first(bytes[place], in: bytes, place + 1..<bytes.count) ?? bytes.count
                value = place + 1..<end
                place = min(end + 1, bytes.count)
            } else {
                let first = place
                while place < bytes.count, !Self.isSpace(bytes[place]), bytes[place] != 0x3E { place += 1 }
                value = first..<place
            }
            note(bytes, attribute, value, isLink: isLink)
            if isScript, Self.equals(bytes, attribute, "type") { isClassic = Self.isScriptType(bytes[value]) }
        }
        guard isScript, place < bytes.count else { return place }
        let close = Self.closing(bytes, from: place + 1)
        if isClassic { scripts.append(place + 1..<close) }
        return close
    }

    private mutating func note(_ bytes: [UInt8], _ attribute: Range<Int>, _ value: Range<Int>, isLink: Bool) {
        let first = bytes[attribute.lowerBound] | 0x20
        if first == 0x6F, attribute.count > 4, bytes[attribute.lowerBound + 1] | 0x20 == 0x6E {
            // The name belongs to it: `onunload` says when.
            scripts.append(attribute.lowerBound..<value.upperBound)
        } else if Self.equals(bytes, attribute, "src") || Self.equals(bytes, attribute, "href")
            || Self.equals(bytes, attribute, "poster")
        {
            guard !value.isEmpty, bytes[value.lowerBound] != 0x23 else { return }
            references.append(Reference(range: value, isLink: isLink))
        }
    }

    private static func isScriptType(_ value: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: value, as: UTF8.self).lowercased()
        return text.isEmpty || text == "module" || text.has("javascript")
    }

    private static func closing(_ bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while let open = ByteSearch.first("</", in: bytes, place..<bytes.count) {
            if open + 8 <= bytes.count, equals(bytes, open + 2..<open + 8, "script") { return open }
            place = open + 2
        }
        return bytes.count
    }

    private static func equals(_ bytes: [UInt8], _ range: Range<Int>, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { buffer in
            guard buffer.count == range.count else { return false }
            for index in 0..<buffer.count where unsafe bytes[range.lowerBound + index] | 0x20 != buffer[index] {
                return false
            }
            return true
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A || byte == 0x5F
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
