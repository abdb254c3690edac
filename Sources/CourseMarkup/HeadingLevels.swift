/// The levels of a text's headings below the heading that the text stands under, of level 2 in a course.
struct HeadingLevels {
    private let shift: Int
    /// The level above the text's highest.
    private let above: Int
    /// The shifted levels of the headings that the next one may stand under, from the highest.
    private var open: [Int] = []

    /// Levels of a text whose highest heading has a level.
    ///
    /// - Parameter above: The level of the heading that the text stands under.
    init(highest: Int, above: Int = 2) {
        shift = max(0, above + 1 - highest)
        self.above = above
    }

    /// The level, up to 6, of the next heading, and whether it skips one.
    mutating func level(of written: Int) -> (level: Int, isSkipped: Bool) {
        let level = written + shift
        // A heading beside one that was closed up is closed up with it, and no news.
        var hasSibling = false
        while let last = open.last, last >= level {
            hasSibling = last == level
            open.removeLast()
        }
        let isSkipped = !hasSibling && level > (open.last ?? above) + 1
        open.append(level)
        return (min(above + open.count, 6), isSkipped)
    }
}
