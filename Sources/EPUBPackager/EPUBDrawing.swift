internal import Bytes

/// Makes a drawing of the package one that an EPUB may hold (EPUB 3.3, 3.9 and 6.2).
///
/// Drawing programs write what browsers pass over and an EPUB may not have: a document type that names a file outside,
/// the same id twice, ids that are no names, references to nothing. What is drawn stays the same: of equal ids the
/// first counts everywhere.
enum EPUBDrawing {
    /// The drawing as an EPUB may hold it; nil where it is that already.
    static func prepared(_ stream: DeflatedStream) -> [UInt8]? {
        Deflate.inflate(stream.bytes, limit: stream.contentCount).flatMap { prepared($0) }
    }

    /// The drawing as an EPUB may hold it; nil where it is that already.
    static func prepared(_ bytes: [UInt8]) -> [UInt8]? {
        var scanner = MarkupScanner(bytes)
        let attributes = scanner.attributes()
        var changes = scanner.documentTypes.map { ($0, [UInt8]()) }
        var names: [[UInt8]: [UInt8]] = [:]
        // A style sheet may name any of them, in ways that are not followed here.
        let hasStyle = contains(bytes, "<style")
        for attribute in attributes where isIdentifier(attribute, in: bytes) {
            let value = Array(bytes[attribute.value])
            if names[value] != nil {
                changes.append((attribute.whole, []))
            } else {
                names[value] = isName(value) || hasStyle ? value : name(instead: value, number: names.count)
                if let name = names[value], name != value { changes.append((attribute.value, name)) }
            }
        }
        for attribute in attributes where !isIdentifier(attribute, in: bytes) {
            let value = bytes[attribute.value]
            if value.first == UInt8(ascii: "#"), isReference(attribute, in: bytes) {
                if let name = names[Array(value.dropFirst())] {
                    if !name.elementsEqual(value.dropFirst()) { changes.append((attribute.value, [0x23] + name)) }
                } else {
                    changes.append((attribute.whole, []))
                }
            } else if let renamed = replacingURLs(in: value, names) {
                changes.append((attribute.value, renamed))
            }
        }
        guard !changes.isEmpty else { return nil }
        var result: [UInt8] = []
        var start = 0
        for (range, new) in changes.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) where range.lowerBound >= start {
            result += bytes[start..<range.lowerBound]
            result += new
            start = range.upperBound
        }
        return result + bytes[start...]
    }

    private static func isIdentifier(_ attribute: MarkupScanner.Attribute, in bytes: [UInt8]) -> Bool {
        bytes[attribute.name].elementsEqual("id".utf8) || bytes[attribute.name].elementsEqual("xml:id".utf8)
    }

    private static func isReference(_ attribute: MarkupScanner.Attribute, in bytes: [UInt8]) -> Bool {
        bytes[attribute.name].elementsEqual("href".utf8) || bytes[attribute.name].elementsEqual("xlink:href".utf8)
    }

    /// Whether it is an XML name without a colon; what is beyond ASCII is taken to be one.
    private static func isName(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || byte == 0x5F || byte >= 0x80
    }

    private static func name(instead bytes: [UInt8], number: Int) -> [UInt8] {
        [UInt8](utf8: "_\(number)-") + bytes.map { isName([0x5F, $0]) ? $0 : 0x2D }
    }

    private static func contains(_ bytes: [UInt8], _ text: StaticString) -> Bool {
        let text = text.withUTF8Buffer { unsafe Array($0) }
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(of: text[0]) {
            if bytes[start...].starts(with: text) { return true }
            index = start + 1
        }
        return false
    }

    /// `url(#…)` in a value with new names; nil where none of them has changed.
    private static func replacingURLs(in value: ArraySlice<UInt8>, _ names: [[UInt8]: [UInt8]]) -> [UInt8]? {
        for quote in ["\"", "'"] where value.contains(quote.utf8.first ?? 0) {
            let text = String(decoding: value, as: UTF8.self)
            let plain = text.replacing("url(\(quote)#", with: "url(#").replacing("\(quote))", with: ")")
            if plain != text, let renamed = replacingURLs(in: Array(plain.utf8)[...], names) { return renamed }
        }
        let start = Array("url(#".utf8)
        var result: [UInt8] = []
        var isChanged = false
        var index = value.startIndex
        while index < value.endIndex {
            guard value[index...].starts(with: start), let end = value[index...].firstIndex(of: UInt8(ascii: ")"))
            else {
                result.append(value[index])
                index += 1
                continue
            }
            let old = Array(value[(index + start.count)..<end])
            let new = names[old] ?? old
            isChanged = isChanged || new != old
            result += start + new
            index = end
        }
        return isChanged ? result : nil
    }
}

/// Finds the attributes of an XML document that is known to be well-formed, by their places.
struct MarkupScanner {
    /// An attribute; `whole` begins with the white space before it.
    struct Attribute {
        var whole: Range<Int>
        var name: Range<Int>
        var value: Range<Int>
    }

    private let bytes: [UInt8]
    /// Where document type declarations stand, once all attributes were found.
    private(set) var documentTypes: [Range<Int>] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// All attributes in their order.
    mutating func attributes() -> [Attribute] {
        var result: [Attribute] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            if isAt(start, "<!--") {
                index = end(of: "-->", from: start + 4)
            } else if isAt(start, "<![CDATA[") {
                index = end(of: "]]>", from: start + 9)
            } else if isAt(start, "<?") {
                index = end(of: "?>", from: start + 2)
            } else if isAt(start, "<!DOCTYPE") {
                index = declarationEnd(from: start + 9)
                documentTypes.append(start..<index)
            } else if isAt(start, "</") {
                index = end(of: ">", from: start)
            } else {
                index = readTag(from: start + 1, &result)
            }
        }
        return result
    }

    private func isAt(_ index: Int, _ text: StaticString) -> Bool {
        text.withUTF8Buffer { unsafe bytes[index...].starts(with: $0) }
    }

    private func end(of ending: StaticString, from start: Int) -> Int {
        var index = start
        while index < bytes.count {
            if isAt(index, ending) { return index + ending.utf8CodeUnitCount }
            index += 1
        }
        return bytes.count
    }

    /// The index after the `>` that closes a declaration: not one in quotes, nor one inside the internal subset.
    private func declarationEnd(from start: Int) -> Int {
        var index = start
        var isInSubset = false
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let quote = bytes[index]
                index = bytes[(index + 1)...].firstIndex(of: quote) ?? bytes.count - 1
            case UInt8(ascii: "<") where isAt(index, "<!--"): index = end(of: "-->", from: index + 4) - 1
            case UInt8(ascii: "["): isInSubset = true
            case UInt8(ascii: "]"): isInSubset = false
            case UInt8(ascii: ">") where !isInSubset: return index + 1
            default: break
            }
            index += 1
        }
        return bytes.count
    }

    private func readTag(from start: Int, _ attributes: inout [Attribute]) -> Int {
        func isSpace(_ index: Int) -> Bool { index < bytes.count && bytes[index] <= 0x20 }
        var index = start
        while index < bytes.count, !isSpace(index), !"/>".utf8.contains(bytes[index]) { index += 1 }
        while index < bytes.count {
            let whole = index
            while isSpace(index) { index += 1 }
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: ">") { return index + 1 }
            if bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let name = index
            while index < bytes.count, !isSpace(index), bytes[index] != UInt8(ascii: "=") { index += 1 }
            let nameEnd = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") {
                index += 1
            }
            guard index < bytes.count, let end = bytes[(index + 1)...].firstIndex(of: bytes[index]) else { break }
            attributes.append(Attribute(whole: whole..<end + 1, name: name..<nameEnd, value: index + 1..<end))
            index = end + 1
        }
        return bytes.count
    }
}
