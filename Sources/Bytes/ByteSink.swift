/// A place that takes bytes in order: memory, a file, a digest.
public protocol ByteSink: ~Copyable {
    /// Takes all of the bytes, after those it has already taken.
    ///
    /// - Throws: what the place throws where it cannot take them, such as a full disk.
    mutating func write(_ bytes: [UInt8]) throws
}

/// A sink that keeps everything in memory.
public struct MemorySink: ByteSink {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Makes an empty sink.
    public init() {}

    /// Takes the bytes, which never fails.
    public mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
