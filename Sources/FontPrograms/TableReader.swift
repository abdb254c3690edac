internal import CHarfBuzz

/// Reads big-endian numbers out of one table of a font, with every offset checked (OpenType, "Data types").
struct TableReader {
    let bytes: [UInt8]

    /// Copies a table out of a face; empty where the face has none or it is larger than `limit` bytes.
    init(_ tag: StaticString, of face: OpaquePointer, limit: Int = 1 << 16) {
        let blob = unsafe hb_face_reference_table(face, Self.tag(tag))
        defer { unsafe hb_blob_destroy(blob) }
        var count: UInt32 = 0
        let data = unsafe hb_blob_get_data(blob, &count)
        guard let data = unsafe data, count <= limit else {
            bytes = []
            return
        }
        bytes = unsafe [UInt8](UnsafeRawBufferPointer(start: data, count: Int(count)))
    }

    /// The four bytes of a tag as a number.
    static func tag(_ text: StaticString) -> UInt32 {
        text.withUTF8Buffer { buffer in
            var value: UInt32 = 0
            for index in 0..<4 { value = value << 8 | UInt32(index < buffer.count ? unsafe buffer[index] : 0x20) }
            return value
        }
    }

    func unsigned8(_ offset: Int) -> Int? { bytes.indices.contains(offset) ? Int(bytes[offset]) : nil }

    func unsigned16(_ offset: Int) -> Int? {
        guard offset >= 0, offset + 2 <= bytes.count else { return nil }
        return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }

    func signed16(_ offset: Int) -> Int? {
        unsigned16(offset).map { Int(Int16(truncatingIfNeeded: $0)) }
    }

    func unsigned24(_ offset: Int) -> Int? {
        guard let high = unsigned8(offset), let low = unsigned16(offset + 1) else { return nil }
        return high << 16 | low
    }

    func unsigned32(_ offset: Int) -> Int? {
        guard let high = unsigned16(offset), let low = unsigned16(offset + 2) else { return nil }
        return high << 16 | low
    }

    func signed32(_ offset: Int) -> Int? {
        guard let high = unsigned16(offset), let low = unsigned16(offset + 2) else { return nil }
        return Int(Int32(truncatingIfNeeded: high << 16 | low))
    }
}
