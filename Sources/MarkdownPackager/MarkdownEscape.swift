/// Plain strings as Markdown and YAML that mean the same.
enum MarkdownEscape {
    /// A plain string as inline Markdown on one line; line feeds become spaces.
    static func inline(_ text: String) -> String { lines(text).joined(separator: " ") }

    /// A plain text as Markdown paragraphs; lines and blank lines stay.
    static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(trimmed($0)) }
            .joined(separator: "\n")
    }

    /// A plain string as a YAML scalar in double quotes (YAML 1.2, 7.3.1; also JSON).
    static func yaml(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x09: result += "\\t"
            case 0x0A: result += "\\n"
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Inline Markdown for the beginning of a line: what would begin a heading, list, task, quotation or fence there is
    /// escaped (CommonMark 0.31, 4 and 5).
    static func withoutBlock(_ text: String) -> String {
        let text = text.drop { $0 == " " || $0 == "\t" || $0.isNewline }
        let marker = text.prefix { !$0.isWhitespace }
        let isFollowed = marker.endIndex < text.endIndex || marker.count == text.count
        let digits = marker.prefix { ("0"..."9").contains($0) }
        let end = marker[digits.endIndex...]
        if (1...9).contains(digits.count), end == "." || end == ")", isFollowed {
            return digits + "\\" + text[digits.endIndex...]
        }
        let isBlock =
            text.hasPrefix(">") || text.hasPrefix("~~~") || text.hasPrefix("[ ]") || text.hasPrefix("[x]")
            || text.hasPrefix("[X]") || ["-", "+", "*"].contains(marker)
            || (1...6).contains(marker.count) && marker.allSatisfy { $0 == "#" }
            || marker.count > 2 && marker.count == text.count
                && ["-", "*", "_"].contains { mark in
                    marker.allSatisfy { String($0) == mark }
                }
        return isBlock ? "\\" + text : String(text)
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { escaped(trimmed($0)) }.filter { !$0.isEmpty }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\r" }
        var scalars = line.unicodeScalars.drop(while: isSpace)
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return Substring(scalars)
    }

    /// Escapes what could mean something: anywhere in a line, and at its beginning.
    private static func escaped(_ line: Substring) -> String {
        var result = ""
        // A number with a full stop or bracket behind it begins a list.
        let digits = line.utf8.prefix { (0x30...0x39).contains($0) }
        let isNumber =
            (1...9).contains(digits.count) && digits.endIndex < line.endIndex
            && ".)".utf8.contains(line.utf8[digits.endIndex])
        for index in line.unicodeScalars.indices {
            let scalar = line.unicodeScalars[index]
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", "~", "|", "$", "&", "#", "^": result += "\\"
            case ">", "+", "-", "=", ":", "!": if index == line.startIndex { result += "\\" }
            case ".", ")": if isNumber, index == digits.endIndex { result += "\\" }
            default: break
            }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
