internal import CFreeType
internal import CHarfBuzz

/// Reads the outlines of a face with FreeType, one when it is asked for; belongs to one worker.
@safe
public final class GlyphOutlines {
    /// The most numbers that an outline is read to.
    private static let capacity = 1 << 14

    private let blob: OpaquePointer?
    private let face: FT_Face

    /// Opens a face.
    ///
    /// - Throws: `FontError` where FreeType does not take the font.
    public init(_ source: FontFace) throws(FontError) {
        let blob = unsafe hb_face_reference_blob(source.face)
        var count: UInt32 = 0
        let data = unsafe hb_blob_get_data(blob, &count)
        let index = unsafe Int(hb_face_get_index(source.face))
        let opened = unsafe data.flatMap { data in
            unsafe lectern_ft_open(UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self), Int(count), index)
        }
        guard let face = unsafe opened else {
            unsafe hb_blob_destroy(blob)
            throw FontError(.unreadable, "\(source.postScriptName): expected a font that FreeType reads")
        }
        unsafe self.blob = blob
        unsafe self.face = face
    }

    deinit {
        unsafe lectern_ft_close(face)
        unsafe hb_blob_destroy(blob)
    }

    /// A glyph's outline in hundredths of a font unit; nil where it has none, or one larger than is taken.
    public func outline(of glyph: UInt16) -> GlyphPath? {
        let numbers = unsafe [Int32](unsafeUninitializedCapacity: Self.capacity) { buffer, filled in
            let count = unsafe lectern_ft_outline(face, UInt32(glyph), buffer.baseAddress, Self.capacity)
            filled = max(0, Int(count))
        }
        return numbers.isEmpty ? nil : GlyphPath(numbers: numbers)
    }
}
