internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import Diagnostics

/// A course that was read and checked, with the digests of its files.
struct ReadCourse: Sendable {
    /// The files that were read.
    var inputs: CourseInputs
    /// The parsed course; nil where an error stands.
    var document: CourseDocument?
    /// The digest of package.json.
    var packageDigest: SHA256Digest
    /// What decides the course's place; nil where the package could not be decoded.
    var header: CourseHeader?
    /// The files under assets/ by their path in the package.
    var assets: [String: SourceFile]
    /// Everything that was found, with file, line and column.
    var findings: [Finding]

    /// The folder, as the person would type it.
    var folder: String { inputs.folder }
}
