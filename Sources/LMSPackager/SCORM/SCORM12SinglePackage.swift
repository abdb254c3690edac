public import Bytes
public import CourseArchives
public import CourseMarkup
public import Diagnostics

/// A course as a SCORM 1.2 package with one SCO, for LMSs that launch the first resource and no other (SCORM 1.2 CAM 2.3).
///
/// The SCO is `index.html`: it holds the session and shows the pages in a frame. The other files are those of
/// `SCORM12Package`.
public enum SCORM12SinglePackage {
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
        let package = PlayerPackage(course, .scorm12Single, options)
        return try package.write(manifest: SCORM12Manifest.makeSingle(package), streams: streams, into: &sink)
    }
}
