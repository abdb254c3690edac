internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

/// Turns a part of the course into blocks for layout and the nodes of their structure, both in reading order.
struct ChapterBuilder {
    let theme: BookTheme
    let strings: InterfaceStrings
    private(set) var chapter: Chapter
    /// The lesson whose anchors `#anchor` leads to.
    var lessonID: String?
    /// How many lists are around what is built.
    var listDepth = 0
    /// Notes are counted through the chapter.
    var noteCount = 0
    /// The links to notes by their numbers: the first of each, and where it stands.
    var noteReferences: [Int: (link: Int, destination: String)] = [:]

    init(
        _ kind: Chapter.Kind,
        title: String,
        destination: String,
        pointer: String?,
        index: Int,
        theme: BookTheme,
        strings: InterfaceStrings
    ) {
        self.theme = theme
        self.strings = strings
        chapter = Chapter(
            kind: kind,
            title: title,
            pointer: pointer,
            destination: destination,
            tagBase: Chapter.base(index),
            nodes: [StructureNode(role: .section, parent: -1)]
        )
    }

    // MARK: Nodes

    /// Makes a node of the structure and returns its place.
    mutating func node(
        _ role: StructureRole,
        in parent: Int,
        _ properties: StructureProperties = StructureProperties(),
        destination: String? = nil
    ) -> Int {
        chapter.nodes.append(
            StructureNode(role: role, parent: parent, properties: properties, destination: destination)
        )
        return chapter.nodes.count - 1
    }

    /// Makes a link.
    mutating func link(to target: PDFDocument.LinkTarget, in parent: Int, description: String) -> Int {
        let link = node(.link, in: parent)
        chapter.nodes[link].target = target
        chapter.nodes[link].description = description
        return link
    }

    mutating func setDestination(_ name: String, of node: Int) {
        if chapter.nodes[node].destination == nil { chapter.nodes[node].destination = name }
    }

    func destination(of node: Int) -> String? { chapter.nodes[node].destination }

    mutating func add(_ picture: ChapterPicture) -> Int {
        chapter.pictures.append(picture)
        return chapter.pictures.count - 1
    }

    mutating func add(_ finding: Finding) { chapter.findings.append(finding) }

    mutating func add(_ note: PageNote) { chapter.notes.append(note) }

    mutating func add(_ blocks: [LayoutBlock]) { chapter.blocks += blocks }

    mutating func add(section: PDFDocument.OutlineItem) { chapter.sections.append(section) }

    func tag(_ node: Int) -> Int { chapter.tagBase + node }

    // MARK: Blocks of plain strings

    /// A paragraph of one style.
    mutating func paragraph(
        _ text: String,
        style: TextStyle,
        in parent: Int,
        role: StructureRole = .paragraph,
        alignment: TextAlignment = .start,
        before: Thousandths = 0,
        after: Thousandths = BookTheme.paragraphSpace,
        keepWithNext: Bool = false
    ) -> LayoutBlock {
        let node = node(role, in: parent)
        return LayoutBlock(
            .paragraph(Paragraph([.text(text, style, tag: tag(node))], style: theme.paragraph(style, alignment))),
            tag: tag(node),
            spaceBefore: before,
            spaceAfter: after,
            keepWithNext: keepWithNext
        )
    }

    /// A heading, which stays with what follows it.
    mutating func heading(
        _ level: Int,
        _ content: [Inline],
        in parent: Int,
        destination: String? = nil,
        before: Thousandths? = nil
    ) -> LayoutBlock {
        let node = node(.heading(level), in: parent, destination: destination)
        let space = BookTheme.headingSpace(level)
        let inlines = inlines(content, style: theme.heading(level), node: node)
        return LayoutBlock(
            .paragraph(Paragraph(inlines, style: theme.headingParagraph(level))),
            tag: tag(node),
            spaceBefore: before ?? space.before,
            spaceAfter: space.after,
            keepWithNext: true,
            keepTogether: true
        )
    }

    /// A list of plain strings.
    mutating func plainList(_ items: [String], in parent: Int) -> [LayoutBlock] {
        list(items.map { [Inline.text($0)] }, in: parent)
    }

    /// A bulleted list of inline texts.
    mutating func list(_ items: [[Inline]], in parent: Int) -> [LayoutBlock] {
        let list = Block.List(
            start: nil,
            isTight: true,
            items: items.map { Block.List.Item(content: [.paragraph($0)]) }
        )
        return blocks([.list(list)], in: parent, style: theme.body)
    }
}
