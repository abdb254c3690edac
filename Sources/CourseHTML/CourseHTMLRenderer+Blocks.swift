public import CourseMarkup
internal import InterfaceStrings

extension CourseHTMLRenderer {
    /// Renders blocks one below the other.
    public mutating func render(_ blocks: [Block]) {
        for block in blocks { render(block) }
    }

    private mutating func render(_ block: Block) {
        switch block {
        case .paragraph(let content): renderParagraph(content)
        case .heading(let heading): render(heading)
        case .list(let list): render(list)
        case .quotation(let content):
            writer.markup("<blockquote>\n")
            render(content)
            writer.markup("</blockquote>\n")
        case .callout(let title, let content):
            writer.markup("<div class=\"callout\" role=\"note\">\n<p class=\"callout-title\">")
            render(title)
            writer.markup("</p>\n")
            render(content)
            writer.markup("</div>\n")
        case .code(let code): render(code)
        case .table(let table): render(table)
        case .formula(let formula): renderDisplayed(formula)
        case .thematicBreak:
            writer.markup("<hr")
            writer.endVoid()
            writer.markup("\n")
        }
    }

    private mutating func renderParagraph(_ content: [Inline]) {
        if content.count == 1, case .image(let image) = content[0] {
            writer.markup("<figure>")
            render(image, caption: true)
            if let title = image.title, !title.isEmpty { element("<figcaption>", title, "</figcaption>") }
            writer.markup("</figure>\n")
            return
        }
        writer.markup("<p>")
        render(content)
        writer.markup("</p>\n")
    }

    private mutating func render(_ heading: Block.Heading) {
        guard !heading.content.isEmpty else {
            // A link may lead here; one to nowhere is an error in an EPUB.
            if isBook {
                writer.markup("<div")
                writer.attribute("id", heading.anchor)
                writer.markup("></div>\n")
            }
            return
        }
        let level = min(max(heading.level, 1), 6)
        writer.markup("<h")
        writer.text(String(level))
        writer.attribute("id", heading.anchor)
        writer.markup(">")
        render(heading.content)
        writer.markup("</h")
        writer.text(String(level))
        writer.markup(">\n")
    }

    private mutating func render(_ list: Block.List) {
        if let start = list.start {
            writer.markup("<ol")
            if start != 1 { writer.attribute("start", start) }
        } else {
            writer.markup("<ul")
            if list.items.contains(where: { $0.isDone != nil }) { writer.markup(" class=\"tasks\"") }
        }
        writer.markup(">\n")
        for item in list.items { render(item, isTight: list.isTight) }
        writer.markup(list.start == nil ? "</ul>\n" : "</ol>\n")
    }

    private mutating func render(_ item: Block.List.Item, isTight: Bool) {
        writer.markup("<li>")
        if let isDone = item.isDone, isBook {
            writer.markup("<span class=\"task\" role=\"img\"")
            writer.attribute("aria-label", context.strings[isDone ? .taskDone : .taskOpen])
            writer.markup(isDone ? ">☑</span> " : ">☐</span> ")
        } else if let isDone = item.isDone {
            writer.markup("<input")
            writer.attribute("type", "checkbox")
            writer.flag("disabled")
            if isDone { writer.flag("checked") }
            writer.attribute("aria-label", context.strings[isDone ? .taskDone : .taskOpen])
            writer.endVoid()
            writer.markup(" ")
        }
        for (index, block) in item.content.enumerated() {
            if isTight, case .paragraph(let content) = block {
                if index > 0 { writer.markup("\n") }
                render(content)
            } else {
                if index == 0 || isTight { writer.markup("\n") }
                render(block)
            }
        }
        writer.markup("</li>\n")
    }

    private mutating func render(_ code: Block.CodeBlock) {
        // Code that is wider than the page scrolls by itself, by keyboard too.
        writer.markup("<pre")
        if code.isOutput { writer.attribute("class", "output") }
        writer.markup(" dir=\"ltr\" translate=\"no\"")
        renderFocus()
        writer.markup("><code")
        if let language = code.language, !language.isEmpty { writer.attribute("class", "language-" + language) }
        writer.markup(">")
        writer.code(code.text, code.tokens)
        writer.markup("</code></pre>\n")
    }

    private mutating func render(_ table: Block.Table) {
        renderTableFrame(label: context.strings[.table])
        writer.markup("<table>\n<thead><tr>")
        for (column, cell) in table.header.enumerated() {
            // An empty cell heads nothing.
            let isEmpty = cell.plainText.utf8.allSatisfy { $0 <= 0x20 }
            writer.markup(isEmpty ? "<td" : "<th scope=\"col\"")
            renderAlignment(table.alignments, column)
            writer.markup(">")
            render(cell)
            writer.markup(isEmpty ? "</td>" : "</th>")
        }
        writer.markup("</tr></thead>\n")
        if !table.rows.isEmpty { writer.markup("<tbody>\n") }
        for row in table.rows {
            writer.markup("<tr>")
            for (column, cell) in row.enumerated() {
                writer.markup("<td")
                renderAlignment(table.alignments, column)
                writer.markup(">")
                render(cell)
                writer.markup("</td>")
            }
            writer.markup("</tr>\n")
        }
        writer.markup(table.rows.isEmpty ? "</table></div>\n" : "</tbody>\n</table></div>\n")
    }

    /// The box in which a table scrolls where it is wider than the page, which in a book it cannot.
    mutating func renderTableFrame(label: String) {
        writer.markup("<div class=\"table\"")
        if !isBook {
            writer.markup(" role=\"group\" tabindex=\"0\"")
            writer.attribute("aria-label", label)
        }
        writer.markup(">")
    }

    /// Lets the keyboard scroll what scrolls by itself.
    mutating func renderFocus() {
        if !isBook { writer.markup(" tabindex=\"0\"") }
    }

    private mutating func renderAlignment(_ alignments: [Block.Table.Alignment], _ column: Int) {
        guard column < alignments.count else { return }
        switch alignments[column] {
        case .natural: break
        case .left: writer.markup(" class=\"left\"")
        case .center: writer.markup(" class=\"center\"")
        case .right: writer.markup(" class=\"right\"")
        }
    }

    mutating func renderFootnotes(_ footnotes: [[Block]]) {
        guard !footnotes.isEmpty else { return }
        if isBook {
            renderFootnotesInBook(footnotes)
            return
        }
        writer.markup("<div class=\"footnotes\">\n<ol>\n")
        for (index, footnote) in footnotes.enumerated() {
            writer.markup("<li")
            writer.attribute("id", "_\(textName)-note-\(index + 1)")
            writer.markup(">\n")
            render(footnote)
            if referencedFootnotes.contains(index) {
                writer.markup("<a class=\"back\"")
                writer.attribute("href", "#_\(textName)-reference-\(index + 1)")
                writer.attribute("role", "doc-backlink")
                writer.attribute("aria-label", context.strings[.backToText])
                writer.markup(">↩</a>\n")
            }
            writer.markup("</li>\n")
        }
        writer.markup("</ol>\n</div>\n")
    }
}
