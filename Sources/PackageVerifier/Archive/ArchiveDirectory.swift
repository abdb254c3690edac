/// The central directory of a ZIP archive that anyone may have made.
struct ArchiveDirectory {
    /// Why there is no directory.
    enum Refusal: Error {
        case damaged(String)
        case limit(String)
    }

    /// The most entries that are read: what an archive without ZIP64 can have.
    static let maximumEntries = 65_535
    /// The most bytes of a central directory.
    static let maximumCount = 64 << 20

    /// The entries in the order of the directory.
    let entries: [ArchiveEntry]
    /// Where the directory begins.
    let offset: Int
    /// Whether the archive has the records of ZIP64.
    let isWide: Bool

    /// Reads the directory; `Refusal` says why there is none.
    init(_ bytes: PackageBytes) throws {
        // A comment of at most 65,535 bytes may follow the record, which has to reach exactly to the end.
        let tailStart = max(0, bytes.count - 22 - 0xFFFF - 20)
        let tail = try bytes.bytes(tailStart..<bytes.count)
        guard let end = Self.end(in: tail) else {
            throw Refusal.damaged("expected a ZIP archive, found no end of a central directory")
        }
        var count = tail.u16(at: end + 10) ?? 0
        var size = tail.u32(at: end + 12) ?? 0
        var offset = tail.u32(at: end + 16) ?? 0
        var directoryEnd = tailStart + end
        guard tail.u16(at: end + 4) == 0 || tail.u16(at: end + 4) == 0xFFFF else {
            throw Refusal.damaged("expected an archive in one part, found one of several")
        }
        var isWide = false
        if tail.u32(at: end - 20) == 0x0706_4B50 {
            guard let place = tail.u64(at: end - 12), place <= tailStart + end - 20 else {
                throw Refusal.damaged("expected a ZIP64 end of the central directory before its locator, found none")
            }
            let record = try bytes.bytes(place..<min(place + 56, bytes.count))
            guard record.u32(at: 0) == 0x0606_4B50, let wideCount = record.u64(at: 32),
                let wideSize = record.u64(at: 40), let wideOffset = record.u64(at: 48)
            else { throw Refusal.damaged("expected a ZIP64 end of the central directory at byte \(place)") }
            (count, size, offset, directoryEnd, isWide) = (wideCount, wideSize, wideOffset, place, true)
        }
        guard count <= Self.maximumEntries, size <= Self.maximumCount else {
            throw Refusal.limit("expected at most \(Self.maximumEntries) entries, found \(count) in \(size) bytes")
        }
        guard offset + size <= directoryEnd else {
            throw Refusal.damaged("expected the central directory before its end, found it at byte \(offset)")
        }
        let directory = try bytes.bytes(offset..<offset + size)
        var entries: [ArchiveEntry] = []
        entries.reserveCapacity(min(count, size / 46))
        var place = 0
        for _ in 0..<count {
            guard let (entry, next) = Self.entry(directory, at: place) else {
                throw Refusal.damaged("expected an entry of the central directory at byte \(offset + place)")
            }
            entries.append(entry)
            place = next
        }
        guard place == size else {
            throw Refusal.damaged("expected \(count) entries in the central directory, found more bytes than theirs")
        }
        self.entries = entries
        self.offset = offset
        self.isWide = isWide
    }

    private static func end(in tail: [UInt8]) -> Int? {
        var offset = tail.count - 22
        while offset >= 0 {
            if tail[offset] == 0x50, tail.u32(at: offset) == 0x0605_4B50,
                tail.u16(at: offset + 20) == tail.count - 22 - offset
            {
                return offset
            }
            offset -= 1
        }
        return nil
    }

    private static func entry(_ bytes: [UInt8], at start: Int) -> (ArchiveEntry, next: Int)? {
        guard bytes.u32(at: start) == 0x0201_4B50, let nameCount = bytes.u16(at: start + 28),
            let extraCount = bytes.u16(at: start + 30), let commentCount = bytes.u16(at: start + 32)
        else { return nil }
        let nameStart = start + 46
        let next = nameStart + nameCount + extraCount + commentCount
        guard next <= bytes.count else { return nil }
        let nameBytes = bytes[nameStart..<nameStart + nameCount]
        let valid = String(validating: nameBytes, as: UTF8.self)
        var entry = ArchiveEntry(
            name: valid ?? String(decoding: nameBytes, as: UTF8.self),
            nameBytes: Array(nameBytes),
            isNameUTF8: valid != nil,
            flags: bytes.u16(at: start + 8) ?? 0,
            method: bytes.u16(at: start + 10) ?? 0,
            timestamp: bytes.u32(at: start + 12) ?? 0,
            crc32: bytes.u32(at: start + 16) ?? 0,
            dataCount: bytes.u32(at: start + 20) ?? 0,
            contentCount: bytes.u32(at: start + 24) ?? 0,
            madeBy: bytes.u16(at: start + 4) ?? 0,
            attributes: bytes.u32(at: start + 38) ?? 0,
            extraCount: extraCount,
            headerOffset: bytes.u32(at: start + 42) ?? 0,
            isWide: false,
            nameCount: nameCount
        )
        widen(&entry, bytes[nameStart + nameCount..<nameStart + nameCount + extraCount])
        return (entry, next)
    }

    /// Takes the numbers of the ZIP64 field (APPNOTE 4.5.3), which has only those that did not fit.
    private static func widen(_ entry: inout ArchiveEntry, _ extra: ArraySlice<UInt8>) {
        var place = extra.startIndex
        while let kind = extra.u16(at: place), let count = extra.u16(at: place + 2) {
            if kind == 1 {
                var field = place + 4
                func take(_ number: inout Int) {
                    guard number == 0xFFFF_FFFF, field + 8 <= place + 4 + count, let wide = extra.u64(at: field) else {
                        return
                    }
                    number = wide
                    field += 8
                }
                entry.isWide = true
                take(&entry.contentCount)
                take(&entry.dataCount)
                take(&entry.headerOffset)
                return
            }
            place += 4 + count
        }
    }
}
