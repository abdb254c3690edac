internal import CICU
internal import FontPrograms

/// Properties of characters, from ICU's copy of the Unicode Character Database.
enum UnicodeData {
    /// The scalar that starts at an offset of well-formed UTF-8, and its length in bytes.
    static func scalar(_ bytes: [UInt8], at offset: Int) -> (value: UInt32, count: Int) {
        let lead = UInt32(bytes[offset])
        if lead < 0x80 { return (lead, 1) }
        func rest(_ index: Int) -> UInt32 {
            offset + index < bytes.count ? UInt32(bytes[offset + index]) & 0x3F : 0
        }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | rest(1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | rest(1) << 6 | rest(2), 3) }
        return ((lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }

    /// The script of a scalar (UAX #24).
    static func script(_ scalar: UInt32) -> ScriptCode {
        if scalar < 0x80 {
            let letter = scalar | 0x20
            return letter >= 0x61 && letter <= 0x7A ? .latin : .common
        }
        var status = U_ZERO_ERROR
        let code = unsafe lectern_uscript_getScript(Int32(truncatingIfNeeded: scalar), &status)
        guard let name = unsafe lectern_uscript_getShortName(code) else { return .common }
        var value: UInt32 = 0
        for index in 0..<4 {
            let letter = unsafe name[index]
            guard letter != 0 else { return .common }
            value = value << 8 | UInt32(UInt8(bitPattern: letter))
        }
        return ScriptCode(rawValue: value)
    }

    /// Whether a scalar belongs to the cluster of the one before it, whatever that is: a mark, a variation selector, a
    /// joiner, a tag.
    static func extendsCluster(_ scalar: UInt32) -> Bool {
        if scalar < 0x300 || scalar >= 0x2010 && scalar < 0x20D0 || scalar >= 0x2100 && scalar < 0x2CEF
            || scalar >= 0x309B && scalar < 0xA66F || scalar >= 0xAC00 && scalar < 0xD800
        {
            return false
        }
        return scalar == 0x200D || scalar >= 0xE0020 && scalar <= 0xE007F
            || lectern_u_isMark(Int32(truncatingIfNeeded: scalar)) != 0
    }

    /// Whether a scalar shows nothing of its own, so that no font needs to have it.
    static func isIgnorable(_ scalar: UInt32) -> Bool {
        if scalar < 0x300 { return scalar == 0xAD }
        return lectern_u_isDefaultIgnorable(Int32(truncatingIfNeeded: scalar)) != 0
    }

    /// Whether a scalar makes the bidirectional algorithm necessary (UAX #9).
    static func isRightToLeft(_ scalar: UInt32) -> Bool {
        if scalar < 0x590 || scalar >= 0x2E80 && scalar < 0xFB00 || scalar >= 0x1F000 && scalar < 0xE0000
            || scalar >= 0x2010 && scalar < 0x2028 || scalar >= 0x2070 && scalar < 0x2E80
        {
            return false
        }
        return lectern_u_isRightToLeft(Int32(truncatingIfNeeded: scalar)) != 0
    }
}
