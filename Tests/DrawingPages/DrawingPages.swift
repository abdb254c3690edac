internal import Bytes
internal import EmbeddedAssets
internal import FontPrograms
internal import PDFWriter
public import VectorGraphics

/// PDF files of drawings alone, for programs that look at them.
public enum DrawingPages {
    /// The faces that the program carries, in families as a book has them.
    public static let fonts: VectorFonts = {
        var faces: [FontFace] = []
        for path in EmbeddedAssets.paths where path.hasSuffix(".ttf") && !path.contains("Emoji") {
            guard let bytes = EmbeddedAssets.copy(of: path), let face = try? FontFace(bytes: bytes) else { continue }
            faces.append(face)
        }
        let collection = FontCollection(faces: faces)
        return VectorFonts(
            collection: collection,
            serif: collection.family(named: "Noto Serif") ?? 0,
            sansSerif: collection.family(named: "Noto Sans") ?? 0,
            monospace: collection.family(named: "Noto Sans Mono") ?? 0
        )
    }()

    /// One page with drawings at places, in CSS pixels from its upper left corner.
    public static func make(
        width: Int,
        height: Int,
        _ drawings: [(picture: VectorPicture, x: Int, y: Int)]
    ) throws -> [UInt8] {
        let metadata = DocumentMetadata(
            title: "Drawings",
            language: "en",
            claimsUniversalAccessibility: true,
            claimsArchival: .accessible
        )
        var document = PDFDocument(
            metadata,
            digest: SHA256Digest(ofUTF8: "drawings"),
            width: width * 750,
            height: height * 750
        )
        let faces = fonts.collection.faces.map { document.add($0) }
        document.beginPage()
        for drawing in drawings {
            let reference = document.add(EncodedDrawing(drawing.picture), fonts: faces)
            let (right, top) = (drawing.picture.width * 750, drawing.picture.height * 750)
            let box = Rectangle(
                x: drawing.x * 750,
                y: (height - drawing.y) * 750 - Int(top.rounded()),
                width: Int(right.rounded()),
                height: Int(top.rounded())
            )
            let figure = document.makeElement(
                .figure,
                in: document.root,
                StructureProperties(alternativeText: "a drawing")
            )
            document.setBox(box, of: figure)
            document.draw(figure) { $0.draw(reference, in: box) }
        }
        document.outline = []
        document.complete(document.root)
        var sink = MemorySink()
        try document.finish(into: &sink)
        return sink.bytes
    }
}
