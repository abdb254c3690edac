public import Bytes
internal import CLinux
internal import Glibc

/// A new file that takes bytes; it has its place only when `close()` returned.
public struct FileSink: ByteSink, ~Copyable {
    /// The path, as given.
    public let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    /// Creates the file, or empties the one that lies there; a symbolic link is not followed.
    public init(creating path: String) throws(FileAccessError) {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        descriptor = openFile(path, flags)
        guard descriptor >= 0 else { throw FileAccessError(.create, path, errorNumber: errno) }
        self.path = path
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    /// Takes bytes; small pieces are gathered.
    public mutating func write(_ bytes: [UInt8]) throws(FileAccessError) {
        if bytes.count >= 65_536 {
            try flush()
            try put(bytes)
        } else {
            buffer += bytes
            if buffer.count >= 65_536 { try flush() }
        }
    }

    /// Writes what is still buffered and closes the file.
    ///
    /// - Parameter synchronizing: Whether to wait until the device has the bytes.
    /// - Returns: The file's stamp after its last change.
    @discardableResult
    public consuming func close(synchronizing: Bool) throws(FileAccessError) -> FileStamp {
        try flush()
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            throw FileAccessError(.write, path, errorNumber: errno)
        }
        if synchronizing, fsync(descriptor) != 0 { throw FileAccessError(.write, path, errorNumber: errno) }
        let closed = Glibc.close(descriptor)
        let number = errno
        descriptor = -1
        // Linux has let go of the descriptor even where close was interrupted.
        if closed != 0, number != EINTR { throw FileAccessError(.write, path, errorNumber: number) }
        return FileStamp(information)
    }

    private mutating func flush() throws(FileAccessError) {
        guard !buffer.isEmpty else { return }
        try put(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private func put(_ bytes: [UInt8]) throws(FileAccessError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { raw in
                unsafe Glibc.write(descriptor, raw.baseAddress.map { unsafe $0 + done }, raw.count - done)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FileAccessError(.write, path, errorNumber: errno)
            }
            done += count
        }
    }
}

private func openFile(_ path: String, _ flags: Int32) -> Int32 { unsafe open(path, flags, 0o644) }

extension FileSystem {
    /// Writes a file in one go, not yet safe from a power cut unless `synchronizing`.
    ///
    /// - Returns: The file's stamp after it was written.
    @discardableResult
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        synchronizing: Bool = false
    ) throws(FileAccessError) -> FileStamp {
        var sink = try FileSink(creating: path)
        try sink.write(bytes)
        return try sink.close(synchronizing: synchronizing)
    }

    /// Replaces a file at once: written beside it, waited for, renamed; killed at any moment, the old or the new stands.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(FileAccessError) {
        let staged = path + ".lectern-new"
        do throws(FileAccessError) {
            try write(bytes, to: staged, synchronizing: true)
            try rename(staged, to: path)
        } catch {
            try? remove(staged)
            throw FileAccessError(error.operation, path, errorNumber: error.errorNumber)
        }
        synchronizeFolder(Path.parent(of: path))
    }

    /// Creates a folder and those above it that are missing.
    public static func createFolders(_ path: String) throws(FileAccessError) {
        if unsafe mkdir(path, 0o755) == 0 { return }
        let number = errno
        if number == ENOENT {
            let parent = Path.parent(of: path)
            guard parent != path else { throw FileAccessError(.create, path, errorNumber: number) }
            try createFolders(parent)
            if unsafe mkdir(path, 0o755) == 0 { return }
        }
        if let stamp = stamp(of: path), stamp.kind == .folder { return }
        throw FileAccessError(.create, path, errorNumber: number == EEXIST ? ENOTDIR : number)
    }

    /// Renames a file, replacing the one that lies there.
    public static func rename(_ path: String, to target: String) throws(FileAccessError) {
        guard unsafe Glibc.rename(path, target) == 0 else {
            throw FileAccessError(.create, target, errorNumber: errno)
        }
    }

    /// Removes a file or a symbolic link; one that is not there is no error.
    public static func remove(_ path: String) throws(FileAccessError) {
        if unsafe unlink(path) != 0, errno != ENOENT, errno != ENOTDIR {
            throw FileAccessError(.remove, path, errorNumber: errno)
        }
    }

    /// Removes a folder if it is empty; says whether it is gone.
    @discardableResult
    public static func removeEmptyFolder(_ path: String) -> Bool { unsafe rmdir(path) == 0 }

    /// Removes a folder with all that lies in it; symbolic links are removed, not followed.
    public static func removeTree(_ path: String) throws(FileAccessError) {
        guard let stamp = stamp(of: path, followingLinks: false) else { return }
        guard stamp.kind == .folder else { return try remove(path) }
        for name in try names(in: path) { try removeTree(Path.join(path, name)) }
        guard removeEmptyFolder(path) || FileSystem.stamp(of: path) == nil else {
            throw FileAccessError(.remove, path, errorNumber: errno)
        }
    }

    /// Waits until the device has the names in a folder; where the file system cannot, nothing is lost but that.
    public static func synchronizeFolder(_ path: String) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Waits until the device has all that was written to the file system of a folder: one call for many files.
    public static func synchronizeAll(of folder: String) throws(FileAccessError) {
        let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileAccessError(.write, folder, errorNumber: errno) }
        defer { close(descriptor) }
        guard lectern_syncfs(descriptor) == 0 else { throw FileAccessError(.write, folder, errorNumber: errno) }
    }

    /// Waits until the device has a file's bytes.
    public static func synchronize(_ path: String) throws(FileAccessError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileAccessError(.write, path, errorNumber: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileAccessError(.write, path, errorNumber: errno) }
    }
}
