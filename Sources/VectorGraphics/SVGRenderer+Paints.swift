extension SVGRenderer {
    /// Resolves a paint; nil where nothing is painted.
    ///
    /// - Parameters:
    ///   - bounds: The box of what is painted, in the context's space.
    ///   - reach: How far the paint goes beyond the box.
    mutating func fill(
        _ request: PaintRequest,
        _ opacity: Double,
        _ bounds: VectorBounds,
        reach: Double,
        _ context: Context
    ) throws(VectorGraphicsError) -> VectorFill? {
        switch request {
        case .none: return nil
        case .colour(let colour): return Self.solid(colour, opacity)
        case .currentColour: return Self.solid(context.style.colour, opacity)
        case .contextFill, .contextStroke:
            let around = request == .contextFill ? context.contextFill : context.contextStroke
            guard around != .contextFill, around != .contextStroke else { return nil }
            return try fill(around, opacity, bounds, reach: reach, context)
        case .reference(let id, let fallback):
            if let place = document.element(id) {
                switch document.elements[place].name {
                case "linearGradient", "radialGradient":
                    let paint = try gradient(place, bounds, reach, context)
                    if case .solid(let colour)? = paint { return Self.solid(colour, opacity) }
                    return paint.flatMap { paint in Self.painted(paint, opacity) }
                case "pattern":
                    let tile = try tile(place, bounds, context)
                    return tile.flatMap { tile in Self.painted(.tile(tile), opacity) }
                default: break
                }
            }
            return try fill(fallback, opacity, bounds, reach: reach, context)
        }
    }

    private static func solid(_ colour: VectorColour, _ opacity: Double) -> VectorFill? {
        var opaque = colour
        opaque.alpha = 1
        return painted(.solid(opaque), opacity * colour.alpha)
    }

    private static func painted(_ paint: VectorPaint, _ opacity: Double) -> VectorFill? {
        guard opacity > 0 else { return nil }
        guard case .gradient(var gradient) = paint, let alpha = gradient.stops.first?.colour.alpha,
            gradient.stops.allSatisfy({ $0.colour.alpha == alpha })
        else { return VectorFill(paint: paint, opacity: opacity) }
        // A transparency that is the same everywhere needs no mask.
        for index in gradient.stops.indices { gradient.stops[index].colour.alpha = 1 }
        return alpha > 0 ? VectorFill(paint: .gradient(gradient), opacity: opacity * alpha) : nil
    }

    /// The element and those that it takes from by `href`, at most ten.
    private func chain(_ place: Int, _ names: Set<String>) -> [SVGElement] {
        var chain: [SVGElement] = []
        var next: Int? = place
        while let element = next, chain.count < 10, names.contains(document.elements[element].name) {
            chain.append(document.elements[element])
            next = document.element(document.elements[element].attributes["href"])
        }
        return chain
    }

    // MARK: Patterns

    private mutating func tile(
        _ place: Int,
        _ bounds: VectorBounds,
        _ context: Context
    ) throws(VectorGraphicsError) -> VectorTile? {
        let chain = chain(place, ["pattern"])
        func value(_ name: String) -> String? { chain.lazy.compactMap { $0.attributes[name] }.first }
        let isBox = value("patternUnits") != "userSpaceOnUse"
        let lengths = isBox ? LengthContext(width: 1, height: 1) : context.viewport
        func length(_ name: String, _ side: LengthContext.Side) -> Double {
            value(name).flatMap { lengths.length($0, side) } ?? 0
        }
        var box = VectorBounds(left: length("x", .width), top: length("y", .height), right: 0, bottom: 0)
        box.right = box.left + length("width", .width)
        box.bottom = box.top + length("height", .height)
        guard box.width > 0, box.height > 0 else { return nil }
        if isBox {
            guard bounds.width > 0, bounds.height > 0 else { return nil }
            box = box.transformed(by: bounds.unitTransform)
        }
        var inner = context
        // The contents begin at the tile's corner, as browsers have it.
        inner.transform = .translation(box.left, box.top)
        if let view = ViewBox(value("viewBox")) {
            inner.transform =
                inner.transform * view.transform(to: box.width, box.height, value("preserveAspectRatio"))
        } else if value("patternContentUnits") == "objectBoundingBox" {
            inner.transform = inner.transform * .scaling(bounds.width, bounds.height)
        }
        let written = value("patternTransform").flatMap { TransformList.read($0, lengths: context.viewport) }
        let transform = context.transform * (written ?? .identity)
        guard transform.isUsable, inner.transform.isUsable, box.isUsable else { return nil }
        // The contents are those of the first pattern that has any, in the style of that pattern.
        var owner: Int? = place
        for _ in chain {
            guard let element = owner, document.elements[element].elementCount == 0 else { break }
            owner = document.element(document.elements[element].attributes["href"])
        }
        guard let owner else { return nil }
        inner.depth += 1
        inner.style = try style(of: owner, below: ancestors(of: owner, context), context.viewport)
        let items = try renderChildren(of: owner, inner)
        return items.isEmpty ? nil : VectorTile(items: items, box: box, transform: transform)
    }

    // MARK: Gradients

    private mutating func gradient(
        _ place: Int,
        _ bounds: VectorBounds,
        _ reach: Double,
        _ context: Context
    ) throws(VectorGraphicsError) -> VectorPaint? {
        let chain = chain(place, ["linearGradient", "radialGradient"])
        func value(_ name: String) -> String? { chain.lazy.compactMap { $0.attributes[name] }.first }
        let stops = try stops(place, context)
        guard let last = stops.last else { return nil }
        guard stops.count > 1 else { return .solid(last.colour) }
        let isBox = value("gradientUnits") != "userSpaceOnUse"
        let lengths = isBox ? LengthContext(width: 1, height: 1) : context.viewport
        func length(_ name: String, _ side: LengthContext.Side, _ standard: String) -> Double {
            lengths.length(value(name) ?? standard, side) ?? lengths.length(standard, side) ?? 0
        }
        var transform = context.transform
        if isBox {
            guard bounds.width > 0, bounds.height > 0 else { return nil }
            transform = transform * bounds.unitTransform
        }
        if let text = value("gradientTransform") {
            guard let written = TransformList.read(text, lengths: context.viewport) else { return nil }
            transform = transform * written
        }
        guard transform.isUsable else { return .solid(last.colour) }
        let geometry: VectorGradient.Geometry
        if document.elements[place].name == "linearGradient" {
            let start = VectorPoint(x: length("x1", .width, "0%"), y: length("y1", .height, "0%"))
            let end = VectorPoint(x: length("x2", .width, "100%"), y: length("y2", .height, "0%"))
            guard start != end else { return .solid(last.colour) }
            geometry = .linear(start, end)
        } else {
            let centre = VectorPoint(x: length("cx", .width, "50%"), y: length("cy", .height, "50%"))
            let radius = length("r", .diagonal, "50%")
            guard radius > 0 else { return .solid(last.colour) }
            var focus = centre
            if let x = value("fx") { focus.x = lengths.length(x, .width) ?? focus.x }
            if let y = value("fy") { focus.y = lengths.length(y, .height) ?? focus.y }
            // A focus outside the circle moves onto its edge (SVG 1.1, 13.2.3), a little inside for the sake of readers.
            let offset = focus - centre
            let distance = (offset.x * offset.x + offset.y * offset.y).squareRoot()
            if distance > radius * 0.995 { focus = centre.mixed(focus, radius * 0.995 / distance) }
            geometry = .radial(focus, max(length("fr", .diagonal, "0"), 0), centre, radius)
        }
        var gradient = VectorGradient(geometry: geometry, stops: stops, transform: transform)
        if let spread = value("spreadMethod"), spread == "repeat" || spread == "reflect" {
            let painted = VectorBounds(
                left: bounds.left - reach,
                top: bounds.top - reach,
                right: bounds.right + reach,
                bottom: bounds.bottom + reach
            )
            gradient.spread(over: painted.transformed(by: context.transform), isReflected: spread == "reflect")
        }
        return .gradient(gradient)
    }

    private mutating func stops(
        _ place: Int,
        _ context: Context
    ) throws(VectorGraphicsError) -> [VectorGradient.Stop] {
        var owner: Int? = place
        for _ in 0..<10 {
            guard let element = owner else { return [] }
            let hasStops = document.elements[element].children.contains { child in
                if case .element(let place) = child { document.elements[place].name == "stop" } else { false }
            }
            if hasStops { break }
            owner = document.element(document.elements[element].attributes["href"])
        }
        guard let owner else { return [] }
        let parent = try style(of: owner, below: context.style, context.viewport)
        var stops: [VectorGradient.Stop] = []
        for case .element(let child) in document.elements[owner].children where stops.count < 1000 {
            guard document.elements[child].name == "stop" else { continue }
            let style = try style(of: child, below: parent, context.viewport)
            let offset = ComputedStyle.share(document.elements[child].attributes["offset"] ?? "0") ?? 0
            var colour = VectorColour.black
            if case .colour(let read) = style.stopColour { colour = read }
            if style.stopColour == .currentColour { colour = style.colour }
            colour.alpha *= style.stopOpacity
            stops.append(VectorGradient.Stop(offset: max(offset, stops.last?.offset ?? 0), colour: colour))
        }
        return stops
    }
}
