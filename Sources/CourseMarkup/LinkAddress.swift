/// Reads a link's destination: only the web's addresses, e-mail's and the course's own lead somewhere.
enum LinkAddress {
    /// Where a destination leads; nil for every address that is not linked.
    ///
    /// What is looked at is what a browser would see: entities are decoded by then, and a control character or a space
    /// at either end, which a browser skips, is refused.
    static func target(of destination: [UInt8]) -> Inline.Link.Target? {
        guard let first = destination.first, !destination.contains(where: { $0 < 0x20 || $0 == 0x7F }),
            first != 0x20, destination.last != 0x20
        else { return nil }
        if first == UInt8(ascii: "#") {
            return percentDecoded(destination.dropFirst()).map { .anchor($0) }
        }
        guard let colon = destination.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = destination[..<colon].map { $0.isASCIILetter ? $0 | 0x20 : $0 }
        let rest = destination[(colon + 1)...]
        switch String(decoding: scheme, as: UTF8.self) {
        case "http" where isHierarchical(rest): return .address("http:" + encoded(rest))
        case "https" where isHierarchical(rest): return .address("https:" + encoded(rest))
        case "mailto" where !rest.isEmpty: return .address("mailto:" + encoded(rest))
        case "lesson":
            guard let hash = rest.firstIndex(of: UInt8(ascii: "#")) else {
                return .lesson(id: String(decoding: rest, as: UTF8.self), anchor: nil)
            }
            guard let anchor = percentDecoded(rest[(hash + 1)...]) else { return nil }
            return .lesson(id: String(decoding: rest[..<hash], as: UTF8.self), anchor: anchor)
        default: return nil
        }
    }

    /// A path below the web root, without a slash before it; nil for what is none or leaves the root.
    static func sitePath(of destination: [UInt8]) -> String? {
        let path = destination.first == UInt8(ascii: "/") ? destination.dropFirst() : destination[...]
        guard let end = path.firstIndex(of: UInt8(ascii: "#")) ?? Optional(path.endIndex), end > path.startIndex,
            !path.contains(where: { $0 <= 0x20 || $0 == 0x7F || "\"\\<>:?".utf8.contains($0) }),
            path.first != UInt8(ascii: "/")
        else { return nil }
        let steps = path[..<end].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard !steps.contains(where: { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) }),
            !steps.dropLast().contains(where: \.isEmpty)
        else { return nil }
        return encoded(path)
    }

    private static func isHierarchical(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.starts(with: Array("//".utf8)) && rest.count > 2
    }

    /// RFC 3986: characters that no address holds are percent-encoded; `%` stays, for it may have been encoded before.
    private static func encoded(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte.isASCIILetter || byte.isASCIIDigit || kept.contains(byte) {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "%"))
                result.append(hexadecimal[Int(byte >> 4)])
                result.append(hexadecimal[Int(byte & 15)])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let kept = Set("-._~:/?#[]@!$&'()*+,;=%".utf8)
    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.contains(UInt8(ascii: "%")) else { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
            {
                result.append(UInt8(high * 16 + low))
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self)
    }
}
