internal import Bytes
internal import FileAccess

/// The folder of what speeds up the next build.
///
/// Nothing in it is needed: whatever cannot be read is made anew.
struct CacheFolder: Sendable {
    /// The folder; nil where nothing is kept.
    let path: String?
    private let isStandard: Bool

    /// The outputs of at most so many folders are remembered.
    static let memoryLimit = 16

    init(_ cache: BuildRequest.Cache, base: String) {
        switch cache {
        case .standard:
            path = Path.join(base, ".lectern/cache")
            isStandard = true
        case .folder(let folder):
            path = folder
            isStandard = false
        case .none:
            path = nil
            isStandard = false
        }
    }

    /// The deflated streams.
    var deflated: DeflatedStreams { DeflatedStreams(folder: path.map { Path.join($0, "deflated") }) }

    /// What the last build into a folder left behind; nil where there is nothing, or it is damaged.
    func memory(of output: String) -> BuildMemory? {
        guard let file = memoryPath(of: output), let content = try? FileSystem.read(file, limit: 1 << 28) else {
            return nil
        }
        return BuildMemory(decoding: content.bytes)
    }

    /// Creates the folders, with a file that keeps them out of version control.
    func prepare() {
        guard let path, (try? FileSystem.createFolders(Path.join(path, "deflated"))) != nil else { return }
        let ignored = Path.join(Path.parent(of: path), ".gitignore")
        if isStandard, FileSystem.stamp(of: ignored, followingLinks: false) == nil {
            _ = try? FileSystem.write([UInt8](utf8: "*\n"), to: ignored)
        }
    }

    /// Keeps what the next build may use; where that fails, the next build has more to do.
    func keep(_ memory: BuildMemory, of output: String) {
        guard let path, let file = memoryPath(of: output) else { return }
        try? FileSystem.replace(file, with: memory.encoded())
        guard let names = try? FileSystem.names(in: path) else { return }
        let files = names.filter { $0.hasPrefix("build-") }
            .map { (name: $0, modified: FileSystem.stamp(of: Path.join(path, $0))?.modified ?? 0) }
            .sorted { ($0.modified, $0.name) < ($1.modified, $1.name) }
        for file in files.dropLast(Self.memoryLimit) { try? FileSystem.remove(Path.join(path, file.name)) }
        deflated.trim()
    }

    private func memoryPath(of output: String) -> String? {
        guard let path else { return nil }
        let place = FileSystem.realPath(of: output) ?? Path.join(FileSystem.currentFolder, output)
        return Path.join(path, "build-" + SHA256Digest(ofUTF8: Path.normalized(place)).hex.prefix(16))
    }
}
