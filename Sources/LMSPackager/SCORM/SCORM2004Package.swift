public import Bytes
public import CourseArchives
public import CourseMarkup
public import Diagnostics

/// A course as a SCORM 2004 4th edition package, with a SCO for each lesson (SCORM 2004 4th edition, CAM).
///
/// Besides the manifest and its schemas the ZIP holds the files of `SCORM12Package`.
public enum SCORM2004Package {
    /// Writes the ZIP.
    ///
    /// The bytes depend on the course, the options and the program alone. Entries are written one after another, the
    /// manifest first and then by name, so that memory does not grow with the pictures.
    ///
    /// - Parameters:
    ///   - course: The parsed course.
    ///   - options: What the institution chose.
    ///   - streams: Where pictures and deflated streams come from.
    ///   - sink: What takes the ZIP.
    /// - Returns: What a person should look at; the package is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    public static func write(
        course: CourseDocument,
        options: LMSOptions = LMSOptions(),
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        let package = PlayerPackage(course, .scorm2004, options)
        return try package.write(manifest: SCORM2004Manifest.make(package), streams: streams, into: &sink)
    }
}
