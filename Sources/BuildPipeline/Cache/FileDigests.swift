internal import Bytes
internal import FileAccess
internal import Synchronization

/// The digests of files, read once a build, and not at all where the stamp of the last build still holds.
final class FileDigests: Sendable {
    private struct State {
        var known: [String: BuildMemory.StampedDigest]
        var seen: [String: BuildMemory.StampedDigest] = [:]
    }

    private let state: Mutex<State>
    private let current = FileSystem.currentFolder

    /// - Parameter known: What the last build knew, by absolute path; empty where everything is to be read.
    init(known: [String: BuildMemory.StampedDigest]) { state = Mutex(State(known: known)) }

    /// The digest of a file if its stamp says that it has not changed since it was last read; nil otherwise.
    func remembered(_ path: String, _ stamp: FileStamp) -> SHA256Digest? {
        let key = absolute(path)
        return state.withLock { state in
            guard let entry = state.seen[key] ?? state.known[key], entry.stamp == stamp else { return nil }
            state.seen[key] = entry
            return entry.digest
        }
    }

    private func absolute(_ path: String) -> String { Path.normalized(Path.join(current, path)) }

    /// Remembers the digest of bytes that were read while the file had this stamp.
    func remember(_ path: String, _ stamp: FileStamp, _ digest: SHA256Digest) {
        let key = absolute(path)
        state.withLock { $0.seen[key] = BuildMemory.StampedDigest(stamp: stamp, digest: digest) }
    }

    /// The digest of a file of any size, read in pieces where it is not remembered; nil where there is no such file.
    func digest(of path: String) throws(FileAccessError) -> SHA256Digest? {
        guard let stamp = FileSystem.stamp(of: path, followingLinks: false), stamp.kind == .file else { return nil }
        if let digest = remembered(path, stamp) { return digest }
        let digest = try FileSystem.digest(of: path)
        remember(path, stamp, digest)
        return digest
    }

    /// What the next build may believe: stamps that are so young that a later change could bear them are left out.
    func trusted() -> [String: BuildMemory.StampedDigest] {
        let now = FileSystem.now()
        return state.withLock { state in state.seen.filter { !$0.value.stamp.isFresh(at: now) } }
    }
}
