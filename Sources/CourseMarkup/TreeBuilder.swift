internal import CourseModel
internal import Diagnostics

/// Builds the value tree of one text from the parser's nodes.
struct TreeBuilder: ~Copyable {
    /// How deeply blocks and inlines may stand in each other; what is deeper is text.
    static let maximumDepth = 100

    let document: CommonMarkDocument
    let pictures: PictureCatalogue
    var findings: TextFindings
    var anchors: AnchorNames
    var usedAssets: Set<String> = []
    /// The line of the block whose inlines are built.
    var blockLine = 1
    /// Whether the text is a page of a site, whose links may lead to other pages by their paths.
    var isSitePage = false
    /// How many formulas could not be read.
    var formulaProblemCount = 0
    private var levels = HeadingLevels(highest: 3)
    /// The numbers that the parser gave to the footnotes, in the order of their first reference.
    private var footnoteOrder: [Int] = []
    private var footnoteIndices: [Int: Int] = [:]
    private var isTooDeep = false

    init(
        document: consuming CommonMarkDocument,
        pictures: PictureCatalogue,
        findings: TextFindings,
        anchors: AnchorNames
    ) {
        self.document = document
        self.pictures = pictures
        self.findings = findings
        self.anchors = anchors
    }

    /// The whole text.
    mutating func makeText() -> Text {
        for line in document.unclosedLines {
            let offset = findings.offset(of: Array("$$".utf8), inBlockAtLine: line)
            findings.add(
                CourseMarkupFinding.formulaUnclosed,
                "expected a closing $$ before the list item, quotation or text ends, found none or an empty formula",
                at: offset
            )
        }
        var definitions: [CommonMarkNode] = []
        var highest = 7
        for node in document.root.children where node.kind == .footnoteDefinition { definitions.append(node) }
        Self.findHighestHeading(below: document.root, depth: 0, &highest)
        levels = HeadingLevels(highest: highest, above: isSitePage ? 1 : 2)
        let body = blocks(below: document.root, depth: 0)
        var footnotes: [[Block]] = []
        while footnotes.count < footnoteOrder.count {
            let number = footnoteOrder[footnotes.count]
            footnotes.append(
                definitions.indices.contains(number - 1) ? blocks(below: definitions[number - 1], depth: 1) : []
            )
        }
        if document.formulaBlocks.hasTooManyCells {
            reportTooComplex("its tables have more cells than a text may have")
        }
        return Text(blocks: body, footnotes: footnotes)
    }

    /// The inlines of a text that is one paragraph, without the `prefix` that it was given.
    mutating func makeInlines(droppingPrefix prefix: [UInt8]) -> [Inline] {
        var result: [Inline] = []
        for node in document.root.children { result += inlines(below: node, depth: 0, isInLink: false) }
        let prefix = String(decoding: prefix, as: UTF8.self)
        if case .text(let text)? = result.first, text.utf8.starts(with: prefix.utf8) {
            let rest = String(text.unicodeScalars.dropFirst(prefix.unicodeScalars.count))
            if rest.isEmpty { result.removeFirst() } else { result[0] = .text(rest) }
        }
        return result
    }

    /// The number of a footnote in the order of first references.
    mutating func footnoteIndex(ofNumber number: Int) -> Int {
        if let index = footnoteIndices[number] { return index }
        footnoteOrder.append(number)
        footnoteIndices[number] = footnoteOrder.count - 1
        return footnoteOrder.count - 1
    }

    /// Reports, once a text, that a part of it is shown as text.
    mutating func reportTooComplex(_ reason: String) {
        guard !isTooDeep else { return }
        isTooDeep = true
        findings.add(CourseMarkupFinding.tooComplex, reason, at: findings.offset(ofLine: blockLine))
    }

    /// The characters of a node that is nested too deeply.
    mutating func flatten(_ node: CommonMarkNode) -> String {
        reportTooComplex("expected at most \(Self.maximumDepth) levels of nesting, found more")
        return String(decoding: document.formulas.restore(node.flattened), as: UTF8.self)
    }

    // MARK: Blocks

    private mutating func blocks(below parent: CommonMarkNode, depth: Int) -> [Block] {
        var result: [Block] = []
        for node in parent.children {
            blockLine = node.startLine
            if depth >= Self.maximumDepth {
                let text = flatten(node)
                if !text.isEmpty { result.append(.paragraph([.text(text)])) }
                continue
            }
            if let block = block(node, depth: depth) { result.append(block) }
        }
        return result
    }

    private mutating func block(_ node: CommonMarkNode, depth: Int) -> Block? {
        switch node.kind {
        case .paragraph: return .paragraph(inlines(below: node, depth: depth, isInLink: false))
        case .heading: return heading(node, depth: depth)
        case .list:
            let items = node.children.map { item in
                Block.List.Item(isDone: item.isDone, content: blocks(below: item, depth: depth + 1))
            }
            return .list(Block.List(start: node.listStart, isTight: node.isTight, items: items))
        case .quotation: return Callout.block(of: blocks(below: node, depth: depth + 1))
        case .code: return code(node)
        case .html: return .paragraph(Self.lines(of: node.literal))
        case .table: return table(node, depth: depth)
        case .thematicBreak: return .thematicBreak
        default: return nil
        }
    }

    private mutating func heading(_ node: CommonMarkNode, depth: Int) -> Block {
        let level = levels.level(of: node.headingLevel)
        if level.isSkipped {
            findings.add(
                CourseMarkupFinding.headingSkipped,
                "expected a heading of at most the level below the one it stands under, found level"
                    + " \(node.headingLevel)",
                at: findings.offset(ofLine: node.startLine)
            )
        }
        let content = inlines(below: node, depth: depth, isInLink: false)
        return .heading(
            Block.Heading(level: level.level, anchor: anchors.insert(content.plainText), content: content)
        )
    }

    private mutating func code(_ node: CommonMarkNode) -> Block {
        if let index = node.formulaBlock {
            let source = document.formulaBlocks.blocks[index].source.trimmingSpace()
            let formula = Formula(source: String(decoding: source, as: UTF8.self), isDisplayed: true, content: nil)
            return .formula(read(formula))
        }
        var text = node.literal
        if text.last == UInt8(ascii: "\n") { text.removeLast() }
        let word = node.info.prefix { !$0.isASCIISpace }
        return .code(
            Block.CodeBlock(
                language: word.isEmpty ? nil : String(decoding: word, as: UTF8.self).lowercased(),
                text: String(decoding: text, as: UTF8.self)
            )
        )
    }

    private mutating func table(_ node: CommonMarkNode, depth: Int) -> Block {
        let alignments = node.alignments
        var rows: [[[Inline]]] = []
        for row in node.children {
            blockLine = row.startLine
            var cells: [[Inline]] = []
            for cell in row.children.prefix(alignments.count) {
                cells.append(inlines(below: cell, depth: depth + 1, isInLink: false))
            }
            while cells.count < alignments.count { cells.append([]) }
            rows.append(cells)
        }
        return .table(Block.Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst())))
    }

    /// An HTML block as the lines that it was written in.
    private static func lines(of literal: [UInt8]) -> [Inline] {
        var lines = literal.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        while let last = lines.last, last.allSatisfy(\.isASCIISpace) { lines.removeLast() }
        var result: [Inline] = []
        for (index, line) in lines.enumerated() {
            if index > 0 { result.append(.lineBreak) }
            if !line.isEmpty { result.append(.text(String(decoding: line, as: UTF8.self))) }
        }
        return result
    }

    private static func findHighestHeading(below parent: CommonMarkNode, depth: Int, _ highest: inout Int) {
        guard depth < maximumDepth else { return }
        for node in parent.children {
            switch node.kind {
            case .heading: highest = min(highest, node.headingLevel)
            case .quotation, .list, .item, .footnoteDefinition:
                findHighestHeading(below: node, depth: depth + 1, &highest)
            default: break
            }
        }
    }
}
