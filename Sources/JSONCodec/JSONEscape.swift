/// The escapes of JSON strings (RFC 8259, 7).
enum JSONEscape {
    /// The UTF-16 code unit of four hex digits; nil where there are none.
    static func unit(_ bytes: Span<UInt8>, _ from: Int) -> UInt16? {
        guard from + 4 <= bytes.count else { return nil }
        var unit: UInt16 = 0
        for index in from..<from + 4 {
            let digit: UInt8
            switch bytes[index] {
            case 0x30...0x39: digit = bytes[index] - 0x30
            case 0x41...0x46: digit = bytes[index] - 0x37
            case 0x61...0x66: digit = bytes[index] - 0x57
            default: return nil
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// The characters between two quotation marks, without escapes.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        walk(bytes, range) { piece in
            switch piece {
            case .bytes(let run): decoded.append(contentsOf: bytes[run])
            case .scalar(let scalar, _): decoded.append(contentsOf: encode(scalar))
            }
            return true
        }
        return decoded
    }

    /// The offset in the file of the byte that gives the decoded string's byte at `textOffset`.
    static func place(_ bytes: [UInt8], _ range: Range<Int>, textOffset: Int) -> Int {
        var place = range.upperBound
        var decoded = 0
        walk(bytes, range) { piece in
            let (width, start) =
                switch piece {
                case .bytes(let run): (run.count, run.lowerBound + textOffset - decoded)
                case .scalar(let scalar, let at): (UTF8.width(scalar), at)
                }
            guard decoded + width <= textOffset else {
                place = start
                return false
            }
            decoded += width
            return true
        }
        return place
    }

    static func encode(_ scalar: Unicode.Scalar) -> Unicode.UTF8.EncodedScalar {
        UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }

    enum Piece {
        /// Bytes that stand there as they are.
        case bytes(Range<Int>)
        /// An escaped character, with the offset of its backslash.
        case scalar(Unicode.Scalar, Int)
    }

    /// Hands out a string's content piece by piece until `body` says false; broken escapes give U+FFFD.
    static func walk(_ bytes: [UInt8], _ range: Range<Int>, _ body: (Piece) -> Bool) {
        let span = bytes.span
        var at = range.lowerBound
        while at < range.upperBound {
            let start = at
            while at < range.upperBound, span[at] != UInt8(ascii: "\\") { at += 1 }
            if at > start, !body(.bytes(start..<at)) { return }
            guard at < range.upperBound else { return }
            let escape = at
            guard body(.scalar(scalar(span, &at), escape)) else { return }
        }
    }

    private static func scalar(_ bytes: Span<UInt8>, _ at: inout Int) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard at + 1 < bytes.count else {
            at += 1
            return replacement
        }
        let letter = bytes[at + 1]
        at += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let unit = unit(bytes, at) else { return replacement }
            at += 4
            if let scalar = Unicode.Scalar(unit) { return scalar }
            guard UTF16.isLeadSurrogate(unit), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u"), let second = self.unit(bytes, at + 2),
                UTF16.isTrailSurrogate(second)
            else { return replacement }
            at += 6
            let high = UInt32(unit - 0xD800) << 10
            return Unicode.Scalar(0x10000 + high + UInt32(second - 0xDC00)) ?? replacement
        default:
            // Not an escape: the letter is read again as itself.
            at -= 1
            return replacement
        }
    }
}

extension [UInt8] {
    /// Appends a string as a JSON string in quotation marks, with no more escapes than JSON asks for (RFC 8785, 3.2.2.2).
    public mutating func append(jsonString string: String) {
        append(0x22)
        var copy = string
        copy.withUTF8 { utf8 in
            var start = 0
            for index in 0..<utf8.count {
                let byte = unsafe utf8[index]
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
                unsafe append(contentsOf: utf8[start..<index])
                append(jsonByte: byte)
                start = index + 1
            }
            unsafe append(contentsOf: utf8[start...])
        }
        append(0x22)
    }

    mutating func append(jsonByte byte: UInt8) {
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { return append(byte) }
        append(0x5C)
        switch byte {
        case 0x22, 0x5C: append(byte)
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            append(UInt8(ascii: "u"))
            append(0x30)
            append(0x30)
            append(0x30 + byte >> 4)
            append(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
        }
    }
}
