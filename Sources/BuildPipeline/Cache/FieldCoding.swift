internal import Bytes

/// Writes fields one after another, for files that only this program reads.
struct FieldEncoder {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        for _ in 0..<8 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    mutating func put(_ value: [UInt8]) {
        put(value.count)
        bytes += value
    }

    mutating func put(_ value: String) { put([UInt8](utf8: value)) }

    mutating func put(_ value: SHA256Digest) { put(value.bytes) }

    mutating func put<Value>(_ values: [Value], _ encode: (inout FieldEncoder, Value) -> Void) {
        put(values.count)
        for value in values { encode(&self, value) }
    }

    mutating func put<Value>(optional value: Value?, _ encode: (inout FieldEncoder, Value) -> Void) {
        put(value == nil ? 0 : 1)
        if let value { encode(&self, value) }
    }
}

/// Reads what `FieldEncoder` wrote; whatever was damaged ends in `Damaged`, never in a crash.
struct FieldDecoder {
    /// The bytes are not what was written.
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func integer() throws(Damaged) -> Int {
        guard bytes.count - offset >= 8 else { throw Damaged() }
        var value: UInt64 = 0
        for index in (0..<8).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
        offset += 8
        return Int(Int64(bitPattern: value))
    }

    mutating func data() throws(Damaged) -> [UInt8] {
        let count = try integer()
        guard count >= 0, count <= bytes.count - offset else { throw Damaged() }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func string() throws(Damaged) -> String { String(decoding: try data(), as: UTF8.self) }

    mutating func digest() throws(Damaged) -> SHA256Digest {
        var digits: [UInt8] = []
        digits.append(hex: try data())
        guard let digest = SHA256Digest(hex: String(decoding: digits, as: UTF8.self)) else { throw Damaged() }
        return digest
    }

    mutating func list<Value>(
        _ decode: (inout FieldDecoder) throws(Damaged) -> Value
    ) throws(Damaged) -> [Value] {
        let count = try integer()
        guard count >= 0, count <= bytes.count - offset else { throw Damaged() }
        var values: [Value] = []
        for _ in 0..<count { values.append(try decode(&self)) }
        return values
    }

    mutating func optional<Value>(
        _ decode: (inout FieldDecoder) throws(Damaged) -> Value
    ) throws(Damaged) -> Value? {
        switch try integer() {
        case 0: nil
        case 1: try decode(&self)
        default: throw Damaged()
        }
    }
}
