/// A map of the plane that keeps lines straight: `x' = a·x + c·y + e`, `y' = b·x + d·y + f` (SVG 2, 8.3).
public struct AffineTransform: Sendable, Hashable {
    /// How far x' goes with x.
    public var a: Double
    /// How far y' goes with x.
    public var b: Double
    /// How far x' goes with y.
    public var c: Double
    /// How far y' goes with y.
    public var d: Double
    /// The shift of x'.
    public var e: Double
    /// The shift of y'.
    public var f: Double

    /// Makes a transform of the six numbers of `matrix()`.
    public init(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.e = e
        self.f = f
    }

    /// Leaves every point where it is.
    public static let identity = AffineTransform(1, 0, 0, 1, 0, 0)

    /// Moves.
    public static func translation(_ x: Double, _ y: Double) -> AffineTransform { AffineTransform(1, 0, 0, 1, x, y) }

    /// Scales.
    public static func scaling(_ x: Double, _ y: Double) -> AffineTransform { AffineTransform(x, 0, 0, y, 0, 0) }

    /// Turns by degrees, from the x axis to the y axis.
    public static func rotation(degrees: Double) -> AffineTransform {
        let sine = Trigonometry.sine(degrees: degrees)
        let cosine = Trigonometry.cosine(degrees: degrees)
        return AffineTransform(cosine, sine, -sine, cosine, 0, 0)
    }

    /// The transform that applies `inner` first.
    public static func * (outer: AffineTransform, inner: AffineTransform) -> AffineTransform {
        AffineTransform(
            outer.a * inner.a + outer.c * inner.b,
            outer.b * inner.a + outer.d * inner.b,
            outer.a * inner.c + outer.c * inner.d,
            outer.b * inner.c + outer.d * inner.d,
            outer.a * inner.e + outer.c * inner.f + outer.e,
            outer.b * inner.e + outer.d * inner.f + outer.f
        )
    }

    /// Where a point goes.
    public func callAsFunction(_ point: VectorPoint) -> VectorPoint {
        VectorPoint(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
    }

    /// How much areas grow; negative where the transform mirrors.
    public var determinant: Double { a * d - b * c }

    /// How much lengths grow, in the mean of all directions.
    public var scale: Double { abs(determinant).squareRoot() }

    /// Whether it keeps shapes: lengths grow alike in all directions.
    public var isSimilarity: Bool {
        let tolerance = 1e-4 * max(abs(a), abs(b), abs(c), abs(d))
        return (abs(a - d) <= tolerance && abs(b + c) <= tolerance)
            || (abs(a + d) <= tolerance && abs(b - c) <= tolerance)
    }

    /// Whether all six numbers are finite and of a size that a page can show.
    public var isUsable: Bool {
        [a, b, c, d, e, f].allSatisfy { $0.isFinite && abs($0) < 1e12 } && abs(determinant) > 1e-18
    }

    /// The transform back; nil where areas vanish.
    public var inverse: AffineTransform? {
        let determinant = determinant
        guard determinant != 0, determinant.isFinite else { return nil }
        return AffineTransform(
            d / determinant,
            -b / determinant,
            -c / determinant,
            a / determinant,
            (c * f - d * e) / determinant,
            (b * e - a * f) / determinant
        )
    }
}
