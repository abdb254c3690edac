public import Diagnostics

/// Why no book can be made: a problem of the environment, not of the course.
public struct BookError: EnvironmentError {
    /// How the command ends.
    public let status: ExitStatus
    /// What went wrong and what to do, one line in lower case.
    public let message: String

    static func noFonts(_ reason: String) -> BookError {
        BookError(
            status: .inputMissing,
            message: "no font to set the book with: \(reason); name a folder with fonts in `fonts:` or by --fonts"
        )
    }
}
