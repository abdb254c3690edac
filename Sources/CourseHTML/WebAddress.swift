/// Absolute addresses in the form that every reading system takes for one (URL Standard, valid URL strings).
enum WebAddress {
    /// The address with what no URL holds percent-encoded; nil where its host or port cannot be one.
    ///
    /// - Parameter address: One whose scheme is `http`, `https` or `mailto`, of ASCII.
    static func normalized(_ address: String) -> String? {
        let bytes = Array(address.utf8)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var start = colon + 1
        if !bytes.starts(with: Array("mailto".utf8)) {
            guard bytes[start...].starts(with: Array("//".utf8)) else { return nil }
            start += 2
            let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
            let authority = bytes[start..<end]
            let host = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
            guard isHost(host), host.startIndex == authority.startIndex || !hasBracket(authority) else { return nil }
            start = end
        }
        return String(decoding: bytes[..<start] + encoded(bytes[start...]), as: UTF8.self)
    }

    private static func hasBracket(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.contains { "[]".utf8.contains($0) } }

    /// A name of labels with an optional port.
    ///
    /// Names in brackets, which are IPv6 addresses, are nobody's course link.
    private static func isHost(_ bytes: ArraySlice<UInt8>) -> Bool {
        var name = bytes
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")) {
            let port = String(decoding: bytes[(colon + 1)...], as: UTF8.self)
            guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), port.isEmpty || UInt16(port) != nil else {
                return false
            }
            name = bytes[..<colon]
        }
        guard let decoded = percentDecoded(name), !decoded.isEmpty, decoded.utf8.count <= 253 else { return false }
        var labels = decoded.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("xn--")
                && label.unicodeScalars.allSatisfy(isPartOfLabel)
        }
    }

    private static func isPartOfLabel(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar == "-" || scalar == "_" || (scalar >= "0" && scalar <= "9")
                || (scalar >= "a" && scalar <= "z")
                || (scalar >= "A" && scalar <= "Z")
        }
        return switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber: true
        default: false
        }
    }

    private static func percentDecoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%") {
                guard let value = value(ofEscapeAt: index, in: bytes) else { return nil }
                result.append(value)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    /// A `%` that begins no escape, and brackets, are escaped.
    private static func encoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var hasFragment = false
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "%") where value(ofEscapeAt: index, in: bytes) == nil: result += Array("%25".utf8)
            case UInt8(ascii: "["): result += Array("%5B".utf8)
            case UInt8(ascii: "]"): result += Array("%5D".utf8)
            case UInt8(ascii: "#") where hasFragment: result += Array("%23".utf8)
            case UInt8(ascii: "#"):
                hasFragment = true
                result.append(bytes[index])
            default: result.append(bytes[index])
            }
        }
        return result
    }

    private static func value(ofEscapeAt index: Int, in bytes: ArraySlice<UInt8>) -> UInt8? {
        guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2]) else {
            return nil
        }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
