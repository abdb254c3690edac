public import Diagnostics

/// What is wrong with bytes that should be JSON, and where.
public struct JSONSyntaxError: Sendable, Hashable {
    /// One of ``JSONCodecFinding``.
    public let code: FindingCode
    /// What was expected and what was found.
    public let message: String
    /// The place, in bytes from the start.
    public let offset: Int
    /// The line, from 1.
    public let line: Int
    /// The column in code points, from 1.
    public let column: Int
    /// The JSON Pointer of the innermost value that the place belongs to; nil where it belongs to none.
    public let pointer: String?

    /// The finding that a program prints.
    public var finding: Finding { Finding(code, message, pointer: pointer, line: line, column: column) }
}
