extension VectorPath {
    /// How far the handles of a quarter circle lie from its ends, in radii.
    private static let quarterHandle = 0.55228474983079340

    /// Appends an ellipse as four curves, clockwise from its right end (SVG 2, 10.4).
    mutating func appendEllipse(centre: VectorPoint, _ rx: Double, _ ry: Double) {
        let handle = Self.quarterHandle
        func at(_ x: Double, _ y: Double) -> VectorPoint { VectorPoint(x: centre.x + x * rx, y: centre.y + y * ry) }
        elements += [
            .move(at(1, 0)), .curve(at(1, handle), at(handle, 1), at(0, 1)),
            .curve(at(-handle, 1), at(-1, handle), at(-1, 0)), .curve(at(-1, -handle), at(-handle, -1), at(0, -1)),
            .curve(at(handle, -1), at(1, -handle), at(1, 0)), .close,
        ]
    }

    /// Appends a rectangle with round corners (SVG 2, 10.2).
    mutating func appendRoundedRectangle(_ box: VectorBounds, _ rx: Double, _ ry: Double) {
        guard rx > 0, ry > 0 else { return appendPolygon(box.corners) }
        let (hx, hy) = (rx * (1 - Self.quarterHandle), ry * (1 - Self.quarterHandle))
        func at(_ x: Double, _ y: Double) -> VectorPoint { VectorPoint(x: x, y: y) }
        elements += [
            .move(at(box.left + rx, box.top)), .line(at(box.right - rx, box.top)),
            .curve(at(box.right - hx, box.top), at(box.right, box.top + hy), at(box.right, box.top + ry)),
            .line(at(box.right, box.bottom - ry)),
            .curve(at(box.right, box.bottom - hy), at(box.right - hx, box.bottom), at(box.right - rx, box.bottom)),
            .line(at(box.left + rx, box.bottom)),
            .curve(at(box.left + hx, box.bottom), at(box.left, box.bottom - hy), at(box.left, box.bottom - ry)),
            .line(at(box.left, box.top + ry)),
            .curve(at(box.left, box.top + hy), at(box.left + hx, box.top), at(box.left + rx, box.top)), .close,
        ]
    }

    /// Appends an elliptical arc as curves of at most a quarter each (SVG 2, B.2).
    mutating func appendArc(
        from start: VectorPoint,
        radii: (Double, Double),
        turned degrees: Double,
        isLarge: Bool,
        isClockwise: Bool,
        to end: VectorPoint
    ) {
        var (rx, ry) = (abs(radii.0), abs(radii.1))
        guard start != end else { return }
        guard rx > 0, ry > 0 else { return elements.append(.line(end)) }
        let axes = AffineTransform.rotation(degrees: degrees)
        let half = VectorPoint(x: (start.x - end.x) / 2, y: (start.y - end.y) / 2)
        let x = axes.a * half.x + axes.b * half.y
        let y = axes.c * half.x + axes.d * half.y
        let stretch = x * x / (rx * rx) + y * y / (ry * ry)
        if stretch > 1 {
            rx *= stretch.squareRoot()
            ry *= stretch.squareRoot()
        }
        let product = rx * rx * y * y + ry * ry * x * x
        guard product > 0, product.isFinite else { return elements.append(.line(end)) }
        var factor = max((rx * rx * ry * ry - product) / product, 0).squareRoot()
        if isLarge == isClockwise { factor = -factor }
        let (cx, cy) = (factor * rx * y / ry, -factor * ry * x / rx)
        let first = Trigonometry.angle((x - cx) / rx, (y - cy) / ry)
        let last = Trigonometry.angle((-x - cx) / rx, (-y - cy) / ry)
        var sweep = last - first
        if isClockwise, sweep < 0 { sweep += 360 }
        if !isClockwise, sweep > 0 { sweep -= 360 }
        let middle = VectorPoint(
            x: axes.a * cx + axes.c * cy + (start.x + end.x) / 2,
            y: axes.b * cx + axes.d * cy + (start.y + end.y) / 2
        )
        let place = AffineTransform.translation(middle.x, middle.y) * axes * AffineTransform.scaling(rx, ry)
        let pieces = max(Int((abs(sweep) / 90 - 1e-9).rounded(.up)), 1)
        let step = sweep / Double(pieces)
        // 4/3 tan(step/4), by the half-angle formula.
        let handle =
            4 / 3 * Trigonometry.sine(degrees: step / 2) / (1 + Trigonometry.cosine(degrees: step / 2))
        for piece in 0..<pieces {
            let from = first + step * Double(piece)
            let (c0, s0) = (Trigonometry.cosine(degrees: from), Trigonometry.sine(degrees: from))
            let (c1, s1) = (Trigonometry.cosine(degrees: from + step), Trigonometry.sine(degrees: from + step))
            elements.append(
                .curve(
                    place(VectorPoint(x: c0 - handle * s0, y: s0 + handle * c0)),
                    place(VectorPoint(x: c1 + handle * s1, y: s1 - handle * c1)),
                    piece == pieces - 1 ? end : place(VectorPoint(x: c1, y: s1))
                )
            )
        }
    }
}
