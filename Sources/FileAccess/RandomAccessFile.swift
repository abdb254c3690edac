internal import Diagnostics
internal import Glibc

/// A file of any size whose bytes are read in any order, a range at a time.
public final class RandomAccessFile: Sendable {
    /// The path, as given.
    public let path: String
    /// The size in bytes when it was opened.
    public let byteCount: Int
    private let descriptor: Int32

    /// Opens a file.
    ///
    /// - Throws: `FileAccessError` where it cannot be read or is no regular file; nothing waits for a pipe.
    public init(opening path: String) throws(FileAccessError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw FileAccessError(.read, path, errorNumber: errno) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0 else {
            let number = errno
            close(descriptor)
            throw FileAccessError(.read, path, errorNumber: number)
        }
        let stamp = FileStamp(information)
        guard stamp.kind == .file else {
            close(descriptor)
            if stamp.kind == .folder {
                throw FileAccessError(.read, path, status: .ioFailed, reason: "it is a folder; name a file in it")
            }
            throw FileAccessError(.read, path, status: .ioFailed, reason: "it is no regular file")
        }
        self.path = path
        self.descriptor = descriptor
        byteCount = stamp.byteCount
    }

    deinit { close(descriptor) }

    /// The bytes of a range; fewer where the file has become shorter.
    public func bytes(_ range: Range<Int>) throws(FileAccessError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while count < range.count, let start = buffer.baseAddress {
                let got = unsafe pread(descriptor, start + count, range.count - count, off_t(range.lowerBound + count))
                if got == 0 { break }
                if got < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    break
                }
                count += got
            }
        }
        guard failure == 0 else { throw FileAccessError(.read, path, errorNumber: failure) }
        return bytes
    }
}
