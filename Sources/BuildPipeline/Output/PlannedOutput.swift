internal import Bytes
internal import Diagnostics
internal import FileAccess

/// A file that a build is to make: where it lies, what it depends on, and how its bytes come about.
struct PlannedOutput: Sendable {
    /// How the bytes come about.
    enum Content: Sendable {
        /// All at once, in memory: pages and other small files.
        case rendered(@Sendable () throws -> [UInt8])
        /// A copy of a file of a package, whose digest is known.
        case copied(SourceFile)
        /// Piece by piece into the staged file: books and archives.
        case streamed(@Sendable (inout StagedFile) async throws -> Made)
    }

    /// What making a streamed output found out.
    struct Made: Sendable {
        /// The faces used.
        var fonts: [FontRecord] = []
        /// Missing glyphs and the like.
        var findings: [Finding] = []
    }

    /// The path below the output folder.
    var path: String
    /// The digest of everything that the bytes depend on but the program.
    var key: SHA256Digest
    /// The digests of the files that go in.
    var inputs: [SHA256Digest]
    /// Whether it is a page.
    var isPage = false
    /// The size in bytes, where it is known beforehand: a copy's.
    var byteCount = 0
    /// How the bytes come about.
    var content: Content

    /// Where it stands in the order of work: what takes long is begun first.
    var weight: Int {
        switch content {
        case .streamed: 2
        case .copied: 1
        case .rendered: 0
        }
    }
}

/// A file in the stage that counts and digests what it takes.
struct StagedFile: ByteSink, ~Copyable {
    private var sink: FileSink
    private var hasher = SHA256Hasher()
    private(set) var byteCount = 0

    init(creating path: String) throws(FileAccessError) { sink = try FileSink(creating: path) }

    mutating func write(_ bytes: [UInt8]) throws {
        try sink.write(bytes)
        hasher.write(bytes)
        byteCount += bytes.count
    }

    /// Closes the file and gives its size, digest and stamp.
    consuming func close() throws -> (byteCount: Int, sha256: SHA256Digest, stamp: FileStamp?) {
        let digest = hasher.digest()
        let count = byteCount
        let stamp = try sink.close(synchronizing: false)
        return (count, digest, stamp)
    }
}
