/// Chooses where lines end so that the whole paragraph is set as evenly as it can be (Knuth and Plass, "Breaking
/// paragraphs into lines", 1981), or line by line where the text is preformatted.
struct LineBreaker {
    /// The places where lines may end; the last is the paragraph's end.
    let breaks: [BreakOpportunity]
    /// The width of the first line.
    let firstMeasure: Thousandths
    /// The width of every other line.
    let measure: Thousandths
    /// What a line may lack without harm where lines are ragged; nil where spaces stretch.
    let raggedness: Thousandths?

    /// The places in `breaks` at which lines end, ascending; the last is the paragraph's end.
    func lineEnds() -> [Int] {
        guard breaks.count > 1 else { return [0] }
        return optimum(toleratedRatio: 3 * Self.unit / 2) ?? optimum(toleratedRatio: Int.max)
            ?? Array(breaks.indices)
    }

    /// The places at which lines end when each takes as much as it can.
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

    /// What a ratio of 1 is counted as.
    private static let unit = 1024
    /// Ratios above this count alike.
    private static let greatestRatio = 24 * unit

    /// A line that has begun in more ways than this forgets the earliest of them.
    private static let mostActive = 1024

    /// A way to end a line at a place.
    private struct Node {
        /// The place in `breaks`; -1 for the paragraph's start.
        var place: Int
        /// 0 tight, 1 decent, 2 loose, 3 very loose.
        var fitness: Int
        var demerits: Int
        /// The node of the line before.
        var previous: Int
    }

    private func naturalWidth(from start: Int, to end: Int) -> Thousandths {
        breaks[end].width - breaks[end].trailing + breaks[end].hyphen - (start < 0 ? 0 : breaks[start].width)
    }

    /// How a line stretches (positive) or shrinks (negative), in `unit`s of what its spaces take well; nil where it
    /// does not fit.
    private func ratio(from start: Int, to end: Int, isLast: Bool) -> Int? {
        let slack = (start < 0 ? firstMeasure : measure) - naturalWidth(from: start, to: end)
        let spaces = breaks[end].spaces - breaks[end].trailing - (start < 0 ? 0 : breaks[start].spaces)
        if slack < 0 {
            guard raggedness == nil, -slack * 3 <= spaces else { return nil }
            return spaces == 0 ? 0 : slack * 3 * Self.unit / spaces
        }
        if isLast { return 0 }
        let stretch = raggedness ?? spaces / 2
        guard stretch > 0 else { return slack == 0 ? 0 : Self.greatestRatio }
        return min(slack * Self.unit / stretch, Self.greatestRatio)
    }

    private func optimum(toleratedRatio: Int) -> [Int]? {
        var nodes = [Node(place: -1, fitness: 1, demerits: 0, previous: -1)]
        var active = [0]
        let last = breaks.count - 1
        for end in breaks.indices {
            if end > 0, end < last, !breaks[end].addsHyphen, breaks[end].width == breaks[end - 1].width,
                breaks[end].trailing == breaks[end - 1].trailing
            {
                // Nothing that shows stands between the two places, and one of them is enough.
                continue
            }
            var best: InlineArray<4, Node?> = .init(repeating: nil)
            var keptCount = 0
            var fallback: Int?
            for number in active {
                let node = nodes[number]
                guard let ratio = ratio(from: node.place, to: end, isLast: end == last) else {
                    fallback = number
                    continue
                }
                active[keptCount] = number
                keptCount += 1
                guard ratio <= toleratedRatio else { continue }
                consider(node, number, ratio: ratio, end: end, isLast: end == last, best: &best)
            }
            active.removeLast(active.count - keptCount)
            if active.count > Self.mostActive { active.removeFirst(active.count - Self.mostActive) }
            for fitness in 0..<4 {
                guard let node = best[fitness] else { continue }
                active.append(nodes.count)
                nodes.append(node)
            }
            if active.isEmpty {
                guard toleratedRatio == Int.max, let fallback else { return nil }
                // A part that no line holds: it takes a line of its own, and the line is compressed.
                active.append(nodes.count)
                nodes.append(
                    Node(place: end, fitness: 1, demerits: nodes[fallback].demerits + 1 << 40, previous: fallback)
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

    private func consider(
        _ node: Node,
        _ number: Int,
        ratio: Int,
        end: Int,
        isLast: Bool,
        best: inout InlineArray<4, Node?>
    ) {
        let magnitude = abs(ratio)
        let badness = 100 * magnitude * magnitude / Self.unit * magnitude / (Self.unit * Self.unit)
        let fitness = ratio < -Self.unit / 2 ? 0 : ratio <= Self.unit / 2 ? 1 : ratio <= Self.unit ? 2 : 3
        let penalty = isLast ? 0 : breaks[end].penalty
        var demerits = node.demerits + (10 + badness) * (10 + badness) + penalty * penalty
        if abs(fitness - node.fitness) > 1 { demerits += 10_000 }
        if breaks[end].addsHyphen, node.place >= 0, breaks[node.place].addsHyphen { demerits += 10_000 }
        if isLast, node.place >= 0, naturalWidth(from: node.place, to: end) < measure / 12 { demerits += 8_000 }
        if let known = best[fitness], known.demerits <= demerits { return }
        best[fitness] = Node(place: end, fitness: fitness, demerits: demerits, previous: number)
    }
}
