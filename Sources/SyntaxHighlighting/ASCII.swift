/// What bytes of source code are, by ASCII; every byte of a longer scalar counts as a part of a name.
extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")

    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    var isSpace: Bool { isBlank || isLineEnd }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isLower: Bool { self >= 0x61 && self <= 0x7A }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isHexadecimal: Bool { isDigit || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x66 }
    var isNameStart: Bool { isLetter || self == 0x5F || self >= 0x80 }
    var isNameByte: Bool { isNameStart || isDigit }
    var lowercased: UInt8 { isUpper ? self | 0x20 : self }

    static func == (byte: UInt8, scalar: Unicode.Scalar) -> Bool { UInt32(byte) == scalar.value }
    static func != (byte: UInt8, scalar: Unicode.Scalar) -> Bool { UInt32(byte) != scalar.value }
    static func ~= (scalar: Unicode.Scalar, byte: UInt8) -> Bool { UInt32(byte) == scalar.value }
}
