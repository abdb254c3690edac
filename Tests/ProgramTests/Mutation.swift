import Bytes
import LongForms

/// Changes to a file that its format may not expect, from a generator.
enum Mutation {
    private static let extremes: [UInt32] = [
        0, 1, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 30_000, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
    ]

    /// The bytes with one to four changes.
    ///
    /// The checks of a PNG are made right again for half of them, so that changes reach what lies behind them; what is
    /// text is changed in its numbers and words; of a font, the directory and the starts of tables are hit most.
    static func mutated(_ original: [UInt8], _ random: inout SplitMix64, inTables: Bool = false) -> [UInt8] {
        var bytes = original
        let isText = original.first == UInt8(ascii: "<")
        for _ in 0...Int(random.next() % 4) {
            guard bytes.count > 16 else { break }
            var place = Int(random.next() % UInt64(bytes.count))
            if inTables, random.next() % 3 > 0 { place = Self.placeInTables(of: bytes, &random) }
            // Most changes to the bytes of text are no XML any more, and are refused at once.
            switch isText && random.next() % 8 > 0 ? 7 + random.next() % 2 : random.next() % 7 {
            case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes[place] ^= 1 << UInt8(random.next() % 8)
            case 2:
                let value = extremes[Int(random.next() % UInt64(extremes.count))]
                for (index, shift) in [24, 16, 8, 0].enumerated() where place + index < bytes.count {
                    bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(shift))
                }
            case 3:
                let value = extremes[Int(random.next() % UInt64(extremes.count))]
                for index in 0..<2 where place + index < bytes.count {
                    bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * (1 - index)))
                }
            case 4 where random.next() % 3 == 0: bytes.removeSubrange(place...)
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + Int(random.next() % 32)))
            case 5:
                let end = min(bytes.count, place + 1 + Int(random.next() % 200))
                bytes.insert(contentsOf: bytes[place..<end], at: Int(random.next() % UInt64(bytes.count)))
            case 6:
                bytes.insert(
                    contentsOf: (0...Int(random.next() % 8)).map { _ in UInt8(truncatingIfNeeded: random.next()) },
                    at: place
                )
            case 7: replaceNumber(in: &bytes, from: place, &random)
            default: duplicateElement(in: &bytes, from: place, &random)
            }
        }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), random.next() % 2 == 0 { repairChecks(of: &bytes) }
        return bytes
    }

    private static func placeInTables(of bytes: [UInt8], _ random: inout SplitMix64) -> Int {
        let tables = min(Int(bytes[4]) << 8 | Int(bytes[5]), 40)
        let entry = 12 + 16 * Int(random.next() % UInt64(max(tables, 1)))
        guard entry + 16 <= bytes.count, random.next() % 2 == 0 else {
            return min(entry + Int(random.next() % 16), bytes.count - 1)
        }
        let offset = bytes[(entry + 8)..<(entry + 12)].reduce(0) { $0 << 8 | Int($1) }
        return min(offset + Int(random.next() % 64), bytes.count - 1)
    }

    private static let numbers = [
        "0", "-1", "1e9", "-1e9", "1e-9", "1e400", "NaN", "99999999999999999999", "0.0000001", "100%", "-50%", "none",
        "url(#sky)", "url(#missing)", "inherit", "",
    ]

    /// Replaces the first number after a place.
    private static func replaceNumber(in bytes: inout [UInt8], from place: Int, _ random: inout SplitMix64) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
        let end = bytes[start...].firstIndex { !digits.contains($0) && $0 != UInt8(ascii: ".") } ?? bytes.count
        bytes.replaceSubrange(start..<end, with: Array(numbers[Int(random.next() % UInt64(numbers.count))].utf8))
    }

    /// Repeats what stands between two tags a few times, or very often.
    private static func duplicateElement(in bytes: inout [UInt8], from place: Int, _ random: inout SplitMix64) {
        guard let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")),
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return }
        let element = bytes[start...end]
        let times = random.next() % 8 == 0 ? 3_000 : Int(random.next() % 4) + 1
        bytes.insert(contentsOf: Array(repeatElement(element, count: times).joined()), at: end + 1)
    }

    /// Writes the right CRC after each chunk of a PNG.
    private static func repairChecks(of bytes: inout [UInt8]) {
        var place = 8
        while place + 12 <= bytes.count {
            let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard length <= bytes.count - place - 12 else { return }
            let check = CRC32.of(Array(bytes[(place + 4)..<(place + 8 + length)]))
            for index in 0..<4 {
                bytes[place + 8 + length + index] = UInt8(truncatingIfNeeded: check >> UInt32(24 - 8 * index))
            }
            place += 12 + length
        }
    }
}
