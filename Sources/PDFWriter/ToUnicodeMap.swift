internal import Bytes

/// The CMap that says which characters a font's codes stand for (ISO 32000-2, 9.10.3).
enum ToUnicodeMap {
    /// Makes the CMap's text; `texts[i]` is the text of the code i + 1, never empty.
    ///
    /// Codes have `width` bytes.
    /// Codes that follow one another for characters that do are one range, as long as the high byte stays.
    static func make(_ texts: [[UInt16]], width: Int = 2) -> [UInt8] {
        var singles: [(code: Int, text: [UInt16])] = []
        var ranges: [(first: Int, last: Int, unit: UInt16)] = []
        var index = 0
        while index < texts.count {
            let first = index
            if texts[index].count == 1 {
                while index + 1 < texts.count, texts[index + 1].count == 1,
                    texts[index + 1][0] == texts[index][0] &+ 1, (index + 2) >> 8 == (first + 1) >> 8,
                    texts[index + 1][0] >> 8 == texts[first][0] >> 8
                {
                    index += 1
                }
            }
            if index > first {
                ranges.append((first + 1, index + 1, texts[first][0]))
            } else {
                singles.append((first + 1, texts[first]))
            }
            index += 1
        }
        var map: [UInt8] = []
        map.append(
            utf8: """
                /CIDInit/ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
                /CMapName/Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange

                """
        )
        map.append(utf8: width == 1 ? "<00><FF>" : "<0000><FFFF>")
        map.append(utf8: "\nendcodespacerange\n")
        // A section holds at most 100 lines (Adobe technical note 5014).
        for start in stride(from: 0, to: ranges.count, by: 100) {
            let section = ranges[start..<min(start + 100, ranges.count)]
            map.append(decimal: section.count)
            map.append(utf8: " beginbfrange\n")
            for range in section {
                map.append(code: range.first, width: width)
                map.append(code: range.last, width: width)
                map.append(code: Int(range.unit), width: 2)
                map.append(0x0A)
            }
            map.append(utf8: "endbfrange\n")
        }
        for start in stride(from: 0, to: singles.count, by: 100) {
            let section = singles[start..<min(start + 100, singles.count)]
            map.append(decimal: section.count)
            map.append(utf8: " beginbfchar\n")
            for single in section {
                map.append(code: single.code, width: width)
                map.append(0x3C)
                for unit in single.text { map.append(hex: [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]) }
                map.append(utf8: ">\n")
            }
            map.append(utf8: "endbfchar\n")
        }
        map.append(utf8: "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
        return map
    }
}

extension [UInt8] {
    fileprivate mutating func append(code: Int, width: Int) {
        append(0x3C)
        if width > 1 { append(hex: CollectionOfOne(UInt8(truncatingIfNeeded: code >> 8))) }
        append(hex: CollectionOfOne(UInt8(truncatingIfNeeded: code)))
        append(0x3E)
    }
}
