/// Pixels that are numbers of colours, filled with smooth edges; all in whole numbers, so that every computer draws alike.
struct Canvas {
    /// How many shades an edge has, the background not among them.
    static let shades = 15

    let width: Int
    let height: Int
    /// Rows from the top.
    private(set) var pixels: [UInt8]

    /// Makes a canvas of colour 0.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: 0, count: width * height)
    }

    /// Fills a rectangle with one colour.
    mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, colour: UInt8) {
        for row in rows.clamped(to: 0..<height) {
            for column in columns.clamped(to: 0..<width) { pixels[row * width + column] = colour }
        }
    }

    /// Fills an outline, whose shades are the colours after `ramp`.
    mutating func fill(_ outline: Outline, ramp: UInt8) {
        guard let box = outline.box else { return }
        let columns = (box.left >> 8)..<((box.right >> 8) + 2)
        let rows = (box.top >> 8)..<((box.bottom >> 8) + 1)
        guard columns.count <= 4 * width, rows.count <= 4 * height else { return }
        // How much more of a pixel is covered than of the one before it, times 256 and the lines in a row.
        var changes = [Int32](repeating: 0, count: columns.count * rows.count)
        for edge in outline.edges {
            let (upper, lower, sign) =
                edge.start.y <= edge.end.y ? (edge.start, edge.end, Int32(1)) : (edge.end, edge.start, Int32(-1))
            // Lines through the middles of quarters of a row.
            var line = (upper.y - 32 + 63) >> 6
            let last = (lower.y - 32 + 63) >> 6
            guard line < last else { continue }
            let (dx, dy) = (lower.x - upper.x, lower.y - upper.y)
            while line < last {
                let x = upper.x + dx * (line * 64 + 32 - upper.y) / dy
                let place = ((line >> 2) - rows.lowerBound) * columns.count + (x >> 8) - columns.lowerBound
                let part = Int32(x & 255)
                changes[place] += sign * (256 - part)
                changes[place + 1] += sign * part
                line += 1
            }
        }
        for row in rows.clamped(to: 0..<height) {
            var covered: Int32 = 0
            let start = (row - rows.lowerBound) * columns.count
            for column in columns {
                covered += changes[start + column - columns.lowerBound]
                guard covered != 0, column >= 0, column < width else { continue }
                let shade = (min(abs(covered), 1024) * Int32(Self.shades) + 512) / 1024
                if shade > 0 { pixels[row * width + column] = ramp + UInt8(shade) }
            }
        }
    }
}

/// A closed outline as straight edges, in 1/256 of a pixel from the top left.
struct Outline {
    struct Point {
        var x: Int
        var y: Int
    }

    private(set) var edges: [(start: Point, end: Point)] = []
    private(set) var box: (left: Int, top: Int, right: Int, bottom: Int)?
    private var first = Point(x: 0, y: 0)
    private var pen = Point(x: 0, y: 0)

    mutating func move(to point: Point) {
        close()
        first = point
        pen = point
    }

    mutating func line(to point: Point) {
        edges.append((pen, point))
        pen = point
        guard let box else {
            self.box = (
                min(edges[0].start.x, point.x), min(edges[0].start.y, point.y), max(edges[0].start.x, point.x),
                max(edges[0].start.y, point.y)
            )
            return
        }
        self.box = (
            min(box.left, edges[edges.count - 1].start.x, point.x),
            min(box.top, edges[edges.count - 1].start.y, point.y),
            max(box.right, edges[edges.count - 1].start.x, point.x),
            max(box.bottom, edges[edges.count - 1].start.y, point.y)
        )
    }

    /// A cubic Bézier curve as eight lines: glyphs are small.
    mutating func curve(_ one: Point, _ two: Point, to end: Point) {
        let start = pen
        func value(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ t: Int) -> Int {
            let u = 8 - t
            return (u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d) / 512
        }
        for step in 1..<8 {
            line(
                to: Point(
                    x: value(start.x, one.x, two.x, end.x, step),
                    y: value(start.y, one.y, two.y, end.y, step)
                )
            )
        }
        line(to: end)
    }

    mutating func close() {
        if pen.x != first.x || pen.y != first.y { line(to: first) }
    }
}
