internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings

/// Draws the cover as SVG: the title in a few lines, authors, version and licence.
///
/// The faces are those of the reading device, so that the lines are broken by widths that suit most of them.
enum CoverPicture {
    private static let width = 600
    private static let height = 800
    private static let margin = 60

    /// Sizes of the title to try, in units of the picture, each with the most lines that it may have.
    private static let sizes = [(size: 64, lines: 4), (52, 6), (42, 8), (32, 11)]

    static func make(_ package: CoursePackage, strings: InterfaceStrings) -> [UInt8] {
        var writer = HTMLWriter(syntax: .xml)
        writer.markup(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="600" height="800" viewBox="0 0 600 800"
            """
        )
        writer.attribute("xml:lang", package.language)
        writer.markup(">\n<title>")
        writer.text(package.title)
        writer.markup("</title>\n<rect width=\"600\" height=\"800\" fill=\"")
        writer.markup(hues[place(of: package.syllabusId)])
        writer.markup("\"/>\n<g fill=\"#fff\" font-family=\"sans-serif\"")
        let isRightToLeft = LanguageTag.direction(of: package.language) == .rightToLeft
        if isRightToLeft { writer.markup(" direction=\"rtl\"") }
        writer.markup(">\n<rect y=\"110\" width=\"96\" height=\"8\"")
        writer.attribute("x", isRightToLeft ? width - margin - 96 : margin)
        writer.markup("/>\n")
        let x = isRightToLeft ? width - margin : margin
        var chosen = (size: 32, lines: [String]())
        for (size, limit) in sizes {
            let lines = broken(package.title, size: size, limit: limit)
            chosen = (size, lines.lines)
            if lines.isWhole { break }
        }
        var y = 150 + chosen.size
        for line in chosen.lines {
            text(line, x: x, y: y, size: chosen.size, isBold: true, into: &writer)
            y += chosen.size * 5 / 4
        }
        let authors = broken(package.authors.joined(separator: ", "), size: 24, limit: 2).lines
        y = height - margin - 40 - 32 * (authors.count - 1)
        for line in authors {
            text(line, x: x, y: y, size: 24, isBold: false, into: &writer)
            y += 32
        }
        let facts = [strings.text(.versionNumber, number: package.version), package.license]
        let line = broken(facts.filter { !$0.isEmpty }.joined(separator: " · "), size: 20, limit: 1).lines.first ?? ""
        text(line, x: x, y: height - margin, size: 20, isBold: false, into: &writer)
        writer.markup("</g>\n</svg>\n")
        return writer.bytes
    }

    private static let hues: [StaticString] = [
        "#1d5d8a", "#2b5f4a", "#6b3f77", "#8a4a1d", "#375078", "#7a3340", "#3d5a28", "#4a4a86",
    ]

    /// A hue for each course, by its id.
    private static func place(of id: String) -> Int {
        Int(id.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 } % UInt32(hues.count))
    }

    private static func text(
        _ line: String,
        x: Int,
        y: Int,
        size: Int,
        isBold: Bool,
        into writer: inout HTMLWriter
    ) {
        writer.markup("<text")
        writer.attribute("x", x)
        writer.attribute("y", y)
        writer.attribute("font-size", size)
        if isBold { writer.markup(" font-weight=\"bold\"") }
        writer.markup(">")
        writer.text(line)
        writer.markup("</text>\n")
    }

    /// Breaks words into lines; what does not fit into the last one is cut with an ellipsis.
    private static func broken(_ text: String, size: Int, limit: Int) -> (lines: [String], isWhole: Bool) {
        let measure = (width - 2 * margin) * 100 / size
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            for piece in pieces(of: word, measure: measure) {
                let pieceWidth = piece.text.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
                let gap = line.isEmpty || !piece.startsWord ? 0 : 28
                if lineWidth + gap + pieceWidth > measure, !line.isEmpty {
                    lines.append(line)
                    (line, lineWidth) = ("", 0)
                }
                if !line.isEmpty, piece.startsWord {
                    line += " "
                    lineWidth += 28
                }
                line += piece.text
                lineWidth += pieceWidth
            }
        }
        if !line.isEmpty { lines.append(line) }
        guard lines.count > limit else { return (lines, true) }
        lines.removeSubrange(limit...)
        lines[limit - 1] += "…"
        return (lines, false)
    }

    /// A word, or its parts where a line may break in it: between ideographs, and anywhere where it is too long.
    private static func pieces(of word: Substring, measure: Int) -> [(text: String, startsWord: Bool)] {
        var result: [(text: String, startsWord: Bool)] = []
        var piece = ""
        var pieceWidth = 0
        for character in word {
            let width = character.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
            if !piece.isEmpty,
                width >= 100 || pieceWidth >= 100 && pieceWidth % 100 == 0 || pieceWidth + width > measure
            {
                result.append((piece, result.isEmpty))
                (piece, pieceWidth) = ("", 0)
            }
            piece.append(character)
            pieceWidth += width
        }
        if !piece.isEmpty { result.append((piece, result.isEmpty)) }
        return result
    }

    /// About how wide a character is, in hundredths of the size.
    private static func advance(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100..<0x1200, 0x2E80..<0xA4D0, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0xFF00..<0xFF61, 0x1F000..<0x40000:
            return 100
        case 0x41...0x5A: return 70
        default: return 58
        }
    }
}
