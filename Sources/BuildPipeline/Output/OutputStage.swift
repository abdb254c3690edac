internal import FileAccess
internal import Synchronization

/// Where changed files wait for their places, inside the output folder.
///
/// In an output folder that is empty the stage holds the output's own tree: to create a file is the dearest thing that a
/// build does, and a whole tree gets its place by one rename. Elsewhere each file is renamed by itself.
final class OutputStage: Sendable {
    /// A file in the stage and its place.
    struct File: Sendable, Hashable {
        /// The name in the stage.
        var name: String
        /// The path below the output folder.
        var path: String
    }

    private struct State {
        var count = 0
        var folders: Set<String> = []
        var lastModified = 0
    }

    /// The stage's folder, as the person would type it.
    let folder: String
    /// Whether files are staged as a tree.
    let isTree: Bool
    private let state = Mutex(State())

    private static let treeName = "tree"

    init(folder: String, isTree: Bool) {
        self.folder = folder
        self.isTree = isTree
    }

    /// Takes a place in the stage for a file.
    func file(for path: String) throws(FileAccessError) -> File {
        guard isTree else {
            let name = state.withLock { state in
                state.count += 1
                return String(state.count)
            }
            return File(name: name, path: path)
        }
        let parent = Path.join(Self.treeName, Path.parent(of: path))
        if state.withLock({ !$0.folders.contains(parent) }) {
            try FileSystem.createFolders(Path.join(folder, parent))
            state.withLock { _ = $0.folders.insert(parent) }
        }
        return File(name: Self.treeName + "/" + path, path: path)
    }

    /// Where a file lies until it has its place.
    func place(of file: File) -> String { Path.join(folder, file.name) }

    /// Remembers when a file in the stage was changed last.
    func note(_ stamp: FileStamp) { state.withLock { $0.lastModified = max($0.lastModified, stamp.modified) } }

    /// The renames that give staged files their places, in the order of the files; a tree's are those of its top.
    func renames(of files: [File]) -> [File] {
        guard isTree else { return files }
        var renames: [File] = []
        var seen: Set<Substring> = []
        for file in files {
            let top = file.path.prefix { $0 != "/" }
            if seen.insert(top).inserted {
                renames.append(File(name: Self.treeName + "/" + top, path: String(top)))
            }
        }
        return renames
    }

    /// The time by the file system's own clock, waited for until it is later than the last change in the stage: whoever
    /// changes one of these files from here on gives it another stamp.
    ///
    /// - Returns: Nanoseconds since 1970. Where the file system counts in large steps, it is not waited for, and not later.
    func settledTime() throws(FileAccessError) -> Int {
        let last = state.withLock { $0.lastModified }
        let clock = Path.join(folder, "clock")
        var time = 0
        for _ in 0..<20 {
            time = try FileSystem.write([0x0A], to: clock).modified
            if time > last { break }
            FileSystem.pause(milliseconds: 1)
        }
        return time
    }
}
