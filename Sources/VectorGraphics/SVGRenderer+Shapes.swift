extension SVGRenderer {
    /// Draws a basic shape or a path.
    mutating func renderShape(_ place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        let element = document.elements[place]
        let path = path(of: element, context)
        try countSteps(path)
        guard !path.isEmpty, let bounds = path.bounds, bounds.isUsable else { return [] }
        var items: [VectorItem] = []
        if let shape = try shape(path, bounds, context) { items.append(.shape(shape)) }
        if ["path", "line", "polyline", "polygon"].contains(element.name), !context.isClip {
            items += try renderMarkers(on: path, context)
        }
        return items
    }

    /// A path with its paints; nil where it draws nothing.
    mutating func shape(
        _ path: VectorPath,
        _ bounds: VectorBounds,
        _ context: Context
    ) throws(VectorGraphicsError) -> VectorShape? {
        let style = context.style
        guard style.isVisible else { return nil }
        if context.isClip {
            let white = VectorFill(paint: .solid(.white), opacity: 1)
            return VectorShape(path: path, transform: context.transform, rule: style.clipRule, fill: white)
        }
        let fill = try fill(style.fill, style.fillOpacity, bounds, reach: 0, context)
        let stroke = try stroke(bounds, context)
        guard fill != nil || stroke != nil else { return nil }
        return VectorShape(
            path: path,
            transform: context.transform,
            rule: style.fillRule,
            fill: fill,
            stroke: stroke,
            isStrokeFirst: style.isStrokeFirst
        )
    }

    /// The line along an outline; nil where there is none.
    mutating func stroke(
        _ bounds: VectorBounds,
        _ context: Context
    ) throws(VectorGraphicsError) -> VectorStroke? {
        let style = context.style
        guard style.stroke != .none, style.strokeWidth > 0, style.strokeWidth.isFinite else { return nil }
        // A line that keeps its width is as wide as if its space were the picture.
        let shrink = style.keepsStrokeWidth ? 1 / context.transform.scale : 1
        let width = style.strokeWidth * shrink
        let paint = try fill(style.stroke, style.strokeOpacity, bounds, reach: width * 2, context)
        return paint.map { paint in
            VectorStroke(
                fill: paint,
                width: width,
                cap: style.cap,
                join: style.join,
                miterLimit: style.miterLimit,
                dashes: style.dashes.map { $0 * shrink },
                dashOffset: style.dashOffset * shrink
            )
        }
    }

    private func path(of element: SVGElement, _ context: Context) -> VectorPath {
        var lengths = context.viewport
        lengths.fontSize = context.style.fontSize
        func length(_ name: String, _ side: LengthContext.Side) -> Double? {
            element.attributes[name].flatMap { lengths.length($0, side) }
        }
        var path = VectorPath()
        switch element.name {
        case "path":
            return PathData.read(element.attributes["d"] ?? "", limit: VectorLimits.steps)
        case "rect":
            let (x, y) = (length("x", .width) ?? 0, length("y", .height) ?? 0)
            let (width, height) = (length("width", .width) ?? 0, length("height", .height) ?? 0)
            guard width > 0, height > 0 else { return path }
            let rx = length("rx", .width) ?? length("ry", .height) ?? 0
            let ry = length("ry", .height) ?? length("rx", .width) ?? 0
            path.appendRoundedRectangle(
                VectorBounds(left: x, top: y, right: x + width, bottom: y + height),
                min(max(rx, 0), width / 2),
                min(max(ry, 0), height / 2)
            )
        case "circle", "ellipse":
            let centre = VectorPoint(x: length("cx", .width) ?? 0, y: length("cy", .height) ?? 0)
            let radius = length("r", .diagonal)
            let rx = element.name == "circle" ? radius : length("rx", .width) ?? length("ry", .height)
            let ry = element.name == "circle" ? radius : length("ry", .height) ?? length("rx", .width)
            guard let rx, let ry, rx > 0, ry > 0 else { return path }
            path.appendEllipse(centre: centre, rx, ry)
        case "line":
            let start = VectorPoint(x: length("x1", .width) ?? 0, y: length("y1", .height) ?? 0)
            let end = VectorPoint(x: length("x2", .width) ?? 0, y: length("y2", .height) ?? 0)
            path.appendPolygon([start, end], isClosed: false)
        default:
            let numbers = TextScanner.numbers(element.attributes["points"] ?? "", limit: VectorLimits.steps)
            let points = stride(from: 0, to: numbers.count - 1, by: 2).map {
                VectorPoint(x: numbers[$0], y: numbers[$0 + 1])
            }
            path.appendPolygon(points, isClosed: element.name == "polygon")
        }
        return path
    }
}

extension VectorBounds {
    /// Whether all edges are finite and of a size that a page can show.
    var isUsable: Bool { [left, top, right, bottom].allSatisfy { $0.isFinite && abs($0) < 1e9 } }
}
