internal import Glibc

/// The sole right to write into a folder, held until the value goes or the process ends, however it ends (flock).
public final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock on a folder that exists; nothing is written into it, and nobody is waited for.
    ///
    /// - Throws: `FileAccessError` with status 75 where another process holds it.
    public init(on folder: String) throws(FileAccessError) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileAccessError(.create, folder, errorNumber: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            throw FileAccessError(.lock, folder, errorNumber: number)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
