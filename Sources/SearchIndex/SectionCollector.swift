internal import Bytes
internal import CourseMarkup

/// A part of a page that a result leads to, with its words.
struct SearchableSection: Sendable {
    var anchor: String
    var heading: String
    /// UTF-8, blocks apart by line feeds.
    var text: [UInt8] = []
}

/// Collects the sections of a page from its trees.
struct SectionCollector {
    private(set) var sections: [SearchableSection] = []

    /// Begins a section; what is appended from now on belongs to it.
    mutating func begin(_ anchor: String, _ heading: String) {
        sections.append(SearchableSection(anchor: anchor, heading: heading))
    }

    /// Appends words to the section begun last.
    mutating func append(_ words: String) {
        sections[sections.count - 1].text.append(utf8: words)
        sections[sections.count - 1].text.append(0x0A)
    }

    /// Appends inline text to the section begun last.
    mutating func append(_ inlines: [Inline]) {
        inlines.appendWords(to: &sections[sections.count - 1].text)
        sections[sections.count - 1].text.append(0x0A)
    }

    /// Appends a text, whose headings begin sections of their own.
    mutating func append(_ text: Text) {
        for block in text.blocks {
            if case .heading(let heading) = block, !heading.content.isEmpty {
                var words: [UInt8] = []
                heading.content.appendWords(to: &words)
                begin(heading.anchor, String(decoding: words, as: UTF8.self))
            } else {
                block.appendWords(to: &sections[sections.count - 1].text)
            }
        }
        for footnote in text.footnotes {
            for block in footnote { block.appendWords(to: &sections[sections.count - 1].text) }
        }
    }
}

extension Block {
    /// Appends the words of a block and a line feed; displayed formulas have none.
    fileprivate func appendWords(to text: inout [UInt8]) {
        switch self {
        case .paragraph(let content): content.appendWords(to: &text)
        case .heading(let heading): heading.content.appendWords(to: &text)
        case .list(let list):
            for item in list.items { for block in item.content { block.appendWords(to: &text) } }
        case .quotation(let blocks): for block in blocks { block.appendWords(to: &text) }
        case .callout(let title, let content):
            title.appendWords(to: &text)
            text.append(0x0A)
            for block in content { block.appendWords(to: &text) }
        case .code(let code): text.append(utf8: code.text)
        case .table(let table):
            for cell in table.header + table.rows.joined() {
                cell.appendWords(to: &text)
                text.append(0x0A)
            }
        case .formula, .thematicBreak: break
        }
        text.append(0x0A)
    }
}

extension [Inline] {
    /// Appends the words of inline text; of a formula what is left without LaTeX's signs.
    fileprivate func appendWords(to text: inout [UInt8]) {
        for inline in self {
            switch inline {
            case .text(let words), .code(let words): text.append(utf8: words)
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                content.appendWords(to: &text)
            case .link(let link): link.content.appendWords(to: &text)
            case .image(let image): text.append(utf8: image.alternativeText)
            case .formula(let formula):
                for byte in formula.source.utf8 {
                    text.append(byte == 0x5C || byte == 0x7B || byte == 0x7D ? 0x20 : byte)
                }
            case .footnoteReference: break
            case .softBreak, .lineBreak: text.append(0x20)
            }
        }
    }
}
