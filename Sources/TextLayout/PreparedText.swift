internal import FontPrograms

/// A word, a space or a box of a text, shaped.
struct TextUnit {
    /// What a unit is.
    enum Kind {
        /// Glyphs that keep their widths.
        case word
        /// A space that justification widens and a line's end swallows.
        case space
        /// A space that justification widens and no line ends at.
        case joiningSpace
        /// An inline box.
        case box
    }

    var range: Range<Int>
    /// The place of its run in `runs`.
    var run: Int
    var kind: Kind
    /// Its entry in the word cache; -1 for boxes.
    var entry: Int
    var width: Thousandths
}

/// A place where a line may end.
struct BreakOpportunity {
    /// The offset after which the next line goes on, behind the spaces that the line's end swallows.
    var offset: Int
    /// What it costs, as TeX's penalties.
    var penalty: Int
    /// Whether a hyphen is shown where the line ends here.
    var addsHyphen: Bool
    /// The width of the text up to here, with all of its spaces.
    var width: Thousandths = 0
    /// The part of `width` that is spaces.
    var spaces: Thousandths = 0
    /// The width of the spaces right before the place, which the line's end swallows.
    var trailing: Thousandths = 0
    /// The width of the hyphen.
    var hyphen: Thousandths = 0

    /// The penalty of a break inside a word that nothing but need allows.
    static let emergency = 5000
    /// The penalty of a break at a soft hyphen.
    static let softHyphen = 50
    /// The penalty of a break inside a long word at a character such as `/`, `.` or `_`.
    static let longWord = 300
}

/// A text that is itemized and shaped, with every place where a line may end.
struct PreparedText {
    var text: ParagraphText
    var runs: [TextRun]
    var units: [TextUnit]
    /// The places where a line may end, ascending; the last is the text's end.
    var breaks: [BreakOpportunity]

    /// The width on one line, without spaces at its end.
    var naturalWidth: Thousandths { breaks.last.map { $0.width - $0.trailing } ?? 0 }

    /// The width of the widest part that no line end divides, but for breaks of emergency.
    var leastWidth: Thousandths {
        var widest = 0
        var start = 0
        for place in breaks where place.penalty < BreakOpportunity.emergency {
            widest = max(widest, place.width - place.trailing + place.hyphen - start)
            start = place.width
        }
        return widest
    }
}
