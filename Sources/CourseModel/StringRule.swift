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

    /// The number of code points, white space at the ends left out.
    var trimmedCount: Int { Substring(trimmed).utf8.count { $0 & 0xC0 != 0x80 } }

    /// The UTF-8 offset of the first control character (Unicode `Cc`) other than tab and line feed.
    var controlCharacterOffset: Int? {
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
