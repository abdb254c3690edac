/// A place in the plane of a picture.
public struct VectorPoint: Sendable, Hashable {
    /// To the right.
    public var x: Double
    /// Downwards.
    public var y: Double

    /// Makes a place.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    static func + (one: VectorPoint, other: VectorPoint) -> VectorPoint {
        VectorPoint(x: one.x + other.x, y: one.y + other.y)
    }

    static func - (one: VectorPoint, other: VectorPoint) -> VectorPoint {
        VectorPoint(x: one.x - other.x, y: one.y - other.y)
    }

    /// The place a share of the way to another.
    func mixed(_ other: VectorPoint, _ share: Double) -> VectorPoint {
        VectorPoint(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
    }
}

/// A rectangle whose sides lie along the axes.
public struct VectorBounds: Sendable, Hashable {
    /// The left edge.
    public var left: Double
    /// The upper edge.
    public var top: Double
    /// The right edge.
    public var right: Double
    /// The lower edge.
    public var bottom: Double

    /// Makes a rectangle of its edges.
    public init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    /// To the right of `left`.
    public var width: Double { right - left }
    /// Below `top`.
    public var height: Double { bottom - top }

    mutating func insert(_ point: VectorPoint) {
        left = min(left, point.x)
        right = max(right, point.x)
        top = min(top, point.y)
        bottom = max(bottom, point.y)
    }

    func union(_ other: VectorBounds?) -> VectorBounds {
        guard let other else { return self }
        return VectorBounds(
            left: min(left, other.left),
            top: min(top, other.top),
            right: max(right, other.right),
            bottom: max(bottom, other.bottom)
        )
    }

    /// The four corners.
    var corners: [VectorPoint] {
        [
            VectorPoint(x: left, y: top), VectorPoint(x: right, y: top),
            VectorPoint(x: right, y: bottom), VectorPoint(x: left, y: bottom),
        ]
    }

    /// The least rectangle around this one where a transform takes it.
    func transformed(by transform: AffineTransform) -> VectorBounds {
        let points = corners.map { transform($0) }
        var bounds = VectorBounds(left: points[0].x, top: points[0].y, right: points[0].x, bottom: points[0].y)
        for point in points { bounds.insert(point) }
        return bounds
    }

    /// From the unit square to this rectangle.
    var unitTransform: AffineTransform { AffineTransform(width, 0, 0, height, left, top) }

    func intersects(_ other: VectorBounds) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
}

/// Lines and cubic curves.
public struct VectorPath: Sendable, Hashable {
    /// One step of a path.
    public enum Element: Sendable, Hashable {
        /// Begins a subpath.
        case move(VectorPoint)
        /// Goes straight.
        case line(VectorPoint)
        /// Goes along a cubic Bézier curve with two handles.
        case curve(VectorPoint, VectorPoint, VectorPoint)
        /// Goes back to the subpath's beginning.
        case close
    }

    /// The steps; the first is a move.
    public var elements: [Element] = []

    /// Makes an empty path.
    public init() {}

    /// Makes a rectangle.
    public init(_ bounds: VectorBounds) { appendPolygon(bounds.corners) }

    /// Whether nothing is drawn.
    public var isEmpty: Bool { elements.count < 2 }

    mutating func appendPolygon(_ points: [VectorPoint], isClosed: Bool = true) {
        for (index, point) in points.enumerated() { elements.append(index == 0 ? .move(point) : .line(point)) }
        if isClosed, !points.isEmpty { elements.append(.close) }
    }

    /// Appends a quadratic curve as a cubic one.
    mutating func appendQuadratic(from start: VectorPoint, _ handle: VectorPoint, _ end: VectorPoint) {
        elements.append(.curve(start.mixed(handle, 2 / 3), end.mixed(handle, 2 / 3), end))
    }

    /// The least rectangle around the path; nil where it has no point.
    public var bounds: VectorBounds? {
        var bounds: VectorBounds?
        var current = VectorPoint(x: 0, y: 0)
        func insert(_ point: VectorPoint) {
            if bounds == nil {
                bounds = VectorBounds(left: point.x, top: point.y, right: point.x, bottom: point.y)
            } else {
                bounds?.insert(point)
            }
        }
        for element in elements {
            switch element {
            case .move(let point), .line(let point):
                insert(point)
                current = point
            case .curve(let first, let second, let end):
                insert(end)
                for share in Self.extremes(current.x, first.x, second.x, end.x)
                    + Self.extremes(current.y, first.y, second.y, end.y)
                { insert(Self.point(current, first, second, end, at: share)) }
                current = end
            case .close: break
            }
        }
        return bounds
    }

    private static func point(
        _ start: VectorPoint,
        _ first: VectorPoint,
        _ second: VectorPoint,
        _ end: VectorPoint,
        at share: Double
    ) -> VectorPoint {
        let one = start.mixed(first, share)
        let two = first.mixed(second, share)
        let three = second.mixed(end, share)
        return one.mixed(two, share).mixed(two.mixed(three, share), share)
    }

    /// Where a curve's coordinate turns: the roots of its derivative.
    private static func extremes(_ p0: Double, _ p1: Double, _ p2: Double, _ p3: Double) -> [Double] {
        let a = p3 - 3 * p2 + 3 * p1 - p0
        let b = 2 * (p2 - 2 * p1 + p0)
        let c = p1 - p0
        var roots: [Double] = []
        if abs(a) < 1e-12 * (abs(b) + abs(c)) {
            if b != 0 { roots.append(-c / b) }
        } else {
            let discriminant = b * b - 4 * a * c
            if discriminant >= 0 {
                let root = discriminant.squareRoot()
                roots += [(-b + root) / (2 * a), (-b - root) / (2 * a)]
            }
        }
        return roots.filter { $0 > 0 && $0 < 1 }
    }

    /// The path where a transform takes it.
    public func transformed(by transform: AffineTransform) -> VectorPath {
        var result = VectorPath()
        result.elements = elements.map { element in
            switch element {
            case .move(let point): .move(transform(point))
            case .line(let point): .line(transform(point))
            case .curve(let first, let second, let end): .curve(transform(first), transform(second), transform(end))
            case .close: .close
            }
        }
        return result
    }
}
