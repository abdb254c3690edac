extension VectorGradient {
    /// The most often that a gradient is repeated.
    private static let repetitionLimit = 200

    /// Writes a repeated or reflected gradient out over a box of the picture, since PDF only goes on with end colours.
    mutating func spread(over box: VectorBounds, isReflected: Bool) {
        guard let back = transform.inverse else { return }
        let corners = box.corners.map { back($0) }
        var (first, last) = (0, 1)
        switch geometry {
        case .linear(let start, let end):
            let along = end - start
            let square = along.x * along.x + along.y * along.y
            let places = corners.map { corner in
                ((corner.x - start.x) * along.x + (corner.y - start.y) * along.y) / square
            }
            first = Self.whole((places.min() ?? 0).rounded(.down))
            last = Self.whole((places.max() ?? 1).rounded(.up))
        case .radial(let focus, _, let centre, let radius):
            let offset = centre - focus
            let gap = (offset.x * offset.x + offset.y * offset.y).squareRoot()
            let reach =
                corners.map { corner in
                    let way = corner - focus
                    return (way.x * way.x + way.y * way.y).squareRoot()
                }.max() ?? 0
            last = Self.whole((reach / max(radius - gap, radius / 100)).rounded(.up))
        }
        last = min(max(last, first + 1), first + Self.repetitionLimit)
        guard first != 0 || last != 1 else { return }
        let count = Double(last - first)
        var repeated: [Stop] = []
        for turn in first..<last {
            let isBackwards = isReflected && turn & 1 != 0
            // Each turn begins and ends with its own colours, also where its stops do not reach the ends.
            var turned: [Stop] = isBackwards ? stops.reversed() : stops
            if let begin = turned.first, let end = turned.last {
                turned.insert(Stop(offset: isBackwards ? 1 : 0, colour: begin.colour), at: 0)
                turned.append(Stop(offset: isBackwards ? 0 : 1, colour: end.colour))
            }
            for stop in turned {
                let place = isBackwards ? 1 - stop.offset : stop.offset
                repeated.append(Stop(offset: (Double(turn - first) + place) / count, colour: stop.colour))
            }
        }
        stops = repeated
        switch geometry {
        case .linear(let start, let end):
            geometry = .linear(start.mixed(end, Double(first)), start.mixed(end, Double(last)))
        case .radial(let focus, let inner, let centre, let radius):
            geometry = .radial(
                focus,
                inner,
                focus.mixed(centre, Double(last)),
                inner + (radius - inner) * Double(last)
            )
        }
    }

    private static func whole(_ value: Double) -> Int { Int(min(max(value, -1e6), 1e6)) }
}
