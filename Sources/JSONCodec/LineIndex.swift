/// The lines of a file, to tell line and column of an offset without reading the file again.
struct LineIndex: Sendable {
    private let bytes: [UInt8]
    /// The offset of each line's first byte.
    private let starts: [Int]
    /// The number of code points before each block of `blockSize` bytes.
    private let codePoints: [Int]
    private static let blockSize = 1024

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var codePoints: [Int] = []
        codePoints.reserveCapacity(bytes.count / Self.blockSize + 1)
        var count = 0
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.blockSize == 0 { codePoints.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
            if byte == 0x0A { starts.append(offset + 1) }
        }
        self.starts = starts
        self.codePoints = codePoints
    }

    /// Line and column in code points, both from 1.
    func position(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return (low, count(before: offset) - count(before: starts[low - 1]) + 1)
    }

    private func count(before offset: Int) -> Int {
        guard !codePoints.isEmpty else { return 0 }
        let block = min(offset / Self.blockSize, codePoints.count - 1)
        let rest = bytes[block * Self.blockSize..<min(offset, bytes.count)]
        return codePoints[block] + rest.count { $0 & 0xC0 != 0x80 }
    }
}
