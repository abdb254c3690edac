import Bytes
import FontPrograms
import Foundation
import OutsidePrograms
import Testing

@testable import PDFWriter

@Suite struct DocumentTests {
    @Test func `text in several scripts is found again`() throws {
        let lines = [
            "Office file flow affinity", "Été, naïve, Čeština, ő", "Ελληνικά και άλλα", "Русский язык", "a (b) \\ c",
        ]
        let pdf = try TestDocument.write(lines)
        try OutsideProgram.expectSound(pdf)
        let text = try OutsideProgram.text(pdf)
        for line in lines { #expect(text.contains(line), "\(text)") }
    }

    @Test func `one glyph that stands for two texts reads as each`() throws {
        var document = TestDocument.make()
        let face = try TestDocument.face()
        let font = document.add(face)
        document.beginPage()
        let glyph = try #require(face.nominalGlyph(of: "A"))
        for (index, text) in ["A", "\u{391}", "AA"].enumerated() {
            let paragraph = document.makeElement(.paragraph, in: document.root)
            document.draw(paragraph) { content in
                content.showText(
                    [PlacedGlyph(glyph: glyph, x: 0, y: 0, textStart: 0, textEnd: Int32(text.utf8.count))],
                    text: Array(text.utf8),
                    font: font,
                    size: 10_000,
                    colour: .black,
                    at: Point(x: 20_000, y: 380_000 - index * 20_000)
                )
            }
        }
        var sink = MemorySink()
        try document.finish(into: &sink)
        let text = try OutsideProgram.text(sink.bytes)
        #expect(text.split(whereSeparator: \.isWhitespace) == ["A", "\u{391}", "AA"], "\(text)")
    }

    @Test func `a paragraph over two pages is one element`() throws {
        var document = TestDocument.make()
        let face = try TestDocument.face()
        let font = document.add(face)
        let paragraph = document.makeElement(.paragraph, in: document.root)
        for line in ["the first page", "the second page"] {
            document.beginPage()
            document.draw(paragraph) { content in
                content.showText(
                    TestDocument.glyphs(line, face),
                    text: Array(line.utf8),
                    font: font,
                    size: 10_000,
                    colour: .black,
                    at: Point(x: 20_000, y: 380_000)
                )
            }
        }
        var sink = MemorySink()
        try document.finish(into: &sink)
        try OutsideProgram.expectSound(sink.bytes)
        let tree = try OutsideProgram.withFile(sink.bytes) {
            try OutsideProgram.run("pdfinfo", ["-struct-text", $0], package: "poppler-utils").output
        }
        #expect(tree.split(separator: "\n").filter { $0.hasSuffix("P (block)") }.count == 1, "\(tree)")
        #expect(tree.contains("the first page") && tree.contains("the second page"), "\(tree)")
    }

    @Test func `links, destinations, outline and page labels are read back`() throws {
        var document = TestDocument.make()
        let face = try TestDocument.face()
        let font = document.add(face)
        for number in 1...2 {
            document.beginPage()
            document.addDestination("page \(number)", at: Point(x: 0, y: 390_000))
            let paragraph = document.makeElement(.paragraph, in: document.root)
            let link = document.makeElement(.link, in: paragraph)
            document.draw(link) { content in
                content.showText(
                    TestDocument.glyphs("here", face),
                    text: Array("here".utf8),
                    font: font,
                    size: 10_000,
                    colour: .black,
                    at: Point(x: 20_000, y: 380_000)
                )
            }
            let box = Rectangle(x: 20_000, y: 378_000, width: 30_000, height: 12_000)
            document.addLink(
                box,
                to: number == 1 ? .destination("page 2") : .address("https://example.org/ä"),
                element: link,
                description: "A link"
            )
        }
        document.pageLabels = [.init(firstPage: 0, style: .lowerRoman), .init(firstPage: 1, style: .decimal)]
        document.outline = [
            .init(
                title: "One – Ω",
                destination: "page 1",
                children: [
                    .init(title: "Two", destination: "page 2")
                ]
            )
        ]
        var sink = MemorySink()
        try document.finish(into: &sink)
        try OutsideProgram.expectSound(sink.bytes)
        let json = try OutsideProgram.withFile(sink.bytes) {
            try OutsideProgram.run(
                "qpdf",
                ["--json=1", "--json-key=outlines", "--json-key=pagelabels", $0],
                package: "qpdf"
            ).output
        }
        #expect(json.contains("One – Ω") && json.contains("\"Two\""), "\(json)")
        #expect(json.contains("/r") && json.contains("/D"))
        let all = try OutsideProgram.withFile(sink.bytes) {
            try OutsideProgram.run("qpdf", ["--json=1", "--json-key=objects", $0], package: "qpdf").output
        }
        #expect(all.contains("https://example.org/%c3%a4"))
        #expect(all.contains("/DisplayDocTitle"))
        #expect(all.contains("\"/StructParent\""))
    }

    @Test func `the same document has the same bytes`() throws {
        #expect(try TestDocument.write(["once"]) == TestDocument.write(["once"]))
    }

    @Test func `a ToUnicode map names ligatures and characters beyond the first plane`() {
        let map = String(
            decoding: ToUnicodeMap.make([[0x61], [0x62], [0x66, 0x69], [0xD83D, 0xDE00]]),
            as: UTF8.self
        )
        #expect(map.contains("<0001><0002><0061>"))
        #expect(map.contains("<0003><00660069>"))
        #expect(map.contains("<0004><d83dde00>"))
    }

    @Test func `metadata escapes what XML reserves`() {
        let packet = String(decoding: TestDocument.metadata.makePacket(), as: UTF8.self)
        #expect(packet.contains("A &lt;test&gt; &amp; more"))
        #expect(!packet.contains("pdfuaid:part"))
    }

    @Test func `text that goes on in another colour needs no place of its own`() throws {
        var document = TestDocument.make()
        let face = try TestDocument.face()
        let font = document.add(face)
        document.beginPage()
        let code = document.makeElement(.code, in: document.root)
        var x = 20_000
        for (index, word) in ["let ", "answer ", "= ", "42"].enumerated() {
            let glyphs = TestDocument.glyphs(word, face)
            document.draw(code) { content in
                content.showText(
                    glyphs,
                    text: Array(word.utf8),
                    font: font,
                    size: 10_000,
                    colour: Colour(index % 2 == 0 ? 0 : 0x1A5FA8),
                    at: Point(x: x, y: 300_000)
                )
            }
            for scalar in word.unicodeScalars {
                let glyph = face.nominalGlyph(of: scalar) ?? 0
                x += face.advance(of: glyph) * 10_000 / face.unitsPerEm
            }
        }
        let shown = String(decoding: document.content.bytes, as: UTF8.self)
        #expect(shown.components(separatedBy: " Td").count == 2, "\(shown)")
        #expect(shown.components(separatedBy: "BDC").count == 2, "\(shown)")
        var sink = MemorySink()
        try document.finish(into: &sink)
        #expect(try OutsideProgram.text(sink.bytes).contains("let answer = 42"))
    }

    @Test func `every page names its own resources`() throws {
        let pdf = try TestDocument.write(["one"])
        let objects = try OutsideProgram.withFile(pdf) {
            try OutsideProgram.run("qpdf", ["--json=1", "--json-key=objects", $0], package: "qpdf").output
        }
        let page = try #require(objects.components(separatedBy: "\"/Type\": \"/Page\"").first)
        #expect(page.contains("/Resources"))
    }
}
