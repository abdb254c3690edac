extension VectorPicture {
    /// Reads a static SVG 1.1 or 2.
    ///
    /// Nothing outside the file is read, scripts and animations do not run, and what it may ask for is bounded, so that
    /// a drawing of any origin comes to an end.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - fonts: The faces for its text.
    /// - Throws: `VectorGraphicsError` where the file is no SVG, is broken, or asks for more than is drawn.
    public init(svg bytes: [UInt8], fonts: VectorFonts) throws(VectorGraphicsError) {
        let document = try SVGDocument(bytes)
        var renderer = SVGRenderer(document, fonts: fonts)
        let attributes = document.elements[0].attributes
        let box = ViewBox(attributes["viewBox"])
        let (width, height) = Self.size(attributes, box)
        guard width.isFinite, height.isFinite, width < 1e6, height < 1e6 else {
            throw VectorGraphicsError("expected a size of less than 1000000 pixels, found more")
        }
        var context = SVGRenderer.Context(
            transform: .identity,
            style: ComputedStyle(),
            viewport: LengthContext(width: width, height: height)
        )
        context.style = try renderer.style(of: 0, below: context.style, context.viewport)
        if let box {
            context.transform = box.transform(to: width, height, attributes["preserveAspectRatio"])
            context.viewport = LengthContext(width: box.width, height: box.height)
        }
        var items: [VectorItem] = []
        if context.transform.isUsable, context.style.isDisplayed {
            items = try renderer.renderChildren(of: 0, context)
            items = try renderer.compose(items, context)
        }
        self.init(width: width, height: height, items: items, findings: renderer.findings)
    }

    /// The size at which a browser shows the file as a picture (SVG 2, 8.2).
    private static func size(_ attributes: [String: String], _ box: ViewBox?) -> (Double, Double) {
        func length(_ name: String) -> Double? {
            guard let text = attributes[name], !text.contains("%") else { return nil }
            let value = LengthContext(width: 300, height: 150).length(text, .width)
            return value.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
        }
        switch (length("width"), length("height"), box) {
        case (let width?, let height?, _): return (width, height)
        case (let width?, nil, let box?): return (width, width * box.height / box.width)
        case (nil, let height?, let box?): return (height * box.width / box.height, height)
        case (nil, nil, let box?): return (box.width, box.height)
        case (let width?, nil, nil): return (width, 150)
        case (nil, let height?, nil): return (300, height)
        case (nil, nil, nil): return (300, 150)
        }
    }
}
