import Bytes
import ZIPArchive

/// An entry of an archive that may break every rule.
struct RawEntry: Sendable {
    var name: [UInt8]
    var content: [UInt8]
    var isDeflated = true
    /// The method that the archive says; nil for the one that is used.
    var method: UInt16?
    var flags: UInt16 = 0
    var extra: [UInt8] = []
    var attributes: UInt32 = 0o100644 << 16
    var crc32: UInt32?
    /// What the central directory says about the content's size.
    var contentCount: Int?
    /// The name in the header before the content, where it differs.
    var localName: [UInt8]?
    /// The entry whose bytes this one uses instead of its own.
    var sharing: Int?

    init(_ name: String, _ content: [UInt8], isDeflated: Bool = true) {
        self.name = [UInt8](utf8: name)
        self.content = content
        self.isDeflated = isDeflated && !content.isEmpty
    }
}

/// Writes archives as they should never be written; without a change they are as `ZIPArchiveWriter` writes them.
enum RawArchive {
    static func write(_ entries: [RawEntry]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        var offsets: [Int] = []
        for entry in entries {
            let data = entry.isDeflated ? DeflatedStream(deflating: entry.content, level: 1).bytes : entry.content
            let method = entry.method ?? (entry.isDeflated ? 8 : 0)
            let crc32 = entry.crc32 ?? CRC32.of(entry.content)
            let offset = entry.sharing.map { offsets[$0] } ?? bytes.count
            offsets.append(offset)
            let hasDescriptor = entry.flags & 8 != 0
            let start = little(20, 2) + little(Int(entry.flags), 2) + little(Int(method), 2) + little(0x0021_0000, 4)
            if entry.sharing == nil {
                let name = entry.localName ?? entry.name
                bytes += little(0x0403_4B50, 4) + start
                bytes += hasDescriptor ? little(0, 12) : sizes(crc32, data.count, entry.content.count)
                bytes += little(name.count, 2) + little(entry.extra.count, 2) + name + entry.extra + data
                if hasDescriptor { bytes += little(0x0807_4B50, 4) + sizes(crc32, data.count, entry.content.count) }
            }
            directory += little(0x0201_4B50, 4) + little(3 << 8 | 20, 2) + start
            directory += sizes(crc32, data.count, entry.contentCount ?? entry.content.count)
            directory += little(entry.name.count, 2) + little(entry.extra.count, 2) + little(0, 6)
            directory += little(Int(entry.attributes), 4) + little(offset, 4) + entry.name + entry.extra
        }
        let end =
            little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
            + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
        return bytes + directory + end
    }

    private static func sizes(_ crc32: UInt32, _ dataCount: Int, _ contentCount: Int) -> [UInt8] {
        little(Int(crc32), 4) + little(dataCount, 4) + little(contentCount, 4)
    }

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
