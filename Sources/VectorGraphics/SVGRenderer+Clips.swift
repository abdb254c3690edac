extension SVGRenderer {
    /// What a clip path comes to.
    enum Clip {
        /// Nothing shows.
        case nothing
        /// What is inside of each of these shows.
        case paths([VectorClip])
        /// Outlines over one another, text, or outlines that are clipped themselves.
        case mask(VectorMask)
    }

    /// Resolves a `clipPath` for what an element draws (CSS Masking 1, 5).
    mutating func clip(_ place: Int, _ items: [VectorItem], _ context: Context) throws(VectorGraphicsError) -> Clip {
        let element = document.elements[place]
        var inner = context
        inner.depth += 1
        inner.isClip = true
        if element.attributes["clipPathUnits"] == "objectBoundingBox" {
            guard let bounds = bounds(of: items, in: context), bounds.width > 0, bounds.height > 0 else {
                return .nothing
            }
            inner.transform = inner.transform * bounds.unitTransform
        }
        var style = try style(of: place, below: ancestors(of: place, context), context.viewport)
        if let text = style.transform, let own = TransformList.read(text, lengths: context.viewport) {
            inner.transform = inner.transform * own
        }
        style.transform = nil
        inner.style = style
        guard inner.transform.isUsable else { return .nothing }
        let outlines = try renderChildren(of: place, inner)
        guard !outlines.isEmpty else { return .nothing }
        var result = Self.joined(outlines)
        // The clip path may be clipped itself.
        if let outer = document.element(style.clipPath), document.elements[outer].name == "clipPath" {
            var around = context
            around.depth = inner.depth
            guard around.depth < VectorLimits.depth else { throw Self.tooDeep }
            switch (result, try clip(outer, items, around)) {
            case (_, .nothing): return .nothing
            case (.paths(let own), .paths(let others)): result = .paths(own + others)
            case (_, .paths(let others)):
                result = .mask(
                    VectorMask(items: [.group(VectorGroup(items: outlines, clips: others))], isLuminance: true)
                )
            case (_, .mask(let mask)):
                result = .mask(VectorMask(items: [.group(VectorGroup(items: outlines, mask: mask))], isLuminance: true))
            }
        }
        return result
    }

    private static let tooDeep = VectorGraphicsError(
        "expected at most \(VectorLimits.depth) elements in one another, found more"
    )

    /// Outlines as one path, where that means the same as all of them together.
    private static func joined(_ outlines: [VectorItem]) -> Clip {
        var joined = VectorClip(path: VectorPath(), rule: .nonZero)
        var boxes: [VectorBounds] = []
        for (index, outline) in outlines.enumerated() {
            guard case .shape(let shape) = outline, index < 50 else {
                return .mask(VectorMask(items: outlines, isLuminance: true))
            }
            let path = shape.path.transformed(by: shape.transform)
            guard let box = path.bounds else { continue }
            let isApart = boxes.allSatisfy { !$0.intersects(box) }
            guard index == 0 || (isApart && shape.rule == joined.rule) else {
                return .mask(VectorMask(items: outlines, isLuminance: true))
            }
            joined.rule = shape.rule
            joined.path.elements += path.elements
            boxes.append(box)
        }
        return .paths([joined])
    }

    /// Resolves a `mask` for what an element draws (CSS Masking 1, 7); nil where nothing shows.
    mutating func mask(
        _ place: Int,
        _ items: [VectorItem],
        _ context: Context
    ) throws(VectorGraphicsError) -> VectorMask? {
        let attributes = document.elements[place].attributes
        let bounds = bounds(of: items, in: context)
        let isBox = attributes["maskUnits"] != "userSpaceOnUse"
        let lengths = isBox ? LengthContext(width: 1, height: 1) : context.viewport
        func length(_ name: String, _ side: LengthContext.Side, _ standard: String) -> Double {
            lengths.length(attributes[name] ?? standard, side) ?? 0
        }
        var edge = VectorBounds(
            left: length("x", .width, "-10%"),
            top: length("y", .height, "-10%"),
            right: 0,
            bottom: 0
        )
        edge.right = edge.left + length("width", .width, "120%")
        edge.bottom = edge.top + length("height", .height, "120%")
        guard edge.width > 0, edge.height > 0 else { return nil }
        var inner = context
        inner.depth += 1
        if isBox {
            guard let bounds, bounds.width > 0, bounds.height > 0 else { return nil }
            edge = edge.transformed(by: bounds.unitTransform)
        }
        if attributes["maskContentUnits"] == "objectBoundingBox" {
            guard let bounds, bounds.width > 0, bounds.height > 0 else { return nil }
            inner.transform = inner.transform * bounds.unitTransform
        }
        guard inner.transform.isUsable, edge.isUsable, inner.depth <= VectorLimits.depth else { return nil }
        inner.style = try style(of: place, below: ancestors(of: place, context), context.viewport)
        let isLuminance = !inner.style.isAlphaMask
        var drawn = try renderChildren(of: place, inner)
        guard !drawn.isEmpty else { return nil }
        if isLuminance { drawn = Luminance.grey(drawn) }
        return VectorMask(items: [.group(Self.clipped(drawn, to: edge, context.transform))], isLuminance: isLuminance)
    }

    private func bounds(of items: [VectorItem], in context: Context) -> VectorBounds? {
        context.transform.inverse.flatMap { Self.bounds(of: items, $0) }
    }
}

/// Turns colours to the greys of their luminance: PDF weighs red, green and blue otherwise than SVG does.
enum Luminance {
    static func grey(_ items: [VectorItem]) -> [VectorItem] {
        items.map { item in
            switch item {
            case .shape(var shape):
                shape.fill = shape.fill.map(grey)
                if let stroke = shape.stroke { shape.stroke?.fill = grey(stroke.fill) }
                return .shape(shape)
            case .glyphs(var glyphs):
                glyphs.fill = glyphs.fill.map(grey)
                if let stroke = glyphs.stroke { glyphs.stroke?.fill = grey(stroke.fill) }
                return .glyphs(glyphs)
            case .image: return item
            case .group(var group):
                group.items = grey(group.items)
                return .group(group)
            }
        }
    }

    private static func grey(_ fill: VectorFill) -> VectorFill {
        var fill = fill
        switch fill.paint {
        case .solid(let colour): fill.paint = .solid(colour.luminance)
        case .gradient(var gradient):
            for index in gradient.stops.indices {
                gradient.stops[index].colour = gradient.stops[index].colour.luminance
            }
            fill.paint = .gradient(gradient)
        case .tile(var tile):
            tile.items = grey(tile.items)
            fill.paint = .tile(tile)
        }
        return fill
    }
}
