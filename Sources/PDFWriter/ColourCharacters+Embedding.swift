internal import Bytes
internal import FontPrograms

/// Type 3 fonts (ISO 32000-2, 9.6.4): every character is a small content stream, which draws the glyph once for all its
/// places in the document.
extension ColourCharacters {
    /// The resolution of the glyphs' pictures at the largest size they are shown at, in pixels an inch.
    private static let resolution = 300

    /// Writes the fonts.
    ///
    /// - Returns: The fonts in order: their characters are `charactersOfFont` each.
    /// - Throws: `FontError` where a glyph is broken.
    func write(face: FontFace, into objects: inout ObjectWriter) throws(FontError) -> [IndirectReference] {
        var procedures: [UInt16: IndirectReference] = [:]
        var resources = ColourResources()
        for character in characters {
            guard let glyph = character.glyph, procedures[glyph] == nil else { continue }
            var content: [UInt8] = []
            content.append(decimal: character.width)
            content.append(utf8: " 0 d0\n")
            switch try reader.glyph(glyph) {
            case nil: break
            case .bitmap(let bitmap):
                let size = largestSize[glyph] ?? 0
                resources.draw(bitmap, pixels: pixels(bitmap, size, face), face: face, &content, &objects)
            case .painting(let operations):
                resources.paint(operations, face: face, &content, &objects)
            }
            let procedure = objects.allocate()
            objects.write(procedure, dictionary: [], deflating: content)
            procedures[glyph] = procedure
        }
        // Its width tells readers the size of the font, which Type 3 fonts do not state: poppler takes "m" for 0.6 em.
        let measure = objects.allocate()
        objects.write(measure, dictionary: [], stream: Array("600 0 d0".utf8))
        let empty = objects.allocate()
        objects.write(empty, dictionary: [], stream: Array("0 0 d0".utf8))
        let shared = objects.write(resources.dictionary)
        var fonts: [IndirectReference] = []
        for start in stride(from: 0, to: characters.count, by: Self.charactersOfFont) {
            let part = characters[start..<min(start + Self.charactersOfFont, characters.count)]
            fonts.append(write(part, (measure, empty), procedures, resources: shared, face: face, into: &objects))
        }
        return fonts
    }

    /// The pixels across that the largest size needs, and no more than there are.
    private func pixels(_ bitmap: ColourBitmap, _ size: Int, _ face: FontFace) -> Int {
        let needed = bitmap.shownWidth * size / face.unitsPerEm * Self.resolution / 72_000 + 1
        return min(max(needed, 8), bitmap.width)
    }

    private func write(
        _ part: ArraySlice<Character>,
        _ common: (measure: IndirectReference, empty: IndirectReference),
        _ procedures: [UInt16: IndirectReference],
        resources: IndirectReference,
        face: FontFace,
        into objects: inout ObjectWriter
    ) -> IndirectReference {
        let toUnicode = objects.allocate()
        objects.write(toUnicode, dictionary: [], deflating: ToUnicodeMap.make(part.map(\.text), width: 1))
        var descriptor: [UInt8] = []
        descriptor.append(utf8: "<</Type/FontDescriptor/FontName")
        descriptor.append(name: face.postScriptName)
        descriptor.append(utf8: "/Flags 4/ItalicAngle 0>>")

        var font: [UInt8] = []
        font.append(utf8: "<</Type/Font/Subtype/Type3/Name")
        font.append(name: face.postScriptName)
        font.append(utf8: "/FontMatrix[.001 0 0 .001 0 0]/FontBBox[")
        let box = face.boundingBox
        for value in [min(box.xMin, 0), min(box.yMin, face.descender), box.xMax, max(box.yMax, face.ascender)] {
            font.append(decimal: value * 1000 / face.unitsPerEm)
            font.append(0x20)
        }
        font.append(utf8: "]/FontDescriptor ")
        font.append(objects.write(descriptor))
        font.append(utf8: "/CharProcs<</m ")
        font.append(common.measure)
        font.append(utf8: "/e ")
        font.append(common.empty)
        for glyph in Set(part.compactMap(\.glyph)).sorted() {
            guard let procedure = procedures[glyph] else { continue }
            font.append(utf8: "/g")
            font.append(decimal: Int(glyph))
            font.append(0x20)
            font.append(procedure)
        }
        font.append(utf8: ">>/Encoding<</Type/Encoding/Differences[0/m")
        for character in part {
            guard let glyph = character.glyph else {
                font.append(utf8: "/e")
                continue
            }
            font.append(utf8: "/g")
            font.append(decimal: Int(glyph))
        }
        font.append(utf8: "]>>/FirstChar 0/LastChar ")
        font.append(decimal: part.count)
        font.append(utf8: "/Widths[600")
        for character in part {
            font.append(0x20)
            font.append(decimal: character.width)
        }
        font.append(utf8: "]/Resources ")
        font.append(resources)
        font.append(utf8: "/ToUnicode ")
        font.append(toUnicode)
        font.append(utf8: ">>")
        return objects.write(font)
    }
}
