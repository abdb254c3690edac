public import FontPrograms

/// Sets text: paragraphs to lines, blocks to pages.
///
/// The result is a function of the input alone. A typesetter keeps what it has shaped and belongs to one worker; give
/// each worker its own.
public final class Typesetter {
    /// The fonts that it sets with.
    public let fonts: FontCollection
    /// Text that no font has, in the order it was met, each cluster of a tag once.
    public internal(set) var missingGlyphs: [MissingGlyph] = []

    /// Makes a typesetter.
    public init(fonts: FontCollection) { self.fonts = fonts }

    /// Sets a paragraph.
    ///
    /// - Parameter measure: The width of the lines; at least an em is taken.
    public func lines(of paragraph: Paragraph, measure: Thousandths) -> [LineBox] { [] }

    /// Sets blocks on pages.
    ///
    /// - Parameter firstPage: The number of the first page, from 1.
    /// - Returns: The pages, at least one.
    public func pages(of blocks: [LayoutBlock], geometry: PageGeometry, firstPage: Int = 1) -> [PageFrame] {
        [PageFrame(number: firstPage)]
    }
}
