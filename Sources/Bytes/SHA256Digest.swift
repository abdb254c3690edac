internal import Crypto

/// A SHA-256 digest (FIPS 180-4).
public struct SHA256Digest: Sendable, Hashable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// The digest of bytes.
    public init(of content: [UInt8]) { bytes = Array(SHA256.hash(data: content)) }

    /// The digest of the UTF-8 of a string.
    public init(ofUTF8 content: String) { self.init(of: [UInt8](utf8: content)) }

    /// The digest of borrowed bytes.
    public init(of content: UnsafeRawBufferPointer) {
        var hash = SHA256()
        unsafe hash.update(bufferPointer: content)
        bytes = Array(hash.finalize())
    }

    /// Reads 64 hex digits; nil where it is anything else.
    public init?(hex: String) {
        let digits = hex.utf8.compactMap { digit -> UInt8? in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x57
            default: nil
            }
        }
        guard digits.count == 64, hex.utf8.count == 64 else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    fileprivate init(_ bytes: [UInt8]) { self.bytes = bytes }

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
        var length: [UInt8] = []
        length.append(decimal: field.count)
        length.append(0x3A)
        hash.update(data: length)
        hash.update(data: field)
    }

    /// Takes a string as a field of a compound key.
    public mutating func write(field: String) { write(field: [UInt8](utf8: field)) }

    /// The digest of what was taken so far.
    public func digest() -> SHA256Digest { SHA256Digest(Array(hash.finalize())) }
}
