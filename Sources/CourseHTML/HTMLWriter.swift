/// Writes markup as UTF-8: what is a literal of the program goes in as it is, what is data is always escaped.
public struct HTMLWriter: Sendable {
    /// How elements without content are written.
    public enum Syntax: Sendable, Hashable {
        /// `<br>`, as the HTML standard writes it.
        case html
        /// `<br/>`, for XHTML inside EPUB.
        case xml
    }

    /// What was written so far.
    public var bytes: [UInt8] = []
    /// How elements without content are written.
    public let syntax: Syntax

    /// Makes an empty writer.
    public init(syntax: Syntax = .html) { self.syntax = syntax }

    /// Appends markup of the program's own.
    public mutating func markup(_ literal: StaticString) {
        literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends a string as text: `&`, `<` and `>` are escaped.
    public mutating func text(_ string: some StringProtocol) { append(string, escapingQuotes: false) }

    /// Appends an attribute with a space before it, its value in quotes and escaped.
    ///
    /// - Parameter name: Markup of the program's own, such as `"href"`.
    public mutating func attribute(_ name: StaticString, _ value: String) {
        bytes.append(0x20)
        markup(name)
        markup("=\"")
        append(value, escapingQuotes: true)
        bytes.append(0x22)
    }

    /// Appends an attribute whose value is an address: what a URL cannot hold is percent-encoded (RFC 3986, 2.1).
    public mutating func attribute(_ name: StaticString, address: String) {
        var encoded: [UInt8] = []
        var isFragment = false
        for byte in address.utf8 {
            let isKept: Bool
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: isKept = true
            case 0x21, 0x24...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: isKept = true
            case 0x23:
                isKept = !isFragment
                isFragment = true
            default: isKept = false
            }
            if isKept {
                encoded.append(byte)
            } else {
                encoded.append(0x25)
                encoded.append(Self.hexDigit(byte >> 4))
                encoded.append(Self.hexDigit(byte & 15))
            }
        }
        attribute(name, String(decoding: encoded, as: UTF8.self))
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

    /// Appends what XML 1.0 takes: what it forbids (2.2) becomes U+FFFD, what a parser would change (2.11, 3.3.3) is
    /// written as a reference.
    private mutating func appendXML(_ string: some StringProtocol, isAttribute: Bool) {
        var string = Substring(string)
        string.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices {
                let escape: StaticString
                var length = 1
                switch unsafe utf8[index] {
                case 0x26: escape = "&amp;"
                case 0x3C: escape = "&lt;"
                case 0x3E: escape = "&gt;"
                case 0x22 where isAttribute: escape = "&quot;"
                case 0x09 where isAttribute: escape = "&#9;"
                case 0x0A where isAttribute: escape = "&#10;"
                case 0x0D: escape = "&#13;"
                case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20: escape = "\u{FFFD}"
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
                case 0xEF where unsafe index + 2 < utf8.count && utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE:
                    escape = "\u{FFFD}"
                    length = 3
                default: continue
                }
                unsafe bytes.append(contentsOf: utf8[start..<index])
                markup(escape)
                start = index + length
            }
            unsafe bytes.append(contentsOf: utf8[start...])
        }
    }

    /// Appends an attribute with a whole number.
    public mutating func attribute(_ name: StaticString, _ value: Int) { attribute(name, String(value)) }

    /// Appends an attribute that says something by being there.
    public mutating func flag(_ name: StaticString) {
        bytes.append(0x20)
        markup(name)
        guard syntax == .xml else { return }
        markup("=\"")
        markup(name)
        bytes.append(0x22)
    }

    /// Closes the tag of an element that has no content.
    public mutating func endVoid() {
        if syntax == .xml { markup("/>") } else { markup(">") }
    }

    /// One pass over the UTF-8: runs that need no escape are copied whole.
    private mutating func append(_ string: some StringProtocol, escapingQuotes: Bool) {
        if syntax == .xml {
            appendXML(string, isAttribute: escapingQuotes)
            return
        }
        var string = Substring(string)
        string.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices {
                let escape: StaticString
                switch unsafe utf8[index] {
                case 0x26: escape = "&amp;"
                case 0x3C: escape = "&lt;"
                case 0x3E: escape = "&gt;"
                case 0x22 where escapingQuotes: escape = "&quot;"
                default: continue
                }
                unsafe bytes.append(contentsOf: utf8[start..<index])
                markup(escape)
                start = index + 1
            }
            unsafe bytes.append(contentsOf: utf8[start...])
        }
    }
}
