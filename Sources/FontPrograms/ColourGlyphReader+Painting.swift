internal import CFreeType

/// Layered glyphs: the flat list of `COLR` version 0, and the graph of version 1 (OpenType, "COLR").
///
/// Of version 1 the sweep gradient is shown as its first colour, gradients that repeat as if they ended, and of the
/// ways to composite only source over and destination over as they are: the others paint the source over the backdrop,
/// but for those that leave one of them out.
extension ColourGlyphReader {
    /// How deep a painting may be nested.
    private static let depthLimit = 32
    /// How many steps a painting may take.
    private static let stepLimit = 4096
    /// How many numbers all outlines of a painting may have.
    private static let numberLimit = 1 << 20

    /// What a painting has cost so far.
    private struct Cost {
        var steps = 0
        var numbers = 0
    }

    func painting(_ glyph: UInt16) throws(FontError) -> [PaintOperation] {
        var cost = Cost()
        var root = unsafe FT_OpaquePaint()
        if unsafe FT_Get_Color_Glyph_Paint(face, UInt32(glyph), FT_COLOR_NO_ROOT_TRANSFORM, &root) != 0 {
            return unsafe try paint(root, depth: 0, &cost)
        }
        var operations: [PaintOperation] = []
        var iterator = unsafe FT_LayerIterator()
        var (layer, index): (UInt32, UInt32) = (0, 0)
        while unsafe FT_Get_Color_Glyph_Layer(face, UInt32(glyph), &layer, &index, &iterator) != 0 {
            try count(&cost)
            guard let path = try outline(layer, &cost) else { continue }
            let (colour, alpha) = colour(Int(index))
            operations.append(.fill(path, .colour(colour, alpha: alpha)))
        }
        return operations
    }

    private func count(_ cost: inout Cost) throws(FontError) {
        cost.steps += 1
        guard cost.steps <= Self.stepLimit else {
            throw FontError(.tooLarge, "expected a colour glyph of at most \(Self.stepLimit) steps, found more")
        }
    }

    private func outline(_ glyph: UInt32, _ cost: inout Cost) throws(FontError) -> GlyphPath? {
        guard let path = outline(glyph) else { return nil }
        cost.numbers += path.numbers.count
        guard cost.numbers <= Self.numberLimit else {
            throw FontError(.tooLarge, "expected a colour glyph of at most \(Self.numberLimit) numbers, found more")
        }
        return path
    }

    private func paint(
        _ opaque: FT_OpaquePaint,
        depth: Int,
        _ cost: inout Cost
    ) throws(FontError) -> [PaintOperation] {
        try count(&cost)
        guard depth < Self.depthLimit else {
            throw FontError(.tooLarge, "expected a colour glyph nested at most \(Self.depthLimit) deep, found more")
        }
        var paint = unsafe FT_COLR_Paint()
        guard unsafe FT_Get_Paint(face, opaque, &paint) != 0 else { return [] }
        func inner(_ child: FT_OpaquePaint) throws(FontError) -> [PaintOperation] {
            unsafe try self.paint(child, depth: depth + 1, &cost)
        }
        func transformed(_ matrix: [Int], _ child: FT_OpaquePaint) throws(FontError) -> [PaintOperation] {
            let operations = unsafe try inner(child)
            return operations.isEmpty ? [] : [.transformed(matrix, operations)]
        }
        switch unsafe paint.format {
        case FT_COLR_PAINTFORMAT_COLR_LAYERS:
            var operations: [PaintOperation] = []
            var iterator = unsafe paint.u.colr_layers.layer_iterator
            var layer = unsafe FT_OpaquePaint()
            while unsafe FT_Get_Paint_Layers(face, &iterator, &layer) != 0 { unsafe operations += try inner(layer) }
            return operations
        case FT_COLR_PAINTFORMAT_SOLID:
            let index = unsafe paint.u.solid.color
            let (colour, alpha) = colour(Int(index.palette_index), alpha: Int(index.alpha))
            return [.fill(nil, .colour(colour, alpha: alpha))]
        case FT_COLR_PAINTFORMAT_LINEAR_GRADIENT:
            let gradient = unsafe paint.u.linear_gradient
            return unsafe fill(linear(gradient), stops(gradient.colorline))
        case FT_COLR_PAINTFORMAT_RADIAL_GRADIENT:
            let gradient = unsafe paint.u.radial_gradient
            return unsafe fill(radial(gradient), stops(gradient.colorline))
        case FT_COLR_PAINTFORMAT_SWEEP_GRADIENT:
            let stops = unsafe stops(paint.u.sweep_gradient.colorline)
            return stops.first.map { [.fill(nil, .colour($0.colour, alpha: $0.alpha))] } ?? []
        case FT_COLR_PAINTFORMAT_GLYPH:
            let clip = unsafe paint.u.glyph
            guard let path = unsafe try outline(clip.glyphID, &cost) else { return [] }
            let operations = unsafe try inner(clip.paint)
            if case .fill(nil, let colour)? = operations.first, operations.count == 1 { return [.fill(path, colour)] }
            return operations.isEmpty ? [] : [.clipped(path, operations)]
        case FT_COLR_PAINTFORMAT_COLR_GLYPH:
            var root = unsafe FT_OpaquePaint()
            let glyph = unsafe paint.u.colr_glyph.glyphID
            guard unsafe FT_Get_Color_Glyph_Paint(face, glyph, FT_COLOR_NO_ROOT_TRANSFORM, &root) != 0 else {
                return []
            }
            return unsafe try inner(root)
        case FT_COLR_PAINTFORMAT_TRANSFORM:
            let affine = unsafe paint.u.transform.affine
            let matrix = [affine.xx, affine.yx, affine.xy, affine.yy, affine.dx, affine.dy]
            return unsafe try transformed(matrix, paint.u.transform.paint)
        case FT_COLR_PAINTFORMAT_TRANSLATE:
            let shift = unsafe paint.u.translate
            return unsafe try transformed([1 << 16, 0, 0, 1 << 16, shift.dx, shift.dy], shift.paint)
        case FT_COLR_PAINTFORMAT_SCALE:
            let scale = unsafe paint.u.scale
            let matrix = unsafe [scale.scale_x, 0, 0, scale.scale_y]
            return unsafe try transformed(Self.around(scale.center_x, scale.center_y, matrix), scale.paint)
        case FT_COLR_PAINTFORMAT_ROTATE:
            let rotate = unsafe paint.u.rotate
            // FreeType states angles in half turns.
            let angle = unsafe Self.sixteenths(ofHalfTurns: rotate.angle)
            let (cosine, sine) = (Int(FT_Cos(angle)), Int(FT_Sin(angle)))
            let matrix = [cosine, sine, -sine, cosine]
            return unsafe try transformed(Self.around(rotate.center_x, rotate.center_y, matrix), rotate.paint)
        case FT_COLR_PAINTFORMAT_SKEW:
            let skew = unsafe paint.u.skew
            let x = unsafe Int(FT_Tan(Self.sixteenths(ofHalfTurns: skew.x_skew_angle)))
            let y = unsafe Int(FT_Tan(Self.sixteenths(ofHalfTurns: skew.y_skew_angle)))
            let matrix = [1 << 16, y, -x, 1 << 16]
            return unsafe try transformed(Self.around(skew.center_x, skew.center_y, matrix), skew.paint)
        case FT_COLR_PAINTFORMAT_COMPOSITE:
            let composite = unsafe paint.u.composite
            switch unsafe composite.composite_mode {
            case FT_COLR_COMPOSITE_CLEAR: return []
            case FT_COLR_COMPOSITE_SRC, FT_COLR_COMPOSITE_SRC_IN, FT_COLR_COMPOSITE_SRC_OUT:
                return unsafe try inner(composite.source_paint)
            case FT_COLR_COMPOSITE_DEST, FT_COLR_COMPOSITE_DEST_IN, FT_COLR_COMPOSITE_DEST_OUT:
                return unsafe try inner(composite.backdrop_paint)
            case FT_COLR_COMPOSITE_DEST_OVER, FT_COLR_COMPOSITE_DEST_ATOP:
                return unsafe try inner(composite.source_paint) + inner(composite.backdrop_paint)
            default:
                return unsafe try inner(composite.backdrop_paint) + inner(composite.source_paint)
            }
        default:
            return []
        }
    }

    // MARK: Matrices

    /// A matrix that works around a centre: moved there, and back.
    private static func around(_ x: Int, _ y: Int, _ matrix: [Int]) -> [Int] {
        let (a, b, c, d) = (matrix[0], matrix[1], matrix[2], matrix[3])
        return matrix + [x &- product(a, x) &- product(c, y), y &- product(b, x) &- product(d, y)]
    }

    private static func product(_ one: Int, _ other: Int) -> Int { (one &* other) >> 16 }

    /// Degrees in 1/65536, as FreeType's trigonometry takes them, of a part of a half turn.
    private static func sixteenths(ofHalfTurns angle: Int) -> Int { (angle &* 180) % (360 << 16) }

    // MARK: Gradients

    private func fill(_ gradient: GlyphGradient, _ stops: [GlyphGradient.Stop]) -> [PaintOperation] {
        guard let first = stops.first else { return [] }
        guard stops.count > 1, stops[stops.count - 1].offset > first.offset else {
            return [.fill(nil, .colour(first.colour, alpha: first.alpha))]
        }
        var gradient = gradient
        gradient.stops = stops
        return [.fill(nil, .gradient(gradient))]
    }

    private func stops(_ line: FT_ColorLine) -> [GlyphGradient.Stop] {
        var iterator = unsafe line.color_stop_iterator
        var stop = FT_ColorStop()
        var stops: [GlyphGradient.Stop] = []
        while stops.count < 256, unsafe FT_Get_Colorline_Stops(face, &stop, &iterator) != 0 {
            let (colour, alpha) = colour(Int(stop.color.palette_index), alpha: Int(stop.color.alpha))
            stops.append(GlyphGradient.Stop(offset: Int(stop.stop_offset), colour: colour, alpha: alpha))
        }
        // Sorted by place, and by order where places are equal.
        return stops.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }

    /// Hundredths of a font unit from 1/65536.
    private static func hundredths(_ value: Int) -> Int { (value &* 100) >> 16 }

    /// The line from p0 to the foot of p1 on the normal of the line from p0 to p2.
    private func linear(_ gradient: FT_PaintLinearGradient) -> GlyphGradient {
        let (p0, p1, p2) = unsafe (gradient.p0, gradient.p1, gradient.p2)
        let x0 = Self.hundredths(p0.x)
        let y0 = Self.hundredths(p0.y)
        let (along, up) = (Self.hundredths(p1.x) - x0, Self.hundredths(p1.y) - y0)
        // The normal of the line from p0 to p2.
        let (nx, ny) = (Self.hundredths(p2.y) - y0, x0 - Self.hundredths(p2.x))
        let length = nx * nx + ny * ny
        var (x1, y1) = (x0 + along, y0 + up)
        if length > 0 {
            let projection = along * nx + up * ny
            x1 = x0 + Int(Double(projection) * Double(nx) / Double(length))
            y1 = y0 + Int(Double(projection) * Double(ny) / Double(length))
        }
        return GlyphGradient(start: (x0, y0, 0), end: (x1, y1, 0), isRadial: false, stops: [])
    }

    private func radial(_ gradient: FT_PaintRadialGradient) -> GlyphGradient {
        func circle(_ centre: FT_Vector, _ radius: Int) -> (Int, Int, Int) {
            (Self.hundredths(centre.x), Self.hundredths(centre.y), max(0, Self.hundredths(radius)))
        }
        return unsafe GlyphGradient(
            start: circle(gradient.c0, gradient.r0),
            end: circle(gradient.c1, gradient.r1),
            isRadial: true,
            stops: []
        )
    }
}
