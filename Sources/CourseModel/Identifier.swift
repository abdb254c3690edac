/// The forms of names and hashes in a package, all of them ASCII.
enum Identifier {
    /// `[a-z0-9][a-z0-9-]{0,99}`.
    static func hasForm(_ id: String) -> Bool {
        let utf8 = id.utf8
        guard let first = utf8.first, first != UInt8(ascii: "-"), utf8.count <= 100 else { return false }
        return utf8.allSatisfy { isLowerCase($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }

    /// `assets/` and `[A-Za-z0-9][A-Za-z0-9._-]*`.
    static func isAssetPath(_ path: String) -> Bool {
        let prefix = "assets/"
        guard path.utf8.starts(with: prefix.utf8) else { return false }
        let name = path.utf8.dropFirst(prefix.utf8.count)
        guard let first = name.first, isLetterOrDigit(first) else { return false }
        return name.allSatisfy { isLetterOrDigit($0) || [0x2E, 0x5F, 0x2D].contains($0) }
    }

    /// 64 hex digits in lower case.
    static func isDigest(_ digest: some Collection<UInt8>) -> Bool {
        digest.count == 64 && digest.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
    }

    /// `sha256:` and 64 hex digits in lower case.
    static func isPrefixedDigest(_ digest: String) -> Bool {
        digest.utf8.starts(with: "sha256:".utf8) && isDigest(digest.utf8.dropFirst(7))
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isLowerCase(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { isLowerCase(byte | 0x20) }
    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
