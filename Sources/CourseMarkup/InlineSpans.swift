/// The pieces of a paragraph that bind tighter than formulas: code spans, autolinks, and tags of raw HTML.
struct InlineSpans {
    private let bytes: [UInt8]
    /// Where runs of backticks begin, by their length.
    private var backtickRuns: [Int: [Int]] = [:]
    /// The last place of each ending that a search goes for, so that none is made in vain.
    private let lastComment: Int
    private let lastInstruction: Int
    private let lastCharacterData: Int
    private let lastGreater: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var last = (comment: -1, instruction: -1, data: -1, greater: -1)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "`") {
                let start = index
                while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
                backtickRuns[index - start, default: []].append(start)
                continue
            }
            if bytes[index] == UInt8(ascii: ">") {
                last.greater = index
                if index >= 1, bytes[index - 1] == UInt8(ascii: "?") { last.instruction = index }
                if index >= 2, bytes[index - 1] == UInt8(ascii: "-"), bytes[index - 2] == UInt8(ascii: "-") {
                    last.comment = index
                }
                if index >= 2, bytes[index - 1] == UInt8(ascii: "]"), bytes[index - 2] == UInt8(ascii: "]") {
                    last.data = index
                }
            }
            index += 1
        }
        lastComment = last.comment
        lastInstruction = last.instruction
        lastCharacterData = last.data
        lastGreater = last.greater
    }

    /// The index after the span that begins here, or nil where none does; after a run of backticks that opens nothing,
    /// the index after the run.
    func end(at index: Int, passingTags: Bool) -> Int? {
        switch bytes[index] {
        case UInt8(ascii: "`"): codeSpanEnd(at: index)
        case UInt8(ascii: "<"): autolinkEnd(at: index) ?? (passingTags ? tagEnd(at: index) : nil)
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "w"):
            extendedAutolinkEnd(at: index)
        default: nil
        }
    }

    private func codeSpanEnd(at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
        let runs = backtickRuns[end - start] ?? []
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle] < end { low = middle + 1 } else { high = middle }
        }
        return low < runs.count ? runs[low] + (end - start) : end
    }

    // MARK: Autolinks

    private func autolinkEnd(at start: Int) -> Int? {
        guard start < lastGreater else { return nil }
        var index = start + 1
        var isScheme = bytes[index].isASCIILetter
        var hasAt = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":"), isScheme, index - start > 2 {
                while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "<") {
                    if bytes[index] == UInt8(ascii: ">") { return index + 1 }
                    index += 1
                }
                return nil
            }
            if byte == UInt8(ascii: ">") { return hasAt ? index + 1 : nil }
            if byte == UInt8(ascii: "@"), !hasAt, index > start + 1 {
                hasAt = true
            } else if hasAt {
                guard Self.isHostByte(byte) else { return nil }
            } else {
                guard byte.isASCIILetter || byte.isASCIIDigit || Self.addressPunctuation.contains(byte) else {
                    return nil
                }
            }
            isScheme = isScheme && index - start <= 32 && Self.isSchemeByte(byte)
            index += 1
        }
        return nil
    }

    private static let addressPunctuation = Set(".!#$%&'*+/=?^_`{|}~-".utf8)

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "-")
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    private static let schemes = ["http://", "https://", "ftp://"].map { Array($0.utf8) }
    private static let web = Array("www.".utf8)

    private func extendedAutolinkEnd(at start: Int) -> Int? {
        let before = start > 0 ? bytes[start - 1] : UInt8(ascii: " ")
        var host: Int?
        if bytes[start...].starts(with: Self.web) {
            if before.isASCIISpace || Set("*_~(".utf8).contains(before) { host = start }
        } else if !before.isASCIILetter {
            for scheme in Self.schemes
            where start + scheme.count <= bytes.count
                && zip(bytes[start...], scheme).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
            {
                host = start + scheme.count
            }
        }
        guard let host, host < bytes.count,
            bytes[host].isASCIILetter || bytes[host].isASCIIDigit || bytes[host] >= 0x80
        else { return nil }
        let isDestination = start > 1 && before == UInt8(ascii: "(") && bytes[start - 2] == UInt8(ascii: "]")
        var end = host
        var depth = 0
        while end < bytes.count, !bytes[end].isASCIISpace, bytes[end] != UInt8(ascii: "<") {
            if bytes[end] == UInt8(ascii: "(") { depth += 1 }
            if bytes[end] == UInt8(ascii: ")") {
                depth -= 1
                if isDestination && depth < 0 { return end }
            }
            end += 1
        }
        while end > host {
            if Self.trailing.contains(bytes[end - 1]) {
                end -= 1
            } else if bytes[end - 1] == UInt8(ascii: ")"), depth < 0 {
                end -= 1
                depth += 1
            } else {
                break
            }
        }
        return end
    }

    private static let trailing = Set("?!.,:*_~'\"".utf8)

    // MARK: HTML tags (CommonMark 0.29, section 6.10)

    private func tagEnd(at start: Int) -> Int? {
        guard start + 2 < bytes.count, start < lastGreater else { return nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "!"):
            if bytes[start...].starts(with: Array("<!--".utf8)) {
                return find("-->", from: start + 4, last: lastComment)
            }
            if bytes[start...].starts(with: Array("<![CDATA[".utf8)) {
                return find("]]>", from: start + 9, last: lastCharacterData)
            }
            return bytes[start + 2].isASCIILetter ? find(">", from: start + 3, last: lastGreater) : nil
        case UInt8(ascii: "?"): return find("?>", from: start + 2, last: lastInstruction)
        case UInt8(ascii: "/"):
            guard let end = tagNameEnd(from: start + 2) else { return nil }
            return closing(at: skipSpace(from: end), allowsSlash: false)
        default:
            guard var index = tagNameEnd(from: start + 1) else { return nil }
            while let next = attributeEnd(from: index) { index = next }
            return closing(at: skipSpace(from: index), allowsSlash: true)
        }
    }

    private func find(_ ending: String, from start: Int, last: Int) -> Int? {
        guard start <= last else { return nil }
        let ending = Array(ending.utf8)
        var index = start
        while index <= last {
            if bytes[index] == ending[0], bytes[index...].starts(with: ending) { return index + ending.count }
            index += 1
        }
        return nil
    }

    private func skipSpace(from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
        return index
    }

    private func tagNameEnd(from start: Int) -> Int? {
        guard start < bytes.count, bytes[start].isASCIILetter else { return nil }
        var index = start
        while index < bytes.count,
            bytes[index].isASCIILetter || bytes[index].isASCIIDigit || bytes[index] == UInt8(ascii: "-")
        {
            index += 1
        }
        return index
    }

    private func closing(at start: Int, allowsSlash: Bool) -> Int? {
        var index = start
        if allowsSlash, index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        return index < bytes.count && bytes[index] == UInt8(ascii: ">") ? index + 1 : nil
    }

    private func attributeEnd(from start: Int) -> Int? {
        var index = skipSpace(from: start)
        guard index > start, index < bytes.count else { return nil }
        guard bytes[index].isASCIILetter || bytes[index] == UInt8(ascii: "_") || bytes[index] == UInt8(ascii: ":")
        else { return nil }
        while index < bytes.count,
            Self.isHostByte(bytes[index]) || bytes[index] == UInt8(ascii: "_") || bytes[index] == UInt8(ascii: ":")
        {
            index += 1
        }
        let equals = skipSpace(from: index)
        guard equals < bytes.count, bytes[equals] == UInt8(ascii: "=") else { return index }
        let value = skipSpace(from: equals + 1)
        guard value < bytes.count else { return nil }
        if bytes[value] == UInt8(ascii: "\"") || bytes[value] == UInt8(ascii: "'") {
            var end = value + 1
            while end < bytes.count, bytes[end] != bytes[value] { end += 1 }
            return end < bytes.count ? end + 1 : nil
        }
        var end = value
        while end < bytes.count, !bytes[end].isASCIISpace, !Self.unquotedEnd.contains(bytes[end]) { end += 1 }
        return end > value ? end : nil
    }

    private static let unquotedEnd = Set("\"'=<>`".utf8)
}
