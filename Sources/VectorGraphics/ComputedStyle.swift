/// What `fill` and `stroke` ask for.
enum PaintRequest: Equatable {
    case none
    case colour(VectorColour)
    case currentColour
    /// `url(#id)`, with what counts where it names nothing.
    indirect case reference(String, fallback: PaintRequest)
    /// That of the path that a marker stands on.
    case contextFill
    case contextStroke
}

/// The properties of an element after cascade and inheritance.
struct ComputedStyle {
    // Inherited.
    var colour = VectorColour.black
    var fill = PaintRequest.colour(.black)
    var fillOpacity = 1.0
    var fillRule = VectorFillRule.nonZero
    var stroke = PaintRequest.none
    var strokeOpacity = 1.0
    var strokeWidth = 1.0
    var cap = VectorStroke.Cap.butt
    var join = VectorStroke.Join.miter
    var miterLimit = 4.0
    var dashes: [Double] = []
    var dashOffset = 0.0
    var isStrokeFirst = false
    var isVisible = true
    var clipRule = VectorFillRule.nonZero
    var markers: [String?] = [nil, nil, nil]
    var families: [String] = []
    var fontSize = 16.0
    var weight = 400
    var isItalic = false
    var letterSpacing = 0.0
    var wordSpacing = 0.0
    var anchor = TextAnchor.start
    var baseline = TextBaseline.alphabetic
    var keepsSpace = false
    var isRightToLeft = false
    var isVertical = false
    /// Set anew by every element that decorates, and kept for those inside it.
    var decorations = TextDecorations()
    // Not inherited.
    var isDisplayed = true
    var opacity = 1.0
    var clipPath: String?
    var mask: String?
    var hasFilter = false
    var hasBlending = false
    var isOverflowVisible: Bool?
    var stopColour: PaintRequest = .colour(.black)
    var stopOpacity = 1.0
    var baselineShift = 0.0
    var transform: String?
    var transformOrigin: String?
    var keepsStrokeWidth = false
    var isAlphaMask = false

    /// The style that children start from.
    func inherited() -> ComputedStyle {
        var style = self
        let initial = ComputedStyle()
        style.isDisplayed = true
        style.opacity = 1
        style.clipPath = nil
        style.mask = nil
        style.hasFilter = false
        style.hasBlending = false
        style.isOverflowVisible = nil
        style.stopColour = initial.stopColour
        style.stopOpacity = 1
        style.transform = nil
        style.transformOrigin = nil
        style.keepsStrokeWidth = false
        style.isAlphaMask = false
        return style
    }
}

/// Where a text lies at its position.
enum TextAnchor {
    case start
    case middle
    case end
}

/// Which line of a text lies at its position (CSS Inline 3, 4.2.1).
enum TextBaseline {
    case alphabetic
    case middle
    case central
    case hanging
    case mathematical
    case top
    case bottom
}

/// Lines along a text.
struct TextDecorations: Equatable {
    var hasUnderline = false
    var hasOverline = false
    var hasLineThrough = false
}
