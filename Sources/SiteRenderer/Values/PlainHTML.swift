internal import CourseHTML
internal import Mustache

/// Plain strings as HTML.
enum PlainHTML {
    /// Paragraphs, where blank lines stand between them.
    static func paragraphs(_ text: String) -> TemplateValue {
        var html = HTMLWriter()
        var paragraph: [Substring] = []
        func end(_ html: inout HTMLWriter) {
            guard !paragraph.isEmpty else { return }
            html.markup("<p>")
            html.text(paragraph.joined(separator: "\n"))
            html.markup("</p>\n")
            paragraph = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.utf8.allSatisfy({ $0 <= 0x20 }) { end(&html) } else { paragraph.append(line) }
        }
        end(&html)
        if html.bytes.last == 0x0A { html.bytes.removeLast() }
        return .html(html.bytes)
    }

    /// A link.
    static func link(_ text: String, _ address: String) -> TemplateValue {
        var html = HTMLWriter()
        html.markup("<a")
        html.attribute("href", address: address)
        html.markup(">")
        html.text(text)
        html.markup("</a>")
        return .html(html.bytes)
    }

    /// The string itself.
    static func text(_ text: String) -> TemplateValue {
        var html = HTMLWriter()
        html.text(text)
        return .html(html.bytes)
    }

    /// A link where the string is a web address, else the string itself.
    static func textOrLink(_ text: String) -> TemplateValue {
        guard let address = webAddress(text) else { return Self.text(text) }
        var html = HTMLWriter()
        html.markup("<a")
        html.attribute("href", address: address)
        html.markup(" rel=\"noopener\">")
        html.text(text)
        html.markup("</a>")
        return .html(html.bytes)
    }

    /// A string that is the address of a page on the web, as such.
    static func webAddress(_ text: String) -> String? {
        let isAddress = text.utf8.starts(with: "https://".utf8) || text.utf8.starts(with: "http://".utf8)
        guard isAddress, !text.utf8.contains(where: { $0 <= 0x20 }) else { return nil }
        return EncodedAddress.make(text)
    }
}
