import Testing
import XMLCodec

private func document(_ content: (inout XMLWriter) -> Void) -> String {
    var writer = XMLWriter()
    content(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Test func `a document is indented and starts with its declaration`() {
    let text = document { writer in
        writer.element("a", ["x": "1", "y": "2"]) { writer in
            writer.element("b", text: "words")
            writer.element("c") { _ in }
            writer.element("d")
        }
    }
    #expect(
        text == """
            <?xml version="1.0" encoding="UTF-8"?>
            <a x="1" y="2">
              <b>words</b>
              <c/>
              <d/>
            </a>

            """
    )
}

@Test func `markup in text and attributes is escaped by named entities alone`() {
    let text = document { $0.element("a", ["x": "<\"&'>\n\té"], text: "<b>&amp; \"it's\" ]]> é😀\u{202E}") }
    #expect(text.hasSuffix("<a x=\"&lt;&quot;&amp;'&gt;  é\">&lt;b&gt;&amp;amp; \"it's\" ]]&gt; é😀\u{202E}</a>\n"))
}

@Test func `characters that XML forbids are replaced`() {
    let text = document { $0.element("a", text: "\u{0}\u{1}\u{B}\u{1F}\u{FFFE}\u{FFFF}|\t\n\r|\u{7F}\u{10FFFF}") }
    #expect(text.hasSuffix("<a>\(String(repeating: "\u{FFFD}", count: 6))|\t\n\n|\u{7F}\u{10FFFF}</a>\n"))
}
