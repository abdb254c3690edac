internal import Bytes

/// The colour profiles that a file holds (ICC.1:2004-10), made here: small, and the same every time.
enum ColourProfile {
    /// sRGB (IEC 61966-2-1): three primaries adapted to D50 and one parametric curve.
    static let sRGB: [UInt8] = {
        let curve =
            signature("para") + number(0) + [0, 3, 0, 0]
            + [0x0002_6666, 0x0000_F2A7, 0x0000_0D59, 0x0000_13D0, 0x0000_0A5B].flatMap(number)
        let tags: [(name: String, content: [UInt8])] = [
            ("desc", text("sRGB")),
            ("cprt", text("CC0")),
            ("wtpt", xyz(0x0000_F6D6, 0x0001_0000, 0x0000_D32D)),
            ("chad", adaptation),
            ("rXYZ", xyz(0x0000_6FA2, 0x0000_38F5, 0x0000_0390)),
            ("gXYZ", xyz(0x0000_6299, 0x0000_B785, 0x0000_18DA)),
            ("bXYZ", xyz(0x0000_24A0, 0x0000_0F84, 0x0000_B6CF)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        return profile(deviceClass: "mntr", space: "RGB ", connection: "XYZ ", version: 0x0420_0000, tags)
    }()

    /// Four inks as an offset press prints them, for pictures in CMYK that name no profile.
    ///
    /// The sixteen overprints have the colours that ISO 12647-2 gives for coated paper, relative to the paper; between
    /// them a viewer interpolates.
    static let inks: [UInt8] = {
        // L*, a*, b* of each mixture of cyan, magenta, yellow and black, the last varying fastest.
        let overprints: [(Int, Int, Int)] = [
            (100, 0, 0), (16, 0, 0), (93, -6, 95), (15, 0, 5), (50, 78, -3), (13, 7, 0), (49, 72, 51), (13, 6, 4),
            (58, -39, -51), (13, -3, -6), (53, -69, 29), (12, -8, 3), (25, 24, -48), (10, 2, -6), (24, 0, 0), (9, 0, 0),
        ]
        var table: [UInt8] = signature("mft1") + number(0) + [4, 3, 2, 0]
        for index in 0..<9 { table += number(index % 4 == 0 ? 0x0001_0000 : 0) }
        for _ in 0..<4 { table += 0...255 }
        for (lightness, a, b) in overprints {
            table += [UInt8((lightness * 255 + 50) / 100), UInt8(a + 128), UInt8(b + 128)]
        }
        for _ in 0..<3 { table += 0...255 }
        let tags: [(name: String, content: [UInt8])] = [
            ("desc", description("Coated offset inks")),
            ("cprt", signature("text") + number(0) + Array("CC0".utf8) + [0]),
            ("wtpt", xyz(0x0000_F6D6, 0x0001_0000, 0x0000_D32D)),
            ("A2B0", table),
        ]
        return profile(deviceClass: "scnr", space: "CMYK", connection: "Lab ", version: 0x0210_0000, tags)
    }()

    /// From D65 to D50 by Bradford's method.
    private static let adaptation: [UInt8] =
        signature("sf32") + number(0)
        + [
            0x0001_0C42, 0x0000_05DE, 0xFFFF_F325, 0x0000_0793, 0x0000_FD90, 0xFFFF_FBA1, 0xFFFF_FDA2, 0x0000_03DC,
            0x0000_C06E,
        ].flatMap(number)

    /// A profile of a header (7.2), a tag table (7.3) and tags, of which equal ones are written once.
    private static func profile(
        deviceClass: String,
        space: String,
        connection: String,
        version: Int,
        _ tags: [(name: String, content: [UInt8])]
    ) -> [UInt8] {
        var table = number(tags.count)
        var data: [UInt8] = []
        var places: [[UInt8]: Int] = [:]
        let start = 128 + 4 + tags.count * 12
        for tag in tags {
            let place = places[tag.content] ?? data.count
            if places.updateValue(place, forKey: tag.content) == nil {
                data += tag.content
                data += [UInt8](repeating: 0, count: (4 - data.count % 4) % 4)
            }
            table += signature(tag.name) + number(start + place) + number(tag.content.count)
        }
        var header = number(start + data.count) + number(0) + number(version)
        header += signature(deviceClass) + signature(space) + signature(connection)
        // The profile's date is the first of 2026: no value comes from a clock.
        header += [0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + signature("acsp")
        header += [UInt8](repeating: 0, count: 28)
        header += [0x0000_F6D6, 0x0001_0000, 0x0000_D32D].flatMap(number)
        header += [UInt8](repeating: 0, count: 128 - header.count)
        return header + table + data
    }

    private static func number(_ value: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: value, width: 4)
        return bytes
    }

    private static func signature(_ name: String) -> [UInt8] { Array(name.utf8) }

    private static func xyz(_ x: Int, _ y: Int, _ z: Int) -> [UInt8] {
        signature("XYZ ") + number(0) + number(x) + number(y) + number(z)
    }

    /// A text of version 4 (10.13), in English.
    private static func text(_ text: String) -> [UInt8] {
        var units: [UInt8] = []
        for unit in text.utf16 { units.append(bigEndian: Int(unit), width: 2) }
        return signature("mluc") + number(0) + number(1) + number(12) + Array("enUS".utf8) + number(units.count)
            + number(28) + units
    }

    /// A description of version 2 (ICC.1:2001-04, 6.5.17), in ASCII only.
    private static func description(_ text: String) -> [UInt8] {
        signature("desc") + number(0) + number(text.utf8.count + 1) + Array(text.utf8) + [0]
            + [UInt8](repeating: 0, count: 4 + 4 + 2 + 1 + 67)
    }
}
