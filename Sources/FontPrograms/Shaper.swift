internal import CHarfBuzz

/// The direction in which the characters of a run follow each other.
public enum TextDirection: UInt8, Hashable, Sendable {
    /// Left to right: Latin, Greek, Cyrillic, Devanagari, Han.
    case leftToRight
    /// Right to left: Arabic, Hebrew.
    case rightToLeft
}

/// A writing system by its ISO 15924 code.
public struct ScriptCode: Hashable, Sendable {
    /// The four letters as a big-endian number.
    public let rawValue: UInt32

    /// Makes a code of the four letters as a big-endian number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Makes a code of its letters, such as `Latn`.
    public init(_ letters: StaticString) { rawValue = TableReader.tag(letters) }

    /// The four letters.
    public var letters: String {
        String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> UInt32($0)) }, as: UTF8.self)
    }

    /// Characters that every script uses (`Zyyy`).
    public static let common = ScriptCode("Zyyy")
    /// Marks that take the script of what they follow (`Zinh`).
    public static let inherited = ScriptCode("Zinh")
    /// Latin.
    public static let latin = ScriptCode("Latn")
}

/// A feature of OpenType layout that is switched for a run.
public struct FontFeature: Hashable, Sendable {
    /// The feature's tag as a big-endian number.
    public let tag: UInt32
    /// 0 for off, 1 for on, more for an alternate.
    public let value: UInt32

    /// Makes a feature of its tag, such as `liga`, and its value.
    public init(_ tag: StaticString, _ value: UInt32 = 1) {
        self.tag = TableReader.tag(tag)
        self.value = value
    }
}

/// One glyph as shaping leaves it; lengths are in font units.
public struct ShapedGlyph: Hashable, Sendable {
    /// The glyph; 0 where the font has none for the text (`.notdef`).
    public var id: UInt16
    /// Whether a line that breaks before this glyph's cluster must be shaped anew on both sides.
    public var isUnsafeToBreak: Bool
    /// The UTF-8 offset, in the text that was shaped, of the first byte this glyph stands for.
    public var cluster: UInt32
    /// How far the pen moves.
    public var advance: Int32
    /// How far the glyph is drawn right of the pen.
    public var xOffset: Int32
    /// How far the glyph is drawn above the pen.
    public var yOffset: Int32

    /// Makes a glyph that was not shaped, such as a replacement.
    public init(
        id: UInt16,
        isUnsafeToBreak: Bool = false,
        cluster: UInt32,
        advance: Int32,
        xOffset: Int32 = 0,
        yOffset: Int32 = 0
    ) {
        self.id = id
        self.isUnsafeToBreak = isUnsafeToBreak
        self.cluster = cluster
        self.advance = advance
        self.xOffset = xOffset
        self.yOffset = yOffset
    }
}

/// Shapes text with HarfBuzz, reusing one buffer; belongs to one worker.
@safe
public final class Shaper {
    private let buffer: OpaquePointer?
    private var languages: [String: OpaquePointer]

    /// Makes a shaper.
    public init() {
        unsafe buffer = unsafe hb_buffer_create()
        unsafe languages = [:]
    }

    deinit { unsafe hb_buffer_destroy(buffer) }

    /// Shapes a run of one face, script, language and direction, and appends its glyphs in visual order.
    ///
    /// - Parameters:
    ///   - text: UTF-8; what is broken in it becomes U+FFFD.
    ///   - face: The face to shape with.
    ///   - script: The script of the run; `common` lets HarfBuzz guess.
    ///   - language: A BCP 47 tag, which may choose other forms; empty for none.
    ///   - direction: The direction of the run; glyphs of a right-to-left run come last character first.
    ///   - features: Features to switch.
    ///   - glyphs: Where the glyphs go; their clusters are offsets into `text`.
    public func shape(
        _ text: Span<UInt8>,
        face: FontFace,
        script: ScriptCode,
        language: String,
        direction: TextDirection,
        features: [FontFeature] = [],
        into glyphs: inout [ShapedGlyph]
    ) {
        unsafe hb_buffer_clear_contents(buffer)
        unsafe text.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
                unsafe hb_buffer_add_utf8(buffer, characters, Int32(bytes.count), 0, Int32(bytes.count))
            }
        }
        unsafe hb_buffer_set_direction(buffer, direction == .leftToRight ? HB_DIRECTION_LTR : HB_DIRECTION_RTL)
        if script != .common && script != .inherited {
            unsafe hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(script.rawValue))
        }
        if !language.isEmpty { unsafe hb_buffer_set_language(buffer, self.language(language)) }
        unsafe hb_buffer_guess_segment_properties(buffer)
        let flags = HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES.rawValue
        unsafe hb_buffer_set_flags(buffer, hb_buffer_flags_t(rawValue: flags))
        unsafe hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES)
        if features.isEmpty {
            unsafe hb_shape(face.font, buffer, nil, 0)
        } else {
            let switched = features.map { hb_feature_t(tag: $0.tag, value: $0.value, start: 0, end: UInt32.max) }
            unsafe switched.withUnsafeBufferPointer { list in
                unsafe hb_shape(face.font, buffer, list.baseAddress, UInt32(list.count))
            }
        }
        appendGlyphs(to: &glyphs)
    }

    private func appendGlyphs(to glyphs: inout [ShapedGlyph]) {
        var count: UInt32 = 0
        let infos = unsafe hb_buffer_get_glyph_infos(buffer, &count)
        let positions = unsafe hb_buffer_get_glyph_positions(buffer, &count)
        guard let infos = unsafe infos, let positions = unsafe positions else { return }
        for index in 0..<Int(count) {
            let info = unsafe infos[index]
            let position = unsafe positions[index]
            glyphs.append(
                ShapedGlyph(
                    id: UInt16(truncatingIfNeeded: info.codepoint),
                    isUnsafeToBreak: info.mask & HB_GLYPH_FLAG_UNSAFE_TO_BREAK.rawValue != 0,
                    cluster: info.cluster,
                    advance: position.x_advance,
                    xOffset: position.x_offset,
                    yOffset: position.y_offset
                )
            )
        }
    }

    private func language(_ tag: String) -> OpaquePointer? {
        if let known = unsafe languages[tag] { return unsafe known }
        let made = unsafe hb_language_from_string(tag, -1)
        unsafe languages[tag] = made
        return unsafe made
    }
}
