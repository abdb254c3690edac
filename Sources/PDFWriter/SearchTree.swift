internal import Bytes

/// Name trees and number trees (ISO 32000-2, 7.9.6, 7.9.7), of one level of leaves under a root.
enum SearchTree {
    private static let leafSize = 64

    /// Writes a name tree; of two entries with one name the first stays.
    static func write(
        names entries: [(name: [UInt8], value: [UInt8])],
        into objects: inout ObjectWriter
    ) -> IndirectReference {
        var sorted: [(name: [UInt8], value: [UInt8])] = []
        let order = entries.indices.sorted {
            entries[$0].name == entries[$1].name
                ? $0 < $1 : entries[$0].name.lexicographicallyPrecedes(entries[$1].name)
        }
        for index in order where sorted.last?.name != entries[index].name { sorted.append(entries[index]) }
        return write(sorted, key: "/Names[", into: &objects) { object, entry in
            object.append(literal: entry.name)
        } value: { object, entry in
            object += entry.value
        }
    }

    /// Writes a number tree.
    static func write(
        numbers entries: [(key: Int, value: IndirectReference)],
        into objects: inout ObjectWriter
    ) -> IndirectReference {
        let sorted = entries.sorted { $0.key < $1.key }
        return write(sorted, key: "/Nums[", into: &objects) { object, entry in
            object.append(decimal: entry.key)
            object.append(0x20)
        } value: { object, entry in
            object.append(entry.value)
            object.append(0x20)
        }
    }

    private static func write<Entry>(
        _ entries: [Entry],
        key: StaticString,
        into objects: inout ObjectWriter,
        name: (inout [UInt8], Entry) -> Void,
        value: (inout [UInt8], Entry) -> Void
    ) -> IndirectReference {
        var leaves: [IndirectReference] = []
        for start in stride(from: 0, to: entries.count, by: leafSize) {
            let leaf = entries[start..<min(start + leafSize, entries.count)]
            var object: [UInt8] = []
            object.append(utf8: "<</Limits[")
            if let first = leaf.first { name(&object, first) }
            if let last = leaf.last { name(&object, last) }
            object.append(0x5D)
            object.append(utf8: key)
            for entry in leaf {
                name(&object, entry)
                value(&object, entry)
            }
            object.append(utf8: "]>>")
            leaves.append(objects.write(object))
        }
        var object: [UInt8] = []
        if leaves.isEmpty {
            object.append(utf8: "<<")
            object.append(utf8: key)
        } else {
            object.append(utf8: "<</Kids[")
        }
        for (index, leaf) in leaves.enumerated() {
            if index > 0 { object.append(0x20) }
            object.append(leaf)
        }
        object.append(utf8: "]>>")
        return objects.write(object)
    }
}
