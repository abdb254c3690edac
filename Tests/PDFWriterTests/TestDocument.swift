import Bytes
import FontPrograms
import Foundation

@testable import PDFWriter

/// What the tests of the writer draw with.
enum TestDocument {
    static let metadata = DocumentMetadata(title: "A <test> & more", authors: ["Ada"], language: "en")
    static let digest = SHA256Digest(ofUTF8: "a test")

    static func make() -> PDFDocument { PDFDocument(metadata, digest: digest, width: 300_000, height: 400_000) }

    static func face(_ name: String = "NotoSerif-Regular.ttf") throws -> FontFace {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("fonts")
        return try FontFace(bytes: Array(Data(contentsOf: folder.appendingPathComponent(name))))
    }

    /// Shapes a line at 10 pt.
    static func glyphs(_ text: String, _ face: FontFace) -> [PlacedGlyph] {
        var shaped: [ShapedGlyph] = []
        let bytes = Array(text.utf8)
        Shaper().shape(
            bytes.span,
            face: face,
            script: .common,
            language: "en",
            direction: .leftToRight,
            into: &shaped
        )
        var pen = 0
        return shaped.enumerated().map { index, glyph in
            defer { pen += Int(glyph.advance) * 10_000 / face.unitsPerEm }
            let isFirst = index == 0 || shaped[index - 1].cluster != glyph.cluster
            let next = shaped[(index + 1)...].first { $0.cluster != glyph.cluster }.map { Int32($0.cluster) }
            return PlacedGlyph(
                glyph: glyph.id,
                x: Int32(pen) + glyph.xOffset * 10_000 / Int32(face.unitsPerEm),
                y: glyph.yOffset * 10_000 / Int32(face.unitsPerEm),
                textStart: isFirst ? Int32(glyph.cluster) : 0,
                textEnd: isFirst ? next ?? Int32(bytes.count) : 0
            )
        }
    }

    /// A document of one page with a paragraph for each line.
    static func write(_ lines: [String], font name: String = "NotoSerif-Regular.ttf") throws -> [UInt8] {
        var document = make()
        let face = try face(name)
        let font = document.add(face)
        document.beginPage()
        for (index, line) in lines.enumerated() {
            let paragraph = document.makeElement(.paragraph, in: document.root)
            document.draw(paragraph) { content in
                content.showText(
                    glyphs(line, face),
                    text: Array(line.utf8),
                    font: font,
                    size: 10_000,
                    colour: .black,
                    at: Point(x: 20_000, y: 380_000 - index * 20_000)
                )
            }
        }
        var sink = MemorySink()
        try document.finish(into: &sink)
        return sink.bytes
    }

    /// A document with a picture.
    static func write(picture: [UInt8]) throws -> [UInt8] {
        var document = make()
        document.beginPage()
        let reference = try document.add(EncodedPicture(picture))
        let figure = document.makeElement(
            .figure,
            in: document.root,
            StructureProperties(alternativeText: "A picture")
        )
        let box = Rectangle(x: 50_000, y: 50_000, width: 100_000, height: 100_000)
        document.setBox(box, of: figure)
        document.draw(figure) { $0.draw(reference, in: box) }
        var sink = MemorySink()
        try document.finish(into: &sink)
        return sink.bytes
    }
}
