/// One character of a text with what its element asks of it.
struct TextCharacter {
    var scalar: Unicode.Scalar
    /// The place of its style among the text's.
    var style: Int
    /// Where it begins anew.
    var x: Double?
    var y: Double?
    var dx = 0.0
    var dy = 0.0
    var degrees = 0.0
}

/// The characters of a text element after white space is collapsed (SVG 2, 11.4 and 11.7).
struct SVGText {
    /// The lists of positions of one element, and how many of its characters have come.
    struct Positions {
        var x: [Double] = []
        var y: [Double] = []
        var dx: [Double] = []
        var dy: [Double] = []
        var degrees: [Double] = []
        var count = 0
    }

    private(set) var characters: [TextCharacter] = []
    private(set) var styles: [ComputedStyle] = []
    /// The elements around what is read, the outermost first.
    private var levels: [Positions] = []

    mutating func begin(_ positions: Positions, _ style: ComputedStyle) -> Int {
        levels.append(positions)
        styles.append(style)
        return styles.count - 1
    }

    mutating func end() { levels.removeLast() }

    mutating func append(_ text: String, style: Int) {
        for scalar in text.unicodeScalars {
            let isSpace = scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
            if isSpace {
                if !styles[style].keepsSpace {
                    guard let last = characters.last, last.scalar != " " || styles[last.style].keepsSpace else {
                        continue
                    }
                }
                append(" ", style)
            } else if scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value) {
                append(scalar, style)
            }
        }
    }

    /// Takes away the space that collapsing leaves at the end.
    mutating func trimEnd() {
        if let last = characters.last, last.scalar == " ", !styles[last.style].keepsSpace { characters.removeLast() }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ style: Int) {
        var character = TextCharacter(scalar: scalar, style: style)
        // The innermost element that says something about a character counts.
        var (hasX, hasY, hasDX, hasDY, hasAngle) = (false, false, false, false, false)
        for level in levels.indices.reversed() {
            let place = levels[level].count
            levels[level].count += 1
            func value(_ list: [Double]) -> Double? { place < list.count ? list[place] : nil }
            if !hasX, let x = value(levels[level].x) { (character.x, hasX) = (x, true) }
            if !hasY, let y = value(levels[level].y) { (character.y, hasY) = (y, true) }
            if !hasDX, let dx = value(levels[level].dx) { (character.dx, hasDX) = (dx, true) }
            if !hasDY, let dy = value(levels[level].dy) { (character.dy, hasDY) = (dy, true) }
            if !hasAngle, let degrees = value(levels[level].degrees) ?? levels[level].degrees.last {
                (character.degrees, hasAngle) = (degrees, true)
            }
        }
        characters.append(character)
    }
}

/// Characters that are set together: one style, one direction, nothing between them.
struct TextSegment {
    var range: Range<Int>
    var isRightToLeft: Bool

    /// Parts a chunk at every change, and puts the parts in the order in which they stand from left to right.
    ///
    /// Directions are those of strong characters; what stands between two of the same goes with them, all else with the
    /// text's own direction.
    static func segments(of chunk: Range<Int>, in text: SVGText) -> [TextSegment] {
        let characters = text.characters
        let isBaseRightToLeft = text.styles[characters[chunk.lowerBound].style].isRightToLeft
        var strong = chunk.map { direction(of: characters[$0].scalar) }
        var lastStrong: Bool?
        var index = 0
        while index < strong.count {
            if let direction = strong[index] {
                lastStrong = direction
                index += 1
                continue
            }
            var end = index
            while end < strong.count, strong[end] == nil { end += 1 }
            let next = end < strong.count ? strong[end] : nil
            let direction = lastStrong != nil && lastStrong == next ? next : isBaseRightToLeft
            for place in index..<end { strong[place] = direction }
            index = end
        }
        var segments: [TextSegment] = []
        for place in chunk {
            let isRightToLeft = strong[place - chunk.lowerBound] ?? isBaseRightToLeft
            let character = characters[place]
            if let last = segments.last, last.isRightToLeft == isRightToLeft, place > chunk.lowerBound,
                characters[place - 1].style == character.style, character.dx == 0, character.dy == 0,
                character.degrees == 0, characters[place - 1].degrees == 0
            {
                segments[segments.count - 1].range = last.range.lowerBound..<place + 1
            } else {
                segments.append(TextSegment(range: place..<place + 1, isRightToLeft: isRightToLeft))
            }
        }
        return reordered(segments, isBaseRightToLeft)
    }

    private static func reordered(_ segments: [TextSegment], _ isBaseRightToLeft: Bool) -> [TextSegment] {
        var result: [TextSegment] = []
        var run: [TextSegment] = []
        for segment in segments {
            if segment.isRightToLeft != isBaseRightToLeft {
                run.append(segment)
            } else {
                result += run.reversed()
                run.removeAll()
                result.append(segment)
            }
        }
        result += run.reversed()
        return isBaseRightToLeft ? result.reversed() : result
    }

    /// Whether a character stands in a script from right to left; nil where it takes the direction around it.
    private static func direction(of scalar: Unicode.Scalar) -> Bool? {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
            // Their digits run from left to right.
            (0x0660...0x0669).contains(scalar.value) || (0x06F0...0x06F9).contains(scalar.value) ? false : true
        case 0x30...0x39: false
        default: scalar.properties.isAlphabetic ? false : nil
        }
    }
}
