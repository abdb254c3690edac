/// What setting text has cost, counted rather than timed: the same text costs the same everywhere.
public struct LayoutWork: Hashable, Sendable {
    /// Words that HarfBuzz shaped; others were found in the cache.
    public var shapedWords = 0
    /// Words, spaces and boxes that were measured.
    public var measuredUnits = 0
    /// Texts that ICU was asked to find line ends in.
    public var analysedTexts = 0
    /// Pairs of a line's start and end that were weighed.
    public var weighedLines = 0
    /// Words that were looked at for places to hyphenate.
    public var hyphenatedWords = 0
}
