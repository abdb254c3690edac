internal import Bytes

/// Tunes HTML for Moodle's importer of Common Cartridge 1.1, which un-escapes a text once more than it was escaped.
///
/// What `SubstitutionTable.moodleCartridge` says happens to the characters of texts, what `moodleCartridgeAttributes`
/// says to those of attributes, after which both survive being un-escaped.
public enum MoodleCartridgeText {
    /// Tunes HTML of our own renderers, in which every `<`, `>` and `&` of a text or attribute is escaped.
    ///
    /// - Parameter isASCII: Writes what is beyond ASCII as character references: Moodle reads a question's text as
    ///   Latin-1.
    public static func tune(_ html: [UInt8], isASCII: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(html.count + html.count / 8)
        let scalars = String(decoding: html, as: UTF8.self).unicodeScalars
        var index = scalars.startIndex
        var isTag = false
        var isAddress = false
        while index < scalars.endIndex {
            let scalar = scalars[index]
            switch scalar {
            case "<", ">":
                isTag = scalar == "<"
                isAddress = false
                result.append(UInt8(scalar.value))
                index = scalars.index(after: index)
            case "\"" where isTag:
                // An address is left as it is: what is un-escaped in it still means the same.
                isAddress = Self.addresses.contains { result.suffix($0.count).elementsEqual($0) }
                result.append(UInt8(scalar.value))
                index = scalars.index(after: index)
            case "&" where !isAddress:
                let end = scalars[index...].firstIndex(of: ";") ?? scalars.index(before: scalars.endIndex)
                let next = scalars.index(after: end)
                reference(
                    String(scalars[index..<next]),
                    before: next < scalars.endIndex ? scalars[next...].first : nil,
                    isTag: isTag,
                    isASCII: isASCII,
                    into: &result
                )
                index = next
            default:
                append(scalar, isASCII: isASCII, into: &result)
                index = scalars.index(after: index)
            }
        }
        return result
    }

    private static let addresses = [Array("href=".utf8), Array("src=".utf8)]

    private static func reference(
        _ reference: String,
        before next: Unicode.Scalar?,
        isTag: Bool,
        isASCII: Bool,
        into result: inout [UInt8]
    ) {
        let character: String
        switch reference {
        case "&lt;": character = "<"
        case "&amp;": character = "&"
        case "&quot;": character = "\""
        default: return result.append(utf8: reference)
        }
        let table = isTag ? SubstitutionTable.moodleCartridgeAttributes : SubstitutionTable.moodleCartridge
        // What follows decides, and is not itself written here.
        let following = next.map { String($0) } ?? ""
        let written = table.apply(character + following).unicodeScalars.dropLast(following.unicodeScalars.count)
        for scalar in written {
            switch scalar {
            case "<": result.append(utf8: "&lt;")
            case "&": result.append(utf8: "&amp;")
            case "\"": result.append(utf8: "&quot;")
            default: append(scalar, isASCII: isASCII, into: &result)
            }
        }
    }

    private static func append(_ scalar: Unicode.Scalar, isASCII: Bool, into result: inout [UInt8]) {
        if isASCII, !scalar.isASCII {
            result.append(utf8: "&#")
            result.append(decimal: Int(scalar.value))
            result.append(0x3B)
        } else {
            result.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }
}
