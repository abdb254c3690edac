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
    public mutating func text(_ string: String) { append(string, escapingQuotes: false) }

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
    private mutating func append(_ string: String, escapingQuotes: Bool) {
        var string = string
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
