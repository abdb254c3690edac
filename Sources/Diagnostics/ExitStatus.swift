/// How a command ends, after sysexits(3).
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done.
    case done = 0
    /// The command line is not understood (EX_USAGE).
    case usage = 64
    /// Course data was refused (EX_DATAERR).
    case courseRefused = 65
    /// What the command line or `lectern.yaml` names is not there (EX_NOINPUT).
    case inputMissing = 66
    /// A defect of Lectern (EX_SOFTWARE).
    case defect = 70
    /// The output cannot be created (EX_CANTCREAT).
    case cannotCreate = 73
    /// Reading or writing failed (EX_IOERR).
    case ioFailed = 74
    /// Trying again may help (EX_TEMPFAIL).
    case tryAgain = 75
    /// An approval is missing, or a hash differs from it (EX_NOPERM).
    case notApproved = 77
    /// The configuration is refused (EX_CONFIG).
    case configuration = 78

    /// The order in which several statuses count: the first of these that occurred is the command's.
    static let precedence: [ExitStatus] = [
        .defect, .ioFailed, .cannotCreate, .tryAgain, .configuration, .inputMissing, .courseRefused, .notApproved,
        .usage, .done,
    ]

    /// The status that counts where several occurred; `done` where none did.
    public static func first(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
        let occurred = Set(statuses)
        return precedence.first { occurred.contains($0) } ?? .done
    }

    /// The exit status that these findings lead to: warnings lead to none.
    public static func of(_ findings: some Sequence<Finding>) -> ExitStatus {
        first(of: findings.lazy.filter { $0.severity == .error }.map(\.code.status))
    }
}
