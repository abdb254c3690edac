internal import Bytes
internal import JSONCodec

/// The lines of outputs in the build record, in the order of their paths' bytes, out of tables that are each sorted.
///
/// A build that made one page writes the lines of all: so lists of digests that many outputs share are put into digits
/// once, and nothing is made a value.
struct BuildRecordLines {
    /// A table with the place that was reached in it.
    private struct Cursor {
        var table: OutputTable
        /// The shared lists of inputs as JSON.
        var lists: [[UInt8]]
        var index = 0
        var path: Range<Int>
    }

    /// What is left, the next path last.
    private var cursors: [Cursor] = []

    init(_ tables: [OutputTable]) {
        for table in tables where table.count > 0 {
            let lists = table.inputLists.indices.map { Self.json(table.inputs(of: $0)) }
            insert(Cursor(table: table, lists: lists, path: table.path(of: 0)))
        }
    }

    /// Appends the next line after a separator; says whether there was one.
    mutating func appendNext(to bytes: inout [UInt8], after separator: StaticString) -> Bool {
        guard let last = cursors.indices.last else { return false }
        let table = cursors[last].table
        let index = cursors[last].index
        bytes.append(utf8: separator)
        bytes.append(utf8: "{\"path\":" as StaticString)
        Self.append(path: table.bytes[cursors[last].path], to: &bytes)
        bytes.append(utf8: ",\"bytes\":" as StaticString)
        bytes.append(decimal: table.byteCount(of: index))
        bytes.append(utf8: ",\"sha256\":\"" as StaticString)
        bytes.append(hex: table.bytes[table.digest(of: index)])
        bytes.append(utf8: "\",\"inputs\":" as StaticString)
        if table.hasExtras(index), let record = try? table.record(at: index), !record.fonts.isEmpty {
            bytes += Self.json(record.inputs + record.fonts.map(\.sha256))
        } else {
            bytes += cursors[last].lists[table.list(of: index)]
        }
        bytes.append(UInt8(ascii: "}"))
        advance()
        return true
    }

    private mutating func advance() {
        let last = cursors.count - 1
        cursors[last].index += 1
        guard cursors[last].index < cursors[last].table.count else {
            cursors.removeLast()
            return
        }
        cursors[last].path = cursors[last].table.path(of: cursors[last].index)
        // Mostly the next path is of the same table.
        guard last > 0, Self.precedes(cursors[last - 1], cursors[last]) else { return }
        insert(cursors.removeLast())
    }

    private mutating func insert(_ cursor: Cursor) {
        var (low, high) = (0, cursors.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(cursors[middle], cursor) { high = middle } else { low = middle + 1 }
        }
        cursors.insert(cursor, at: low)
    }

    private static func precedes(_ one: Cursor, _ other: Cursor) -> Bool {
        one.table.bytes[one.path].lexicographicallyPrecedes(other.table.bytes[other.path])
    }

    private static func append(path: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        guard path.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) else {
            bytes.append(jsonString: String(decoding: path, as: UTF8.self))
            return
        }
        bytes.append(0x22)
        bytes += path
        bytes.append(0x22)
    }

    private static func json(_ digests: [SHA256Digest]) -> [UInt8] {
        JSONTree.array(digests.map(\.hex).sorted().map { .string($0) }).compact()
    }
}
