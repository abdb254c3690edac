internal import Diagnostics
internal import FileAccess
internal import Synchronization

/// Refuses to replace what a person put where an output belongs, and what no file can replace: found only when the
/// files get their places, it would leave half of the old output.
final class OutputPlaces: Sendable {
    /// The output folder.
    private let root: String
    /// The paths that we have written before, and may replace.
    private let owned: Set<String>
    /// Whether a person's file in the place of an output may be replaced.
    private let replacesForeign: Bool
    /// Whether nothing lies in the output folder.
    private let isEmpty: Bool
    /// The folders that were found to be folders, or not to be there.
    private let checked = Mutex<Set<String>>([])

    init(root: String, owned: Set<String>, replacesForeign: Bool, isEmpty: Bool) {
        self.root = root
        self.owned = owned
        self.replacesForeign = replacesForeign
        self.isEmpty = isEmpty
    }

    /// Throws where a file of ours cannot have this path below the output folder.
    func check(_ path: String) throws(FileAccessError) {
        if isEmpty { return }
        try checkFolder(Path.parent(of: path))
        let place = Path.join(root, path)
        guard let stamp = FileSystem.stamp(of: place, followingLinks: false) else { return }
        if stamp.kind == .folder {
            throw Self.refusal(place, "a folder lies there that Lectern did not make; move it away")
        }
        guard !replacesForeign, !owned.contains(path) else { return }
        throw Self.refusal(
            place,
            "a file lies there that Lectern did not write; move it away, or build with --clean to replace it"
        )
    }

    private func checkFolder(_ folder: String) throws(FileAccessError) {
        if folder == "." || checked.withLock({ $0.contains(folder) }) { return }
        try checkFolder(Path.parent(of: folder))
        let place = Path.join(root, folder)
        let stamp = FileSystem.stamp(of: place) ?? FileSystem.stamp(of: place, followingLinks: false)
        if let stamp, stamp.kind != .folder {
            throw Self.refusal(place, "a file lies there where a folder belongs; move it away")
        }
        checked.withLock { _ = $0.insert(folder) }
    }

    private static func refusal(_ place: String, _ reason: String) -> FileAccessError {
        FileAccessError(.create, place, status: .cannotCreate, reason: reason)
    }
}
