internal import Bytes
internal import CourseArchives
internal import FileAccess
internal import Synchronization

/// Deflated streams by the digest of their content, so that a picture is deflated once for all archives and builds.
///
/// A stream that cannot be read, or is damaged, is made anew; one that cannot be kept is not. Within a build streams are
/// held in memory as far as there is room, then in the folder.
final class DeflatedStreams: Sendable {
    /// What all streams may take together in the folder, in bytes.
    static let sizeLimit = 512 << 20
    /// What they may take in memory.
    static let memoryLimit = 32 << 20
    /// Contents smaller than this are deflated faster than a file is opened.
    static let smallest = 16_384

    /// Pictures are compressed already: more effort gains nothing.
    private static let fileLevel = 6
    /// Pages and drawings are text.
    private static let contentLevel = 9

    private static let magic = [UInt8](utf8: "lectern deflated 2\n")

    /// The folder that outlasts the build; nil where nothing is kept.
    let folder: String?
    private let memory: StreamMemory
    private let state = Mutex(State())

    private struct State {
        /// A folder that is gone after the build, for what the memory has no room for.
        var spill: String?
        /// The files that this build wrote or has read to their ends.
        var trusted: Set<String> = []
    }

    init(folder: String?, memoryLimit: Int = DeflatedStreams.memoryLimit) {
        self.folder = folder
        memory = StreamMemory(sizeLimit: memoryLimit)
    }

    /// Names a folder that is gone after the build; it is made when the first stream has no room in memory.
    func spill(into folder: String) { state.withLock { $0.spill = folder } }

    /// The deflated stream of a file whose digest is known; the file is read only where the stream is not kept.
    ///
    /// - Parameter isText: Whether the file is worth more effort, as a drawing is.
    func stream(
        sha256: SHA256Digest,
        isText: Bool = false,
        _ read: () throws -> [UInt8]
    ) throws -> DeflatedStream {
        // The effort is part of the name: what is kept must be what would be made.
        try entry(sha256.hex + (isText ? "-text" : "")) {
            let level = isText ? Self.contentLevel : Self.fileLevel
            return ArchiveStreams.Entry(stream: DeflatedStream(deflating: try read(), level: level), sha256: sha256)
        }.stream
    }

    /// The deflated stream of bytes that were made, such as a page.
    func stream(of content: [UInt8]) -> DeflatedStream { entry(of: content).stream }

    private func entry(of content: [UInt8]) -> ArchiveStreams.Entry {
        let sha256 = SHA256Digest(of: content)
        let make = {
            ArchiveStreams.Entry(stream: DeflatedStream(deflating: content, level: Self.contentLevel), sha256: sha256)
        }
        return content.count < Self.smallest
            ? memory.entry(sha256.hex + "-made", make: make, spill: { _, _ in })
            : entry(sha256.hex + "-made", make: make)
    }

    /// What several archives of one course hold: made and deflated when it is asked for first.
    ///
    /// - Parameter name: Names the content among all of the build.
    func shared(_ name: String, _ make: () throws -> [UInt8]) throws -> ArchiveStreams.Entry {
        try memory.entry(name, make: { entry(of: try make()) }, spill: { _, _ in })
    }

    /// A stream out of memory, out of the folder, or made.
    private func entry(
        _ name: String,
        make: () throws -> ArchiveStreams.Entry
    ) rethrows -> ArchiveStreams.Entry {
        try memory.entry(
            name,
            make: {
                for path in paths(of: name) {
                    if let stored = read(path), let sha256 = SHA256Digest(hex: String(name.prefix(64))) {
                        return ArchiveStreams.Entry(stream: stored, sha256: sha256)
                    }
                }
                let made = try make()
                if let folder { keep(made.stream, at: Path.join(folder, name)) }
                return made
            },
            spill: { name, stream in
                guard folder == nil, let path = paths(of: name).first else { return }
                if let spill = state.withLock({ $0.spill }) { try? FileSystem.createFolders(spill) }
                keep(stream, at: path)
            }
        )
    }

    private func paths(of name: String) -> [String] {
        [folder ?? state.withLock { $0.spill }].compactMap { $0 }.map { Path.join($0, name) }
    }

    private func read(_ path: String) -> DeflatedStream? {
        guard let content = try? FileSystem.read(path, limit: 1 << 28) else { return nil }
        let bytes = content.bytes
        let isTrusted = state.withLock { $0.trusted.contains(path) }
        guard bytes.starts(with: Self.magic), bytes.count > Self.magic.count + 32,
            isTrusted || SHA256Digest(of: Array(bytes.dropLast(32))).bytes == Array(bytes.suffix(32))
        else { return nil }
        var decoder = FieldDecoder(Array(bytes[Self.magic.count..<bytes.count - 32]))
        guard let crc = try? decoder.integer(), let count = try? decoder.integer(), let data = try? decoder.data()
        else { return nil }
        if !isTrusted { state.withLock { _ = $0.trusted.insert(path) } }
        return DeflatedStream(bytes: data, crc32: UInt32(truncatingIfNeeded: crc), contentCount: count)
    }

    private func keep(_ stream: DeflatedStream, at path: String) {
        var encoder = FieldEncoder()
        encoder.put(Int(stream.crc32))
        encoder.put(stream.contentCount)
        encoder.put(stream.bytes)
        let bytes = Self.magic + encoder.bytes
        // Two tasks or processes may write one stream at once: each into a file of its own, and the last one stays.
        let staged = "\(path).\(UInt64.random(in: .min ... .max))"
        guard (try? FileSystem.write(bytes + SHA256Digest(of: bytes).bytes, to: staged)) != nil,
            (try? FileSystem.rename(staged, to: path)) != nil
        else {
            try? FileSystem.remove(staged)
            return
        }
        state.withLock { _ = $0.trusted.insert(path) }
    }

    /// Removes the oldest streams where all together are too large.
    func trim() {
        guard let folder, let names = try? FileSystem.names(in: folder) else { return }
        var files = names.compactMap { name in
            FileSystem.stamp(of: Path.join(folder, name), followingLinks: false).map { (name: name, stamp: $0) }
        }
        var total = files.reduce(0) { $0 + $1.stamp.byteCount }
        files.sort { ($0.stamp.modified, $0.name) < ($1.stamp.modified, $1.name) }
        for file in files where total > Self.sizeLimit {
            try? FileSystem.remove(Path.join(folder, file.name))
            total -= file.stamp.byteCount
        }
    }
}
