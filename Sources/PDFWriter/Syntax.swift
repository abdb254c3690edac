internal import Bytes

/// Objects as they are written in a file (ISO 32000-2, 7.3).
extension [UInt8] {
    /// Appends `12 0 R`.
    mutating func append(_ reference: IndirectReference) {
        append(decimal: reference.number)
        append(utf8: " 0 R")
    }

    /// Appends a literal string of raw bytes (7.3.4.2): what could end it or be read as a line end is escaped.
    mutating func append(literal bytes: some Sequence<UInt8>) {
        append(0x28)
        for byte in bytes { append(escaped: byte) }
        append(0x29)
    }

    /// Appends one byte of a literal string.
    mutating func append(escaped byte: UInt8) {
        switch byte {
        case 0x28, 0x29, 0x5C:
            append(0x5C)
            append(byte)
        case 0x0D: append(utf8: "\\r")
        default: append(byte)
        }
    }

    /// Appends a text string (7.9.2.2): ASCII as it is, anything else in UTF-16BE with a byte order mark.
    mutating func append(textString text: String) {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
            append(literal: text.utf8)
            return
        }
        append(utf8: "(\u{5C}376\u{5C}377")
        for unit in text.utf16 {
            append(escaped: UInt8(truncatingIfNeeded: unit >> 8))
            append(escaped: UInt8(truncatingIfNeeded: unit))
        }
        append(0x29)
    }

    /// Appends a name (7.3.5) with everything but letters, digits and a few signs as `#xx`.
    mutating func append(name: String) {
        append(0x2F)
        for byte in name.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: append(byte)
            default:
                append(0x23)
                append(hex: CollectionOfOne(byte))
            }
        }
    }

    /// Appends the resource name of a face's font: `/F2`, and `/F2c1` for the first of its fonts of colour glyphs.
    mutating func append(fontName index: Int, part: Int) {
        append(utf8: "/F")
        append(decimal: index)
        guard part > 0 else { return }
        append(0x63)
        append(decimal: part)
    }

    /// Appends numbers in thousandths, separated by spaces.
    mutating func append(thousandths values: Int...) {
        for (index, value) in values.enumerated() {
            if index > 0 { append(0x20) }
            append(thousandths: value)
        }
    }

    /// Appends an unsigned number in `width` bytes, the highest first.
    mutating func append(bigEndian value: Int, width: Int) {
        for place in stride(from: (width - 1) * 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> place))
        }
    }
}
