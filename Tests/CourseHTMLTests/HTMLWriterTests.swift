import CourseHTML
import Testing

struct HTMLWriterTests {
    private func written(syntax: HTMLWriter.Syntax = .html, _ write: (inout HTMLWriter) -> Void) -> String {
        var writer = HTMLWriter(syntax: syntax)
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("<", "&lt;"), ("a<b>&\"'c", "a&lt;b&gt;&amp;\"'c"),
        ("日本語 & العربية", "日本語 &amp; العربية"),
        ("&amp;", "&amp;amp;"), ("</script><!--", "&lt;/script&gt;&lt;!--"),
    ])
    func `text is escaped`(text: String, expected: String) {
        #expect(written { $0.text(text) } == expected)
    }

    @Test func `an attribute cannot be left`() {
        let value = #""><script>alert('1')</script>&quot;"#
        #expect(
            written { $0.attribute("title", value) }
                == " title=\"&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;quot;\""
        )
    }

    @Test(arguments: [
        ("https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&amp;d=%20#e"),
        ("https://example.org/a b\"<>|\\^`{}[]", "https://example.org/a%20b%22%3C%3E%7C%5C%5E%60%7B%7D%5B%5D"),
        ("https://example.org/ü#a#b", "https://example.org/%C3%BC#a%23b"),
    ])
    func `an address is percent-encoded where a URL cannot hold it`(address: String, expected: String) {
        #expect(written { $0.attribute("href", address: address) } == " href=\"\(expected)\"")
    }

    @Test func `elements without content and flags follow the syntax`() {
        func input(_ writer: inout HTMLWriter) {
            writer.markup("<input")
            writer.flag("disabled")
            writer.endVoid()
        }
        #expect(written(input) == "<input disabled>")
        #expect(written(syntax: .xml, input) == "<input disabled=\"disabled\"/>")
    }
}
