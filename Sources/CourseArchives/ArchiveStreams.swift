public import Bytes
public import CourseModel

/// Where an archive's deflated streams come from, so that a build deflates the same bytes once for all of its outputs.
///
/// Both closures must give the same stream for the same content, whenever they run.
public struct ArchiveStreams {
    /// The file of the package at a picture's path, deflated; it throws what reading the file throws.
    public var asset: (Picture) throws -> DeflatedStream
    /// Deflates content that the packager made: pages, manifests, the player.
    ///
    /// A cache stands behind it or not.
    public var deflate: ([UInt8]) throws -> DeflatedStream

    /// Makes a source; without `deflate` nothing is shared.
    public init(
        asset: @escaping (Picture) throws -> DeflatedStream,
        deflate: @escaping ([UInt8]) throws -> DeflatedStream = { DeflatedStream(deflating: $0, level: 9) }
    ) {
        self.asset = asset
        self.deflate = deflate
    }
}
