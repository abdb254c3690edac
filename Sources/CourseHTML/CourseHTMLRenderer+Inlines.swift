public import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

extension CourseHTMLRenderer {
    /// Renders pieces of text.
    public mutating func render(_ inlines: [Inline]) {
        for inline in inlines { render(inline) }
    }

    private mutating func render(_ inline: Inline) {
        switch inline {
        case .text(let text): writer.text(text)
        case .code(let code): element("<code>", code, "</code>")
        case .emphasis(let content): render(content, in: "<em>", "</em>")
        case .strong(let content): render(content, in: "<strong>", "</strong>")
        case .strikethrough(let content): render(content, in: "<del>", "</del>")
        case .link(let link): render(link)
        case .image(let image): render(image, caption: false)
        case .formula(let formula): render(formula)
        case .footnoteReference(let index): renderFootnoteReference(index)
        case .softBreak: writer.markup("\n")
        case .lineBreak:
            writer.markup("<br")
            writer.endVoid()
            writer.markup("\n")
        }
    }

    private mutating func render(_ content: [Inline], in start: StaticString, _ end: StaticString) {
        writer.markup(start)
        render(content)
        writer.markup(end)
    }

    private mutating func render(_ link: Inline.Link) {
        if isBook {
            renderInBook(link)
            return
        }
        let address: String
        writer.markup("<a")
        switch link.target {
        case .address(let target):
            address = target
            writer.attribute("href", address: target)
            if !target.utf8.starts(with: "mailto:".utf8) { writer.attribute("rel", "noopener") }
        case .anchor(let anchor):
            address = "#" + anchor
            writer.attribute("href", address: address)
        case .lesson(let id, let anchor):
            address = context.lessonURL(id, anchor)
            writer.attribute("href", address: address)
        }
        if let title = link.title, !title.isEmpty { writer.attribute("title", title) }
        // A link without words would be nameless to those who do not see it.
        let isNameless = link.content.plainText.utf8.allSatisfy { $0 <= 0x20 }
        if isNameless, !link.content.isEmpty { writer.attribute("aria-label", address) }
        writer.markup(">")
        if link.content.isEmpty { writer.text(address) } else { render(link.content) }
        writer.markup("</a>")
    }

    /// A link whose address every reading system takes; where it is none, only what stands inside.
    private mutating func renderInBook(_ link: Inline.Link) {
        let address: String?
        switch link.target {
        case .address(let target): address = WebAddress.normalized(target)
        case .anchor(let anchor): address = "#" + anchor
        case .lesson(let id, let anchor): address = context.lessonURL(id, anchor)
        }
        guard let address, !isInLink else {
            render(link.content)
            return
        }
        writer.markup("<a")
        writer.attribute("href", address: address)
        if let title = link.title, !title.isEmpty { writer.attribute("title", title) }
        let isNameless = link.content.plainText.utf8.allSatisfy { $0 <= 0x20 }
        if isNameless, !link.content.isEmpty { writer.attribute("aria-label", address) }
        writer.markup(">")
        isInLink = true
        if link.content.isEmpty { writer.text(address) } else { render(link.content) }
        isInLink = false
        writer.markup("</a>")
    }

    mutating func render(_ image: Inline.Image, caption: Bool) {
        counts.pictures += 1
        if image.alternativeText.isEmpty { counts.namelessPictures += 1 }
        writer.markup("<img")
        writer.attribute("src", address: context.assetURL(image.picture.path))
        writer.attribute("alt", image.alternativeText)
        writer.attribute("width", image.picture.width)
        writer.attribute("height", image.picture.height)
        if writer.syntax == .html { writer.markup(" loading=\"lazy\"") }
        if !caption, let title = image.title, !title.isEmpty { writer.attribute("title", title) }
        writer.endVoid()
    }

    private mutating func renderFootnoteReference(_ index: Int) {
        guard index < footnoteCount else { return }
        if isBook, isInLink {
            writer.markup("<sup>")
            writer.text(String(index + 1))
            writer.markup("</sup>")
            return
        }
        writer.markup("<sup><a")
        // The way back leads to the first reference.
        if referencedFootnotes.insert(index).inserted { writer.attribute("id", "_\(textName)-reference-\(index + 1)") }
        writer.attribute("href", "#_\(textName)-note-\(index + 1)")
        if isBook { writer.markup(" epub:type=\"noteref\"") }
        writer.attribute("role", "doc-noteref")
        writer.attribute("aria-label", context.strings.text(.footnoteNumber, number: index + 1))
        writer.markup(">")
        writer.text(String(index + 1))
        writer.markup("</a></sup>")
    }
}
