internal import CFreeType
internal import CHarfBuzz

/// Reads the colour glyphs of a face with FreeType, one when it is asked for; belongs to one worker.
///
/// FreeType is given no more than 16 MiB at once, and a painting is bounded in depth and in steps, so that a font made
/// to harm costs an error and not the memory.
@safe
public final class ColourGlyphReader {
    /// The largest number of pixels an em that a strike is chosen for where there are several.
    static let strikeLimit = 160
    /// The most pixels that a glyph's picture may have.
    static let pixelLimit = 1 << 20

    private let source: FontFace
    private let blob: OpaquePointer?
    let face: FT_Face
    private let pixelsPerEm: Int
    /// How much higher bitmaps are shown for being scaled to the size, in font units: their middle stays where the font
    /// has it.
    private let rise: Int
    private let palette: [FT_Color]
    /// The glyphs of `COLR` version 1.
    let graph: PaintGraph?

    /// Opens a face.
    ///
    /// - Throws: `FontError` where FreeType does not take the font, or it has no colours.
    public init(_ source: FontFace) throws(FontError) {
        let blob = unsafe hb_face_reference_blob(source.face)
        var count: UInt32 = 0
        let data = unsafe hb_blob_get_data(blob, &count)
        let index = unsafe Int(hb_face_get_index(source.face))
        let opened = unsafe data.flatMap { data in
            unsafe lectern_ft_open(UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self), Int(count), index)
        }
        guard source.colourFormat != nil, let face = unsafe opened else {
            if let opened = unsafe opened { unsafe lectern_ft_close(opened) }
            unsafe hb_blob_destroy(blob)
            throw FontError(.unreadable, "\(source.postScriptName): expected a colour font that FreeType reads")
        }
        self.source = source
        unsafe self.blob = blob
        unsafe self.face = face
        pixelsPerEm =
            source.colourFormat == .bitmaps ? unsafe Int(lectern_ft_select_strike(face, Int32(Self.strikeLimit))) : 0
        if pixelsPerEm > 0 {
            let middle = unsafe max(-1 << 20, min(Int(lectern_ft_middle(face)), 1 << 20))
            rise = middle * (source.unitsPerEm - source.designUnitsPerEm) / (64 * pixelsPerEm)
        } else {
            rise = 0
        }
        graph = source.colourFormat == .layers ? unsafe PaintGraph(source.face) : nil
        var entries: Int32 = 0
        let colours = unsafe lectern_ft_palette(face, &entries)
        palette = unsafe colours.map { unsafe [FT_Color](UnsafeBufferPointer(start: $0, count: Int(entries))) } ?? []
    }

    deinit {
        unsafe lectern_ft_close(face)
        unsafe hb_blob_destroy(blob)
    }

    /// Whether the glyph brings colours.
    public func hasColour(_ glyph: UInt16) -> Bool {
        switch source.colourFormat {
        case nil: return false
        case .bitmaps:
            // A face of bitmaps alone has nothing else to show; in one with outlines, each glyph is asked.
            guard source.outlines != .none else { return true }
            var left: Int32 = 0
            var top: Int32 = 0
            return unsafe pixelsPerEm > 0 && lectern_ft_load_bitmap(face, UInt32(glyph), &left, &top) != nil
        case .layers:
            if graph?.holds(glyph) ?? false { return true }
            var iterator = unsafe FT_LayerIterator()
            var (layer, colour): (UInt32, UInt32) = (0, 0)
            return unsafe FT_Get_Color_Glyph_Layer(face, UInt32(glyph), &layer, &colour, &iterator) != 0
        }
    }

    /// Reads a glyph; nil where it shows nothing.
    ///
    /// - Throws: `FontError` where the glyph is broken or larger than is taken.
    public func glyph(_ glyph: UInt16) throws(FontError) -> ColourGlyph? {
        switch source.colourFormat {
        case nil: return nil
        case .bitmaps: return try bitmap(glyph).map(ColourGlyph.bitmap)
        case .layers:
            do {
                let operations = try painting(glyph)
                return operations.isEmpty ? nil : .painting(operations)
            } catch {
                throw FontError(error.code, "\(source.postScriptName): \(error.message)")
            }
        }
    }

    // MARK: Bitmaps

    private func bitmap(_ glyph: UInt16) throws(FontError) -> ColourBitmap? {
        var left: Int32 = 0
        var top: Int32 = 0
        guard pixelsPerEm > 0,
            let bitmap = unsafe lectern_ft_load_bitmap(face, UInt32(glyph), &left, &top)?.pointee
        else { return nil }
        let (width, height) = unsafe (Int(bitmap.width), Int(bitmap.rows))
        guard width > 0, height > 0 else { return nil }
        let pitch = unsafe Int(bitmap.pitch)
        guard width <= Self.pixelLimit, height <= Self.pixelLimit, width * height <= Self.pixelLimit,
            pitch >= width * 4, let buffer = unsafe bitmap.buffer
        else {
            throw FontError(
                .tooLarge,
                "\(source.postScriptName): expected pictures of at most \(Self.pixelLimit) pixels, found \(width) by \(height)"
            )
        }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height * 4)
        for row in 0..<height {
            for column in 0..<width {
                let pixel = unsafe buffer + row * pitch + column * 4
                unsafe pixels.append(pixel[2])
                unsafe pixels.append(pixel[1])
                unsafe pixels.append(pixel[0])
                unsafe pixels.append(pixel[3])
            }
        }
        func units(_ value: Int) -> Int { value * source.designUnitsPerEm / pixelsPerEm }
        return ColourBitmap(
            width: width,
            height: height,
            pixels: pixels,
            x: units(Int(left)),
            y: units(Int(top) - height) + rise,
            shownWidth: units(width),
            shownHeight: units(height)
        )
    }

    // MARK: What layers need

    /// A glyph's outline; nil where it has none.
    func outline(_ glyph: UInt32) -> GlyphPath? {
        let capacity = 1 << 18
        let numbers = unsafe [Int32](unsafeUninitializedCapacity: capacity) { buffer, filled in
            filled = unsafe max(0, Int(lectern_ft_outline(face, glyph, buffer.baseAddress, capacity)))
        }
        return numbers.isEmpty ? nil : GlyphPath(numbers: Array(numbers[...]))
    }

    /// A colour of the first palette: nil for the text's own, which 0xFFFF names.
    func colour(_ index: Int, alpha: Int = 1 << 14) -> (colour: GlyphColour?, alpha: UInt8) {
        let part = min(max(alpha, 0), 1 << 14)
        guard index != 0xFFFF, palette.indices.contains(index) else { return (nil, UInt8((part * 255) >> 14)) }
        let entry = palette[index]
        return (
            GlyphColour(red: entry.red, green: entry.green, blue: entry.blue), UInt8((part * Int(entry.alpha)) >> 14)
        )
    }
}
