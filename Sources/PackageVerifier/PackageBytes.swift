/// The bytes of a package, read in pieces: a file of any size, or memory.
public struct PackageBytes {
    /// How many bytes there are.
    public let count: Int
    /// Reads a range that lies within the bytes.
    let read: (Range<Int>) throws -> [UInt8]

    /// Makes the bytes of a file.
    ///
    /// - Parameters:
    ///   - count: The file's size.
    ///   - read: Reads a range within it; it may give fewer bytes where the file has become shorter.
    public init(count: Int, read: @escaping (Range<Int>) throws -> [UInt8]) {
        self.count = count
        self.read = read
    }

    /// Makes the bytes of what lies in memory.
    public init(_ bytes: [UInt8]) {
        count = bytes.count
        read = { Array(bytes[$0]) }
    }

    /// A range as far as there are bytes.
    func bytes(_ range: Range<Int>) throws -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        return range.isEmpty ? [] : try read(range)
    }
}
