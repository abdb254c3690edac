/// Styles and scripts without comments and indentation: what only their authors need.
public enum LeanText {
    /// A style sheet without comments, and without the space that no rule needs; strings stay as they are.
    public static func styles(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var quote: UInt8?
        var isSpaced = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                result.append(byte)
                if byte == 0x5C, index + 1 < bytes.count {
                    index += 1
                    result.append(bytes[index])
                } else if byte == open {
                    quote = nil
                }
            } else if byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x2A {
                index += 2
                while index + 1 < bytes.count, bytes[index] != 0x2A || bytes[index + 1] != 0x2F { index += 1 }
                index += 1
                isSpaced = true
            } else if byte <= 0x20 {
                isSpaced = true
            } else {
                // Of a selector, `a :b` and `a:b` differ; before `+` and `(`, in sums and conditions, space has a meaning.
                if isSpaced, let last = result.last, !"{};,:>".utf8.contains(last), !"{};,>".utf8.contains(byte) {
                    result.append(0x20)
                }
                isSpaced = false
                if byte == 0x7D, result.last == 0x3B { result.removeLast() }
                if byte == 0x22 || byte == 0x27 { quote = byte }
                result.append(byte)
            }
            index += 1
        }
        result.append(0x0A)
        return result
    }

    /// A script without lines that are comments, and without indentation: no string of ours runs over a line's end.
    public static func script(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isComment = false
        for line in bytes.split(separator: 0x0A) {
            let text = line.drop { $0 <= 0x20 }
            // A comment may begin or end on a line with code; such a line stays whole.
            let isEnd = text.suffix(2) == [0x2A, 0x2F]
            if isComment {
                isComment = !isEnd
                continue
            }
            guard !text.isEmpty, !text.starts(with: [0x2F, 0x2F]) else { continue }
            if text.starts(with: [0x2F, 0x2A]), isEnd || !text.contains(0x2F, after: 0x2A) {
                isComment = !isEnd
                continue
            }
            result += text
            result.append(0x0A)
        }
        return result
    }
}

extension ArraySlice<UInt8> {
    /// Whether a byte follows another anywhere.
    fileprivate func contains(_ byte: UInt8, after first: UInt8) -> Bool {
        zip(self, dropFirst()).contains { $0 == first && $1 == byte }
    }
}
