public import Bytes
internal import Diagnostics
internal import Glibc

/// The files of this computer, through system calls: reading is bounded, listing is sorted, writing can be awaited.
///
/// Paths are strings as a person types them; a relative path starts at the current folder.
public enum FileSystem {
    /// A file's bytes and its stamp from before they were read.
    public struct Content: Sendable {
        /// The bytes: the whole file, or its beginning where it is larger than the limit.
        public let bytes: [UInt8]
        /// The stamp; `byteCount` is the whole file's.
        public let stamp: FileStamp
    }

    /// Reads a file, or its first `limit` bytes where it is larger.
    ///
    /// - Throws: `FileAccessError` where it cannot be read or is no regular file; nothing waits for a pipe.
    public static func read(_ path: String, limit: Int) throws(FileAccessError) -> Content {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw FileAccessError(.read, path, errorNumber: errno) }
        defer { close(descriptor) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            throw FileAccessError(.read, path, errorNumber: errno)
        }
        let stamp = FileStamp(information)
        guard stamp.kind == .file else {
            if stamp.kind == .folder { throw FileAccessError(.read, path, errorNumber: EISDIR) }
            throw FileAccessError(.read, path, status: .ioFailed, reason: "it is no regular file")
        }
        let capacity = min(stamp.byteCount + 1, limit)
        var failure: Int32 = 0
        var bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe failure = fill(buffer, from: descriptor, &count)
        }
        // A file that grows while it is read, or whose size the system does not tell.
        while failure == 0, bytes.count == capacity || stamp.byteCount == 0, bytes.count < limit {
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: min(65_536, limit - bytes.count)) { buffer, count in
                unsafe failure = fill(buffer, from: descriptor, &count)
            }
            if piece.isEmpty { break }
            bytes += piece
        }
        guard failure == 0 else { throw FileAccessError(.read, path, errorNumber: failure) }
        return Content(bytes: bytes, stamp: stamp)
    }

    private static func fill(
        _ buffer: UnsafeMutableBufferPointer<UInt8>,
        from descriptor: Int32,
        _ count: inout Int
    ) -> Int32 {
        while count < buffer.count, let start = buffer.baseAddress {
            let got = unsafe Glibc.read(descriptor, start + count, buffer.count - count)
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                return errno
            }
            count += got
        }
        return 0
    }

    /// The names in a folder, sorted by their bytes, without `.` and `..`.
    ///
    /// - Throws: `FileAccessError` where the folder cannot be read.
    public static func names(in folder: String) throws(FileAccessError) -> [String] {
        guard let handle = unsafe opendir(folder) else { throw FileAccessError(.read, folder, errorNumber: errno) }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The path without symbolic links and dots, from the root on; nil where nothing lies there.
    public static func realPath(of path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The folder that relative paths start at.
    public static var currentFolder: String { realPath(of: ".") ?? "/" }
}

extension FileSystem {
    /// The digest of a file of any size, read in pieces.
    public static func digest(of path: String) throws(FileAccessError) -> SHA256Digest {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw FileAccessError(.read, path, errorNumber: errno) }
        defer { close(descriptor) }
        var hasher = SHA256Hasher()
        while true {
            var failure: Int32 = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: 262_144) { buffer, count in
                unsafe failure = fill(buffer, from: descriptor, &count)
            }
            guard failure == 0 else { throw FileAccessError(.read, path, errorNumber: failure) }
            if piece.isEmpty { return hasher.digest() }
            hasher.write(piece)
        }
    }
}
