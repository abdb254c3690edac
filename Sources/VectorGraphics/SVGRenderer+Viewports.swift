/// How a view box fills a viewport (SVG 2, 8.6 and 8.7).
struct ViewBox {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    /// Reads a `viewBox`; nil where it has a fault or no area.
    init?(_ text: String?) {
        guard let text else { return nil }
        let numbers = TextScanner.numbers(text, limit: 5)
        guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
        (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
    }

    init(width: Double, height: Double) {
        (x, y) = (0, 0)
        self.width = width
        self.height = height
    }

    /// From the view box to a viewport whose corner is the origin.
    func transform(to width: Double, _ height: Double, _ preserveAspectRatio: String?) -> AffineTransform {
        var words = (preserveAspectRatio ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
        if words.first == "defer" { words.removeFirst() }
        let alignment = words.first ?? "xMidYMid"
        var (scaleX, scaleY) = (width / self.width, height / self.height)
        if alignment != "none" {
            let scale = words.count > 1 && words[1] == "slice" ? max(scaleX, scaleY) : min(scaleX, scaleY)
            (scaleX, scaleY) = (scale, scale)
        }
        func shift(_ rest: Double, _ axis: String) -> Double {
            if alignment == "none" || alignment.contains(axis + "Min") { return 0 }
            return alignment.contains(axis + "Max") ? rest : rest / 2
        }
        let left = shift(width - self.width * scaleX, "x")
        let top = shift(height - self.height * scaleY, "Y")
        return AffineTransform(scaleX, 0, 0, scaleY, left - x * scaleX, top - y * scaleY)
    }
}

extension SVGRenderer {
    /// Draws what stands in a nested `svg` or a `symbol`.
    ///
    /// - Parameter size: The width and height that a `use` gives.
    mutating func renderViewport(
        _ place: Int,
        _ context: Context,
        size: (width: String?, height: String?)?
    ) throws(VectorGraphicsError) -> [VectorItem] {
        let element = document.elements[place]
        var lengths = context.viewport
        lengths.fontSize = context.style.fontSize
        func value(_ text: String?, _ side: LengthContext.Side) -> Double? {
            text.flatMap { lengths.length($0, side) }
        }
        let x = element.name == "svg" ? value(element.attributes["x"], .width) ?? 0 : 0
        let y = element.name == "svg" ? value(element.attributes["y"], .height) ?? 0 : 0
        let width = value(size?.width, .width) ?? value(element.attributes["width"], .width) ?? lengths.width
        let height = value(size?.height, .height) ?? value(element.attributes["height"], .height) ?? lengths.height
        guard width > 0, height > 0 else { return [] }
        let corner = context.transform * .translation(x, y)
        var inner = context
        inner.viewport = LengthContext(width: width, height: height)
        inner.transform = corner
        if let box = ViewBox(element.attributes["viewBox"]) {
            inner.transform = corner * box.transform(to: width, height, element.attributes["preserveAspectRatio"])
            inner.viewport = LengthContext(width: box.width, height: box.height)
        }
        guard inner.transform.isUsable else { return [] }
        let items = try renderChildren(of: place, inner)
        guard !items.isEmpty, !(context.style.isOverflowVisible ?? false) else { return items }
        let edge = VectorBounds(left: 0, top: 0, right: width, bottom: height)
        return [.group(Self.clipped(items, to: edge, corner))]
    }

    /// A group that shows only inside a rectangle of a space.
    static func clipped(_ items: [VectorItem], to edge: VectorBounds, _ transform: AffineTransform) -> VectorGroup {
        let path = VectorPath(edge).transformed(by: transform)
        return VectorGroup(items: items, clips: [VectorClip(path: path, rule: .nonZero)])
    }

    /// Draws what a `use` names (SVG 2, 5.6).
    mutating func renderUse(_ place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        let attributes = document.elements[place].attributes
        guard let target = document.element(attributes["href"]) else { return [] }
        var lengths = context.viewport
        lengths.fontSize = context.style.fontSize
        let x = attributes["x"].flatMap { lengths.length($0, .width) } ?? 0
        let y = attributes["y"].flatMap { lengths.length($0, .height) } ?? 0
        var inner = context
        inner.transform = context.transform * .translation(x, y)
        let name = document.elements[target].name
        guard name == "symbol" || name == "svg" else { return try render(target, inner) }
        // What a symbol's or an inner drawing's own style says counts as for any other element.
        inner.style = try style(of: target, below: context.style, context.viewport)
        guard inner.style.isDisplayed else { return [] }
        inner.depth += 1
        guard inner.depth <= VectorLimits.depth else { return try render(target, inner) }
        let items = try renderViewport(target, inner, size: (attributes["width"], attributes["height"]))
        return try compose(items, inner)
    }
}
