/// What a justified line can give and take, and how its slack is shared: between its spaces, and between all of its
/// glyphs as a little tracking that nobody sees.
package struct Justification {
    /// The sum of the line's spaces.
    var spaces: Thousandths
    /// The number of glyphs that tracking may move apart, less two for each space: what tracking does to the gap between
    /// two words, behind the letter before it and behind the space, is taken back from the space.
    var tracked: Int
    /// The number of ideographs, between which a justified line opens.
    var ideographs: Int
    /// The size of the text.
    var size: Thousandths

    package init(spaces: Thousandths, tracked: Int, ideographs: Int, size: Thousandths) {
        self.spaces = spaces
        self.tracked = tracked
        self.ideographs = ideographs
        self.size = size
    }

    /// What a ratio of 1 is counted as.
    package static let unit = 1024
    /// The most that tracking adds between glyphs, in thousandths of the size.
    package static let greatestTracking = 20
    /// The most that tracking takes away between glyphs, in thousandths of the size.
    package static let leastTracking = 15
    /// The most that opens between ideographs, in thousandths of the size.
    static let greatestIdeographSpace = 125

    private var trackingStretch: Thousandths { max(tracked, 0) * (size * Self.greatestTracking / 1000) }
    private var trackingShrink: Thousandths { max(tracked, 0) * (size * Self.leastTracking / 1000) }
    private var ideographStretch: Thousandths { ideographs * (size * Self.greatestIdeographSpace / 1000) }

    /// What the line stretches by at a ratio of 1: half of its spaces, and all of its tracking.
    var stretch: Thousandths { spaces / 2 + trackingStretch + ideographStretch }
    /// What the line shrinks by at a ratio of -1: a third of its spaces, and all of its tracking.
    var shrink: Thousandths { spaces / 3 + trackingShrink }

    /// How a line with this slack stretches (positive) or shrinks (negative), in `unit`s.
    ///
    /// Above 1 the spaces alone stretch; below -1 the line does not fit.
    package func ratio(ofSlack slack: Thousandths) -> Int {
        if slack < 0 {
            let shrink = shrink
            return shrink > 0 ? max(slack * Self.unit / shrink, -2 * Self.unit) : -2 * Self.unit
        }
        let stretch = stretch
        if slack <= stretch { return stretch > 0 ? slack * Self.unit / stretch : 0 }
        let flexible = spaces / 2 + ideographStretch
        guard flexible > 0 else { return 64 * Self.unit }
        return min(Self.unit + (slack - stretch) * Self.unit / flexible, 64 * Self.unit)
    }

    /// The shares of a line's slack; their sum is the slack, save where nothing more can be given or taken.
    ///
    /// - Returns: What each tracked glyph and each ideograph is moved by, and what all spaces take together.
    package func shares(ofSlack slack: Thousandths) -> (
        tracking: Thousandths, ideograph: Thousandths, spaces: Thousandths
    ) {
        if slack < 0 {
            let shrink = shrink
            let wanted = shrink > 0 ? max(slack, -shrink) : 0
            let tracking = shrink > 0 && tracked > 0 ? -(size * Self.leastTracking / 1000 * -wanted / shrink) : 0
            let rest = slack - tracking * tracked
            return (tracking, 0, max(min(rest, 0), -spaces * 2 / 5))
        }
        let stretch = stretch
        guard stretch > 0 else { return (0, 0, 0) }
        if spaces == 0, ideographs == 0 {
            // A line of one word is not spaced out but for the little that fills it.
            return slack <= stretch ? (slack / max(tracked, 1), 0, 0) : (0, 0, 0)
        }
        let wanted = min(slack, stretch)
        let tracking = tracked > 0 ? size * Self.greatestTracking / 1000 * wanted / stretch : 0
        var rest = slack - tracking * tracked
        guard ideographs > 0 else { return (tracking, 0, rest) }
        let flexible = spaces / 2 + ideographStretch
        let ideograph = spaces == 0 ? rest / ideographs : rest * (ideographStretch / ideographs) / flexible
        rest -= ideograph * ideographs
        return (tracking, ideograph, spaces == 0 ? 0 : rest)
    }
}
