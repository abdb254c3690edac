internal import Bytes
internal import Mustache

/// What goes into the keys of pages.
enum PageKey {
    /// Counted up with every change of the renderer that alters bytes.
    static let rendererVersion = "site 2"

    /// A digest of a frame, of the values that a page has beside it, and of what its content is made of.
    static func make(_ frame: SHA256Digest, _ values: TemplateValue, _ content: [String] = []) -> SHA256Digest {
        var bytes = frame.bytes
        if case .object(let slots) = values {
            for (slot, value) in slots.enumerated() {
                // The frame's digest holds these two, which are large.
                if slot == CommonValue.s.rawValue || slot == CommonValue.site.rawValue { continue }
                bytes.append(keyValue: value)
            }
        }
        for field in content { bytes.append(keyField: field) }
        return SHA256Digest(of: bytes)
    }
}

extension [UInt8] {
    /// Appends a string with its length before it, so that no two lists of strings look alike.
    mutating func append(keyField text: String) {
        append(decimal: text.utf8.count)
        append(0x3A)
        append(utf8: text)
    }

    /// Appends a value with all that is in it, so that no two values look alike.
    mutating func append(keyValue value: TemplateValue) {
        switch value {
        case .absent: append(0x2D)
        case .text(let text):
            append(0x74)
            append(keyField: text)
        case .html(let html):
            append(0x68)
            append(decimal: html.count)
            append(0x3A)
            append(contentsOf: html)
        case .number(let number):
            append(0x6E)
            append(decimal: number)
            append(0x3A)
        case .flag(let flag): append(flag ? 0x79 : 0x66)
        case .list(let values), .object(let values):
            append(0x5B)
            for value in values { append(keyValue: value) }
            append(0x5D)
        }
    }
}
