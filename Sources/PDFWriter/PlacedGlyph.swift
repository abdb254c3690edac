/// A glyph at its place in a line of text.
public struct PlacedGlyph: Sendable, Hashable {
    /// The glyph's index in its font program.
    public var glyph: UInt16
    /// From the line's origin to the right, in thousandths of a point.
    public var x: Int32
    /// From the baseline upwards, in thousandths of a point.
    public var y: Int32
    /// The UTF-8 offsets of the characters that it stands for; an empty range for all but the first of several glyphs
    /// that stand for the same characters.
    public var textStart: Int32
    /// Where the range ends.
    public var textEnd: Int32

    /// Makes a glyph.
    public init(glyph: UInt16, x: Int32, y: Int32, textStart: Int32, textEnd: Int32) {
        self.glyph = glyph
        self.x = x
        self.y = y
        self.textStart = textStart
        self.textEnd = textEnd
    }
}
