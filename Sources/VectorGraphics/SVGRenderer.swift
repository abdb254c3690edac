internal import Diagnostics
internal import FontPrograms

/// Walks a drawing's elements and makes the list of what is drawn.
///
/// Each kind of element has an extension of its own. What exceeds `VectorLimits` ends the walk with an error.
struct SVGRenderer {
    /// What an element is drawn with.
    struct Context {
        /// From the space that the element stands in to the picture.
        var transform: AffineTransform
        /// The style of the element around it.
        var style: ComputedStyle
        var viewport: LengthContext
        var depth = 0
        /// The paints of the path that a marker stands on.
        var contextFill: PaintRequest = .none
        var contextStroke: PaintRequest = .none
        /// Whether only the outlines count: everything is filled with white.
        var isClip = false
    }

    let document: SVGDocument
    let fonts: VectorFonts
    let shaper = Shaper()
    private let sheet: StyleSheet
    private var declarations: [Int: [StyleDeclaration]] = [:]
    private var found: Set<String> = []
    private(set) var findings: [Finding] = []
    private var drawn = 0
    private var steps = 0
    private var matches = 0
    var characters = 0
    var imageBytes = 0

    init(_ document: SVGDocument, fonts: VectorFonts) {
        self.document = document
        self.fonts = fonts
        sheet = StyleSheet(document.style)
    }

    /// Records once what is not drawn as it should be.
    mutating func report(_ code: FindingCode, _ message: String) {
        if found.count < 20, found.insert(message).inserted { findings.append(Finding(code, message)) }
    }

    // MARK: Limits

    private mutating func countElement(_ context: Context) throws(VectorGraphicsError) {
        drawn += 1
        guard drawn <= VectorLimits.drawn else {
            throw VectorGraphicsError("expected at most \(VectorLimits.drawn) elements to draw, found more")
        }
        guard context.depth <= VectorLimits.depth else {
            throw VectorGraphicsError("expected at most \(VectorLimits.depth) elements in one another, found more")
        }
    }

    mutating func countSteps(_ path: VectorPath) throws(VectorGraphicsError) {
        steps += path.elements.count
        guard steps <= VectorLimits.steps else {
            throw VectorGraphicsError("expected at most \(VectorLimits.steps) steps of paths, found more")
        }
    }

    // MARK: Style

    /// The style of an element below one of another style.
    mutating func style(
        of place: Int,
        below parent: ComputedStyle,
        _ viewport: LengthContext
    ) throws(VectorGraphicsError) -> ComputedStyle {
        var style = parent.inherited()
        let declared = try declarations(of: place)
        for declaration in declared where ComputedStyle.firstProperties.contains(declaration.property) {
            style.apply(declaration.property, declaration.value, parent: parent, viewport: viewport)
        }
        for declaration in declared where !ComputedStyle.firstProperties.contains(declaration.property) {
            style.apply(declaration.property, declaration.value, parent: parent, viewport: viewport)
        }
        return style
    }

    /// What applies to an element, the weakest first (CSS Cascade 4, 6).
    private mutating func declarations(of place: Int) throws(VectorGraphicsError) -> [StyleDeclaration] {
        if let known = declarations[place] { return known }
        let element = document.elements[place]
        var normal: [StyleDeclaration] = []
        for (name, value) in element.attributes where Self.presentationAttributes.contains(name) {
            normal.append(StyleDeclaration(property: name, value: value, isImportant: false))
        }
        // Attributes have no order of their own; `marker` and `font` come before what they stand for.
        normal.sort { $0.property < $1.property }
        matches += sheet.rules.count
        guard matches <= VectorLimits.matches else {
            throw VectorGraphicsError("expected fewer style rules for so many elements")
        }
        var important: [StyleDeclaration] = []
        func add(_ list: [StyleDeclaration]) {
            normal += list.filter { !$0.isImportant }
            important += list.filter(\.isImportant)
        }
        for rule in sheet.rules where rule.selector.matches(place, in: document) {
            add(sheet.declarations[rule.declarations])
        }
        if let style = element.attributes["style"] { add(StyleSheet.declarations(style)) }
        let result = normal + important
        declarations[place] = result
        return result
    }

    private static let presentationAttributes: Set = [
        "color", "fill", "stroke", "fill-opacity", "stroke-opacity", "opacity", "stop-opacity", "stop-color",
        "fill-rule", "clip-rule", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
        "stroke-dasharray", "stroke-dashoffset", "paint-order", "vector-effect", "display", "visibility", "overflow",
        "clip-path", "mask", "mask-type", "filter", "marker-start", "marker-mid", "marker-end", "transform-origin",
        "font-family", "font-size", "font-weight", "font-style", "letter-spacing", "word-spacing", "text-anchor",
        "dominant-baseline", "alignment-baseline", "baseline-shift", "text-decoration", "white-space", "xml:space",
        "direction", "writing-mode", "transform",
    ]

    // MARK: Elements

    /// Makes what an element draws.
    mutating func render(_ place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        try countElement(context)
        let name = document.elements[place].name
        guard Self.drawnElements.contains(name) else { return [] }
        let style = try style(of: place, below: context.style, context.viewport)
        guard style.isDisplayed else { return [] }
        var inner = context
        inner.style = style
        inner.depth += 1
        inner.transform = context.transform * transform(of: style, context.viewport)
        guard inner.transform.isUsable else { return [] }
        let items: [VectorItem]
        switch name {
        case "g", "a": items = try renderChildren(of: place, inner)
        case "switch": items = try renderSwitch(place, inner)
        case "svg": items = try renderViewport(place, inner, size: nil)
        case "use": items = try renderUse(place, inner)
        case "text": items = try renderText(place, inner)
        case "image": items = try renderImage(place, inner)
        case "foreignObject": items = try renderForeignObject(place, inner)
        default: items = try renderShape(place, inner)
        }
        return try compose(items, inner)
    }

    private static let drawnElements: Set = [
        "g", "a", "switch", "svg", "use", "text", "image", "foreignObject", "path", "rect", "circle", "ellipse", "line",
        "polyline", "polygon",
    ]

    mutating func renderChildren(of place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        var items: [VectorItem] = []
        for case .element(let child) in document.elements[place].children { items += try render(child, context) }
        return items
    }

    /// The first child that can be drawn (SVG 2, 5.8.3); HTML only where nothing else stands beside it.
    private mutating func renderSwitch(_ place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        var markup: Int?
        for case .element(let child) in document.elements[place].children {
            let element = document.elements[child]
            guard Self.drawnElements.contains(element.name) else { continue }
            guard (element.attributes["requiredExtensions"] ?? "").isEmpty else { continue }
            if let languages = element.attributes["systemLanguage"], !languages.lowercased().contains("en") { continue }
            if element.name == "foreignObject" {
                markup = markup ?? child
            } else {
                return try render(child, context)
            }
        }
        guard let markup else { return [] }
        return try render(markup, context)
    }

    private func transform(of style: ComputedStyle, _ viewport: LengthContext) -> AffineTransform {
        guard let text = style.transform, let transform = TransformList.read(text, lengths: viewport) else {
            return .identity
        }
        guard let origin = style.transformOrigin else { return transform }
        let words = origin.split(separator: " ").map(String.init)
        let x = words.first.flatMap { viewport.length($0, .width) } ?? 0
        let y = words.count > 1 ? viewport.length(words[1], .height) ?? 0 : 0
        return .translation(x, y) * transform * .translation(-x, -y)
    }

    /// Lays clip, mask and opacity over what an element draws.
    mutating func compose(_ items: [VectorItem], _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        let style = context.style
        guard !items.isEmpty else { return [] }
        if style.hasFilter { report(VectorGraphicsFinding.effect, "expected no filter, found one; drawn without it") }
        if style.hasBlending {
            report(VectorGraphicsFinding.effect, "expected no blending, found some; drawn without it")
        }
        var group = VectorGroup(items: items)
        group.opacity = context.isClip ? 1 : style.opacity
        guard group.opacity > 0 else { return [] }
        if let place = document.element(style.mask), document.elements[place].name == "mask", !context.isClip {
            guard let mask = try mask(place, items, context) else { return [] }
            group.mask = mask
        }
        if let place = document.element(style.clipPath), document.elements[place].name == "clipPath" {
            switch try clip(place, items, context) {
            case .nothing: return []
            case .paths(let clips): group.clips = clips
            case .mask(let mask):
                if group.mask != nil {
                    group = VectorGroup(items: [.group(group)])
                }
                group.mask = mask
            }
        }
        return group.opacity < 1 || group.mask != nil || !group.clips.isEmpty ? [.group(group)] : items
    }

    // MARK: Bounds

    /// The box of what is filled, in the space that a transform leads to from the picture.
    static func bounds(of items: [VectorItem], _ transform: AffineTransform) -> VectorBounds? {
        var bounds: VectorBounds?
        for item in items {
            let box: VectorBounds?
            switch item {
            case .shape(let shape): box = shape.path.transformed(by: transform * shape.transform).bounds
            case .glyphs(let glyphs): box = glyphs.box.transformed(by: transform * glyphs.transform)
            case .image(let image):
                let unit = VectorBounds(left: 0, top: 0, right: 1, bottom: 1)
                box = unit.transformed(by: transform * image.transform)
            case .group(let group): box = Self.bounds(of: group.items, transform)
            }
            if let box { bounds = box.union(bounds) }
        }
        return bounds
    }
}
