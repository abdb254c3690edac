internal import CICU

/// Folds words so that writings of one word are equal: width, case, accents, points, tatweel and the like;
/// `templates/learner/search.js` folds the same way.
enum WordFolding {
    /// The longest word kept, in Unicode scalars.
    static let limit = 40

    /// Folds the word at a place of a text.
    static func fold(_ text: [UInt8], _ range: Range<Int>) -> [UInt8] {
        if text[range].allSatisfy({ $0 < 0x80 }) {
            return text[range].prefix(limit).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        }
        let decomposed = normalize(Array(String(decoding: text[range], as: UTF8.self).utf16), isDecomposed: true)
        var folded = ""
        for scalar in String(decoding: decomposed, as: UTF16.self).unicodeScalars {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars { append(lower, to: &folded) }
        }
        let composed = String(decoding: normalize(Array(folded.utf16), isDecomposed: false), as: UTF16.self)
        return Array(String(String.UnicodeScalarView(composed.unicodeScalars.prefix(limit))).utf8)
    }

    private static func append(_ scalar: Unicode.Scalar, to word: inout String) {
        switch scalar.value {
        // Accents of Latin, Greek and Cyrillic; Arabic points, hamza, tatweel; nukta; soft hyphen, joiners.
        case 0x0300...0x036F, 0x0483...0x0487, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED, 0x0640, 0x093C, 0x00AD,
            0x200C, 0x200D:
            break
        case 0x00DF: word.append("ss")
        case 0x00E6: word.append("ae")
        case 0x0153: word.append("oe")
        case 0x00F8: word.append("o")
        case 0x0111: word.append("d")
        case 0x0142: word.append("l")
        case 0x0131: word.append("i")
        case 0x03C2: word.append("σ")
        // Alef wasla as alef; teh marbuta as heh; alef maksura and Farsi yeh as yeh; keheh as kaf.
        case 0x0671: word.append("\u{0627}")
        case 0x0629: word.append("\u{0647}")
        case 0x0649, 0x06CC: word.append("\u{064A}")
        case 0x06A9: word.append("\u{0643}")
        // Candrabindu as anusvara.
        case 0x0901: word.append("\u{0902}")
        default: word.unicodeScalars.append(scalar)
        }
    }

    private static func normalize(_ units: [UInt16], isDecomposed: Bool) -> [UInt16] {
        // The longest decomposition of one unit has 18.
        var capacity = units.count * 18 + 1
        if !isDecomposed { capacity = units.count * 3 + 1 }
        var result = [UInt16](repeating: 0, count: capacity)
        var status = U_ZERO_ERROR
        let count = unsafe units.withUnsafeBufferPointer { source in
            unsafe result.withUnsafeMutableBufferPointer { target in
                unsafe isDecomposed
                    ? lectern_nfkd(
                        source.baseAddress,
                        Int32(source.count),
                        target.baseAddress,
                        Int32(target.count),
                        &status
                    )
                    : lectern_nfc(
                        source.baseAddress,
                        Int32(source.count),
                        target.baseAddress,
                        Int32(target.count),
                        &status
                    )
            }
        }
        guard status.rawValue <= U_ZERO_ERROR.rawValue else { return units }
        return Array(result.prefix(Int(count)))
    }
}
