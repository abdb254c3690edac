import Testing
import XMLCodec

struct XMLReaderTests {
    private func events(_ xml: String, limits: XMLLimits = XMLLimits()) throws -> [XMLEvent] {
        var events: [XMLEvent] = []
        try XMLReader.read(Array(xml.utf8), limits: limits) {
            events.append($0)
            return true
        }
        return events
    }

    @Test func `tags, attributes and text come in order with names, namespaces and lines`() throws {
        let found = try events(
            "<a xmlns=\"n\" xmlns:p=\"m\" k=\"1 &amp; &#50;\"\n p:l='x'>t<p:b/>&lt;<![CDATA[c]]></a>"
        )
        #expect(found.count == 7)
        guard case .start(let name, let attributes, _) = found[0] else {
            Issue.record("no start")
            return
        }
        #expect(name == XMLName("a", namespace: "n"))
        #expect(attributes.map(\.name) == [XMLName("k"), XMLName("l", namespace: "m")])
        #expect(attributes.map(\.value) == ["1 & 2", "x"])
        #expect(found[1] == .text("t", line: 2))
        #expect(found[2] == .start(XMLName("b", namespace: "m"), attributes: [], line: 2))
        #expect(found[3] == .end(XMLName("b", namespace: "m")))
        #expect(found[6] == .end(XMLName("a", namespace: "n")))
    }

    @Test(arguments: [
        "", "text", "<a>", "<a></b>", "<a b=1/>", "<a/><b/>", "<a>&none;</a>", "<a>\u{1}</a>", "<a b=\"\" b=\"\"/>",
        "<p:a/><",
    ])
    func `what is not well-formed is refused`(xml: String) {
        #expect(throws: XMLSyntaxError.self) { try events(xml) }
    }

    @Test func `an entity is announced and never expanded`() throws {
        let xml = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\"><!ENTITY c \"secret\">]><a>&b;&c;</a>"
        let found = try events(xml)
        #expect(found.first == .documentType(addsContent: true, line: 1))
        #expect(!found.contains { if case .text = $0 { true } else { false } })
        #expect(try events("<!DOCTYPE a><a/>").first == .documentType(addsContent: false, line: 1))
    }

    @Test func `nesting, attributes and sizes are bounded`() {
        let deep = String(repeating: "<a>", count: 10_000)
        #expect(throws: XMLSyntaxError.self) { try events(deep) }
        let nested = String(repeating: "<a>", count: 12) + String(repeating: "</a>", count: 12)
        #expect(throws: XMLSyntaxError.self) { try events(nested, limits: XMLLimits(maximumDepth: 10)) }
        let attributes = (0..<501).map { "a\($0)=\"\"" }.joined(separator: " ")
        #expect(throws: XMLSyntaxError.self) { try events("<a \(attributes)/>") }
        #expect(throws: XMLSyntaxError.self) {
            try events("<a b=\"12345\"/>", limits: XMLLimits(maximumAttributeBytes: 4))
        }
        #expect(throws: XMLSyntaxError.self) { try events("<a></a>", limits: XMLLimits(maximumBytes: 6)) }
    }

    @Test func `reading stops where it is told to`() throws {
        var count = 0
        try XMLReader.read(Array("<a><b/><c".utf8)) { _ in
            count += 1
            return false
        }
        #expect(count == 1)
    }

    @Test func `documents in other encodings are read`() throws {
        let latin = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        var text = ""
        try XMLReader.read(latin) {
            if case .text(let piece, _) = $0 { text += piece }
            return true
        }
        #expect(text == "é")
    }
}
