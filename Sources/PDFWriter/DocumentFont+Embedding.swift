internal import Bytes
internal import FontPrograms

/// A font as a file embeds it: a Type 0 font with one descendant, subset to what was shown (ISO 32000-2, 9.7, 9.9).
extension DocumentFont {
    /// Writes the font's objects.
    ///
    /// - Throws: `FontError` where the font forbids embedding or is broken.
    func write(into objects: inout ObjectWriter) throws(FontError) {
        let subset = try FontSubset.make(face: face, glyphs: Array(Set(glyphs)).sorted())
        let isTrueType = subset.format == .trueType
        let ids = glyphs.map { Int(subset.newGlyph(of: $0) ?? 0) }
        let name = Self.tag(glyphs) + "+" + face.postScriptName

        let program = objects.allocate()
        var dictionary: [UInt8] = []
        if isTrueType {
            dictionary.append(utf8: "/Length1 ")
            dictionary.append(decimal: subset.bytes.count)
        } else {
            dictionary.append(utf8: "/Subtype/CIDFontType0C")
        }
        objects.write(program, dictionary: dictionary, deflating: subset.bytes)

        let toUnicode = objects.allocate()
        objects.write(toUnicode, dictionary: [], deflating: ToUnicodeMap.make(texts))

        let descriptor = objects.write(descriptor(name: name, program: program, isTrueType: isTrueType))
        var descendant: [UInt8] = []
        descendant.append(utf8: "<</Type/Font/Subtype/")
        descendant.append(utf8: isTrueType ? "CIDFontType2" : "CIDFontType0")
        descendant.append(utf8: "/BaseFont")
        descendant.append(name: name)
        descendant.append(utf8: "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ")
        descendant.append(descriptor)
        var font: [UInt8] = []
        font.append(utf8: "<</Type/Font/Subtype/Type0/BaseFont")
        font.append(name: name)
        if isTrueType {
            // Codes are CIDs, and a map leads from them to the subset's glyphs (9.7.4.2).
            let map = objects.allocate()
            var glyphMap: [UInt8] = [0, 0]
            for id in ids { glyphMap.append(bigEndian: id, width: 2) }
            objects.write(map, dictionary: [], deflating: glyphMap)
            descendant.append(utf8: "/CIDToGIDMap ")
            descendant.append(map)
            font.append(utf8: "/Encoding/Identity-H")
            Self.appendWidths(Array(zip(1..., widths)), to: &descendant)
        } else {
            // The CIDs of a bare CFF font are its glyph ids, so that the codes lead to them by a CMap of our own.
            let map = objects.allocate()
            objects.write(
                map,
                dictionary: Array(
                    "/Type/CMap/CMapName/Lectern/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>".utf8
                ),
                deflating: Self.encoding(ids)
            )
            font.append(utf8: "/Encoding ")
            font.append(map)
            let byGlyph = Dictionary(zip(ids, widths), uniquingKeysWith: { first, _ in first })
            Self.appendWidths(byGlyph.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, to: &descendant)
        }
        descendant.append(utf8: ">>")
        font.append(utf8: "/DescendantFonts[")
        font.append(objects.write(descendant))
        font.append(utf8: "]/ToUnicode ")
        font.append(toUnicode)
        font.append(utf8: ">>")
        objects.write(reference, font)
    }

    /// The font descriptor (table 120).
    private func descriptor(name: String, program: IndirectReference, isTrueType: Bool) -> [UInt8] {
        func scaled(_ value: Int) -> Int { value * 1000 / face.unitsPerEm }
        var flags = 4
        if face.isFixedPitch { flags |= 1 }
        if face.isItalic { flags |= 64 }
        var descriptor: [UInt8] = []
        descriptor.append(utf8: "<</Type/FontDescriptor/FontName")
        descriptor.append(name: name)
        for (key, value) in [
            ("/Flags ", flags), ("/Ascent ", scaled(face.ascender)), ("/Descent ", scaled(face.descender)),
            ("/CapHeight ", scaled(face.capHeight)), ("/StemV ", face.stemV),
        ] {
            descriptor.append(utf8: key)
            descriptor.append(decimal: value)
        }
        descriptor.append(utf8: "/ItalicAngle ")
        descriptor.append(thousandths: face.italicAngle)
        descriptor.append(utf8: "/FontBBox[")
        let box = face.boundingBox
        for (index, value) in [box.xMin, box.yMin, box.xMax, box.yMax].enumerated() {
            if index > 0 { descriptor.append(0x20) }
            descriptor.append(decimal: scaled(value))
        }
        descriptor.append(utf8: isTrueType ? "]/FontFile2 " : "]/FontFile3 ")
        descriptor.append(program)
        descriptor.append(utf8: ">>")
        return descriptor
    }

    /// Appends `DW` and `W` (9.7.4.3): the commonest width is the default, runs of codes share an array.
    private static func appendWidths(_ widths: [(code: Int, width: Int)], to object: inout [UInt8]) {
        let counts = Dictionary(widths.map { ($0.width, 1) }, uniquingKeysWith: +)
        let common = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 1000
        object.append(utf8: "/DW ")
        object.append(decimal: common)
        object.append(utf8: "/W[")
        var previous = -1
        for entry in widths where entry.width != common {
            if entry.code == previous + 1 {
                object.append(0x20)
            } else {
                if previous >= 0 { object.append(0x5D) }
                object.append(decimal: entry.code)
                object.append(0x5B)
            }
            object.append(decimal: entry.width)
            previous = entry.code
        }
        if previous >= 0 { object.append(0x5D) }
        object.append(0x5D)
    }

    /// A CMap from codes, which count from 1, to CIDs (9.7.5.4).
    private static func encoding(_ ids: [Int]) -> [UInt8] {
        var map: [UInt8] = []
        map.append(
            utf8: """
                /CIDInit/ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>def
                /CMapName/Lectern def
                /CMapType 1 def
                1 begincodespacerange
                <0000><FFFF>
                endcodespacerange

                """
        )
        for start in stride(from: 0, to: ids.count, by: 100) {
            let end = min(start + 100, ids.count)
            map.append(decimal: end - start)
            map.append(utf8: " begincidchar\n")
            for index in start..<end {
                map.append(0x3C)
                map.append(hex: [UInt8(truncatingIfNeeded: (index + 1) >> 8), UInt8(truncatingIfNeeded: index + 1)])
                map.append(utf8: "> ")
                map.append(decimal: ids[index])
                map.append(0x0A)
            }
            map.append(utf8: "endcidchar\n")
        }
        map.append(utf8: "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
        return map
    }

    /// Six capital letters that differ from subset to subset (9.9.2), from a digest of the glyphs.
    private static func tag(_ glyphs: [UInt16]) -> String {
        var bytes: [UInt8] = []
        for glyph in glyphs { bytes.append(bigEndian: Int(glyph), width: 2) }
        let letters = SHA256Digest(of: bytes).bytes.prefix(6).map { 0x41 + $0 % 26 }
        return String(decoding: letters, as: UTF8.self)
    }
}
