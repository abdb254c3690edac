public import Diagnostics
internal import JSONCodec

/// What decoding a package.json gave.
public struct DecodedPackage: Sendable {
    /// The package; nil where an error stands that more than approvals and hashes would mend.
    ///
    /// Where the findings hold an error, the package is for a preview: it is not approved, and not to be built.
    public let package: CoursePackage?
    /// All findings in the order of the file, with line and column; their `file` is empty and means package.json.
    public let findings: [Finding]

    /// Whether the package may be built: it is there and no error stands.
    public var isApproved: Bool { package != nil && !findings.contains { $0.severity == .error } }
}

extension CoursePackage {
    /// The most bytes that a package.json has.
    public static let maximumBytes = 5_000_000

    /// Reads a package.json by every rule of the format `course-package/1` that needs no other file.
    public static func decode(_ bytes: [UInt8]) -> DecodedPackage {
        let reading = JSONReading(bytes, limits: JSONLimits(maximumBytes: maximumBytes))
        let syntax = reading.errors.map(\.finding)
        guard let root = reading.value else { return DecodedPackage(package: nil, findings: syntax) }
        let collector = FindingCollector()
        let package = CoursePackage(root, collector)
        let found = collector.sorted(in: root)
        let isWhole = syntax.isEmpty && !collector.hasErrors(beyond: CourseModelFinding.approvalRules)
        return DecodedPackage(package: isWhole ? package : nil, findings: syntax + found)
    }
}
