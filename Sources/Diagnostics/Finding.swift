/// A problem of the input: one line that a person can click and act on.
///
/// Findings are collected values, never thrown: a command reports all of them at once.
public struct Finding: Sendable, Hashable {
    /// How much a finding weighs.
    public enum Severity: String, Sendable, Hashable, Comparable {
        /// Nothing is written while one of these stands.
        case error
        /// The output is made, but a person should look.
        case warning

        /// Errors come before warnings.
        public static func < (one: Severity, other: Severity) -> Bool { one == .error && other == .warning }
    }

    /// How much it weighs.
    public var severity: Severity
    /// The stable code, such as `quiz.option-count`.
    public var code: FindingCode
    /// The file, as the person would type it; empty where no file is meant.
    public var file: String
    /// The JSON Pointer (RFC 6901) of the value inside the file.
    public var pointer: String?
    /// A UTF-8 offset into the decoded string at `pointer`, where the finding is about a place inside a text.
    public var textOffset: Int?
    /// The line, from 1.
    public var line: Int?
    /// The column in code points, from 1.
    public var column: Int?
    /// What was expected and what was found, in lower case and without a full stop.
    public var message: String
    /// What to do about it.
    public var help: String?

    /// Makes a finding; `severity` is the code's own unless given.
    public init(
        _ code: FindingCode,
        _ message: String,
        file: String = "",
        pointer: String? = nil,
        textOffset: Int? = nil,
        line: Int? = nil,
        column: Int? = nil,
        help: String? = nil,
        severity: Severity? = nil
    ) {
        self.severity = severity ?? code.severity
        self.code = code
        self.file = file
        self.pointer = pointer
        self.textOffset = textOffset
        self.line = line
        self.column = column
        self.message = message
        self.help = help
    }
}
