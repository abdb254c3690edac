/// Finds where the pages of a flow end: of all ways to cut it, the one whose pages together look best and break the
/// fewest rules.
struct PageBreaker {
    /// A box with what it costs to begin a page with it.
    private struct Stop {
        /// The element that a page begins with whose first box this is.
        var element: Int
        var height: Thousandths
        /// The distance to the box above, containers' distances included.
        var space: Thousandths
        var cost: Int
        var slack: Thousandths
        var notes: Thousandths
        /// What stands above the box at the top of a page: repeated heads, containers that go on.
        var above: Thousandths
        /// What stands at the foot of a page that ends before the box.
        var below: Thousandths
    }

    /// How one page is filled.
    struct Fit {
        /// The height at natural spaces.
        var height: Thousandths = 0
        /// The sum of the spaces between blocks.
        var spaces: Thousandths = 0
        /// The sum of what pictures can give.
        var slack: Thousandths = 0

        /// How far the spaces can grow together; a page that lacks more is left ragged.
        var stretch: Thousandths { min(spaces * 7 / 10, 56_000) }
        /// How far they can shrink.
        var shrink: Thousandths { spaces * 15 / 100 }
    }

    private var stops: [Stop] = []
    private let frameHeight: Thousandths

    /// More boxes than this do not stand on one page.
    private static let mostBoxes = 4_000

    /// The range of elements on each page.
    ///
    /// The elements hold no page breaks.
    static func pages(
        of elements: ArraySlice<FlowElement>,
        frameHeight: Thousandths,
        notes: FlowNotes
    ) -> [Range<Int>] {
        let breaker = PageBreaker(elements, frameHeight: frameHeight, notes: notes)
        let whole = breaker.stops.reduce(0) { $0 + $1.space + $1.height + $1.notes }
        guard breaker.stops.count > 1, whole + FlowNotes.gap > frameHeight else {
            return [elements.startIndex..<elements.endIndex]
        }
        var starts = breaker.starts()
        starts[0] = elements.startIndex
        return starts.indices.map { page in
            starts[page]..<(page + 1 < starts.count ? starts[page + 1] : elements.endIndex)
        }
    }

    private init(_ elements: ArraySlice<FlowElement>, frameHeight: Thousandths, notes: FlowNotes) {
        self.frameHeight = frameHeight
        var open: [(above: Thousandths, below: Thousandths)] = []
        var (above, below) = (0, 0)
        var group = (element: elements.startIndex, above: 0, below: 0, space: 0)
        for (index, element) in zip(elements.indices, elements) {
            switch element {
            case .box(let box):
                stops.append(
                    Stop(
                        element: group.element,
                        height: box.height,
                        space: group.space + box.spaceBefore,
                        cost: box.breakCost,
                        slack: box.slack,
                        notes: box.notes.isEmpty ? 0 : notes.height(of: box.notes),
                        above: group.above,
                        below: group.below
                    )
                )
                group = (index + 1, above, below, 0)
            case .open(let style, _, _, let space):
                open.append((style.paddingAtBreak, style.paddingAtBreak))
                above += style.paddingAtBreak
                below += style.paddingAtBreak
                group.space += space
            case .openTable(let head):
                open.append((head.height, 0))
                above += head.height
            case .close:
                if let closed = open.popLast() {
                    above -= closed.above
                    below -= closed.below
                }
                group = (index + 1, above, below, group.space)
            case .pageBreak:
                break
            }
        }
    }

    /// The elements that pages begin with.
    private func starts() -> [Int] {
        let count = stops.count
        var best = [Int](repeating: .max, count: count + 1)
        var origin = [Int](repeating: 0, count: count + 1)
        best[0] = 0
        for first in 0..<count where best[first] < .max {
            var fit = Fit(height: stops[first].above)
            var notes = 0
            for last in first..<min(count, first + Self.mostBoxes) {
                let stop = stops[last]
                if last > first {
                    fit.height += stop.space
                    fit.spaces += stop.space
                }
                fit.height += stop.height
                fit.slack += stop.slack
                notes += stop.notes
                let isEnd = last + 1 == count
                var page = fit
                if notes > 0 { page.height += notes + FlowNotes.gap }
                if !isEnd { page.height += stops[last + 1].below }
                let isOver = page.height - page.shrink - page.slack > frameHeight
                if isOver, last > first { break }
                let cost = best[first] + look(page, isEnd: isEnd) + (isEnd ? 0 : stops[last + 1].cost)
                if cost <= best[last + 1] { (best[last + 1], origin[last + 1]) = (cost, first) }
                if isOver { break }
            }
        }
        var starts: [Int] = []
        var place = count
        while place > 0 {
            place = origin[place]
            starts.append(stops[place].element)
        }
        return starts.reversed()
    }

    /// What the look of a page costs: holes at its foot, squeezed spaces, pictures made smaller.
    private func look(_ page: Fit, isEnd: Bool) -> Int {
        let empty = frameHeight - page.height
        if empty >= 0 {
            // A last page with hardly anything on it looks like a mistake.
            if isEnd { return page.height < frameHeight / 10 ? 45 : 0 }
            if empty <= page.stretch { return 10 * empty / max(page.stretch, 1) }
            // Two pages that are a little empty look better than one that is nearly all so.
            let percent = 100 * empty / max(frameHeight, 1)
            return 12 + 60 * percent / 100 + 240 * percent * percent / 10_000
        }
        if -empty <= page.shrink { return 4 + 16 * -empty / max(page.shrink, 1) }
        return 24 + 40 * (-empty - page.shrink) / max(page.slack, 1)
    }
}

extension ContainerStyle {
    /// The distance of its blocks from its background's end where a page breaks it.
    var paddingAtBreak: Thousandths { background == nil ? 0 : min(insets.top, insets.bottom, 6_000) }
}
