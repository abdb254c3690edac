internal import FontPrograms

/// The text of a paragraph up to a forced line end, in one piece of UTF-8.
struct ParagraphText {
    /// A stretch of it that came from one element of the content.
    struct Span {
        var range: Range<Int>
        var style: TextStyle
        var tag: Int
        /// The box that U+FFFC stands for.
        var box: InlineBox?
    }

    /// The text; soft hyphens are taken out of it, so that words shape whole.
    private(set) var bytes: [UInt8] = []
    private(set) var spans: [Span] = []
    /// The offsets at which a soft hyphen stood; ascending.
    private(set) var softHyphens: [Int] = []
    /// The embedding level of each byte; empty where everything runs left to right.
    private(set) var levels: [UInt8] = []
    /// The level of the paragraph.
    let baseLevel: UInt8

    /// The texts between a paragraph's forced line ends; at least one.
    static func pieces(of paragraph: Paragraph) -> [ParagraphText] {
        let base: UInt8 = paragraph.style.direction == .rightToLeft ? 1 : 0
        var pieces: [ParagraphText] = []
        var piece = ParagraphText(baseLevel: base)
        var lastStyle: TextStyle?
        for element in paragraph.content {
            switch element {
            case .lineBreak:
                piece.finish()
                pieces.append(piece)
                piece = ParagraphText(baseLevel: base)
            case .text(let text, let style, let tag):
                piece.append(text, style: style, tag: tag)
                lastStyle = style
            case .box(let box):
                piece.append(box, style: lastStyle ?? TextStyle(family: 0, size: 10_000))
            }
        }
        piece.finish()
        return pieces + [piece]
    }

    private init(baseLevel: UInt8) { self.baseLevel = baseLevel }

    private mutating func append(_ text: String, style: TextStyle, tag: Int) {
        let start = bytes.count
        let cased = style.letterCase == .upper ? text.uppercased() : text
        // Soft hyphens are C2 AD, line separators E2 80 A8 and A9.
        let isPlain = !cased.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
        if isPlain {
            bytes.append(contentsOf: cased.utf8)
        } else {
            appendCarefully(cased)
        }
        if bytes.count > start { spans.append(Span(range: start..<bytes.count, style: style, tag: tag, box: nil)) }
    }

    private mutating func appendCarefully(_ cased: String) {
        bytes.reserveCapacity(bytes.count + cased.utf8.count)
        var two: UInt8 = 0
        for byte in cased.utf8 {
            switch byte {
            case 0..<0x20, 0x7F:
                bytes.append(0x20)
            case 0xAD where two == 0xC2 && bytes.last == 0xC2:
                bytes.removeLast()
                softHyphens.append(bytes.count)
            case 0xA8...0xA9 where two == 0x80 && bytes.suffix(2) == [0xE2, 0x80]:
                // U+2028 and U+2029 have no glyph; a forced line end is said by the content, not by a character.
                bytes.removeLast(2)
                bytes.append(0x20)
            default:
                bytes.append(byte)
            }
            two = byte
        }
    }

    /// The place of the span that holds an offset.
    func span(at offset: Int) -> Int {
        var low = 0
        var high = spans.count - 1
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func append(_ box: InlineBox, style: TextStyle) {
        let start = bytes.count
        bytes += [0xEF, 0xBF, 0xBC]
        spans.append(Span(range: start..<bytes.count, style: style, tag: box.tag, box: box))
    }

    private mutating func finish() {
        var needsLevels = baseLevel > 0
        var offset = 0
        while offset < bytes.count, !needsLevels {
            if bytes[offset] < 0xD6 {
                offset += 1
                continue
            }
            let (value, count) = UnicodeData.scalar(bytes, at: offset)
            needsLevels = UnicodeData.isRightToLeft(value)
            offset += count
        }
        if needsLevels { levels = BidirectionalLevels.levels(of: bytes, base: baseLevel) }
    }
}
