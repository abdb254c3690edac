internal import CourseMarkup
internal import FontPrograms
internal import PDFWriter
internal import TextLayout

/// Draws the pages of one chapter and makes the elements of its structure, both in reading order.
struct ChapterDrawing {
    let chapter: Chapter
    let theme: BookTheme
    let fonts: [FontReference]
    /// Destinations that something leads to.
    let wanted: Set<String>
    /// Where links to places that the book does not have lead instead.
    let resolve: (String) -> String

    /// By node; nil where a node of a note waits for its turn.
    private var elements: [StructureElement?] = []
    private var startedNodes: Set<Int> = []

    init(
        _ chapter: Chapter,
        theme: BookTheme,
        fonts: [FontReference],
        wanted: Set<String>,
        resolve: @escaping (String) -> String
    ) {
        self.chapter = chapter
        self.theme = theme
        self.fonts = fonts
        self.wanted = wanted
        self.resolve = resolve
    }

    // MARK: Structure

    /// The element of a node; all nodes before it get theirs, so that elements stand in the order of nodes.
    ///
    /// What stands in a note is drawn at the foot of the page, after nodes that follow it: its elements are made then,
    /// for an element stands behind the marked content that its parent has by that time.
    private mutating func element(_ node: Int, in document: inout PDFDocument) -> StructureElement {
        while elements.count <= node {
            let isInNote = isInNote(elements.count)
            elements.append(nil)
            if !isInNote { makeElement(elements.count - 1, in: &document) }
        }
        if let element = elements[node] { return element }
        var first = node
        while first > 0, elements[first - 1] == nil { first -= 1 }
        for place in first...node { makeElement(place, in: &document) }
        return elements[node] ?? document.root
    }

    private func isInNote(_ node: Int) -> Bool {
        var parent = chapter.nodes[node].parent
        while parent >= 0 {
            if chapter.nodes[parent].role == .note { return true }
            parent = chapter.nodes[parent].parent
        }
        return false
    }

    private mutating func makeElement(_ node: Int, in document: inout PDFDocument) {
        let made = chapter.nodes[node]
        let parent = made.parent < 0 ? nil : elements[made.parent]
        elements[node] = document.makeElement(made.role, in: parent ?? document.root, made.properties)
    }

    /// The node of a tag; the chapter's own where the tag is none of this chapter's.
    private func node(_ tag: Int) -> Int {
        let node = tag - chapter.tagBase
        return chapter.nodes.indices.contains(node) ? node : 0
    }

    /// Ends the chapter: nodes that nothing was drawn for, such as empty cells, are elements too.
    mutating func finish(_ document: inout PDFDocument) {
        let root = element(0, in: &document)
        _ = element(chapter.nodes.count - 1, in: &document)
        for node in elements.indices where elements[node] == nil { makeElement(node, in: &document) }
        document.complete(root)
    }

    // MARK: Pages

    /// Draws what stands on a page, whose origin is its upper left corner.
    mutating func draw(
        _ page: PageFrame,
        shift: Point,
        picture: (String, inout PDFDocument) throws -> PictureReference?,
        in document: inout PDFDocument
    ) throws {
        let height = theme.geometry.pageHeight
        drawDecorations(page, shift: shift, in: &document)
        for item in page.items {
            let left = item.x + shift.x
            let top = height - item.y - shift.y
            switch item.content {
            case .line(let line):
                if item.isArtifact {
                    document.drawArtifact { content in
                        for run in line.runs { show(run, of: line, left, top - line.baseline, on: &content) }
                    }
                } else {
                    nameDestinations(upTo: node(item.tag), at: Point(x: left, y: top), in: &document)
                    try draw(line, left: left, top: top, picture: picture, in: &document)
                }
            case .picture(let identifier, let width, let pictureHeight):
                guard !item.isArtifact, chapter.pictures.indices.contains(identifier) else { continue }
                nameDestinations(upTo: node(item.tag), at: Point(x: left, y: top), in: &document)
                let box = Rectangle(x: left, y: top - pictureHeight, width: width, height: pictureHeight)
                try draw(chapter.pictures[identifier], in: box, picture: picture, in: &document)
            }
        }
    }

    /// Backgrounds and rules come before all text, so that the page's text is one text object.
    private func drawDecorations(_ page: PageFrame, shift: Point, in document: inout PDFDocument) {
        let height = theme.geometry.pageHeight
        document.drawArtifact { content in
            for decoration in page.decorations {
                content.fill(
                    Rectangle(
                        x: decoration.x + shift.x,
                        y: height - decoration.y - decoration.height - shift.y,
                        width: decoration.width,
                        height: decoration.height
                    ),
                    LineDrawing.colour(decoration.color)
                )
            }
            for item in page.items {
                guard case .line(let line) = item.content, LineDrawing.hasDecorations(line) else { continue }
                LineDrawing.drawDecorations(
                    of: line,
                    left: item.x + shift.x,
                    baseline: height - item.y - shift.y - line.baseline,
                    on: &content
                )
            }
        }
    }

    /// Names the places of this node and of those before it that begin here.
    private mutating func nameDestinations(upTo node: Int, at point: Point, in document: inout PDFDocument) {
        var place = node
        // The node and those around it begin with its first item; so do nodes before it that hold nothing themselves.
        while place >= 0, startedNodes.insert(place).inserted {
            if let name = chapter.nodes[place].destination, wanted.contains(name) {
                document.addDestination(name, at: Point(x: 0, y: point.y + 6_000))
            }
            place = chapter.nodes[place].parent
        }
    }

    /// Draws text that belongs to a node but was not set with it, such as a page number in the contents.
    mutating func draw(_ node: Int, in document: inout PDFDocument, _ body: (inout PageContent) -> Void) {
        document.draw(element(node, in: &document), body)
    }

    // MARK: Lines

    private mutating func draw(
        _ line: LineBox,
        left: Int,
        top: Int,
        picture: (String, inout PDFDocument) throws -> PictureReference?,
        in document: inout PDFDocument
    ) throws {
        let baseline = top - line.baseline
        var boxes = line.boxes[...]
        var link: (node: Int, start: Int, end: Int)?
        for run in line.runs {
            while let box = boxes.first, box.x <= run.x {
                boxes.removeFirst()
                try draw(box, left: left, baseline: baseline, picture: picture, in: &document)
            }
            guard run.tag != Chapter.artifactTag else {
                document.drawArtifact { show(run, of: line, left, baseline, on: &$0) }
                continue
            }
            let node = node(run.tag)
            document.draw(element(node, in: &document)) { show(run, of: line, left, baseline, on: &$0) }
            if let open = link, open.node != node { addLink(open, line, left, top, in: &document) }
            if chapter.nodes[node].target == nil {
                link = nil
            } else {
                let start = link.flatMap { $0.node == node ? $0.start : nil } ?? run.x
                link = (node, start, run.x + run.width)
            }
        }
        if let link { addLink(link, line, left, top, in: &document) }
        for box in boxes { try draw(box, left: left, baseline: baseline, picture: picture, in: &document) }
    }

    private func show(
        _ run: GlyphRun,
        of line: LineBox,
        _ left: Int,
        _ baseline: Int,
        on content: inout PageContent
    ) {
        LineDrawing.show(run, of: line, left: left, baseline: baseline, font: fonts[run.face], on: &content)
    }

    private mutating func addLink(
        _ link: (node: Int, start: Int, end: Int),
        _ line: LineBox,
        _ left: Int,
        _ top: Int,
        in document: inout PDFDocument
    ) {
        let box = Rectangle(
            x: left + link.start,
            y: top - line.height,
            width: link.end - link.start,
            height: line.height
        )
        addLink(link.node, over: box, in: &document)
    }

    private mutating func addLink(_ node: Int, over box: Rectangle, in document: inout PDFDocument) {
        guard let target = chapter.nodes[node].target else { return }
        let led: PDFDocument.LinkTarget =
            switch target {
            case .address: target
            case .destination(let name): .destination(resolve(name))
            }
        let element = element(node, in: &document)
        document.addLink(box, to: led, element: element, description: chapter.nodes[node].description)
    }

    // MARK: Pictures

    private mutating func draw(
        _ positioned: PositionedBox,
        left: Int,
        baseline: Int,
        picture: (String, inout PDFDocument) throws -> PictureReference?,
        in document: inout PDFDocument
    ) throws {
        let box = positioned.box
        guard chapter.pictures.indices.contains(box.identifier) else { return }
        let rectangle = Rectangle(
            x: left + positioned.x,
            y: baseline - box.depth,
            width: box.width,
            height: box.height + box.depth
        )
        try draw(chapter.pictures[box.identifier], in: rectangle, picture: picture, in: &document)
    }

    private mutating func draw(
        _ placed: ChapterPicture,
        in box: Rectangle,
        picture: (String, inout PDFDocument) throws -> PictureReference?,
        in document: inout PDFDocument
    ) throws {
        let embedded = try picture(placed.path, &document)
        let element = element(placed.node, in: &document)
        document.setBox(box, of: element)
        document.draw(element) { content in
            if let embedded {
                content.draw(embedded, in: box)
            } else {
                content.stroke(box, width: 500, LineDrawing.colour(BookTheme.hairline))
            }
        }
        let around = chapter.nodes[placed.node].parent
        if around >= 0, chapter.nodes[around].target != nil { addLink(around, over: box, in: &document) }
    }
}
