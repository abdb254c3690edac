public import Bytes
internal import FontPrograms

extension PDFDocument {
    /// Ends the file: fonts, page tree, structure tree, outline, names, metadata, cross-references.
    ///
    /// - Throws: `FontError` where a font cannot be embedded, and what the sink throws.
    /// - Precondition: There is at least one page.
    public consuming func finish(into sink: inout some ByteSink & ~Copyable) throws {
        endPage()
        precondition(pageCount > 0, "a document has at least one page")
        complete(root)
        try writeFonts()
        writePageTree()
        writeStructureRoot()
        let outlineRoot = OutlineTree.write(outline, into: &objects)
        let packet = objects.allocate()
        objects.write(packet, dictionary: Array("/Type/Metadata/Subtype/XML".utf8), stream: metadata.makePacket())
        var object: [UInt8] = []
        object.append(utf8: "<</Type/Catalog/Pages ")
        object.append(pageTree)
        object.append(utf8: "/StructTreeRoot ")
        object.append(structureRoot)
        object.append(utf8: "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang")
        object.append(textString: metadata.language)
        object.append(utf8: "/Metadata ")
        object.append(packet)
        // The colours are meant as sRGB (14.11.5).
        let profile = objects.allocate()
        objects.write(profile, dictionary: Array("/N 3".utf8), deflating: ColourProfile.sRGB)
        object.append(utf8: "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)")
        object.append(utf8: "/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
        object.append(profile)
        object.append(utf8: ">>]")
        if let outlineRoot {
            object.append(utf8: "/PageMode/UseOutlines/Outlines ")
            object.append(outlineRoot)
        }
        if let names = writeDestinations() {
            object.append(utf8: "/Names<</Dests ")
            object.append(names)
            object.append(utf8: ">>")
        }
        if !pageLabels.isEmpty {
            object.append(utf8: "/PageLabels<</Nums[")
            for labels in pageLabels {
                object.append(decimal: labels.firstPage)
                object.append(utf8: "<</S/")
                object.append(utf8: labels.style.rawValue)
                object.append(utf8: ">>")
            }
            object.append(utf8: "]>>")
        }
        object.append(utf8: ">>")
        objects.write(catalogue, object)
        var trailer: [UInt8] = []
        trailer.append(utf8: "/Root ")
        trailer.append(catalogue)
        trailer.append(utf8: "/ID[<")
        trailer.append(hex: identifier)
        trailer.append(utf8: "><")
        trailer.append(hex: identifier)
        trailer.append(utf8: ">]")
        objects.finish(trailer: trailer)
        try objects.drain(into: &sink)
    }

    private mutating func writeFonts() throws(FontError) {
        var dictionary: [UInt8] = []
        dictionary.append(utf8: "<<")
        for (index, font) in content.fonts.enumerated() where font.isShown {
            if !font.glyphs.isEmpty {
                try font.write(into: &objects)
                dictionary.append(fontName: index, part: 0)
                dictionary.append(0x20)
                dictionary.append(font.reference)
            }
            guard let colours = font.colours else { continue }
            for (part, reference) in try colours.write(face: font.face, into: &objects).enumerated() {
                dictionary.append(fontName: index, part: part + 1)
                dictionary.append(0x20)
                dictionary.append(reference)
            }
        }
        dictionary.append(utf8: ">>")
        objects.write(fontDictionary, dictionary)
    }

    private mutating func writePageTree() {
        for node in pageNodes {
            var object: [UInt8] = []
            object.append(utf8: "<</Type/Pages/Parent ")
            object.append(pageTree)
            Self.appendKids(node.pages, count: node.pages.count, to: &object)
            object.append(utf8: ">>")
            objects.write(node.reference, object)
        }
        var object: [UInt8] = []
        object.append(utf8: "<</Type/Pages")
        Self.appendKids(pageNodes.map(\.reference), count: pageCount, to: &object)
        object.append(utf8: "/MediaBox[0 0 ")
        object.append(thousandths: width, height)
        object.append(utf8: "]>>")
        objects.write(pageTree, object)
    }

    private static func appendKids(_ kids: [IndirectReference], count: Int, to object: inout [UInt8]) {
        object.append(utf8: "/Count ")
        object.append(decimal: count)
        object.append(utf8: "/Kids[")
        for (index, kid) in kids.enumerated() {
            if index > 0 { object.append(0x20) }
            object.append(kid)
        }
        object.append(0x5D)
    }

    private mutating func writeStructureRoot() {
        var object: [UInt8] = []
        object.append(utf8: "<</Type/StructTreeRoot/K ")
        object.append(content.structure.elements[root.index].reference)
        object.append(utf8: "/ParentTreeNextKey ")
        object.append(decimal: nextParentKey)
        object.append(utf8: "/ParentTree ")
        object.append(SearchTree.write(numbers: parentTree, into: &objects))
        object.append(utf8: "/ClassMap<<")
        for structureClass in StructureClass.allCases {
            object.append(utf8: "/")
            object.append(utf8: structureClass.rawValue)
            object.append(utf8: structureClass.attributes)
        }
        object.append(utf8: ">>")
        if !content.structure.identified.isEmpty {
            let entries = content.structure.identified.map { entry in
                var value: [UInt8] = []
                value.append(entry.reference)
                return (entry.identifier, value)
            }
            object.append(utf8: "/IDTree ")
            object.append(SearchTree.write(names: entries, into: &objects))
        }
        object.append(utf8: ">>")
        objects.write(structureRoot, object)
    }

    private mutating func writeDestinations() -> IndirectReference? {
        guard !destinations.isEmpty else { return nil }
        let entries = destinations.map { destination in
            var value: [UInt8] = []
            value.append(0x5B)
            value.append(destination.page)
            value.append(utf8: "/XYZ ")
            value.append(thousandths: destination.point.x / 100 * 100, destination.point.y / 100 * 100)
            value.append(utf8: " null]")
            return (destination.name, value)
        }
        return SearchTree.write(names: entries, into: &objects)
    }
}
