internal import Bytes
internal import Diagnostics
internal import FileAccess

/// A file of a course whose digest was taken before.
struct SourceFile: Sendable, Hashable {
    /// The path, as the person would type it.
    var path: String
    var sha256: SHA256Digest

    /// Reads it, and makes sure that it is still what was checked.
    func read() throws(FileAccessError) -> [UInt8] {
        let content = try FileSystem.read(path, limit: Self.limit)
        guard SHA256Digest(of: content.bytes) == sha256 else { throw change }
        return content.bytes
    }

    /// Says that the file is no longer what was looked at.
    var change: FileAccessError {
        FileAccessError(
            .read,
            path,
            status: .tryAgain,
            reason: "it changed while the build ran; run the command again"
        )
    }

    private static let limit = 1 << 30
}
