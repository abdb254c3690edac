/// What the central directory says of an entry (APPNOTE 4.3.12), nothing of it believed yet.
struct ArchiveEntry {
    /// The name with forward slashes; where it is no UTF-8, with U+FFFD.
    var name: String
    /// The name as it stands in the directory, which alone tells two names apart.
    var nameBytes: [UInt8]
    /// Whether the name's bytes are UTF-8.
    var isNameUTF8: Bool
    /// The general purpose bits.
    var flags: Int
    /// 0 stored, 8 deflated; others are refused.
    var method: Int
    /// DOS date and time: the date in the upper half.
    var timestamp: Int
    /// The CRC-32 of the content.
    var crc32: Int
    /// The bytes in the archive.
    var dataCount: Int
    /// The bytes of the content.
    var contentCount: Int
    /// "Version made by": the host in the upper byte.
    var madeBy: Int
    /// The external attributes; for Unix the mode in the upper half.
    var attributes: Int
    /// The bytes of extra fields in the central directory.
    var extraCount: Int
    /// Where its local header begins.
    var headerOffset: Int
    /// Whether a ZIP64 field widens one of its numbers.
    var isWide: Bool
    /// The bytes of its name.
    var nameCount: Int

    var isFolder: Bool { nameBytes.last == 0x2F }
    var isEncrypted: Bool { flags & 1 == 1 || flags & 0x2000 != 0 }
    var hasDescriptor: Bool { flags & 8 == 8 }
    /// Whether it is a symbolic link of Unix.
    var isLink: Bool { madeBy >> 8 == 3 && attributes >> 28 == 0o12 }
}
