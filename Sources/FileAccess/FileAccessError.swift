public import Diagnostics
internal import Glibc

/// A file or folder that could not be read or written, with what to do about it.
public struct FileAccessError: EnvironmentError, Hashable {
    /// What was being done.
    public enum Operation: String, Sendable {
        case read
        case create
        case write
        case remove
        case lock
    }

    /// What was being done.
    public let operation: Operation
    /// The path, as the person would type it.
    public let path: String
    /// The system's error number; 0 where the reason is not the system's.
    public let errorNumber: Int32
    /// Whose turn it is: 66, 73, 74 or 75.
    public let status: ExitStatus
    /// What went wrong and what to do.
    public let message: String

    /// Makes the error of a system call that failed with `errorNumber`.
    public init(_ operation: Operation, _ path: String, errorNumber: Int32) {
        self.operation = operation
        self.path = path
        self.errorNumber = errorNumber
        status = Self.status(of: operation, errorNumber)
        message = Self.message(operation, path, Self.reason(errorNumber))
    }

    /// Makes an error whose reason is ours.
    public init(_ operation: Operation, _ path: String, status: ExitStatus, reason: String) {
        self.operation = operation
        self.path = path
        errorNumber = 0
        self.status = status
        message = Self.message(operation, path, reason)
    }

    /// Whether the file or folder is not there.
    public var isMissing: Bool { errorNumber == ENOENT || (operation == .read && errorNumber == ENOTDIR) }

    private static func message(_ operation: Operation, _ path: String, _ reason: String) -> String {
        "cannot \(operation.rawValue) \(path): \(reason)"
    }

    private static func status(of operation: Operation, _ number: Int32) -> ExitStatus {
        switch operation {
        case .read: number == ENOENT || number == ENOTDIR ? .inputMissing : .ioFailed
        case .lock: .tryAgain
        case .create, .write, .remove:
            switch number {
            case ENOSPC, EDQUOT, EIO, EFBIG, EMFILE, ENFILE: .ioFailed
            default: .cannotCreate
            }
        }
    }

    private static func reason(_ number: Int32) -> String {
        switch number {
        case ENOENT: "there is no such file or folder"
        case ENOTDIR: "a part of the path is a file, not a folder; remove that file or choose another path"
        case EISDIR: "it is a folder, not a file; remove it or choose another path"
        case EEXIST: "it exists already; remove it or choose another path"
        case ENOTEMPTY: "the folder is not empty"
        case EACCES, EPERM: "permission denied; change the permissions or choose another path"
        case EROFS: "the file system is read-only; choose another path"
        case ENOSPC: "no space is left on the device; free some and run the command again"
        case EDQUOT: "the disk quota is used up; free some space and run the command again"
        case EFBIG: "the file would be larger than is allowed here; raise the limit (ulimit -f) and run again"
        case EIO: "the device reported an error; check the disk"
        case EMFILE, ENFILE: "too many files are open; raise the limit (ulimit -n) and run again"
        case ENAMETOOLONG: "the name is too long"
        case ELOOP: "its symbolic links lead in a circle"
        case EXDEV: "it lies on another file system"
        case EBUSY: "it is in use"
        case EWOULDBLOCK: "another run is at work on it; try again when that has ended"
        default: "the system reported error \(number)"
        }
    }
}
