internal import Bytes

/// Writes an XML 1.0 document in UTF-8, without a byte order mark.
///
/// Only the five named entities are used and never a numeric reference or CDATA, because importers that are no XML
/// parsers read these documents too. Elements that hold elements are indented; text is written without white space
/// around it. A character that XML 1.0 (2.2) forbids becomes U+FFFD.
public struct XMLWriter: Sendable {
    /// The document so far.
    public private(set) var bytes: [UInt8] = []
    private var depth = 0

    /// Starts a document with its declaration.
    public init() { bytes.append(utf8: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") }

    /// Writes an element that holds elements; an empty-element tag where `content` writes none.
    ///
    /// - Precondition: Names are names; they are the caller's own, never input.
    public mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        content: (inout XMLWriter) throws -> Void
    ) rethrows {
        open(name, attributes)
        bytes.append(utf8: ">\n")
        let start = bytes.count
        depth += 1
        try content(&self)
        depth -= 1
        if bytes.count == start {
            bytes.removeLast(2)
            bytes.append(utf8: "/>\n")
        } else {
            indent()
            close(name)
        }
    }

    /// Writes an element that holds text; an empty-element tag where the text is empty.
    public mutating func element(
        _ name: String,
        _ attributes: KeyValuePairs<String, String> = [:],
        text: String = ""
    ) {
        open(name, attributes)
        if text.isEmpty {
            bytes.append(utf8: "/>\n")
        } else {
            bytes.append(0x3E)
            append(text, isAttribute: false)
            close(name)
        }
    }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        indent()
        bytes.append(0x3C)
        bytes.append(utf8: name)
        for (key, value) in attributes {
            bytes.append(0x20)
            bytes.append(utf8: key)
            bytes.append(utf8: "=\"")
            append(value, isAttribute: true)
            bytes.append(0x22)
        }
    }

    private mutating func close(_ name: String) {
        bytes.append(utf8: "</")
        bytes.append(utf8: name)
        bytes.append(utf8: ">\n")
    }

    private mutating func indent() { bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth)) }

    private mutating func append(_ text: String, isAttribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes.append(utf8: "&amp;")
            case 0x3C: bytes.append(utf8: "&lt;")
            case 0x3E: bytes.append(utf8: "&gt;")
            case 0x22 where isAttribute: bytes.append(utf8: "&quot;")
            // A parser makes a space of these in an attribute (XML 1.0, 3.3.3) and a line feed of CR in text (2.11);
            // only numeric references could keep them.
            case 0x09 where isAttribute, 0x0A where isAttribute, 0x0D where isAttribute: bytes.append(0x20)
            case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
            case 0x0D: bytes.append(0x0A)
            case 0..<0x20, 0xFFFE, 0xFFFF: bytes.append(utf8: "\u{FFFD}")
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
    }
}
