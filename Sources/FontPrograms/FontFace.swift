internal import CHarfBuzz

/// One face of a font file: its metrics, its glyphs, and what shaping and embedding need of it.
///
/// All lengths are in font units, `unitsPerEm` of which make the size. Where a font gives no value, one is estimated
/// from those it gives.
///
/// Sendable: every stored property is constant, and the HarfBuzz objects behind it are made immutable before anyone
/// sees them; HarfBuzz reads immutable objects from any number of threads.
@safe
public final class FontFace: Sendable {
    /// How the outlines are stored.
    public enum Outlines: Hashable, Sendable {
        /// Quadratic curves in `glyf`.
        case trueType
        /// Cubic curves in `CFF `.
        case compactFontFormat
        /// None: the glyphs are bitmaps alone.
        case none
    }

    /// How the glyphs come by colours of their own.
    public enum ColourFormat: Hashable, Sendable {
        /// Pictures of pixels (`CBDT`, `sbix`).
        case bitmaps
        /// Outlines filled one over the other (`COLR`).
        case layers
    }

    /// A font larger than this is refused, in bytes.
    public static let largestFont = 64 << 20

    /// The units in an em (`head`); of a face that has bitmaps alone, those in the height of a bitmap, so that an emoji
    /// is as high as the size says and no higher.
    public let unitsPerEm: Int
    /// The units in an em as the font states them.
    let designUnitsPerEm: Int
    /// The height above the baseline that lines reserve (`hhea` or `OS/2`).
    public let ascender: Int
    /// The depth below the baseline that lines reserve, negative.
    public let descender: Int
    /// The height of capitals.
    public let capHeight: Int
    /// The height of a small x.
    public let xHeight: Int
    /// The distance of an underline's middle from the baseline, negative below it (`post`).
    public let underlinePosition: Int
    /// The thickness of an underline (`post`).
    public let underlineThickness: Int
    /// The box that holds every glyph: least x, least y, greatest x, greatest y (`head`).
    public let boundingBox: (xMin: Int, yMin: Int, xMax: Int, yMax: Int)
    /// The slant in thousandths of a degree, negative where the glyphs lean to the right (`post`).
    public let italicAngle: Int
    /// The thickness of vertical stems in thousandths of an em, estimated from the weight (ISO 32000-2, 9.8.1).
    public let stemV: Int
    /// Whether all glyphs advance alike (`post`).
    public let isFixedPitch: Bool
    /// Whether the face leans (`OS/2` `fsSelection`).
    public let isItalic: Bool
    /// The weight from 1 to 1000, 400 for regular and 700 for bold (`OS/2`).
    public let weight: Int
    /// The embedding permission as the font states it (`OS/2` `fsType`).
    public let embeddingPermission: Int
    /// The PostScript name, of the characters that a PDF name may hold unescaped.
    public let postScriptName: String
    /// The name of the family, the typographic one where the font has it.
    public let familyName: String
    /// The number of glyphs.
    public let glyphCount: Int
    /// How the outlines are stored.
    public let outlines: Outlines
    /// Whether and how glyphs bring colours.
    public let colourFormat: ColourFormat?
    /// Whether the font has axes of variation; shaping and embedding take its default instance.
    public let isVariable: Bool

    nonisolated(unsafe) let face: OpaquePointer
    nonisolated(unsafe) let font: OpaquePointer

    /// Reads a face out of a font file's bytes.
    ///
    /// - Parameter collectionIndex: Which face of a collection (`.ttc`), from 0.
    /// - Throws: `FontError` where the bytes are no font that shaping and a PDF can use.
    public convenience init(bytes: [UInt8], collectionIndex: Int = 0) throws(FontError) {
        guard bytes.count <= Self.largestFont else { throw Self.tooLarge(bytes.count) }
        let blob = unsafe bytes.withUnsafeBytes { content in
            unsafe hb_blob_create(
                content.baseAddress?.assumingMemoryBound(to: CChar.self),
                UInt32(content.count),
                HB_MEMORY_MODE_DUPLICATE,
                nil,
                nil
            )
        }
        try unsafe self.init(blob: blob, collectionIndex: collectionIndex)
    }

    /// Reads a face out of bytes that stay where they are as long as the program runs, without a copy.
    ///
    /// The program's own embedded files are such bytes.
    ///
    /// - Throws: `FontError` where the bytes are no font that shaping and a PDF can use.
    @unsafe
    public convenience init(immortalBytes: UnsafeRawBufferPointer, collectionIndex: Int = 0) throws(FontError) {
        guard immortalBytes.count <= Self.largestFont else { throw Self.tooLarge(immortalBytes.count) }
        let blob = unsafe hb_blob_create(
            immortalBytes.baseAddress?.assumingMemoryBound(to: CChar.self),
            UInt32(immortalBytes.count),
            HB_MEMORY_MODE_READONLY,
            nil,
            nil
        )
        try unsafe self.init(blob: blob, collectionIndex: collectionIndex)
    }

    /// Takes over one reference to the blob.
    private init(blob: OpaquePointer?, collectionIndex: Int) throws(FontError) {
        defer { unsafe hb_blob_destroy(blob) }
        let faces = unsafe Int(hb_face_count(blob))
        guard collectionIndex >= 0, collectionIndex < faces,
            let face = unsafe hb_face_create(blob, UInt32(collectionIndex))
        else { throw FontError(.unreadable, "expected an OpenType font with face \(collectionIndex), found \(faces)") }
        let font = unsafe hb_font_create(face)
        guard let font = unsafe font else {
            unsafe hb_face_destroy(face)
            throw FontError(.unreadable, "expected a font that HarfBuzz takes")
        }
        unsafe self.face = face
        unsafe self.font = font
        let metrics = unsafe FontMetrics(face: face, font: font)
        designUnitsPerEm = unsafe Int(hb_face_get_upem(face))
        ascender = metrics.ascender
        descender = metrics.descender
        capHeight = metrics.capHeight
        xHeight = metrics.xHeight
        underlinePosition = metrics.underlinePosition
        underlineThickness = metrics.underlineThickness
        boundingBox = metrics.boundingBox
        italicAngle = metrics.italicAngle
        isFixedPitch = metrics.isFixedPitch
        isItalic = metrics.isItalic
        weight = metrics.weight
        stemV = 50 + metrics.weight * metrics.weight / 4225
        embeddingPermission = metrics.embeddingPermission
        glyphCount = unsafe Int(hb_face_get_glyph_count(face))
        familyName = unsafe FontNames.family(of: face)
        postScriptName = unsafe FontNames.postScript(of: face)
        isVariable = unsafe hb_ot_var_has_data(face) != 0
        outlines =
            unsafe FontTables.has("glyf", face)
            ? .trueType : unsafe FontTables.has("CFF ", face) ? .compactFontFormat : .none
        colourFormat = unsafe FontTables.colourFormat(of: face)
        unitsPerEm =
            unsafe outlines == .none ? FontTables.bitmapHeight(of: face, em: designUnitsPerEm) : designUnitsPerEm
        unsafe hb_face_make_immutable(face)
        unsafe hb_font_make_immutable(font)
        guard glyphCount > 0, glyphCount <= 65_535, metrics.isSound else {
            throw FontError(.unreadable, "expected a font with `head`, `hhea`, `maxp` and glyphs, found a part of them")
        }
        guard outlines != .none || colourFormat == .bitmaps else {
            throw FontError(.unsupported, "expected outlines in `glyf` or `CFF `, or bitmaps in `CBDT`, found none")
        }
    }

    deinit {
        unsafe hb_font_destroy(font)
        unsafe hb_face_destroy(face)
    }

    private static func tooLarge(_ count: Int) -> FontError {
        FontError(.tooLarge, "expected a font of at most \(largestFont) bytes, found \(count)")
    }

    /// Whether the font's maker lets documents embed it: anything but the restricted licence (OS/2 `fsType` bit 1 alone).
    public var mayBeEmbedded: Bool { embeddingPermission & 0x000F != 0x0002 && embeddingPermission & 0x0200 == 0 }

    /// The glyph that a scalar has before shaping; nil where the font has none (`cmap`).
    public func nominalGlyph(of scalar: Unicode.Scalar) -> UInt16? {
        var glyph: UInt32 = 0
        guard unsafe hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0, glyph > 0 else { return nil }
        return UInt16(exactly: glyph)
    }

    /// How far a glyph advances the pen, in font units (`hmtx`).
    public func advance(of glyph: UInt16) -> Int {
        unsafe Int(hb_font_get_glyph_h_advance(font, UInt32(glyph)))
    }

    /// The box of a glyph's outline in font units; nil where it draws nothing.
    public func extents(of glyph: UInt16) -> (xMin: Int, yMin: Int, xMax: Int, yMax: Int)? {
        var extents = hb_glyph_extents_t()
        guard unsafe hb_font_get_glyph_extents(font, UInt32(glyph), &extents) != 0 else { return nil }
        guard extents.width != 0, extents.height != 0 else { return nil }
        let (x, y) = (Int(extents.x_bearing), Int(extents.y_bearing))
        return (x, y + Int(extents.height), x + Int(extents.width), y)
    }
}
