internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import Diagnostics

/// A course that was read and checked, with the digests of its files.
struct ReadCourse: Sendable {
    /// The folder, as the person would type it.
    var folder: String
    /// The parsed course; nil where an error stands.
    var document: CourseDocument?
    /// The digest of package.json.
    var packageDigest: SHA256Digest
    /// The files under assets/ by their path in the package.
    var assets: [String: SourceFile]
    /// Everything that was found, with file, line and column.
    var findings: [Finding]

    /// `ID@VERSION`.
    static func name(_ package: CoursePackage) -> String { "\(package.syllabusId)@\(package.version)" }
}
