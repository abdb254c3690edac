internal import Bytes
internal import Diagnostics
internal import FileAccess

/// The folder that a build writes into, changed as a whole or not at all.
///
/// What changed is staged in `.lectern-staging` inside the folder, so on its file system; then the journal is written
/// and the renames run. Without a journal a stage is rubbish of a build that was ended; with one it is completed.
struct OutputFolder: Sendable {
    /// The folder, as the person would type it.
    let path: String
    private let lock: FolderLock
    private let isNew: Bool

    static let stageName = ".lectern-staging"

    var stage: String { Path.join(path, Self.stageName) }
    private var journalPath: String { Path.join(stage, "journal") }

    /// Takes the folder: creates it where it is missing, locks it, and completes or discards what an ended build left.
    init(path: String) throws(FileAccessError) {
        self.path = path
        isNew = FileSystem.stamp(of: path) == nil
        try FileSystem.createFolders(path)
        lock = try FolderLock(on: path)
        try recover()
    }

    /// Says whether the folder is ours to write into: it is empty, or a build record of ours lies in it.
    func checkOwnership() throws(FileAccessError) {
        let names = try FileSystem.names(in: path).filter { $0 != Self.stageName }
        guard !names.isEmpty else { return }
        if names.contains(BuildRecord.fileName), BuildRecord.paths(in: path) != nil { return }
        throw FileAccessError(
            .create,
            path,
            status: .cannotCreate,
            reason: "it holds files that Lectern did not write; choose an empty or new folder with --output"
        )
    }

    /// An empty stage.
    func prepareStage() throws(FileAccessError) {
        try FileSystem.removeTree(stage)
        try FileSystem.createFolders(stage)
    }

    /// Leaves everything as it was: removes the stage, and the folder itself if it was made for nothing.
    ///
    /// A stage with a journal stays: some of it may have its place already, and the next build completes it.
    func discard() {
        guard FileSystem.stamp(of: journalPath, followingLinks: false) == nil else { return }
        try? FileSystem.removeTree(stage)
        if isNew { FileSystem.removeEmptyFolder(path) }
    }

    /// Makes the staged files the output's: from here on a build that is ended is completed by the next one.
    ///
    /// - Parameters:
    ///   - staged: Names in the stage, and the paths below the output that they go to, in this order.
    ///   - removed: Paths below the output that go.
    func commit(staged: [(name: String, path: String)], removed: [String]) throws(FileAccessError) {
        let journal = OutputJournal(renames: staged.map { .init(name: $0.name, path: $0.path) }, removals: removed)
        if staged.count <= 32 {
            for file in staged { try FileSystem.synchronize(Path.join(stage, file.name)) }
            FileSystem.synchronizeFolder(stage)
        } else {
            try FileSystem.synchronizeAll(of: path)
        }
        try FileSystem.replace(journalPath, with: journal.encoded())
        try complete(journal)
    }

    private func recover() throws(FileAccessError) {
        guard FileSystem.stamp(of: stage, followingLinks: false) != nil else { return }
        if let content = try? FileSystem.read(journalPath, limit: 1 << 28),
            let journal = OutputJournal(decoding: content.bytes)
        {
            try complete(journal)
        } else {
            try FileSystem.removeTree(stage)
        }
    }

    private func complete(_ journal: OutputJournal) throws(FileAccessError) {
        var emptied: Set<String> = []
        for removal in journal.removals {
            try FileSystem.remove(Path.join(path, removal))
            emptied.insert(Path.parent(of: removal))
        }
        for folder in emptied.sorted(by: >) { removeEmptyFolders(from: folder) }
        var made: Set<String> = []
        for rename in journal.renames {
            let source = Path.join(stage, rename.name)
            // What is no longer in the stage was renamed before the build was ended.
            guard FileSystem.stamp(of: source, followingLinks: false) != nil else { continue }
            let target = Path.join(path, rename.path)
            let parent = Path.parent(of: target)
            if made.insert(parent).inserted { try FileSystem.createFolders(parent) }
            try FileSystem.rename(source, to: target)
        }
        if journal.renames.count <= 32 {
            for folder in made.sorted() { FileSystem.synchronizeFolder(folder) }
        } else {
            try FileSystem.synchronizeAll(of: path)
        }
        try FileSystem.remove(journalPath)
        try FileSystem.removeTree(stage)
    }

    private func removeEmptyFolders(from folder: String) {
        var folder = folder
        while folder != ".", folder != "/", FileSystem.removeEmptyFolder(Path.join(path, folder)) {
            folder = Path.parent(of: folder)
        }
    }
}
