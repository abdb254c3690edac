internal import Bytes
internal import FileAccess

/// Deflated streams by the digest of their content, so that a picture is deflated once for all archives and builds.
///
/// A stream that cannot be read, or is damaged, is made anew; one that cannot be kept is not.
struct DeflatedStreams: Sendable {
    /// What all streams may take together, in bytes.
    static let sizeLimit = 512 << 20
    /// Contents smaller than this are deflated faster than a file is opened.
    static let smallest = 16_384

    /// Pictures are compressed already: more effort gains nothing.
    private static let fileLevel = 6
    /// Pages are text, and small.
    private static let contentLevel = 9

    private static let magic = [UInt8](utf8: "lectern deflated 1\n")

    /// The folder; nil where nothing is kept.
    let folder: String?

    /// The deflated stream of a file whose digest is known; the file is read only where the stream is not kept.
    func stream<Failure>(sha256: SHA256Digest, _ read: () throws(Failure) -> [UInt8]) throws(Failure) -> DeflatedStream
    {
        guard let path = folder.map({ Path.join($0, sha256.hex) }) else {
            return DeflatedStream(deflating: try read(), level: Self.fileLevel)
        }
        if let stored = self.read(path) { return stored }
        let stream = DeflatedStream(deflating: try read(), level: Self.fileLevel)
        keep(stream, at: path)
        return stream
    }

    /// The deflated stream of bytes that were made, such as a page.
    func stream(of content: [UInt8]) -> DeflatedStream {
        guard let folder, content.count >= Self.smallest else {
            return DeflatedStream(deflating: content, level: Self.contentLevel)
        }
        let path = Path.join(folder, SHA256Digest(of: content).hex + "-made")
        if let stored = read(path), stored.contentCount == content.count { return stored }
        let stream = DeflatedStream(deflating: content, level: Self.contentLevel)
        keep(stream, at: path)
        return stream
    }

    private func read(_ path: String) -> DeflatedStream? {
        guard let content = try? FileSystem.read(path, limit: 1 << 28) else { return nil }
        let bytes = content.bytes
        guard bytes.starts(with: Self.magic), bytes.count > Self.magic.count + 32,
            SHA256Digest(of: Array(bytes.dropLast(32))).bytes == Array(bytes.suffix(32))
        else { return nil }
        var decoder = FieldDecoder(Array(bytes[Self.magic.count..<bytes.count - 32]))
        guard let crc = try? decoder.integer(), let count = try? decoder.integer(), let data = try? decoder.data()
        else { return nil }
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
