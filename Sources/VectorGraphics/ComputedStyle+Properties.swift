extension ComputedStyle {
    /// Properties that others depend on come first.
    static let firstProperties = ["font", "font-size", "color"]

    /// Applies a declaration; a value that is none of the property's is passed over, as CSS asks.
    mutating func apply(_ property: String, _ written: String, parent: ComputedStyle, viewport: LengthContext) {
        var lengths = viewport
        lengths.fontSize = fontSize
        let value = Self.withoutVariables(written).trimmed
        let word = value.lowercased()
        if word == "inherit" { return inherit(property, parent) }
        switch property {
        case "color": if let read = VectorColour(css: value) { colour = read }
        case "fill": if let read = Self.paint(value) { fill = read }
        case "stroke": if let read = Self.paint(value) { stroke = read }
        case "fill-opacity": if let read = Self.share(value) { fillOpacity = read }
        case "stroke-opacity": if let read = Self.share(value) { strokeOpacity = read }
        case "opacity": if let read = Self.share(value) { opacity = read }
        case "stop-opacity": if let read = Self.share(value) { stopOpacity = read }
        case "stop-color": if let read = Self.paint(value) { stopColour = read }
        case "fill-rule": if let rule = Self.rules[word] { fillRule = rule }
        case "clip-rule": if let rule = Self.rules[word] { clipRule = rule }
        case "stroke-width": if let read = lengths.length(value, .diagonal), read >= 0 { strokeWidth = read }
        case "stroke-linecap": if let read = Self.caps[word] { cap = read }
        case "stroke-linejoin": if let read = Self.joins[word] { join = read }
        case "stroke-miterlimit":
            if let read = TextScanner.numbers(value).first, read >= 1 { miterLimit = read }
        case "stroke-dasharray": setDashes(word, lengths)
        case "stroke-dashoffset": if let read = lengths.length(value, .diagonal) { dashOffset = read }
        case "paint-order":
            let order = word.split(separator: " ")
            isStrokeFirst = (order.firstIndex(of: "stroke") ?? 9) < (order.firstIndex(of: "fill") ?? 9)
        case "vector-effect": keepsStrokeWidth = word == "non-scaling-stroke"
        case "display": isDisplayed = word != "none"
        case "visibility": isVisible = word == "visible"
        case "overflow": isOverflowVisible = word == "visible" || word == "auto"
        case "clip-path": clipPath = Self.reference(value)
        case "mask", "mask-image": mask = Self.reference(value)
        case "mask-type": isAlphaMask = word == "alpha"
        case "filter": hasFilter = word != "none" && !word.isEmpty
        case "mix-blend-mode": hasBlending = word != "normal"
        case "marker": markers = Array(repeating: Self.reference(value), count: 3)
        case "marker-start": markers[0] = Self.reference(value)
        case "marker-mid": markers[1] = Self.reference(value)
        case "marker-end": markers[2] = Self.reference(value)
        case "transform": transform = value
        case "transform-origin": transformOrigin = word
        default: applyText(property, value, word, parent, lengths)
        }
    }

    private mutating func inherit(_ property: String, _ parent: ComputedStyle) {
        switch property {
        case "opacity": opacity = parent.opacity
        case "display": isDisplayed = parent.isDisplayed
        case "stop-color": stopColour = parent.stopColour
        case "stop-opacity": stopOpacity = parent.stopOpacity
        case "fill": fill = parent.fill
        case "stroke": stroke = parent.stroke
        case "color": colour = parent.colour
        case "font-size": fontSize = parent.fontSize
        default: break
        }
    }

    private mutating func setDashes(_ word: String, _ lengths: LengthContext) {
        guard word != "none" else { return dashes = [] }
        let read = lengths.lengths(word, .diagonal, limit: 200)
        let isUsable = !read.isEmpty && read.allSatisfy { $0 >= 0 } && read.contains { $0 > 0 }
        dashes = isUsable ? (read.count % 2 == 0 ? read : read + read) : []
    }

    static let rules: [String: VectorFillRule] = ["nonzero": .nonZero, "evenodd": .evenOdd]
    private static let caps: [String: VectorStroke.Cap] = ["butt": .butt, "round": .round, "square": .square]
    private static let joins: [String: VectorStroke.Join] = [
        "miter": .miter, "miter-clip": .miter, "arcs": .miter, "round": .round, "bevel": .bevel,
    ]

    /// The id in `url(#id)`; nil for `none` and anything else.
    static func reference(_ value: String) -> String? {
        guard value.lowercased().hasPrefix("url("), let close = value.firstIndex(of: ")") else { return nil }
        let inner = value[..<close].dropFirst(4).trimmed.filter { $0 != "\"" && $0 != "'" }
        return inner.trimmed.hasPrefix("#") ? inner.trimmed : nil
    }

    static func paint(_ value: String) -> PaintRequest? {
        switch value.lowercased() {
        case "none": return PaintRequest.none
        case "currentcolor": return .currentColour
        case "context-fill": return .contextFill
        case "context-stroke": return .contextStroke
        default: break
        }
        if value.lowercased().hasPrefix("url(") {
            guard let id = reference(value), let close = value.firstIndex(of: ")") else { return PaintRequest.none }
            let rest = value[value.index(after: close)...].trimmed
            return .reference(id, fallback: rest.isEmpty ? .none : paint(rest) ?? .none)
        }
        // An `icc-color()` behind the colour is for printers that know it.
        if let colour = VectorColour(css: value) { return .colour(colour) }
        let first = value.split(separator: " ").first.map(String.init) ?? ""
        return first == value ? nil : VectorColour(css: first).map { .colour($0) }
    }

    /// A number or percentage from 0 to 1.
    static func share(_ value: String) -> Double? {
        var scanner = TextScanner(value)
        guard let number = scanner.number() else { return nil }
        return min(max(scanner.take("%") ? number / 100 : number, 0), 1)
    }

    /// Puts what stands behind the comma for each `var(--name, value)`: drawings set no variables that paper knows.
    static func withoutVariables(_ value: String) -> String {
        guard value.utf8.contains(0x28), value.contains("var(") else { return value }
        var text = value
        for _ in 0..<8 {
            guard let start = text.firstRange(of: "var(") else { break }
            var depth = 1
            var comma: String.Index?
            var end = start.upperBound
            while end < text.endIndex, depth > 0 {
                if text[end] == "(" { depth += 1 }
                if text[end] == ")" { depth -= 1 }
                if text[end] == ",", depth == 1, comma == nil { comma = end }
                if depth > 0 { end = text.index(after: end) }
            }
            let fallback = comma.map { String(text[text.index(after: $0)..<end]) } ?? ""
            let rest = end < text.endIndex ? String(text[text.index(after: end)...]) : ""
            text = String(text[..<start.lowerBound]) + fallback + rest
        }
        return text
    }
}
