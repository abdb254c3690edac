internal import Bytes
internal import VectorGraphics

/// A content stream of a drawing with the resources that it names (ISO 32000-2, 7.8).
///
/// Operators that set what is set already are left out. A form begins with whatever its surroundings have set, so that
/// nothing counts as set at the start.
struct VectorStream {
    /// A colour or pattern that is set.
    enum SetPaint: Equatable {
        case colour(VectorColour)
        case pattern(Int)
    }

    private struct State {
        var fill: SetPaint?
        var stroke: SetPaint?
        var width: Int?
        var cap: VectorStroke.Cap?
        var join: VectorStroke.Join?
        var miterLimit: Int?
        var dashes: [UInt8]?
        var fillOpacity = 1000
        var strokeOpacity = 1000
        var textMode: Int?
    }

    var bytes: [UInt8] = []
    /// The part of the plane that the stream draws on: left, lower, right and upper edge in hundredths of a point.
    let box: [Int]
    private var state = State()
    private var saved: [State] = []
    private var graphicsStates: [[UInt8]] = []
    private var patterns: [[UInt8]] = []
    private var shadings: [[UInt8]] = []
    private var objects: [IndirectReference] = []
    private var hasText = false

    init(box: [Int]) { self.box = box }

    /// How deep `q` is nested; PDF/A allows 28 (ISO 19005-2, 6.1.13).
    var depth: Int { saved.count }

    // MARK: Graphics state

    mutating func save() {
        saved.append(state)
        bytes.append(utf8: "q\n")
    }

    mutating func restore() {
        if let last = saved.popLast() { state = last }
        bytes.append(utf8: "Q\n")
    }

    /// `gs`: Sets opacities and a soft mask (11.6.4).
    mutating func setGraphicsState(fillOpacity: Int, strokeOpacity: Int, mask: [UInt8] = []) {
        guard state.fillOpacity != fillOpacity || state.strokeOpacity != strokeOpacity || !mask.isEmpty else { return }
        state.fillOpacity = fillOpacity
        state.strokeOpacity = strokeOpacity
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "<</ca ")
        dictionary.append(thousandths: fillOpacity)
        dictionary.append(utf8: "/CA ")
        dictionary.append(thousandths: strokeOpacity)
        dictionary += mask
        dictionary.append(utf8: ">>")
        bytes.append(utf8: "/g")
        bytes.append(decimal: Self.place(of: dictionary, in: &graphicsStates))
        bytes.append(utf8: " gs\n")
    }

    var fillOpacity: Int { state.fillOpacity }
    var strokeOpacity: Int { state.strokeOpacity }

    mutating func setFill(_ paint: SetPaint) {
        guard state.fill != paint else { return }
        state.fill = paint
        append(paint, gray: " g\n", rgb: " rg\n", pattern: "/Pattern cs/p", set: " scn\n")
    }

    mutating func setStroke(_ paint: SetPaint) {
        guard state.stroke != paint else { return }
        state.stroke = paint
        append(paint, gray: " G\n", rgb: " RG\n", pattern: "/Pattern CS/p", set: " SCN\n")
    }

    private mutating func append(
        _ paint: SetPaint,
        gray: StaticString,
        rgb: StaticString,
        pattern: StaticString,
        set: StaticString
    ) {
        switch paint {
        case .colour(let colour):
            bytes.append(share: colour.red)
            if colour.red == colour.green, colour.green == colour.blue { return bytes.append(utf8: gray) }
            bytes.append(0x20)
            bytes.append(share: colour.green)
            bytes.append(0x20)
            bytes.append(share: colour.blue)
            bytes.append(utf8: rgb)
        case .pattern(let place):
            bytes.append(utf8: pattern)
            bytes.append(decimal: place)
            bytes.append(utf8: set)
        }
    }

    /// Sets width, ends, meetings and dashes of lines, lengths times a scale.
    mutating func setLine(_ stroke: VectorStroke, scale: Double) {
        // A line thinner than can be written would be as thin as a device can draw, which may be thicker.
        let width = max(Self.hundredths(stroke.width * scale), 1)
        if state.width != width {
            state.width = width
            bytes.append(thousandths: width * 10)
            bytes.append(utf8: " w\n")
        }
        if state.cap != stroke.cap {
            state.cap = stroke.cap
            bytes.append(decimal: stroke.cap.rawValue)
            bytes.append(utf8: " J\n")
        }
        if state.join != stroke.join {
            state.join = stroke.join
            bytes.append(decimal: stroke.join.rawValue)
            bytes.append(utf8: " j\n")
        }
        let miterLimit = max(Self.hundredths(stroke.miterLimit), 100)
        if stroke.join == .miter, state.miterLimit != miterLimit {
            state.miterLimit = miterLimit
            bytes.append(thousandths: miterLimit * 10)
            bytes.append(utf8: " M\n")
        }
        var dashes: [UInt8] = [0x5B]
        let lengths = stroke.dashes.map { max(Self.hundredths($0 * scale), 0) }
        if lengths.contains(where: { $0 > 0 }) {
            for (index, length) in lengths.enumerated() {
                if index > 0 { dashes.append(0x20) }
                dashes.append(thousandths: length * 10)
            }
            dashes.append(0x5D)
            // A phase below zero is one as far from the end of the pattern.
            let period = lengths.reduce(0, +)
            let phase = Self.hundredths(stroke.dashOffset * scale) % period
            dashes.append(thousandths: (phase < 0 ? phase + period : phase) * 10)
        } else {
            dashes.append(utf8: "]0")
        }
        dashes.append(utf8: " d\n")
        if state.dashes != dashes {
            state.dashes = dashes
            bytes += dashes
        }
    }

    // MARK: Text state

    /// `BT`, and the rendering mode where it differs from the one before.
    mutating func beginText(mode: Int) {
        bytes.append(utf8: "BT\n")
        // Spacing that the page has set would go on in here.
        if !hasText { bytes.append(utf8: "0 Tc 0 Tw 100 Tz 0 Ts\n") }
        hasText = true
        if state.textMode != mode {
            state.textMode = mode
            bytes.append(decimal: mode)
            bytes.append(utf8: " Tr\n")
        }
    }

    // MARK: Paths

    /// Writes a path where a transform takes it.
    mutating func append(_ path: VectorPath, _ transform: AffineTransform) {
        if let rectangle = Self.rectangle(path, transform) {
            append(rectangle)
            bytes.append(utf8: " re\n")
            return
        }
        for element in path.elements {
            switch element {
            case .move(let point): append([point], transform, " m\n")
            case .line(let point): append([point], transform, " l\n")
            case .curve(let first, let second, let end): append([first, second, end], transform, " c\n")
            case .close: bytes.append(utf8: "h\n")
            }
        }
    }

    private mutating func append(_ points: [VectorPoint], _ transform: AffineTransform, _ name: StaticString) {
        append(
            points.flatMap { point in
                let place = transform(point)
                return [Self.hundredths(place.x), Self.hundredths(place.y)]
            }
        )
        bytes.append(utf8: name)
    }

    /// Writes numbers in hundredths with spaces between them.
    mutating func append(_ numbers: [Int]) {
        for (index, number) in numbers.enumerated() {
            if index > 0 { bytes.append(0x20) }
            bytes.append(thousandths: number * 10)
        }
    }

    /// Left and lower edge, width and height of a path that is a rectangle along the axes.
    private static func rectangle(_ path: VectorPath, _ transform: AffineTransform) -> [Int]? {
        guard path.elements.count == 5, path.elements[4] == .close else { return nil }
        var corners: [(x: Int, y: Int)] = []
        for (index, element) in path.elements.prefix(4).enumerated() {
            switch element {
            case .move(let point) where index == 0, .line(let point) where index > 0:
                let place = transform(point)
                corners.append((hundredths(place.x), hundredths(place.y)))
            default: return nil
            }
        }
        let (a, b, c, d) = (corners[0], corners[1], corners[2], corners[3])
        // The way around must stay the same, since windings may cancel out: `re` goes along x first.
        guard a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x else { return nil }
        return [a.x, a.y, c.x - a.x, c.y - a.y]
    }

    /// A length in hundredths of a point: what is too far away to be on a page is drawn at the end of the world.
    static func hundredths(_ value: Double) -> Int {
        guard value.isFinite else { return 0 }
        return Int(min(max(value * 100, -1e8), 1e8).rounded())
    }

    /// `cm`: Changes the coordinates.
    mutating func concatenate(_ transform: AffineTransform) {
        bytes.append(transform)
        bytes.append(utf8: " cm\n")
    }

    // MARK: Resources

    mutating func add(pattern: [UInt8]) -> Int { Self.place(of: pattern, in: &patterns) }

    mutating func add(shading: [UInt8]) -> Int { Self.place(of: shading, in: &shadings) }

    /// `Do`: Draws a form or an image.
    mutating func draw(_ object: IndirectReference) {
        if !objects.contains(object) { objects.append(object) }
        bytes.append(utf8: "/x")
        bytes.append(decimal: object.number)
        bytes.append(utf8: " Do\n")
    }

    private static func place(of value: [UInt8], in list: inout [[UInt8]]) -> Int {
        if let known = list.firstIndex(of: value) { return known }
        list.append(value)
        return list.count - 1
    }

    /// The resource dictionary (7.8.3).
    func resources(fonts: IndirectReference) -> [UInt8] {
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "/Resources<<")
        if hasText {
            dictionary.append(utf8: "/Font ")
            dictionary.append(fonts)
        }
        for (name, letter, list) in [
            ("/ExtGState<<", "/g", graphicsStates), ("/Pattern<<", "/p", patterns), ("/Shading<<", "/s", shadings),
        ] where !list.isEmpty {
            dictionary.append(utf8: name)
            for (place, value) in list.enumerated() {
                dictionary.append(utf8: letter)
                dictionary.append(decimal: place)
                // A reference needs a space before it, a dictionary none.
                if value.first != 0x3C { dictionary.append(0x20) }
                dictionary += value
            }
            dictionary.append(utf8: ">>")
        }
        if !objects.isEmpty {
            dictionary.append(utf8: "/XObject<<")
            for object in objects {
                dictionary.append(utf8: "/x")
                dictionary.append(decimal: object.number)
                dictionary.append(0x20)
                dictionary.append(object)
            }
            dictionary.append(utf8: ">>")
        }
        dictionary.append(utf8: ">>")
        return dictionary
    }
}

extension [UInt8] {
    /// Appends a part of a colour from 0 to 1.
    mutating func append(share value: UInt8) { append(thousandths: (Int(value) * 1000 + 127) / 255) }

    /// Appends the six numbers of a transform: the factors with as many digits as they need, the shifts in hundredths.
    mutating func append(_ transform: AffineTransform) {
        for value in [transform.a, transform.b, transform.c, transform.d] {
            append(factor: value)
            append(0x20)
        }
        append(thousandths: VectorStream.hundredths(transform.e) * 10, VectorStream.hundredths(transform.f) * 10)
    }

    /// Appends a number with six digits that count, without an exponent (ISO 32000-2, 7.3.3).
    mutating func append(factor value: Double) {
        guard value.isFinite, abs(value) > 1e-9 else { return append(0x30) }
        var digits = 6
        var scale = 1_000_000.0
        while abs(value) * scale < 100_000, digits < 14 {
            scale *= 10
            digits += 1
        }
        var number = Int(Swift.min(abs(value) * scale, 1e17).rounded())
        while digits > 0, number % 10 == 0 {
            number /= 10
            digits -= 1
        }
        if value < 0 { append(0x2D) }
        var power = 1
        for _ in 0..<digits { power *= 10 }
        if number / power > 0 || digits == 0 { append(decimal: number / power) }
        guard digits > 0 else { return }
        append(0x2E)
        var rest = number % power
        power /= 10
        while power > 0 {
            append(0x30 + UInt8(rest / power))
            rest %= power
            power /= 10
        }
    }
}
