/// A problem of the environment, not of the input: a file that cannot be written, a library that failed.
///
/// Modules throw a struct of their own that conforms; a program prints `message` as one line and ends with `status`.
public protocol EnvironmentError: Error, Sendable {
    /// How the command ends.
    var status: ExitStatus { get }
    /// What went wrong and what to do, one line in lower case.
    var message: String { get }
}
