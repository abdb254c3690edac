/// Finds references in CSS without parsing it: whatever looks like one counts, in comments and strings too.
enum StyleSheetReferences {
    /// Whether a style sheet, a style attribute or a presentation attribute refers to anything outside its file.
    ///
    /// - Parameter isStyle: false for an attribute that is no style by itself, where only its `url()` can lead anywhere.
    static func leadOutside(_ css: String, isStyle: Bool) -> Bool {
        guard
            css.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "\\") })
        else { return false }
        let text = unescaped(css)
        // Some functions take addresses in plain strings.
        if isStyle, ["@import", "image-set(", "image("].contains(where: { contains(text, $0) }) { return true }
        for function in ["url(", "src("] {
            var rest = text[...]
            while let found = range(of: Array(function.utf8), in: rest) {
                rest = rest[found.upperBound...]
                let argument = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
                guard argument.first != UInt8(ascii: ")") else { continue }
                if !SVGInspection.staysInside(String(decoding: argument.prefix(32), as: UTF8.self)) { return true }
            }
        }
        return false
    }

    /// The text in lower case with CSS escapes resolved (CSS Syntax 3, 4.3.7), so that none hides a reference.
    private static func unescaped(_ css: String) -> [UInt8] {
        let bytes = Array(css.utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count else {
                text.append(lowerCase(bytes[at]))
                at += 1
                continue
            }
            at += 1
            var value: UInt32 = 0
            var count = 0
            while count < 6, at < bytes.count, let digit = hexDigit(bytes[at]) {
                value = value << 4 | UInt32(digit)
                count += 1
                at += 1
            }
            if count == 0 {
                // A line break after a backslash is nothing, any other character itself.
                if bytes[at] != 0x0A { text.append(lowerCase(bytes[at])) }
                at += 1
            } else {
                if at < bytes.count, [0x20, 0x09, 0x0A].contains(bytes[at]) { at += 1 }
                text.append(value < 0x80 ? lowerCase(UInt8(value)) : UInt8(ascii: "?"))
            }
        }
        return text
    }

    private static func contains(_ text: [UInt8], _ needle: String) -> Bool {
        range(of: Array(needle.utf8), in: text[...]) != nil
    }

    private static func range(of needle: [UInt8], in text: ArraySlice<UInt8>) -> Range<Int>? {
        guard let first = needle.first else { return nil }
        var at = text.startIndex
        while at + needle.count <= text.endIndex {
            if text[at] == first, text[at..<at + needle.count].elementsEqual(needle) { return at..<at + needle.count }
            at += 1
        }
        return nil
    }

    private static func lowerCase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
