internal import Bytes
internal import FileAccess

/// The program as outputs and caches know it.
public enum Program {
    /// The version; it stands in the build record.
    public static let version = "0.1.0"

    /// The digest of the running program's file: another program's cached results are not believed.
    static func digest(_ digests: FileDigests) throws(FileAccessError) -> SHA256Digest {
        let path = FileSystem.realPath(of: "/proc/self/exe") ?? ""
        return try digests.digest(of: path) ?? SHA256Digest(ofUTF8: version)
    }
}
