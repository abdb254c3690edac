internal import SyntaxHighlighting
internal import TextLayout

/// Code as lines of pieces that have one colour each.
enum CodeColouring {
    /// A part of a line.
    struct Piece: Equatable {
        var text: String
        /// Its colour; nil for that of the text.
        var color: Color?
    }

    /// The lines of a text, without line feeds; an empty one has one empty piece.
    ///
    /// Spaces alone go with the piece before them, and neighbours of one colour are one piece: each change costs
    /// bytes.
    static func lines(of text: String, _ tokens: [SyntaxToken], _ palette: CodePalette) -> [[Piece]] {
        let bytes = Array(text.utf8)
        var lines: [[Piece]] = []
        var next = 0
        var start = 0
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            var line: [Piece] = []
            var position = start
            func append(_ range: Range<Int>, _ color: Color?) {
                guard !range.isEmpty else { return }
                let piece = String(decoding: bytes[range], as: UTF8.self)
                if let last = line.last,
                    last.color == color || bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
                {
                    line[line.count - 1].text += piece
                } else {
                    line.append(Piece(text: piece, color: color))
                }
            }
            while next < tokens.count, tokens[next].range.lowerBound < end {
                let range = tokens[next].range
                append(position..<max(range.lowerBound, position), nil)
                append(
                    max(range.lowerBound, position)..<min(range.upperBound, end),
                    palette.color(of: tokens[next].kind)
                )
                position = min(range.upperBound, end)
                if range.upperBound > end { break }
                next += 1
            }
            append(position..<end, nil)
            lines.append(line.isEmpty ? [Piece(text: "", color: nil)] : line)
            start = end + 1
        }
        return lines
    }
}
