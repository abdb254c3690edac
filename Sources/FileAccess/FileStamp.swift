internal import Glibc

/// What the system says about a file without opening it: equal stamps mean that the content is most likely the same.
public struct FileStamp: Sendable, Hashable {
    /// What lies at a path.
    public enum Kind: UInt8, Sendable {
        case file
        case folder
        case symbolicLink
        /// A device, a pipe or a socket.
        case other
    }

    /// What lies there.
    public let kind: Kind
    /// The size in bytes.
    public let byteCount: Int
    /// When the content changed, in nanoseconds since 1970.
    public let modified: Int
    /// The file's number on its device.
    public let inode: UInt64

    /// Makes a stamp of parts that were stored.
    public init(kind: Kind, byteCount: Int, modified: Int, inode: UInt64) {
        self.kind = kind
        self.byteCount = byteCount
        self.modified = modified
        self.inode = inode
    }

    init(_ information: stat) {
        let type = information.st_mode & S_IFMT
        kind = type == S_IFREG ? .file : type == S_IFDIR ? .folder : type == S_IFLNK ? .symbolicLink : .other
        byteCount = Int(information.st_size)
        modified = Int(information.st_mtim.tv_sec) * 1_000_000_000 + Int(information.st_mtim.tv_nsec)
        inode = UInt64(information.st_ino)
    }

    /// Whether the file was changed so shortly before `now` that a further change could bear the same time.
    ///
    /// - Parameter now: Nanoseconds since 1970, as `FileSystem.now()` gives them.
    public func isFresh(at now: Int) -> Bool { modified > now - 2_000_000_000 }
}

extension FileSystem {
    /// The stamp of what a path leads to; nil where nothing lies there.
    ///
    /// - Parameter followingLinks: Whether a symbolic link at the end of the path is followed.
    public static func stamp(of path: String, followingLinks: Bool = true) -> FileStamp? {
        var information = stat()
        let result = unsafe followingLinks ? stat(path, &information) : lstat(path, &information)
        return result == 0 ? FileStamp(information) : nil
    }

    /// The time in nanoseconds since 1970, for judging stamps; it never reaches an output.
    public static func now() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}

extension FileSystem {
    /// Waits, for a clock of a file system to go on.
    public static func pause(milliseconds: Int) {
        var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        unsafe nanosleep(&time, nil)
    }
}
