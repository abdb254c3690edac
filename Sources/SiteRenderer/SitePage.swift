public import Bytes

/// A page of the site: where it lies, what its bytes depend on, and how they are made.
public struct SitePage: Sendable {
    /// The path below the web root, such as `courses/iot/lessons/sensors.html`.
    public let path: String
    /// A digest over everything that the page's bytes depend on: two pages with one path and one key have equal bytes.
    public let key: SHA256Digest
    /// Makes the page's bytes: a pure function, to be called on any thread.
    ///
    /// It throws an `EnvironmentError` where a site's own template makes the page larger than any page should be.
    public let render: @Sendable () throws -> [UInt8]

    init(path: String, key: SHA256Digest, render: @escaping @Sendable () throws -> [UInt8]) {
        self.path = path
        self.key = key
        self.render = render
    }
}
