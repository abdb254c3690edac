/// What the names of an archive's entries may look like.
///
/// Every policy refuses what no format allows: an empty name or part, `.` and `..`, a leading slash, a backslash, a
/// control character, and a name that is taken.
public struct ZIPEntryNames: Sendable, Hashable {
    /// Whether only `[a-z0-9._/-]` may stand in a name; else any character but those refused everywhere.
    public var isLowerCaseASCII: Bool
    /// The most bytes of a name.
    public var maximumCount: Int
    /// Whether two names that differ in case only are the same name, as they are on many learners' disks.
    public var ignoresCase: Bool

    /// Makes a policy.
    public init(isLowerCaseASCII: Bool, maximumCount: Int, ignoresCase: Bool) {
        self.isLowerCaseASCII = isLowerCaseASCII
        self.maximumCount = maximumCount
        self.ignoresCase = ignoresCase
    }

    /// What every importer of LMS packages takes: `[a-z0-9._/-]`, at most 200 characters.
    public static let lms = ZIPEntryNames(isLowerCaseASCII: true, maximumCount: 200, ignoresCase: true)

    /// Any relative name of at most 65,535 bytes, as an EPUB's `META-INF/container.xml` is one.
    public static let relative = ZIPEntryNames(isLowerCaseASCII: false, maximumCount: 65_535, ignoresCase: true)

    /// Why a name is refused, in lower case; nil where it is fine.
    public func refusal(of name: String) -> String? {
        let bytes = name.utf8
        if bytes.isEmpty { return "expected a name, found an empty one" }
        if bytes.count > maximumCount { return "expected at most \(maximumCount) bytes, found \(bytes.count)" }
        if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C }) {
            return "expected no control character and no backslash"
        }
        let parts = bytes.split(separator: 0x2F, omittingEmptySubsequences: false)
        if parts.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }) {
            return "expected a relative path without empty parts, '.' and '..'"
        }
        if isLowerCaseASCII, !bytes.allSatisfy(Self.isPortable) { return "expected only a-z, 0-9 and . _ / -" }
        return nil
    }

    /// What a name is compared by.
    func key(of name: String) -> String { ignoresCase ? name.lowercased() : name }

    private static func isPortable(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2E, 0x5F, 0x2F, 0x2D: true
        default: false
        }
    }
}
