internal import Glibc

/// A folder that is held open to look at many files below it: their paths are taken as bytes out of a larger buffer, so
/// that looking at a file makes no string and walks no path from the root.
public final class OpenFolder: Sendable {
    private let descriptor: Int32

    /// Opens a folder; nil where there is none.
    public init?(_ path: String) {
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// The stamp of what lies at a path below the folder; nil where nothing does.
    ///
    /// A symbolic link is not followed.
    ///
    /// - Parameter offset: Where the path begins in `bytes`; it runs to the next zero byte.
    /// - Precondition: `bytes` ends in a zero byte and `offset` lies inside.
    public func stamp(ofPathAt offset: Int, in bytes: [UInt8]) -> FileStamp? {
        precondition(bytes.last == 0 && bytes.indices.contains(offset), "a path ends in a zero byte")
        var information = stat()
        let result = unsafe bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return Int32(-1) }
            let path = unsafe (start + offset).assumingMemoryBound(to: CChar.self)
            return unsafe fstatat(descriptor, path, &information, AT_SYMLINK_NOFOLLOW)
        }
        return result == 0 ? FileStamp(information) : nil
    }
}
