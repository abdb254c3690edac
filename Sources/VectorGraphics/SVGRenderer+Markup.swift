extension SVGRenderer {
    /// Draws the words of HTML inside a drawing, in the middle of its place: labels of flow charts are of this kind.
    mutating func renderForeignObject(_ place: Int, _ context: Context) throws(VectorGraphicsError) -> [VectorItem] {
        var lines: [String] = [""]
        var styles = [context.style]
        try collect(place, context.style, context, 0, &lines, &styles)
        let words = lines.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
        guard !words.isEmpty else { return [] }
        report(VectorGraphicsFinding.notDrawn, "expected text elements, found HTML; only its words are drawn")
        let attributes = document.elements[place].attributes
        func length(_ name: String, _ side: LengthContext.Side) -> Double {
            attributes[name].flatMap { context.viewport.length($0, side) } ?? 0
        }
        var style = styles.last ?? context.style
        style.fill = .colour(style.colour)
        style.stroke = .none
        style.anchor = .middle
        style.baseline = .central
        let height = style.fontSize * 1.5
        let middle = length("x", .width) + length("width", .width) / 2
        let top = length("y", .height) + (length("height", .height) - height * Double(words.count - 1)) / 2
        var text = SVGText()
        for (index, line) in words.enumerated() {
            var positions = SVGText.Positions()
            positions.x = [middle]
            positions.y = [top + height * Double(index)]
            let number = text.begin(positions, style)
            text.append(line, style: number)
            text.end()
        }
        characters += text.characters.count
        guard characters <= VectorLimits.characters else {
            throw VectorGraphicsError("expected at most \(VectorLimits.characters) characters, found more")
        }
        var layout = TextRunLayout(fonts: fonts, shaper: shaper)
        return try paint(layOut(text, &layout), text, context)
    }

    private mutating func collect(
        _ place: Int,
        _ style: ComputedStyle,
        _ context: Context,
        _ depth: Int,
        _ lines: inout [String],
        _ styles: inout [ComputedStyle]
    ) throws(VectorGraphicsError) {
        guard depth < VectorLimits.depth else { return }
        for child in document.elements[place].children {
            switch child {
            case .text(let text):
                lines[lines.count - 1] += text
                if text.contains(where: { !$0.isWhitespace }) { styles.append(style) }
            case .element(let child):
                let name = document.elements[child].name
                guard name.hasPrefix("html:") else { continue }
                let inner = try self.style(of: child, below: style, context.viewport)
                guard inner.isDisplayed else { continue }
                let isBlock = ["html:div", "html:p", "html:li", "html:h1", "html:h2", "html:h3", "html:br"].contains(
                    name
                )
                if isBlock { lines.append("") }
                try collect(child, inner, context, depth + 1, &lines, &styles)
                if isBlock, name != "html:br" { lines.append("") }
            }
        }
    }
}
