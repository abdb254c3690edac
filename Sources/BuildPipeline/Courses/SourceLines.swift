internal import Diagnostics

/// The lines of a text file, to turn offsets into places that a person can click.
struct SourceLines: Sendable {
    private let bytes: [UInt8]

    /// - Parameter bytes: The file, UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// A finding of this file with line and column, in code points from 1, in the place of its offset.
    func placed(_ finding: Finding, in file: String) -> Finding {
        var placed = finding
        placed.file = file
        placed.pointer = nil
        placed.textOffset = nil
        guard let offset = finding.textOffset, bytes.indices.contains(offset) else { return placed }
        let before = bytes[..<offset]
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        placed.line = before.count { $0 == 0x0A } + 1
        placed.column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return placed
    }
}
