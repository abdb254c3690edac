internal import CHarfBuzz

/// A font program that holds only the glyphs a document draws, as a PDF embeds it (ISO 32000-2, 9.9).
public struct FontSubset: Sendable {
    /// What `bytes` are.
    public enum Format: Hashable, Sendable {
        /// A TrueType font of `glyf`, `loca`, `hmtx`, `head`, `hhea` and `maxp`: `FontFile2`, glyph ids are CIDs.
        case trueType
        /// A bare CFF table: `FontFile3` with subtype `CIDFontType0C`, glyph ids are CIDs.
        case compactFontFormat
    }

    /// What the bytes are.
    public let format: Format
    /// The font program, not compressed.
    public let bytes: [UInt8]
    /// The old glyph ids in order of the new ones: `oldGlyphs[new]`; the first is 0, `.notdef`.
    public let oldGlyphs: [UInt16]
    private let newGlyphs: [UInt16: UInt16]

    /// The glyph's id in the subset; nil where the subset does not hold it.
    public func newGlyph(of oldGlyph: UInt16) -> UInt16? { newGlyphs[oldGlyph] }

    /// Makes the subset of a face.
    ///
    /// Hints, names, character maps and layout tables are left out; a variable font is pinned to its default instance.
    ///
    /// - Parameter glyphs: The glyph ids that are drawn, in ascending order; those they are composed of come with them.
    /// - Throws: `FontError` where the font forbids embedding or is broken.
    public static func make(face: FontFace, glyphs: [UInt16]) throws(FontError) -> FontSubset {
        guard face.mayBeEmbedded else {
            throw FontError(.embeddingForbidden, "\(face.postScriptName): expected a font that may be embedded")
        }
        guard face.outlines != .none else {
            throw FontError(.unsupported, "\(face.postScriptName): expected outlines, found bitmaps alone")
        }
        let failed = FontError(.subsetFailed, "\(face.postScriptName): HarfBuzz could not make a subset")
        let input = unsafe hb_subset_input_create_or_fail()
        guard let input = unsafe input else { throw failed }
        defer { unsafe hb_subset_input_destroy(input) }
        let kept = [
            "glyf", "loca", "hmtx", "head", "hhea", "maxp", "CFF ", "fvar", "gvar", "avar", "HVAR", "MVAR",
        ].map(TableReader.tag)
        let dropped = unsafe hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
        for tag in unsafe FontTables.tags(of: face.face) where !kept.contains(tag) {
            unsafe hb_set_add(dropped, tag)
        }
        let wanted = unsafe hb_subset_input_glyph_set(input)
        unsafe hb_set_add(wanted, 0)
        for glyph in glyphs where Int(glyph) < face.glyphCount { unsafe hb_set_add(wanted, UInt32(glyph)) }
        unsafe hb_subset_input_set_flags(
            input,
            HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue
        )
        unsafe pinAxes(of: face, input: input)

        let plan = unsafe hb_subset_plan_create_or_fail(face.face, input)
        guard let plan = unsafe plan else { throw failed }
        defer { unsafe hb_subset_plan_destroy(plan) }
        let subset = unsafe hb_subset_plan_execute_or_fail(plan)
        guard let subset = unsafe subset else { throw failed }
        defer { unsafe hb_face_destroy(subset) }

        let map = unsafe hb_subset_plan_new_to_old_glyph_mapping(plan)
        let count = unsafe Int(hb_face_get_glyph_count(subset))
        var oldGlyphs: [UInt16] = []
        for new in 0..<count {
            let old = unsafe hb_map_get(map, UInt32(new))
            oldGlyphs.append(UInt16(exactly: old) ?? 0)
        }
        let bytes: [UInt8]
        let format: Format
        switch face.outlines {
        case .trueType:
            format = .trueType
            let blob = unsafe hb_face_reference_blob(subset)
            bytes = unsafe copy(blob)
        case .compactFontFormat, .none:
            format = .compactFontFormat
            let blob = unsafe hb_face_reference_table(subset, TableReader.tag("CFF "))
            bytes = unsafe copy(blob)
        }
        guard !bytes.isEmpty, count > 0 else { throw failed }
        var newGlyphs: [UInt16: UInt16] = [:]
        for (new, old) in oldGlyphs.enumerated() where newGlyphs[old] == nil { newGlyphs[old] = UInt16(new) }
        return FontSubset(format: format, bytes: bytes, oldGlyphs: oldGlyphs, newGlyphs: newGlyphs)
    }

    private static func pinAxes(of face: FontFace, input: OpaquePointer) {
        guard face.isVariable else { return }
        var count: UInt32 = 64
        var axes = [hb_ot_var_axis_info_t](repeating: hb_ot_var_axis_info_t(), count: 64)
        _ = unsafe axes.withUnsafeMutableBufferPointer { buffer in
            unsafe hb_ot_var_get_axis_infos(face.face, 0, &count, buffer.baseAddress)
        }
        for axis in axes[..<min(Int(count), 64)] {
            unsafe hb_subset_input_pin_axis_to_default(input, face.face, axis.tag)
        }
    }

    /// Copies a blob's bytes and gives its reference back.
    private static func copy(_ blob: OpaquePointer?) -> [UInt8] {
        defer { unsafe hb_blob_destroy(blob) }
        var count: UInt32 = 0
        let data = unsafe hb_blob_get_data(blob, &count)
        guard let data = unsafe data else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: data, count: Int(count)))
    }
}
