/// The levels of a text's headings below the level 2 that every text stands under.
struct HeadingLevels {
    private let shift: Int
    /// The shifted levels of the headings that the next one may stand under, from the highest.
    private var open: [Int] = []

    /// Levels of a text whose highest heading has a level.
    init(highest: Int) { shift = max(0, 3 - highest) }

    /// The level, 3 to 6, of the next heading, and whether it skips one.
    mutating func level(of written: Int) -> (level: Int, isSkipped: Bool) {
        let level = written + shift
        // A heading beside one that was closed up is closed up with it, and no news.
        var hasSibling = false
        while let last = open.last, last >= level {
            hasSibling = last == level
            open.removeLast()
        }
        let isSkipped = !hasSibling && level > (open.last ?? 2) + 1
        open.append(level)
        return (min(2 + open.count, 6), isSkipped)
    }
}
