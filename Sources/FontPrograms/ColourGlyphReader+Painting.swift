internal import CFreeType

/// The flat list of layers of `COLR` version 0 (OpenType, "COLR").
extension ColourGlyphReader {
    func painting(_ glyph: UInt16) throws(FontError) -> [PaintOperation] {
        if let operations = try graph?.painting(of: glyph, from: self) { return operations }
        var cost = PaintCost()
        var operations: [PaintOperation] = []
        var iterator = unsafe FT_LayerIterator()
        var (layer, index): (UInt32, UInt32) = (0, 0)
        while unsafe FT_Get_Color_Glyph_Layer(face, UInt32(glyph), &layer, &index, &iterator) != 0 {
            try cost.countStep()
            guard let path = try outline(layer, &cost) else { continue }
            let (colour, alpha) = colour(Int(index))
            operations.append(.fill(path, .colour(colour, alpha: alpha)))
        }
        return operations
    }

    func outline(_ glyph: UInt32, _ cost: inout PaintCost) throws(FontError) -> GlyphPath? {
        guard let path = outline(glyph) else { return nil }
        try cost.count(numbers: path.numbers.count)
        return path
    }
}

/// What a painting has cost so far, which is bounded: glyphs may paint each other.
struct PaintCost {
    /// How many steps a painting may take.
    private static let stepLimit = 4096
    /// How many numbers all outlines of a painting may have.
    private static let numberLimit = 1 << 20

    private var steps = 0
    private var numbers = 0

    mutating func countStep() throws(FontError) {
        steps += 1
        guard steps <= Self.stepLimit else {
            throw FontError(.tooLarge, "expected a colour glyph of at most \(Self.stepLimit) steps, found more")
        }
    }

    mutating func count(numbers count: Int) throws(FontError) {
        numbers += count
        guard numbers <= Self.numberLimit else {
            throw FontError(.tooLarge, "expected a colour glyph of at most \(Self.numberLimit) numbers, found more")
        }
    }
}
