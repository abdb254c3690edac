internal import FontPrograms

/// A word, a space or a box of a text, shaped.
struct TextUnit {
    /// What a unit is.
    enum Kind: UInt8 {
        /// Glyphs that keep their widths.
        case word
        /// A space that justification widens and a line's end swallows.
        case space
        /// A space that justification widens and no line ends at.
        case joiningSpace
        /// An inline box.
        case box
    }

    /// The offset of its first byte.
    var start: Int32
    /// The offset behind its last byte.
    var end: Int32
    /// The place of its run in `runs`.
    var run: Int32
    /// Its entry in the word cache; -1 for boxes.
    var entry: Int32
    var width: Thousandths
    /// The number of its glyphs.
    var glyphs: Int32
    var kind: Kind
}

/// What the units of a run have in common.
struct RunMetrics {
    /// How a line may move the run's glyphs apart.
    enum Spacing: UInt8 {
        /// Not at all: code, and scripts whose letters join.
        case none
        /// By a little tracking: Latin, Greek, Cyrillic and their like.
        case tracked
        /// As far as the line needs: ideographs and kana.
        case ideographic
    }

    var face: Int
    var size: Thousandths
    var unitsPerEm: Int
    /// The number of the shaping style in the word cache.
    var shaping: Int
    var spacing: Spacing
    /// Whether hyphens may be added, and punctuation may hang.
    var isProse: Bool

    /// Font units as thousandths of a point, rounded to the nearest.
    func scaled(_ units: Int) -> Thousandths {
        let product = units * size
        if product >= 0, product < 1 << 31 {
            return Int((UInt32(truncatingIfNeeded: product) + UInt32(unitsPerEm / 2)) / UInt32(unitsPerEm))
        }
        return product >= 0
            ? (product + unitsPerEm / 2) / unitsPerEm : -((unitsPerEm / 2 - product) / unitsPerEm)
    }
}

/// A text that is itemized and shaped.
struct PreparedText {
    var text: ParagraphText
    var runs: [TextRun] = []
    /// What belongs to each run, in the order of `runs`.
    var metrics: [RunMetrics] = []
    var units: [TextUnit] = []
    /// The width on one line, without spaces at its end.
    var naturalWidth: Thousandths = 0
}

extension [BreakOpportunity] {
    /// The width of the widest part that no line end divides, but for breaks of emergency.
    var leastWidth: Thousandths {
        var widest = 0
        var start = 0
        for place in self where place.penalty < BreakOpportunity.emergency {
            widest = Swift.max(widest, place.width - place.trailing + place.hyphen - start)
            start = place.start
        }
        return widest
    }

    /// Whether a part that no line end divides is wider than a measure.
    func hasPart(widerThan measure: Thousandths) -> Bool {
        var start = 0
        for place in self {
            if place.width - place.trailing + place.hyphen - start > measure { return true }
            start = place.start
        }
        return false
    }
}

extension Array {
    /// The element at an index; nil past the end.
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
