internal import CHarfBuzz

/// The numbers that a face's `head`, `hhea`, `OS/2` and `post` tables give, with estimates for those they lack.
struct FontMetrics {
    var ascender: Int
    var descender: Int
    var capHeight: Int
    var xHeight: Int
    var underlinePosition: Int
    var underlineThickness: Int
    var boundingBox: (xMin: Int, yMin: Int, xMax: Int, yMax: Int)
    var italicAngle: Int
    var isFixedPitch: Bool
    var isItalic: Bool
    var weight: Int
    var embeddingPermission: Int
    /// Whether the tables that every font must have are there.
    var isSound: Bool

    init(face: OpaquePointer, font: OpaquePointer) {
        let head = unsafe TableReader("head", of: face)
        let post = unsafe TableReader("post", of: face, limit: 1 << 24)
        let os2 = unsafe TableReader("OS/2", of: face)
        let em = unsafe Int(hb_face_get_upem(face))
        var extents = hb_font_extents_t()
        let hasExtents = unsafe hb_font_get_h_extents(font, &extents) != 0
        ascender = hasExtents ? Int(extents.ascender) : em * 4 / 5
        descender = hasExtents ? Int(extents.descender) : -em / 5
        let version = os2.unsigned16(0) ?? 0
        let statedX = version >= 2 ? os2.signed16(86) : nil
        let statedCap = version >= 2 ? os2.signed16(88) : nil
        capHeight = Self.positive(statedCap) ?? em * 7 / 10
        xHeight = Self.positive(statedX) ?? em / 2
        underlinePosition = post.signed16(8) ?? -em / 10
        underlineThickness = Self.positive(post.signed16(10)) ?? em / 20
        boundingBox = (
            head.signed16(36) ?? 0, head.signed16(38) ?? descender,
            head.signed16(40) ?? em, head.signed16(42) ?? ascender
        )
        italicAngle = (post.signed32(4) ?? 0) * 1000 / 65_536
        isFixedPitch = (post.signed32(12) ?? 0) != 0
        isItalic = (os2.unsigned16(62) ?? 0) & 0x0201 != 0 || (head.unsigned16(44) ?? 0) & 2 != 0
        weight = min(max(os2.unsigned16(4) ?? 400, 1), 1000)
        embeddingPermission = os2.unsigned16(8) ?? 0
        let hasAll = unsafe FontTables.has("hhea", face) && FontTables.has("maxp", face) && FontTables.has("hmtx", face)
        isSound = hasAll && head.bytes.count >= 54 && (16...16_384).contains(em)
    }

    private static func positive(_ value: Int?) -> Int? { value.flatMap { $0 > 0 ? $0 : nil } }
}

/// Which tables a face has.
enum FontTables {
    static func has(_ tag: StaticString, _ face: OpaquePointer) -> Bool {
        let blob = unsafe hb_face_reference_table(face, TableReader.tag(tag))
        defer { unsafe hb_blob_destroy(blob) }
        return unsafe hb_blob_get_length(blob) > 0
    }

    /// Whether and how a face's glyphs bring colours.
    static func colourFormat(of face: OpaquePointer) -> FontFace.ColourFormat? {
        if unsafe has("CBDT", face) && has("CBLC", face) || has("sbix", face) { return .bitmaps }
        return unsafe has("COLR", face) && has("CPAL", face) ? .layers : nil
    }

    /// The font units in the height of the bitmaps of the largest size (`CBLC`, hori.ascender and hori.descender).
    static func bitmapHeight(of face: OpaquePointer, em: Int) -> Int {
        let table = unsafe TableReader("CBLC", of: face, limit: 1 << 24)
        let sizes = min((table.signed32(4) ?? 0), 256)
        var (largest, height) = (0, 0)
        for size in 0..<max(sizes, 0) {
            let record = 8 + size * 48
            guard let lines = table.unsigned16(record + 16), let pixels = table.unsigned16(record + 44) else { break }
            let up = Int(Int8(truncatingIfNeeded: lines >> 8))
            let down = Int(Int8(truncatingIfNeeded: lines))
            if pixels & 0xFF > largest { (largest, height) = (pixels & 0xFF, up - down) }
        }
        guard largest > 0 else { return em }
        return em * min(max(height, largest), largest * 2) / largest
    }

    /// The tags of all tables.
    static func tags(of face: OpaquePointer) -> [UInt32] {
        var count: UInt32 = 64
        var tags = [UInt32](repeating: 0, count: 64)
        _ = unsafe tags.withUnsafeMutableBufferPointer { buffer in
            unsafe hb_face_get_table_tags(face, 0, &count, buffer.baseAddress)
        }
        return Array(tags[..<min(Int(count), 64)])
    }
}

/// The names that a face's `name` table gives.
enum FontNames {
    static func family(of face: OpaquePointer) -> String {
        for id: UInt32 in [16, 1] {
            if let name = unsafe name(id, of: face) { return name }
        }
        return ""
    }

    /// The PostScript name without the characters that PDF delimits with.
    static func postScript(of face: OpaquePointer) -> String {
        let stated = unsafe name(6, of: face) ?? ""
        let kept = stated.utf8.filter { byte in
            (0x21...0x7E).contains(byte) && !"[](){}<>/%#".utf8.contains(byte)
        }
        return kept.isEmpty ? "Unnamed" : String(decoding: kept.prefix(63), as: UTF8.self)
    }

    private static func name(_ id: UInt32, of face: OpaquePointer) -> String? {
        var count: UInt32 = 256
        var bytes = [CChar](repeating: 0, count: 256)
        let whole = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            unsafe hb_ot_name_get_utf8(face, id, hb_language_from_string("en", 2), &count, buffer.baseAddress)
        }
        guard whole > 0, count > 0 else { return nil }
        return String(decoding: bytes[..<min(Int(count), 255)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
