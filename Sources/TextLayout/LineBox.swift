public import FontPrograms

/// A glyph in its place on a line.
public struct PositionedGlyph: Hashable, Sendable {
    /// The glyph of the run's face.
    public var id: UInt16
    /// The offset in the line's text of the first byte that the glyph stands for.
    public var cluster: Int32
    /// How far the pen moves after the glyph, with its share of the justification.
    public var advance: Int32
    /// How far the glyph is drawn right of the pen.
    public var xOffset: Int32
    /// How far the glyph is drawn above the pen.
    public var yOffset: Int32
}

/// Glyphs of one face, size and colour that follow each other on a line.
public struct GlyphRun: Hashable, Sendable {
    /// The face's place in `FontCollection.faces`.
    public var face: Int
    /// How the text looks.
    public var style: TextStyle
    /// The caller's tag of the text.
    public var tag: Int
    /// The direction of the run; glyphs stand in visual order in any case.
    public var direction: TextDirection
    /// Where the pen starts, from the left end of the line box.
    public var x: Thousandths
    /// The sum of the glyphs' advances.
    public var width: Thousandths
    /// The run's glyphs in the line's `glyphs`, from left to right.
    public var glyphs: Range<Int>
    /// The bytes in the line's `text` that the run stands for.
    public var text: Range<Int>
    /// Whether the glyphs stand for text that no font has; the line shows a replacement.
    public var isMissing: Bool
    /// What justification has added to the advance of every glyph that ends a cluster (PDF's character spacing).
    public var tracking: Thousandths = 0
}

/// An inline box in its place on a line.
public struct PositionedBox: Hashable, Sendable {
    /// The box, scaled down where it was wider than the measure.
    public var box: InlineBox
    /// Its left side, from the left end of the line box.
    public var x: Thousandths
}

/// A line of text that is set.
///
/// Spaces at the line's end have glyphs that advance by 0, so that the text reads whole and the widths add up.
public struct LineBox: Hashable, Sendable {
    /// The width that the line was set for, indents included.
    public var measure: Thousandths
    /// The height that the line takes.
    public var height: Thousandths
    /// The distance of the baseline from the top of the line box.
    public var baseline: Thousandths
    /// The UTF-8 of the line in reading order; a hyphen added at its end stands there as U+00AD.
    public var text: [UInt8] = []
    /// The glyphs of all runs.
    public var glyphs: [PositionedGlyph] = []
    /// The runs from left to right.
    public var runs: [GlyphRun] = []
    /// The inline boxes from left to right.
    public var boxes: [PositionedBox] = []
    /// The right end of what stands on the line, from the left end of the line box.
    public var end: Thousandths = 0
    /// How far punctuation hangs out of the line at the left; the first run begins that much before the line's start.
    public var hangingStart: Thousandths = 0
    /// How far punctuation hangs out of the line at the right, as a part of `end`.
    public var hangingEnd: Thousandths = 0

    /// Whether the line ends with a hyphen that the text does not have.
    public var endsWithHyphen: Bool { text.count > 1 && text[text.count - 2] == 0xC2 && text[text.count - 1] == 0xAD }

    /// Whether a hyphen was added at its end.
    var endsInHyphen: Bool { text.count > 1 && text[text.count - 1] == 0xAD && text[text.count - 2] == 0xC2 }

    /// The clusters of a run in visual order: which glyphs stand for which bytes of `text`.
    ///
    /// ToUnicode maps a glyph to its cluster's text; where a cluster has several glyphs, ActualText says what they are.
    public func clusters(of run: GlyphRun) -> [(glyphs: Range<Int>, text: Range<Int>)] {
        var clusters: [(glyphs: Range<Int>, text: Range<Int>)] = []
        var start = run.glyphs.lowerBound
        while start < run.glyphs.upperBound {
            let offset = Int(glyphs[start].cluster)
            var end = start + 1
            while end < run.glyphs.upperBound, Int(glyphs[end].cluster) == offset { end += 1 }
            let next: Int
            switch run.direction {
            case .leftToRight: next = end < run.glyphs.upperBound ? Int(glyphs[end].cluster) : run.text.upperBound
            case .rightToLeft: next = clusters.last?.text.lowerBound ?? run.text.upperBound
            }
            clusters.append((start..<end, offset..<max(offset, next)))
            start = end
        }
        return clusters
    }
}
