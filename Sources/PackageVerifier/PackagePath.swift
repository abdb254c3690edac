/// Addresses in manifests and pages, made into names of entries.
enum PackagePath {
    /// What an address means.
    enum Target: Equatable {
        /// A file of the package.
        case entry(String)
        /// Something on the network, or data in the address itself.
        case elsewhere
        /// A place on the same page.
        case samePage
        /// No path inside the package.
        case outside
    }

    /// The most bytes of a path together with the folder that it starts from; no file system takes more.
    static let longest = 2_048

    /// Makes an address relative to a folder, such as `lessons/`, into an entry's name, still percent-encoded.
    static func target(of address: String, from folder: String) -> Target {
        var path = address.utf8.prefix { $0 != 0x23 && $0 != 0x3F }
        if path.isEmpty { return .samePage }
        if hasScheme(path) || path.starts(with: "//".utf8) { return .elsewhere }
        if path.first == 0x2F || path.contains(0x5C) { return .outside }
        if folder.utf8.count + path.count > longest { return .outside }
        var parts = folder.utf8.split(separator: 0x2F).map { String(decoding: $0, as: UTF8.self) }
        let isFolder = path.last == 0x2F
        if isFolder { path = path.dropLast() }
        for part in path.split(separator: 0x2F) {
            switch String(decoding: part, as: UTF8.self) {
            case ".": continue
            case "..":
                if parts.popLast() == nil { return .outside }
            case let name: parts.append(name)
            }
        }
        return .entry(parts.joined(separator: "/") + (isFolder ? "/" : ""))
    }

    /// The fragment of an address, decoded; nil where it has none.
    static func fragment(of address: String) -> String? {
        guard let hash = address.utf8.firstIndex(of: 0x23) else { return nil }
        return percentDecoded(String(address[address.index(after: hash)...]))
    }

    /// The folder of an entry with its slash; empty at the root.
    static func folder(of name: String) -> String {
        guard let slash = name.utf8.lastIndex(of: 0x2F) else { return "" }
        return String(name[...slash])
    }

    /// The part after the last point of the name, in lower case.
    static func suffix(of name: String) -> String {
        let last = name.utf8.split(separator: 0x2F).last ?? name.utf8[...]
        guard let point = last.lastIndex(of: 0x2E) else { return "" }
        return String(decoding: last[last.index(after: point)...], as: UTF8.self).lowercased()
    }

    /// A text with its `%` codes resolved; those that are no UTF-8 stay.
    static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                result.append(value)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self) ?? text
    }

    private static func hasScheme(_ path: Substring.UTF8View) -> Bool {
        guard let colon = path.firstIndex(of: 0x3A), let first = path.first, isLetter(first) else { return false }
        return path[..<colon].allSatisfy {
            isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
