internal import Bytes
internal import Diagnostics
internal import FileAccess

/// The files of a course's folder and their digests, taken without parsing anything.
struct CourseFingerprint: Sendable {
    /// The folder, as the person would type it.
    var folder: String
    /// The names in `assets/`, sorted, with the digests of those that can be read and lie in the folder.
    var assets: [(name: String, digest: SHA256Digest?)]
    /// A digest over all of it and the folder's name, because findings name files.
    var digest: SHA256Digest

    /// Takes the digests, from the stamps where they still hold.
    init(folder: String, digests: FileDigests) throws(FileAccessError) {
        self.folder = folder
        var hasher = SHA256Hasher()
        hasher.write(field: folder)
        let package = Self.digest(of: CourseSource.packageName, in: folder, digests)
        hasher.write(field: package?.bytes ?? [])
        assets = []
        for name in CourseFiles.assetNames(in: folder) {
            let digest = Self.digest(of: "assets/" + name, in: folder, digests)
            assets.append((name, digest))
            hasher.write(field: name)
            hasher.write(field: digest?.bytes ?? [])
        }
        digest = hasher.digest()
    }

    private static func digest(of name: String, in folder: String, _ digests: FileDigests) -> SHA256Digest? {
        guard case .inside(let path) = FileSystem.resolve(name, in: folder), let real = FileSystem.realPath(of: path)
        else { return nil }
        return (try? digests.digest(of: real)).flatMap { $0 }
    }
}
