internal import Bytes
internal import VectorGraphics

// A drawing is a form XObject (ISO 32000-2, 8.10) whose matrix takes it to the unit square, so that it is placed as an
// image is. Inside, coordinates are points at the drawing's natural size, rounded to hundredths.

extension PDFDocument {
    /// What all streams of a drawing share.
    struct DrawingContext {
        let fonts: [FontReference]
        let images: [[UInt8]: EncodedPicture]
        var embedded: [[UInt8]: PictureReference] = [:]
    }

    /// Embeds a drawing, once for all the places it is drawn at.
    ///
    /// - Parameter fonts: The faces of the collection that the drawing was read with, in its order.
    public mutating func add(_ drawing: EncodedDrawing, fonts: [FontReference]) -> PictureReference {
        let picture = drawing.picture
        let width = max(picture.width * 0.75, 0.01)
        let height = max(picture.height * 0.75, 0.01)
        var context = DrawingContext(fonts: fonts, images: drawing.images)
        var stream = VectorStream(box: [0, 0, VectorStream.hundredths(width), VectorStream.hundredths(height)])
        append(picture.items, AffineTransform(0.75, 0, 0, -0.75, 0, height), to: &stream, &context)
        let reference = objects.allocate()
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Matrix[")
        dictionary.append(factor: 1 / width)
        dictionary.append(utf8: " 0 0 ")
        dictionary.append(factor: 1 / height)
        dictionary.append(utf8: " 0 0]")
        write(stream, as: reference, dictionary)
        return PictureReference(
            reference: reference,
            width: Int(picture.width.rounded()),
            height: Int(picture.height.rounded())
        )
    }

    private mutating func write(_ stream: VectorStream, as reference: IndirectReference, _ entries: [UInt8]) {
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Type/XObject/Subtype/Form/BBox[")
        for (index, edge) in stream.box.enumerated() {
            if index > 0 { dictionary.append(0x20) }
            dictionary.append(thousandths: edge * 10)
        }
        dictionary.append(0x5D)
        dictionary += entries
        dictionary += stream.resources(fonts: fontDictionary)
        objects.write(reference, dictionary: dictionary, deflating: stream.bytes)
    }

    /// Writes a transparency group (11.6.6) of items on the same part of the plane as a stream.
    private mutating func writeGroup(
        _ items: [VectorItem],
        _ base: AffineTransform,
        colourSpace: StaticString,
        box: [Int],
        _ context: inout DrawingContext
    ) -> IndirectReference {
        var stream = VectorStream(box: box)
        append(items, base, to: &stream, &context)
        let reference = objects.allocate()
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Group<</S/Transparency/I true/CS/")
        dictionary.append(utf8: colourSpace)
        dictionary.append(utf8: ">>")
        write(stream, as: reference, dictionary)
        return reference
    }

    // MARK: Items

    private mutating func append(
        _ items: [VectorItem],
        _ base: AffineTransform,
        to stream: inout VectorStream,
        _ context: inout DrawingContext
    ) {
        for item in items {
            switch item {
            case .shape(let shape): append(shape, base, to: &stream, &context)
            case .glyphs(let glyphs): append(glyphs, base, to: &stream, &context)
            case .image(let image): append(image, base, to: &stream, &context)
            case .group(let group): append(group, base, to: &stream, &context)
            }
        }
    }

    private mutating func append(
        _ image: VectorImage,
        _ base: AffineTransform,
        to stream: inout VectorStream,
        _ context: inout DrawingContext
    ) {
        guard let encoded = context.images[image.bytes] else { return }
        let picture = context.embedded[image.bytes] ?? add(encoded)
        context.embedded[image.bytes] = picture
        stream.save()
        // Images stand on the lower edge of the unit square, y upwards.
        stream.concatenate(base * image.transform * AffineTransform(1, 0, 0, -1, 0, 1))
        stream.draw(picture.reference)
        stream.restore()
    }

    private mutating func append(
        _ group: VectorGroup,
        _ base: AffineTransform,
        to stream: inout VectorStream,
        _ context: inout DrawingContext
    ) {
        var items = group.items
        var opacity = Int((min(max(group.opacity, 0), 1) * 1000).rounded())
        if opacity < 1000, group.mask == nil, let folded = Self.folded(items, group.opacity) {
            (items, opacity) = (folded, 1000)
        }
        let isComposed = opacity < 1000 || group.mask != nil
        if !isComposed, group.clips.isEmpty { return append(items, base, to: &stream, &context) }
        stream.save()
        for clip in group.clips {
            stream.append(clip.path, base)
            stream.bytes.append(utf8: clip.rule == .evenOdd ? "W* n\n" : "W n\n")
        }
        if isComposed || stream.depth >= 20 {
            var mask: [UInt8] = []
            if let given = group.mask {
                let form = writeGroup(
                    given.items,
                    base,
                    colourSpace: given.isLuminance ? "DeviceGray" : "DeviceRGB",
                    box: stream.box,
                    &context
                )
                mask = Self.softMask(form, isLuminance: given.isLuminance)
            }
            let form = writeGroup(items, base, colourSpace: "DeviceRGB", box: stream.box, &context)
            stream.setGraphicsState(fillOpacity: opacity, strokeOpacity: opacity, mask: mask)
            stream.draw(form)
        } else {
            append(items, base, to: &stream, &context)
        }
        stream.restore()
    }

    /// A soft mask's entry of a graphics state (11.6.5.1).
    private static func softMask(_ form: IndirectReference, isLuminance: Bool) -> [UInt8] {
        var mask: [UInt8] = []
        mask.append(utf8: isLuminance ? "/SMask<</S/Luminosity/G " : "/SMask<</S/Alpha/G ")
        mask.append(form)
        mask.append(utf8: ">>")
        return mask
    }

    /// Items that are as transparent each as they would be together, nothing of them lying over another; nil where that
    /// cannot be said.
    private static func folded(_ items: [VectorItem], _ opacity: Double) -> [VectorItem]? {
        guard items.count == 1, let item = items.first else { return nil }
        switch item {
        case .shape(var shape) where shape.fill == nil || shape.stroke == nil:
            shape.fill?.opacity *= opacity
            shape.stroke?.fill.opacity *= opacity
            return [.shape(shape)]
        case .glyphs(var glyphs) where glyphs.stroke == nil:
            glyphs.fill?.opacity *= opacity
            return [.glyphs(glyphs)]
        case .group(var group) where group.mask == nil:
            group.opacity *= opacity
            return [.group(group)]
        default: return nil
        }
    }

    // MARK: Paints

    /// Sets a paint for filling or stroking.
    ///
    /// - Returns: Whether the stream was saved before, for a paint that needs a soft mask.
    mutating func set(
        _ fill: VectorFill,
        isStroke: Bool,
        _ base: AffineTransform,
        on stream: inout VectorStream,
        _ context: inout DrawingContext
    ) -> Bool {
        let opacity = Int((min(max(fill.opacity, 0), 1) * 1000).rounded())
        let fillOpacity = isStroke ? stream.fillOpacity : opacity
        let strokeOpacity = isStroke ? opacity : stream.strokeOpacity
        var isSaved = false
        var mask: [UInt8] = []
        let paint: VectorStream.SetPaint
        switch fill.paint {
        case .solid(let colour): paint = .colour(colour)
        case .gradient(let gradient):
            let matrix = base * gradient.transform
            if gradient.stops.contains(where: { $0.colour.alpha < 1 }) {
                isSaved = true
                stream.save()
                mask = Self.softMask(alphaMask(gradient, matrix, box: stream.box), isLuminance: true)
            }
            var pattern: [UInt8] = []
            pattern.append(utf8: "<</PatternType 2/Matrix[")
            pattern.append(matrix)
            pattern.append(utf8: "]/Shading")
            pattern += VectorShading.dictionary(gradient, isAlpha: false)
            pattern.append(utf8: ">>")
            paint = .pattern(stream.add(pattern: pattern))
        case .tile(let tile):
            var reference: [UInt8] = []
            reference.append(writeTile(tile, base, &context))
            paint = .pattern(stream.add(pattern: reference))
        }
        stream.setGraphicsState(fillOpacity: fillOpacity, strokeOpacity: strokeOpacity, mask: mask)
        if isStroke { stream.setStroke(paint) } else { stream.setFill(paint) }
        return isSaved
    }

    private mutating func alphaMask(
        _ gradient: VectorGradient,
        _ matrix: AffineTransform,
        box: [Int]
    ) -> IndirectReference {
        var stream = VectorStream(box: box)
        let shading = stream.add(shading: VectorShading.dictionary(gradient, isAlpha: true))
        stream.save()
        stream.concatenate(matrix)
        stream.bytes.append(utf8: "/s")
        stream.bytes.append(decimal: shading)
        stream.bytes.append(utf8: " sh\n")
        stream.restore()
        let reference = objects.allocate()
        write(stream, as: reference, Array("/Group<</S/Transparency/I true/CS/DeviceGray>>".utf8))
        return reference
    }

    /// Writes a tiling pattern (8.7.3).
    private mutating func writeTile(
        _ tile: VectorTile,
        _ base: AffineTransform,
        _ context: inout DrawingContext
    ) -> IndirectReference {
        // Inside the tile lengths are about those of the page, so that hundredths are fine enough.
        let matrix = base * tile.transform
        let scale = matrix.scale
        let inner = AffineTransform.scaling(scale, scale)
        let edges = [tile.box.left, tile.box.top, tile.box.right, tile.box.bottom]
        var stream = VectorStream(box: edges.map { VectorStream.hundredths($0 * scale) })
        append(tile.items, inner, to: &stream, &context)
        let reference = objects.allocate()
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Type/Pattern/PatternType 1/PaintType 1/TilingType 2/BBox[")
        for (index, edge) in stream.box.enumerated() {
            if index > 0 { dictionary.append(0x20) }
            dictionary.append(thousandths: edge * 10)
        }
        dictionary.append(utf8: "]/XStep ")
        dictionary.append(factor: max(tile.box.width * scale, 0.01))
        dictionary.append(utf8: "/YStep ")
        dictionary.append(factor: max(tile.box.height * scale, 0.01))
        dictionary.append(utf8: "/Matrix[")
        dictionary.append(matrix * .scaling(1 / scale, 1 / scale))
        dictionary.append(0x5D)
        dictionary += stream.resources(fonts: fontDictionary)
        objects.write(reference, dictionary: dictionary, deflating: stream.bytes)
        return reference
    }
}
