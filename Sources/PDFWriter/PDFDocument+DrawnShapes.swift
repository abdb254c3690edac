internal import Bytes
internal import VectorGraphics

extension PDFDocument {
    /// Fills and strokes a path of a drawing.
    mutating func append(
        _ shape: VectorShape,
        _ base: AffineTransform,
        to stream: inout VectorStream,
        _ context: inout DrawingContext
    ) {
        let matrix = base * shape.transform
        if let fill = shape.fill, let stroke = shape.stroke, !shape.isStrokeFirst, matrix.isSimilarity,
            case .solid(let inside) = fill.paint, case .solid(let line) = stroke.fill.paint,
            stroke.fill.opacity >= 0.9995
        {
            // One operator for both, where a transparent line would not show what it lies on (11.7.4.4).
            stream.setGraphicsState(fillOpacity: Int((fill.opacity * 1000).rounded()), strokeOpacity: 1000)
            stream.setFill(.colour(inside))
            stream.setStroke(.colour(line))
            stream.setLine(stroke, scale: matrix.scale)
            stream.append(shape.path, matrix)
            stream.bytes.append(utf8: shape.rule == .evenOdd ? "B*\n" : "B\n")
            return
        }
        if shape.isStrokeFirst, let stroke = shape.stroke {
            append(stroke, shape.path, matrix, base, &stream, &context)
        }
        if let fill = shape.fill {
            let isSaved = set(fill, isStroke: false, base, on: &stream, &context)
            stream.append(shape.path, matrix)
            stream.bytes.append(utf8: shape.rule == .evenOdd ? "f*\n" : "f\n")
            if isSaved { stream.restore() }
        }
        if !shape.isStrokeFirst, let stroke = shape.stroke {
            append(stroke, shape.path, matrix, base, &stream, &context)
        }
    }

    private mutating func append(
        _ stroke: VectorStroke,
        _ path: VectorPath,
        _ matrix: AffineTransform,
        _ base: AffineTransform,
        _ stream: inout VectorStream,
        _ context: inout DrawingContext
    ) {
        let isSaved = set(stroke.fill, isStroke: true, base, on: &stream, &context)
        let scale = matrix.scale
        if matrix.isSimilarity {
            stream.setLine(stroke, scale: scale)
            stream.append(path, matrix)
            stream.bytes.append(utf8: "S\n")
        } else {
            // The pen is distorted as the path is; lengths in there are about those of the page.
            stream.save()
            stream.concatenate(matrix * .scaling(1 / scale, 1 / scale))
            stream.setLine(stroke, scale: scale)
            stream.append(path, .scaling(scale, scale))
            stream.bytes.append(utf8: "S\n")
            stream.restore()
        }
        if isSaved { stream.restore() }
    }

    /// Shows glyphs of a drawing.
    mutating func append(
        _ run: VectorGlyphs,
        _ base: AffineTransform,
        to stream: inout VectorStream,
        _ context: inout DrawingContext
    ) {
        guard context.fonts.indices.contains(run.face), !run.glyphs.isEmpty else { return }
        let matrix = base * run.transform
        let scale = matrix.scale
        let size = Int(min(max(run.size * scale * 1000, 0), 1e8).rounded())
        guard size > 0 else { return }
        var saves = 0
        if let fill = run.fill, set(fill, isStroke: false, base, on: &stream, &context) { saves += 1 }
        if let stroke = run.stroke {
            if set(stroke.fill, isStroke: true, base, on: &stream, &context) { saves += 1 }
            stream.setLine(stroke, scale: scale)
        }
        let font = context.fonts[run.face]
        stream.beginText(mode: run.stroke == nil ? 0 : run.fill == nil ? 1 : 2)
        // Glyphs stand upwards, drawings downwards.
        stream.bytes.append(matrix * AffineTransform(1 / scale, 0, 0, -1 / scale, 0, 0))
        stream.bytes.append(utf8: " Tm\n")
        let placed = run.glyphs.map { glyph in
            PlacedGlyph(
                glyph: glyph.id,
                x: Self.thousandths(glyph.x * scale),
                y: Self.thousandths(glyph.y * scale),
                textStart: Int32(glyph.text.lowerBound),
                textEnd: Int32(glyph.text.upperBound)
            )
        }
        content.showGlyphs(placed, text: run.text, font: font, size: size, into: &stream.bytes)
        stream.bytes.append(utf8: "ET\n")
        for _ in 0..<saves { stream.restore() }
    }

    private static func thousandths(_ value: Double) -> Int32 {
        // Spacing without measure may lead nowhere.
        value.isFinite ? Int32(min(max(value * 1000, -1e9), 1e9).rounded()) : 0
    }
}
