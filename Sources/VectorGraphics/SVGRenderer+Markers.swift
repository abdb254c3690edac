extension SVGRenderer {
    /// A corner of a path with the directions in which the path comes and goes.
    private struct Vertex {
        var point: VectorPoint
        var arrival: VectorPoint?
        var departure: VectorPoint?
    }

    /// Draws the markers on a path (SVG 2, 13.7).
    mutating func renderMarkers(on path: VectorPath, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        let markers = context.style.markers.map { document.element($0) }
        guard markers.contains(where: { $0 != nil }), context.style.isVisible else { return [] }
        let vertices = Self.vertices(of: path)
        var items: [VectorItem] = []
        for (index, vertex) in vertices.enumerated() {
            let kinds = [index == 0 ? 0 : index == vertices.count - 1 ? 2 : 1] + (vertices.count == 1 ? [2] : [])
            for kind in kinds {
                guard let place = markers[kind], document.elements[place].name == "marker" else { continue }
                items += try renderMarker(place, at: vertex, isStart: kind == 0, context)
            }
        }
        return items
    }

    private mutating func renderMarker(
        _ place: Int,
        at vertex: Vertex,
        isStart: Bool,
        _ context: Context
    ) throws(VectorGraphicsError) -> [VectorItem] {
        let attributes = document.elements[place].attributes
        func length(_ name: String, _ side: LengthContext.Side, _ standard: Double) -> Double {
            attributes[name].flatMap { context.viewport.length($0, side) } ?? standard
        }
        let (width, height) = (length("markerWidth", .width, 3), length("markerHeight", .height, 3))
        guard width > 0, height > 0 else { return [] }
        var transform = context.transform * .translation(vertex.point.x, vertex.point.y)
        let orientation = (attributes["orient"] ?? "0").trimmed
        if orientation.hasPrefix("auto") {
            var angle = Self.angle(vertex)
            if isStart, orientation == "auto-start-reverse" { angle += 180 }
            transform = transform * .rotation(degrees: angle)
        } else if let angle = TextScanner.numbers(orientation).first {
            transform = transform * .rotation(degrees: angle)
        }
        if attributes["markerUnits"] != "userSpaceOnUse" {
            transform = transform * .scaling(context.style.strokeWidth, context.style.strokeWidth)
        }
        let view = ViewBox(attributes["viewBox"])
        let fit = view?.transform(to: width, height, attributes["preserveAspectRatio"]) ?? .identity
        let reference = VectorPoint(x: length("refX", .width, 0), y: length("refY", .height, 0))
        let origin = fit(reference)
        let corner = transform * .translation(-origin.x, -origin.y)
        var inner = context
        inner.depth += 1
        inner.transform = corner * fit
        guard inner.transform.isUsable else { return [] }
        inner.viewport = LengthContext(width: view?.width ?? width, height: view?.height ?? height)
        // A marker takes nothing from the path that it stands on but what it asks for.
        inner.contextFill = Self.resolved(context.style.fill, context)
        inner.contextStroke = Self.resolved(context.style.stroke, context)
        inner.style = try style(of: place, below: ancestors(of: place, context), context.viewport)
        guard inner.depth <= VectorLimits.depth else { return [] }
        var markerless = inner
        markerless.style.markers = [nil, nil, nil]
        let items = try renderChildren(of: place, markerless)
        guard !items.isEmpty, !(inner.style.isOverflowVisible ?? false) else { return try compose(items, inner) }
        let edge = VectorBounds(left: 0, top: 0, right: width, bottom: height)
        return try compose([.group(Self.clipped(items, to: edge, corner))], inner)
    }

    /// The style of what is around an element where it stands in the file.
    mutating func ancestors(of place: Int, _ context: Context) throws(VectorGraphicsError) -> ComputedStyle {
        var chain: [Int] = []
        var parent = document.elements[place].parent
        while parent >= 0 {
            chain.append(parent)
            parent = document.elements[parent].parent
        }
        var style = ComputedStyle()
        for ancestor in chain.reversed() { style = try self.style(of: ancestor, below: style, context.viewport) }
        return style
    }

    private static func resolved(_ request: PaintRequest, _ context: Context) -> PaintRequest {
        request == .currentColour ? .colour(context.style.colour) : request
    }

    // MARK: Directions

    private static func angle(_ vertex: Vertex) -> Double {
        func unit(_ vector: VectorPoint?) -> VectorPoint {
            guard let vector else { return VectorPoint(x: 0, y: 0) }
            let length = (vector.x * vector.x + vector.y * vector.y).squareRoot()
            return length > 0 ? VectorPoint(x: vector.x / length, y: vector.y / length) : VectorPoint(x: 0, y: 0)
        }
        let sum = unit(vertex.arrival) + unit(vertex.departure)
        return Trigonometry.angle(sum.x, sum.y)
    }

    private static func vertices(of path: VectorPath) -> [Vertex] {
        var vertices: [Vertex] = []
        var start = 0
        func point(_ index: Int) -> VectorPoint { vertices[index].point }
        func go(to end: VectorPoint, leaving: VectorPoint, arriving: VectorPoint) {
            if !vertices.isEmpty { vertices[vertices.count - 1].departure = leaving }
            vertices.append(Vertex(point: end, arrival: arriving))
        }
        for element in path.elements.prefix(20_000) {
            let current = vertices.last?.point ?? VectorPoint(x: 0, y: 0)
            switch element {
            case .move(let end):
                start = vertices.count
                vertices.append(Vertex(point: end))
            case .line(let end): go(to: end, leaving: end - current, arriving: end - current)
            case .curve(let first, let second, let end):
                let leaving = [first, second, end].first { $0 != current } ?? end
                let arriving = [second, first, current].first { $0 != end } ?? current
                go(to: end, leaving: leaving - current, arriving: end - arriving)
            case .close:
                guard start < vertices.count else { continue }
                let end = point(start)
                go(to: end, leaving: end - current, arriving: end - current)
                vertices[vertices.count - 1].departure = vertices[start].departure
                vertices[start].arrival = end - current
            }
        }
        return vertices
    }
}
