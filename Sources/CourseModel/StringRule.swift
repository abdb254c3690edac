/// What a string of the format has to be.
struct StringRule {
    /// Code points, white space at the ends left out.
    var minimum = 1
    var maximum = 200_000

    /// Any string with something in it.
    static let filled = StringRule()
    /// A summary, description or note.
    static let mayBeEmpty = StringRule(minimum: 0)
    /// A title.
    static let title = StringRule(maximum: 255)
    /// A lesson's own title.
    static let lessonTitle = StringRule(minimum: 5, maximum: 255)
    /// A text that explains.
    static let explanation = StringRule(minimum: 50)
    /// A text of a practice.
    static let practice = StringRule(minimum: 30)
}

extension String {
    /// The string without white space (Unicode `White_Space`) at its ends.
    var trimmed: Substring.UnicodeScalarView {
        var scalars = self[...].unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return scalars
    }

    /// The number of code points, white space at the ends left out, and the UTF-8 offset of the first control character.
    func measured() -> (count: Int, controlCharacter: Int?) {
        let bytes = utf8Span.span
        var count = 0
        // What can be part of a control character is looked at again; one plain pass over the rest.
        var suspects = 0
        for index in bytes.indices {
            let byte = bytes[index]
            count += byte & 0xC0 == 0x80 ? 0 : 1
            suspects += byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F || byte == 0xC2 ? 1 : 0
        }
        count -= unicodeScalars.prefix { $0.properties.isWhitespace }.count
        if count > 0 { count -= unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count }
        return (count, suspects > 0 ? controlCharacterOffset : nil)
    }

    /// The UTF-8 offset of the first control character (Unicode `Cc`) other than tab and line feed.
    private var controlCharacterOffset: Int? {
        var previous: UInt8 = 0
        for (offset, byte) in utf8.enumerated() {
            if byte < 0x20 && byte != 0x09 && byte != 0x0A || byte == 0x7F { return offset }
            // U+0080 to U+009F are C2 80 to C2 9F.
            if previous == 0xC2 && byte < 0xA0 { return offset - 1 }
            previous = byte
        }
        return nil
    }
}
