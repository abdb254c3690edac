internal import Crypto

/// A SHA-256 digest (FIPS 180-4).
public struct SHA256Digest: Sendable, Hashable {
    // Four words instead of an array: a build keeps tens of thousands, and none of them needs memory of its own.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// The number of its bytes.
    public static let byteCount = 32

    /// The digest of bytes.
    public init(of content: [UInt8]) { self.init(SHA256.hash(data: content)) }

    /// The digest of the UTF-8 of a string.
    public init(ofUTF8 content: String) { self.init(of: [UInt8](utf8: content)) }

    /// The digest of borrowed bytes.
    public init(of content: UnsafeRawBufferPointer) {
        var hash = SHA256()
        unsafe hash.update(bufferPointer: content)
        self.init(hash.finalize())
    }

    /// Reads 64 hex digits in lower case; nil where it is anything else.
    public init?(hex: String) {
        let digits = hex.utf8.compactMap { digit -> UInt8? in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x57
            default: nil
            }
        }
        guard digits.count == 64, hex.utf8.count == 64 else { return nil }
        self.init(bytes: stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
    }

    /// Takes 32 bytes as they are; nil where there are fewer or more.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(words: bytes)
    }

    fileprivate init(_ digest: SHA256.Digest) { self.init(words: digest) }

    private init(words bytes: some Sequence<UInt8>) {
        var words: InlineArray<4, UInt64> = .init(repeating: 0)
        for (index, byte) in bytes.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
        (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// Appends the 32 bytes.
    public func append(to bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + Self.byteCount)
        for word in [first, second, third, fourth] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
    }

    /// 64 hex digits in lower case.
    public var hex: String {
        var digits: [UInt8] = []
        digits.append(hex: bytes)
        return String(decoding: digits, as: UTF8.self)
    }
}

/// A SHA-256 digest in the making, over pieces.
public struct SHA256Hasher: ByteSink {
    private var hash = SHA256()

    /// Starts over nothing.
    public init() {}

    /// Takes bytes into the digest.
    public mutating func write(_ bytes: [UInt8]) { hash.update(data: bytes) }

    /// Takes a field of a compound key: its length goes before it, so that no two lists of fields look alike.
    public mutating func write(field: [UInt8]) {
        var start: [UInt8] = []
        start.reserveCapacity(field.count < 256 ? field.count + 8 : 24)
        start.append(decimal: field.count)
        start.append(0x3A)
        // Most fields are short: one call for both.
        if field.count < 256 {
            hash.update(data: start + field)
        } else {
            hash.update(data: start)
            hash.update(data: field)
        }
    }

    /// Takes a string as a field of a compound key.
    public mutating func write(field: String) { write(field: [UInt8](utf8: field)) }

    /// The digest of what was taken so far.
    public func digest() -> SHA256Digest { SHA256Digest(hash.finalize()) }
}
