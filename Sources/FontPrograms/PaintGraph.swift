internal import CFreeType

/// The paint graph of `COLR` version 1 (OpenType, "COLR"), read here since Debian's FreeType 2.12 is built without it.
///
/// Variations are not applied. The sweep gradient is shown as its first colour, gradients that repeat as if they ended,
/// and of the ways to composite only source over and destination over as they are: the others paint the source over the
/// backdrop, but for those that leave one of them out.
struct PaintGraph {
    /// How deep a painting may be nested.
    private static let depthLimit = 32

    private let table: TableReader
    private let glyphs: Int
    private let layers: Int

    /// Nil where the table is of version 0, or has no glyphs of version 1.
    init?(_ face: OpaquePointer) {
        let table = unsafe TableReader("COLR", of: face, limit: 1 << 24)
        guard let version = table.unsigned16(0), version >= 1, let glyphs = table.unsigned32(14), glyphs > 0 else {
            return nil
        }
        self.table = table
        self.glyphs = glyphs
        layers = table.unsigned32(18) ?? 0
    }

    /// Whether the graph paints a glyph.
    func holds(_ glyph: UInt16) -> Bool { root(of: Int(glyph)) != nil }

    /// The place of a glyph's first paint: a search in the ordered list of glyphs.
    private func root(of glyph: Int) -> Int? {
        var low = 0
        var high = min(table.unsigned32(glyphs) ?? 0, 65_536)
        while low < high {
            let middle = (low + high) / 2
            guard let found = table.unsigned16(glyphs + 4 + middle * 6) else { return nil }
            if found == glyph { return table.unsigned32(glyphs + 6 + middle * 6).map { glyphs + $0 } }
            if found < glyph { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// What paints a glyph; nil where the graph does not.
    func painting(of glyph: UInt16, from reader: ColourGlyphReader) throws(FontError) -> [PaintOperation]? {
        guard let root = root(of: Int(glyph)) else { return nil }
        var cost = PaintCost()
        return try paint(root, 0, reader, &cost)
    }

    private func paint(
        _ place: Int,
        _ depth: Int,
        _ reader: ColourGlyphReader,
        _ cost: inout PaintCost
    ) throws(FontError) -> [PaintOperation] {
        try cost.countStep()
        guard depth < Self.depthLimit else {
            throw FontError(.tooLarge, "expected a colour glyph nested at most \(Self.depthLimit) deep, found more")
        }
        guard let format = table.unsigned8(place) else { return [] }
        /// The paint that an offset at a place leads to.
        func inner(_ offset: Int = 1) throws(FontError) -> [PaintOperation] {
            guard let distance = table.unsigned24(place + offset), distance > 0 else { return [] }
            return try paint(place + distance, depth + 1, reader, &cost)
        }
        switch format {
        case 1:
            guard layers > 0, let count = table.unsigned8(place + 1), let first = table.unsigned32(place + 2),
                let all = table.unsigned32(layers), first + count <= all
            else { return [] }
            var operations: [PaintOperation] = []
            for layer in first..<first + count {
                guard let distance = table.unsigned32(layers + 4 + layer * 4) else { return operations }
                operations += try paint(layers + distance, depth + 1, reader, &cost)
            }
            return operations
        case 2, 3:
            let (colour, alpha) = reader.colour(
                table.unsigned16(place + 1) ?? 0xFFFF,
                alpha: table.signed16(place + 3) ?? 0
            )
            return [.fill(nil, .colour(colour, alpha: alpha))]
        case 4...9:
            return fill(place, format, reader)
        case 10:
            let operations = try inner()
            guard !operations.isEmpty, let glyph = table.unsigned16(place + 4),
                let path = try reader.outline(UInt32(glyph), &cost)
            else { return [] }
            if case .fill(nil, let colour)? = operations.first, operations.count == 1 { return [.fill(path, colour)] }
            return [.clipped(path, operations)]
        case 11:
            guard let glyph = table.unsigned16(place + 1), let root = root(of: glyph) else { return [] }
            return try paint(root, depth + 1, reader, &cost)
        case 12...31:
            let operations = try inner()
            guard !operations.isEmpty, let matrix = matrix(place, format) else { return [] }
            return [.transformed(matrix, operations)]
        case 32:
            switch table.unsigned8(place + 4) {
            case 0: return []
            case 1, 5, 7: return try inner(1)
            case 2, 6, 8: return try inner(5)
            case 4, 10: return try inner(1) + inner(5)
            default: return try inner(5) + inner(1)
            }
        default:
            return []
        }
    }

    // MARK: Matrices

    /// The matrix of a paint that transforms; nil where the table ends too early.
    private func matrix(_ place: Int, _ format: Int) -> [Int]? {
        let one = 1 << 16
        /// The number at a place, in 1/65536.
        func ratio(_ offset: Int) -> Int { (table.signed16(place + offset) ?? 0) * 4 }
        func centre(_ offset: Int) -> (Int, Int) {
            ((table.signed16(place + offset) ?? 0) << 16, (table.signed16(place + offset + 2) ?? 0) << 16)
        }
        /// Degrees in 1/65536, as FreeType's trigonometry takes them, of the part of a half turn that stands there.
        func angle(_ offset: Int) -> Int { ratio(offset) * 180 }
        func turned(_ angle: Int) -> [Int] {
            let (cosine, sine) = (Int(FT_Cos(angle)), Int(FT_Sin(angle)))
            return [cosine, sine, -sine, cosine]
        }
        func slanted() -> [Int] { [one, Int(FT_Tan(angle(6))), -Int(FT_Tan(angle(4))), one] }
        switch format & ~1 {
        case 12:
            guard let distance = table.unsigned24(place + 4) else { return nil }
            return (0..<6).map { table.signed32(place + distance + $0 * 4) ?? 0 }
        case 14:
            let (x, y) = centre(4)
            return [one, 0, 0, one, x, y]
        case 16: return [ratio(4), 0, 0, ratio(6), 0, 0]
        case 18: return Self.around(centre(8), [ratio(4), 0, 0, ratio(6)])
        case 20: return [ratio(4), 0, 0, ratio(4), 0, 0]
        case 22: return Self.around(centre(6), [ratio(4), 0, 0, ratio(4)])
        case 24: return turned(angle(4)) + [0, 0]
        case 26: return Self.around(centre(6), turned(angle(4)))
        case 28: return slanted() + [0, 0]
        default: return Self.around(centre(8), slanted())
        }
    }

    /// A matrix that works around a centre: moved there, and back.
    private static func around(_ centre: (Int, Int), _ matrix: [Int]) -> [Int] {
        func product(_ one: Int, _ other: Int) -> Int { (one * other) >> 16 }
        let (x, y) = centre
        return matrix + [
            x - product(matrix[0], x) - product(matrix[2], y),
            y - product(matrix[1], x) - product(matrix[3], y),
        ]
    }

    // MARK: Gradients

    private func fill(_ place: Int, _ format: Int, _ reader: ColourGlyphReader) -> [PaintOperation] {
        let stops = stops(place, width: format & 1 == 0 ? 6 : 10, reader)
        guard let first = stops.first else { return [] }
        guard format < 8, stops.count > 1, stops[stops.count - 1].offset > first.offset else {
            return [.fill(nil, .colour(first.colour, alpha: first.alpha))]
        }
        func hundredths(_ index: Int) -> Int { (table.signed16(place + 4 + index * 2) ?? 0) * 100 }
        func radius(_ index: Int) -> Int { (table.unsigned16(place + 4 + index * 2) ?? 0) * 100 }
        let start = (hundredths(0), hundredths(1))
        guard format < 6 else {
            let gradient = GlyphGradient(
                start: (start.0, start.1, radius(2)),
                end: (hundredths(3), hundredths(4), radius(5)),
                isRadial: true,
                stops: stops
            )
            return [.fill(nil, .gradient(gradient))]
        }
        let end = Self.foot(start, (hundredths(2), hundredths(3)), (hundredths(4), hundredths(5)))
        let gradient = GlyphGradient(
            start: (start.0, start.1, 0),
            end: (end.0, end.1, 0),
            isRadial: false,
            stops: stops
        )
        return [.fill(nil, .gradient(gradient))]
    }

    /// The foot of p1 on the normal, through p0, of the line from p0 to p2: there the gradient ends.
    private static func foot(_ p0: (Int, Int), _ p1: (Int, Int), _ p2: (Int, Int)) -> (Int, Int) {
        let (nx, ny) = (p2.1 - p0.1, p0.0 - p2.0)
        let length = nx * nx + ny * ny
        guard length > 0 else { return p1 }
        let projection = (p1.0 - p0.0) * nx + (p1.1 - p0.1) * ny
        func part(_ side: Int) -> Int {
            let (high, low) = projection.multipliedFullWidth(by: side)
            // At most the length of a table's numbers squared: far below what overflows.
            return length.dividingFullWidth((high, low)).quotient
        }
        return (p0.0 + part(nx), p0.1 + part(ny))
    }

    private func stops(_ place: Int, width: Int, _ reader: ColourGlyphReader) -> [GlyphGradient.Stop] {
        guard let distance = table.unsigned24(place + 1), let count = table.unsigned16(place + distance + 1) else {
            return []
        }
        var stops: [GlyphGradient.Stop] = []
        for index in 0..<min(count, 256) {
            let stop = place + distance + 3 + index * width
            guard let offset = table.signed16(stop), let entry = table.unsigned16(stop + 2),
                let cover = table.signed16(stop + 4)
            else { break }
            let (colour, alpha) = reader.colour(entry, alpha: cover)
            stops.append(GlyphGradient.Stop(offset: offset, colour: colour, alpha: alpha))
        }
        // Sorted by place, and by order where places are equal.
        return stops.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
            .map(\.element)
    }
}
