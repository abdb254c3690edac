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
    /// Whether nothing lies in it.
    let isEmpty: Bool
    /// Whether the output must outlive a loss of power; a preview's goes with the preview.
    var isDurable = true

    static let stageName = ".lectern-staging"

    private var stagePath: String { Path.join(path, Self.stageName) }
    private var journalPath: String { Path.join(stagePath, "journal") }

    /// Takes the folder: creates it where it is missing, locks it, and completes or discards what an ended build left.
    init(path: String) throws(FileAccessError) {
        self.path = path
        isNew = FileSystem.stamp(of: path) == nil
        try FileSystem.createFolders(path)
        lock = try FolderLock(on: path)
        try Self.recover(path)
        isEmpty = try FileSystem.names(in: path).isEmpty
    }

    /// Says whether the folder is ours to write into: it is empty, or a build record of ours lies in it.
    ///
    /// - Parameter recordFile: The build record as an earlier build left it; one that is still the same is not read.
    func checkOwnership(_ recordFile: BuildMemory.RecordFile?) throws(FileAccessError) {
        if isEmpty || recordFile?.isUntouched(in: path) == true || BuildRecord.paths(in: path) != nil { return }
        throw FileAccessError(
            .create,
            path,
            status: .cannotCreate,
            reason: "it holds files that Lectern did not write; choose an empty or new folder with --output"
        )
    }

    /// An empty stage.
    func makeStage() throws(FileAccessError) -> OutputStage {
        try FileSystem.removeTree(stagePath)
        try FileSystem.createFolders(stagePath)
        return OutputStage(folder: stagePath, isTree: isEmpty)
    }

    /// Leaves everything as it was: removes the stage, and the folder itself if it was made for nothing.
    ///
    /// A stage with a journal stays: some of it may have its place already, and the next build completes it.
    func discard() {
        guard FileSystem.stamp(of: journalPath, followingLinks: false) == nil else { return }
        try? FileSystem.removeTree(stagePath)
        if isNew { FileSystem.removeEmptyFolder(path) }
    }

    /// Makes the staged files the output's: from here on a build that is ended is completed by the next one.
    ///
    /// - Parameters:
    ///   - staged: Files in the stage in the order in which they get their places.
    ///   - removed: Paths below the output that go.
    func commit(_ stage: OutputStage, _ staged: [OutputStage.File], removed: [String]) throws(FileAccessError) {
        let renames = stage.renames(of: staged).map { OutputJournal.Rename(name: $0.name, path: $0.path) }
        let journal = OutputJournal(renames: renames, removals: removed)
        let isSmall = staged.count <= Self.smallCount && !stage.isTree
        if !isDurable {
            // Nothing is waited for.
        } else if isSmall {
            for file in staged { try FileSystem.synchronize(stage.place(of: file)) }
            FileSystem.synchronizeFolder(stagePath)
        } else {
            try FileSystem.synchronizeAll(of: path)
        }
        try FileSystem.replace(journalPath, with: journal.encoded())
        try Self.complete(journal, in: path, isDurable: isDurable)
    }

    /// Up to so many files are waited for one by one; for more, all of the file system at once.
    private static let smallCount = 32

    private static func recover(_ path: String) throws(FileAccessError) {
        let stage = Path.join(path, stageName)
        guard FileSystem.stamp(of: stage, followingLinks: false) != nil else { return }
        if let content = try? FileSystem.read(Path.join(stage, "journal"), limit: 1 << 28),
            let journal = OutputJournal(decoding: content.bytes)
        {
            try complete(journal, in: path)
        } else {
            try FileSystem.removeTree(stage)
        }
    }

    private static func complete(
        _ journal: OutputJournal,
        in path: String,
        isDurable: Bool = true
    ) throws(FileAccessError) {
        let stage = Path.join(path, stageName)
        var emptied: Set<String> = []
        for removal in journal.removals {
            try FileSystem.remove(Path.join(path, removal))
            emptied.insert(Path.parent(of: removal))
        }
        for folder in emptied.sorted(by: >) { removeEmptyFolders(from: folder, in: path) }
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
        if !isDurable {
            // Nothing is waited for.
        } else if journal.renames.count <= smallCount {
            for folder in made.sorted() { FileSystem.synchronizeFolder(folder) }
        } else {
            try FileSystem.synchronizeAll(of: path)
        }
        try FileSystem.remove(Path.join(stage, "journal"))
        try FileSystem.removeTree(stage)
    }

    private static func removeEmptyFolders(from folder: String, in path: String) {
        var folder = folder
        while folder != ".", folder != "/", FileSystem.removeEmptyFolder(Path.join(path, folder)) {
            folder = Path.parent(of: folder)
        }
    }
}
