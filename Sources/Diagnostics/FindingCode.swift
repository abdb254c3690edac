/// A stable code of a finding, with what the guide says about it.
///
/// Each module declares its codes as static constants of one caseless enum and lists them in its `all`; the guide's
/// page of findings is generated from these lists, and a test refuses a code that two modules declare.
public struct FindingCode: Sendable, Hashable {
    /// The code as printed, `area.what` in lower case with hyphens: `quiz.option-count`.
    public let id: String
    /// The severity of its findings unless a finding says otherwise.
    public let severity: Finding.Severity
    /// The exit status that an error of this code leads to.
    public let status: ExitStatus
    /// One sentence for the guide: what is wrong.
    public let meaning: String
    /// An example of the input that leads to it, as short as possible.
    public let example: String
    /// What the person changes.
    public let fix: String

    /// Declares a code.
    public init(
        _ id: String,
        _ severity: Finding.Severity = .error,
        status: ExitStatus = .courseRefused,
        meaning: String,
        example: String,
        fix: String
    ) {
        self.id = id
        self.severity = severity
        self.status = status
        self.meaning = meaning
        self.example = example
        self.fix = fix
    }

    /// Two codes are one where their ids are equal.
    public static func == (one: FindingCode, other: FindingCode) -> Bool { one.id == other.id }

    /// Hashes the id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
