/// Chooses where lines end so that the whole paragraph is set as evenly as it can be (Knuth and Plass, "Breaking
/// paragraphs into lines", 1981), or line by line where the text is preformatted.
struct LineBreaker {
    /// The places where lines may end; the last is the paragraph's end.
    let breaks: [BreakOpportunity]
    /// The width of the first line.
    let firstMeasure: Thousandths
    /// The width of every other line.
    let measure: Thousandths
    /// The size of the text.
    let size: Thousandths
    /// What a line may lack without harm where lines are ragged; nil where lines are justified.
    let raggedness: Thousandths?

    /// What a ratio of 1 is counted as.
    static let unit = Justification.unit
    /// Ratios above this count alike.
    private static let greatestRatio = 24 * unit

    /// A line that has begun in more ways than this forgets the earliest of them.
    private static let mostActive = 1024

    /// More lines than this that follow each other do not end with hyphens.
    private static let mostHyphens = 2
    /// The demerits of a second line in a row that ends with a hyphen.
    private static let ladderDemerits = 30_000
    /// The demerits of a further one, where nothing else is possible.
    private static let longLadderDemerits = 1 << 42
    /// The demerits of a hyphen before the last line.
    private static let lastHyphenDemerits = 20_000
    /// The demerits of neighbouring lines of which one is tight and one is loose.
    private static let fitnessDemerits = 10_000
    /// The demerits of a last line that is a stub.
    private static let stubDemerits = 8_000

    /// The places in `breaks` at which lines end when each takes as much as it can.
    func greedyLineEnds() -> [Int] {
        var ends: [Int] = []
        var start = -1
        var last = -1
        for index in breaks.indices {
            let limit = ends.isEmpty ? firstMeasure : measure
            if naturalWidth(from: start, to: index) > limit, last > start {
                ends.append(last)
                start = last
            }
            last = index
        }
        ends.append(breaks.count - 1)
        return ends
    }

    /// A way to end a line at a place.
    private struct Node {
        /// The place in `breaks`; -1 for the paragraph's start.
        var place: Int
        /// 0 tight, 1 decent, 2 loose, 3 very loose.
        var fitness: Int
        /// How many lines up to here end with hyphens.
        var hyphens: Int
        var demerits: Int
        /// The node of the line before.
        var previous: Int
    }

    private func naturalWidth(from start: Int, to end: Int) -> Thousandths {
        breaks[end].width - breaks[end].trailing + breaks[end].hyphen - (start < 0 ? 0 : breaks[start].start)
    }

    /// The places in `breaks` at which lines end, ascending, the last being the paragraph's end; nil where no line of
    /// some part stretches by less than `tolerance`.
    ///
    /// - Parameters:
    ///   - tolerance: The greatest ratio of stretching, in `unit`s; `Int.max` takes every line, and one that is
    ///     overfull where nothing else is left.
    ///   - work: Counts the lines that were weighed.
    func optimum(tolerance: Int, work: inout Int) -> [Int]? {
        var nodes = [Node(place: -1, fitness: 1, hyphens: 0, demerits: 0, previous: -1)]
        var active = [0]
        let last = breaks.count - 1
        for end in breaks.indices {
            let place = breaks[end]
            if end > 0, end < last, !place.addsHyphen, place.width == breaks[end - 1].width,
                place.trailing == breaks[end - 1].trailing
            {
                // Nothing that shows stands between the two places, and one of them is enough.
                continue
            }
            var best: InlineArray<4, Node?> = .init(repeating: nil)
            var keptCount = 0
            var fallback: Int?
            let isLast = end == last
            let reach = place.width - place.trailing
            work += active.count
            for number in active {
                let node = nodes[number]
                let from = node.place < 0 ? 0 : breaks[node.place].start
                let width = node.place < 0 ? firstMeasure : measure
                let justification = Justification(
                    spaces: place.spaces - place.trailing - (node.place < 0 ? 0 : breaks[node.place].spaces),
                    tracked: place.tracked - (node.place < 0 ? 0 : breaks[node.place].tracked),
                    ideographs: place.ideographs - (node.place < 0 ? 0 : breaks[node.place].ideographs),
                    size: size
                )
                let shrink = raggedness == nil ? justification.shrink : 0
                var slack = width - (reach - from)
                let hangingStart = node.place < 0 ? 0 : breaks[node.place].hangingStart
                if slack + hangingStart + place.hangingEnd + shrink < 0 {
                    fallback = number
                    continue
                }
                active[keptCount] = number
                keptCount += 1
                slack += hangingStart + place.hangingEnd - place.hyphen
                guard slack + shrink >= 0 else { continue }
                if place.addsHyphen, node.hyphens >= Self.mostHyphens, tolerance < Int.max { continue }
                let ratio = ratio(justification, slack: slack, isLast: isLast)
                guard ratio <= tolerance else { continue }
                consider(node, number, ratio: ratio, end: end, isLast: isLast, best: &best)
            }
            active.removeLast(active.count - keptCount)
            if active.count > Self.mostActive { active.removeFirst(active.count - Self.mostActive) }
            for fitness in 0..<4 {
                guard let node = best[fitness] else { continue }
                active.append(nodes.count)
                nodes.append(node)
            }
            if active.isEmpty {
                guard tolerance == Int.max, let fallback else { return nil }
                // A part that no line holds: it takes a line of its own, and the line is compressed.
                active.append(nodes.count)
                nodes.append(
                    Node(
                        place: end,
                        fitness: 1,
                        hyphens: 0,
                        demerits: nodes[fallback].demerits + 1 << 40,
                        previous: fallback
                    )
                )
            }
        }
        let ends = active.filter { nodes[$0].place == last }
        guard var number = ends.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
        var places: [Int] = []
        while nodes[number].place >= 0 {
            places.append(nodes[number].place)
            number = nodes[number].previous
        }
        return places.reversed()
    }

    /// How a line stretches (positive) or shrinks (negative).
    private func ratio(_ justification: Justification, slack: Thousandths, isLast: Bool) -> Int {
        if isLast, slack >= 0 { return 0 }
        guard let raggedness else { return justification.ratio(ofSlack: slack) }
        return min(slack * Self.unit / max(raggedness, 1), Self.greatestRatio)
    }

    private func consider(
        _ node: Node,
        _ number: Int,
        ratio: Int,
        end: Int,
        isLast: Bool,
        best: inout InlineArray<4, Node?>
    ) {
        let magnitude = min(abs(ratio), Self.greatestRatio)
        let badness = 100 * magnitude * magnitude / Self.unit * magnitude / (Self.unit * Self.unit)
        let fitness = ratio < -Self.unit / 2 ? 0 : ratio <= Self.unit / 2 ? 1 : ratio <= Self.unit ? 2 : 3
        let place = breaks[end]
        let penalty = isLast ? 0 : place.penalty
        var demerits = node.demerits + (10 + badness) * (10 + badness) + penalty * penalty
        if abs(fitness - node.fitness) > 1 { demerits += Self.fitnessDemerits }
        if place.addsHyphen, node.hyphens > 0 {
            demerits += node.hyphens < Self.mostHyphens ? Self.ladderDemerits : Self.longLadderDemerits
        }
        if isLast, node.place >= 0 {
            if breaks[node.place].addsHyphen { demerits += Self.lastHyphenDemerits }
            if naturalWidth(from: node.place, to: end) < measure / 12 { demerits += Self.stubDemerits }
        }
        if let known = best[fitness], known.demerits <= demerits { return }
        best[fitness] = Node(
            place: end,
            fitness: fitness,
            hyphens: place.addsHyphen ? node.hyphens + 1 : 0,
            demerits: demerits,
            previous: number
        )
    }
}
