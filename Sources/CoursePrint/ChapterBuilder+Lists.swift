internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import PDFWriter
internal import TextLayout

/// What the marker of an item is in the structure.
enum MarkerRole: Sendable {
    /// An element of its own: a number, or whether a task is done.
    case label
    /// Nothing: a bullet says no more than the list's class does.
    case artifact
    /// The beginning of the item's text.
    case body
}

extension ChapterBuilder {
    /// The signs of lists in lists.
    private static let bullets = ["•", "–", "‣"]

    mutating func appendList(
        _ list: Block.List,
        in parent: Int,
        style: TextStyle,
        to result: inout [LayoutBlock]
    ) {
        let listNode = node(
            .list,
            in: parent,
            StructureProperties(structureClass: list.start == nil ? .bulletedList : .numberedList)
        )
        listDepth += 1
        defer { listDepth -= 1 }
        let last = (list.start ?? 0) + list.items.count
        let indent =
            theme.scaled(
                list.start == nil ? BookTheme.listIndent : max(BookTheme.listIndent, "\(last).".count * 6_500 + 6_000)
            )
        for (index, item) in list.items.enumerated() {
            let isLast = index + 1 == list.items.count
            let marker: String
            if let isDone = item.isDone {
                marker = isDone ? "☑" : "☐"
            } else if let start = list.start {
                marker = "\(start + index)."
            } else {
                marker = Self.bullets[(listDepth - 1) % Self.bullets.count]
            }
            var block = listItem(
                marker: marker,
                as: list.start == nil && item.isDone == nil ? .artifact : .label,
                in: listNode,
                indent: indent,
                style: style,
                after: isLast ? BookTheme.paragraphSpace : list.isTight ? 2_500 : 5_000
            ) { builder, body in
                builder.itemBlocks(item.content, in: body, style: style)
            }
            block.hasCompanion = index == 0 && !isLast || index == list.items.count - 2
            result.append(block)
        }
    }

    /// An item of a list with its label and body.
    mutating func listItem(
        marker: String,
        as role: MarkerRole = .label,
        in list: Int,
        indent: Thousandths = BookTheme.listIndent,
        style: TextStyle,
        after: Thousandths,
        keepTogether: Bool = false,
        _ content: (inout ChapterBuilder, Int) -> [LayoutBlock]
    ) -> LayoutBlock {
        let item = node(.listItem, in: list)
        let label = role == .label ? node(.label, in: item) : nil
        let body = node(.listBody, in: item)
        var markerStyle = style
        markerStyle.color = BookTheme.quiet
        return LayoutBlock(
            .listItem(
                marker: [.text(marker, markerStyle, tag: role == .artifact ? Chapter.artifactTag : tag(label ?? body))],
                markerTag: tag(label ?? (role == .body ? body : item)),
                indent: indent,
                content(&self, body)
            ),
            tag: tag(item),
            spaceAfter: after,
            keepTogether: keepTogether
        )
    }

    /// The blocks of an item; a paragraph that comes first needs no element of its own.
    mutating func itemBlocks(_ content: [Block], in body: Int, style: TextStyle) -> [LayoutBlock] {
        var result: [LayoutBlock] = []
        var rest = content[...]
        if let first = content.first, case .paragraph(let inlines) = first,
            !inlines.contains(where: { Self.largePicture($0) != nil })
        {
            var text = soleParagraph(inlines, node: body, style: style, alignment: .justify)
            guard content.count > 1 else { return [text] }
            text.spaceAfter = BookTheme.paragraphSpace
            text.keepWithNext = Self.announces(first, content[1])
            result.append(text)
            rest = rest.dropFirst()
        }
        result += blocks(Array(rest), in: body, style: style)
        if !result.isEmpty { result[result.count - 1].spaceAfter = 0 }
        return result
    }

    /// A paragraph whose text belongs to a node that is already there.
    mutating func soleParagraph(
        _ content: [Inline],
        node: Int,
        style: TextStyle,
        alignment: TextAlignment
    ) -> LayoutBlock {
        LayoutBlock(
            .paragraph(
                Paragraph(inlines(content, style: style, node: node), style: theme.paragraph(style, alignment))
            ),
            tag: tag(node)
        )
    }
}
