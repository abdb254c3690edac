public import Bytes
public import CourseModel

/// Where an archive's deflated streams come from, so that a build deflates the same bytes once for all of its outputs.
///
/// All closures must give the same stream for the same content, whenever they run.
public struct ArchiveStreams {
    /// A content that several archives hold.
    public struct Entry: Sendable, Hashable {
        /// The content, deflated.
        public var stream: DeflatedStream
        /// The digest of the content.
        public var sha256: SHA256Digest

        /// Makes the value of its parts.
        public init(stream: DeflatedStream, sha256: SHA256Digest) {
            self.stream = stream
            self.sha256 = sha256
        }
    }

    /// The file of the package at a picture's path, deflated; it throws what reading the file throws.
    public var asset: (Picture) throws -> DeflatedStream
    /// Deflates content that the packager made: pages, manifests, the player.
    ///
    /// A cache stands behind it or not.
    public var deflate: ([UInt8]) throws -> DeflatedStream
    /// The content of a name within the course, which several archives hold: a build makes and deflates it once.
    ///
    /// Whoever gives the name gives the same content for it whenever the course and its settings are the same.
    public var shared: (_ name: String, _ make: () throws -> [UInt8]) throws -> Entry

    /// Makes a source; without `deflate` and `shared` nothing is shared.
    public init(
        asset: @escaping (Picture) throws -> DeflatedStream,
        deflate: @escaping ([UInt8]) throws -> DeflatedStream = { DeflatedStream(deflating: $0, level: 9) },
        shared: ((_ name: String, _ make: () throws -> [UInt8]) throws -> Entry)? = nil
    ) {
        self.asset = asset
        self.deflate = deflate
        self.shared =
            shared
            ?? { _, make in
                let content = try make()
                return Entry(stream: try deflate(content), sha256: SHA256Digest(of: content))
            }
    }
}
