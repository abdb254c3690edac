internal import Bytes
internal import FileAccess

/// Writes fields one after another, for files that only this program reads.
struct FieldEncoder {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ value: Int) {
        let word = UInt64(bitPattern: Int64(value))
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    mutating func put(_ value: [UInt8]) {
        put(value.count)
        bytes += value
    }

    mutating func put(_ value: String) {
        put(value.utf8.count)
        bytes.append(contentsOf: value.utf8)
    }

    mutating func put(_ value: SHA256Digest) { value.append(to: &bytes) }

    /// Puts bytes that tell their end themselves.
    mutating func append(_ piece: ArraySlice<UInt8>) { bytes += piece }

    mutating func put<Value>(_ values: [Value], _ encode: (inout FieldEncoder, Value) -> Void) {
        put(values.count)
        for value in values { encode(&self, value) }
    }

    mutating func put<Value>(optional value: Value?, _ encode: (inout FieldEncoder, Value) -> Void) {
        put(value == nil ? 0 : 1)
        if let value { encode(&self, value) }
    }

    mutating func put(_ stamp: FileStamp) {
        put(Int(stamp.kind.rawValue))
        put(stamp.byteCount)
        put(stamp.modified)
        put(Int(bitPattern: UInt(stamp.inode)))
    }
}

/// Reads what `FieldEncoder` wrote; whatever was damaged ends in `Damaged`, never in a crash.
struct FieldDecoder {
    /// The bytes are not what was written.
    struct Damaged: Error {}

    let bytes: [UInt8]
    private(set) var offset: Int
    private let end: Int

    /// Reads from all of `bytes`, or from a part of them.
    ///
    /// - Precondition: The part lies inside.
    init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        let range = range ?? 0..<bytes.count
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "a part lies inside the whole")
        (offset, end) = (range.lowerBound, range.upperBound)
    }

    var isAtEnd: Bool { offset == end }

    mutating func integer() throws(Damaged) -> Int {
        let word = UInt64(littleEndian: bytes, at: try skip(8), count: 8)
        return Int(Int64(bitPattern: word))
    }

    /// Passes over bytes and says where they begin.
    mutating func skip(_ count: Int) throws(Damaged) -> Int {
        guard count >= 0, count <= end - offset else { throw Damaged() }
        offset += count
        return offset - count
    }

    /// Passes over a field and says where its content lies.
    mutating func range() throws(Damaged) -> Range<Int> {
        let count = try integer()
        let start = try skip(count)
        return start..<start + count
    }

    mutating func data() throws(Damaged) -> [UInt8] { Array(bytes[try range()]) }

    mutating func string() throws(Damaged) -> String { String(decoding: bytes[try range()], as: UTF8.self) }

    mutating func digest() throws(Damaged) -> SHA256Digest {
        let start = try skip(SHA256Digest.byteCount)
        guard let digest = SHA256Digest(bytes: bytes[start..<offset]) else { throw Damaged() }
        return digest
    }

    mutating func stamp() throws(Damaged) -> FileStamp {
        guard let kind = UInt8(exactly: try integer()).flatMap(FileStamp.Kind.init) else { throw Damaged() }
        return FileStamp(
            kind: kind,
            byteCount: try integer(),
            modified: try integer(),
            inode: UInt64(UInt(bitPattern: try integer()))
        )
    }

    mutating func list<Value>(
        _ decode: (inout FieldDecoder) throws(Damaged) -> Value
    ) throws(Damaged) -> [Value] {
        let count = try integer()
        guard count >= 0, count <= end - offset else { throw Damaged() }
        var values: [Value] = []
        values.reserveCapacity(count)
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

extension UInt64 {
    /// The number whose `count` bytes stand at an offset, the lowest first.
    init(littleEndian bytes: [UInt8], at offset: Int, count: Int) {
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[offset + index]) }
        self = value
    }
}
