public import Bytes
public import FontPrograms

/// A PDF 1.7 file in the making, tagged throughout (ISO 32000-2).
///
/// Objects are written when they are complete: pages and pictures at once, structure elements with
/// `complete(_:)`. `write(into:)` hands what is complete to a sink as often as the caller likes, so that memory holds
/// only the open elements, the outline, the destinations and the offsets. `finish(into:)` ends the file.
public struct PDFDocument: ~Copyable {
    private static let pagesOfNode = 32

    var objects = ObjectWriter()
    var content = PageContent()
    /// What it says about itself; written at the end.
    public var metadata: DocumentMetadata
    let identifier: [UInt8]
    let width: Int
    let height: Int

    let catalogue: IndirectReference
    let pageTree: IndirectReference
    let structureRoot: IndirectReference
    let fontDictionary: IndirectReference
    /// The element that holds all others.
    public let root: StructureElement

    var pageNodes: [(reference: IndirectReference, pages: [IndirectReference])] = []
    private var page: IndirectReference?
    private var annotations: [IndirectReference] = []
    var parentTree: [(key: Int, value: IndirectReference)] = []
    var nextParentKey = 0
    var destinations: [(name: [UInt8], page: IndirectReference, point: Point)] = []

    /// How pages are numbered; by position from 1 where empty.
    public var pageLabels: [PageLabels] = []
    /// The outline; none where empty.
    public var outline: [OutlineItem] = []
    /// How many pages were begun.
    public private(set) var pageCount = 0

    /// Begins a document.
    ///
    /// - Parameters:
    ///   - metadata: What it says about itself.
    ///   - digest: The digest of what it is made of, which becomes its identifier (14.4); at least 16 bytes.
    ///   - width: The width of a page in thousandths of a point.
    ///   - height: The height of a page.
    public init(_ metadata: DocumentMetadata, digest: SHA256Digest, width: Int, height: Int) {
        self.metadata = metadata
        self.identifier = Array(digest.bytes.prefix(16))
        self.width = width
        self.height = height
        catalogue = objects.allocate()
        pageTree = objects.allocate()
        structureRoot = objects.allocate()
        fontDictionary = objects.allocate()
        root = content.structure.make(.document, in: nil, StructureProperties(), reference: objects.allocate())
    }

    // MARK: Resources

    /// Makes a face known; its glyphs are embedded when the document is finished.
    public mutating func add(_ face: FontFace) -> FontReference {
        content.fonts.append(DocumentFont(face: face, reference: objects.allocate()))
        return FontReference(index: content.fonts.count - 1)
    }

    /// Whether something was shown in a face: only such faces are embedded.
    public func shows(_ font: FontReference) -> Bool { content.fonts[font.index].isShown }

    // MARK: Structure

    /// Makes an element that stands after those its parent already has, drawn or not.
    public mutating func makeElement(
        _ role: StructureRole,
        in parent: StructureElement,
        _ properties: StructureProperties = StructureProperties()
    ) -> StructureElement {
        content.structure.make(role, in: parent, properties, reference: objects.allocate())
    }

    /// Says where on the page a figure lies (14.8.5.4.3).
    public mutating func setBox(_ box: Rectangle, of element: StructureElement) {
        content.structure.setBox(box, of: element)
    }

    /// Writes an element with everything in it; nothing can be added to it afterwards.
    public mutating func complete(_ element: StructureElement) {
        content.structure.complete(element, root: structureRoot, into: &objects)
    }

    // MARK: Pages

    /// Begins a page, ending the one before.
    public mutating func beginPage() {
        endPage()
        let page = objects.allocate()
        self.page = page
        if pageNodes.last.map({ $0.pages.count >= Self.pagesOfNode }) ?? true {
            pageNodes.append((objects.allocate(), []))
        }
        pageNodes[pageNodes.count - 1].pages.append(page)
        pageCount += 1
        content.begin(page: page)
    }

    /// Draws what an element of the structure holds.
    ///
    /// What is drawn for one element without something else between is one marked-content sequence.
    public mutating func draw<Failure: Error>(
        _ element: StructureElement,
        _ body: (inout PageContent) throws(Failure) -> Void
    ) throws(Failure) {
        try draw(mark: .element(element), body)
    }

    /// Draws what says nothing.
    public mutating func drawArtifact<Failure: Error>(
        _ artifact: PageContent.Artifact = .layout,
        _ body: (inout PageContent) throws(Failure) -> Void
    ) throws(Failure) {
        try draw(mark: .artifact(artifact), body)
    }

    private mutating func draw<Failure: Error>(
        mark: PageContent.Mark,
        _ body: (inout PageContent) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(page != nil, "a page is begun before something is drawn on it")
        content.setMark(mark)
        try body(&content)
        content.setMark(nil)
    }

    /// Names a place on the current page.
    public mutating func addDestination(_ name: String, at point: Point) {
        guard let page else { preconditionFailure("a page is begun before a place on it is named") }
        destinations.append((Array(name.utf8), page, point))
    }

    /// Lays a link over a rectangle of the current page (12.5.6.5, 14.8.4.7.2).
    ///
    /// - Parameters:
    ///   - element: A `Link` element; one that breaks over lines has an annotation for each.
    ///   - description: What the link is, for a person who cannot see it.
    public mutating func addLink(
        _ rectangle: Rectangle,
        to target: LinkTarget,
        element: StructureElement,
        description: String
    ) {
        guard let page else { preconditionFailure("a page is begun before a link is laid on it") }
        let annotation = objects.allocate()
        var object: [UInt8] = []
        object.append(utf8: "<</Subtype/Link/F 4/Border[0 0 0]/Rect[")
        let right = rectangle.x + rectangle.width
        let top = rectangle.y + rectangle.height
        for (index, value) in [rectangle.x, rectangle.y, right, top].enumerated() {
            if index > 0 { object.append(0x20) }
            object.append(thousandths: value / 100 * 100)
        }
        object.append(utf8: "]/StructParent ")
        object.append(decimal: nextParentKey)
        object.append(utf8: "/Contents")
        object.append(textString: description)
        switch target {
        case .destination(let name):
            object.append(utf8: "/Dest")
            object.append(literal: name.utf8)
        case .address(let address):
            object.append(utf8: "/A<</S/URI/URI")
            object.append(literal: Self.asciiAddress(address))
            object.append(utf8: ">>")
        }
        object.append(utf8: ">>")
        objects.write(annotation, object)
        annotations.append(annotation)
        content.structure.add(.object(annotation, page: page), to: element)
        parentTree.append((nextParentKey, content.structure.elements[element.index].reference))
        nextParentKey += 1
    }

    /// A URI is 7-bit ASCII (12.6.4.8): other bytes are escaped with a percent sign.
    private static func asciiAddress(_ address: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in address.utf8 {
            if (0x21..<0x7F).contains(byte) {
                result.append(byte)
            } else {
                result.append(0x25)
                result.append(hex: CollectionOfOne(byte))
            }
        }
        return result
    }

    /// Hands everything that is complete to a sink.
    public mutating func write(into sink: inout some ByteSink & ~Copyable) throws { try objects.drain(into: &sink) }

    mutating func endPage() {
        guard let page, let node = pageNodes.last?.reference else { return }
        self.page = nil
        content.end()
        let stream = objects.allocate()
        objects.write(stream, dictionary: [], deflating: content.bytes)
        var object: [UInt8] = []
        object.append(utf8: "<</Type/Page/Parent ")
        object.append(node)
        object.append(utf8: "/Contents ")
        object.append(stream)
        // Every page names its resources itself: what it inherits does not count (ISO 19005-2, 6.2.2).
        object.append(utf8: "/Resources<</Font ")
        object.append(fontDictionary)
        if !content.images.isEmpty {
            object.append(utf8: "/XObject<<")
            for image in content.images.map(\.reference).sorted(by: { $0.number < $1.number }) {
                object.append(utf8: "/I")
                object.append(decimal: image.number)
                object.append(0x20)
                object.append(image)
            }
            object.append(utf8: ">>")
        }
        object.append(utf8: ">>")
        if !content.marked.isEmpty {
            object.append(utf8: "/StructParents ")
            object.append(decimal: nextParentKey)
            var parents: [UInt8] = [0x5B]
            for (index, element) in content.marked.enumerated() {
                if index > 0 { parents.append(0x20) }
                parents.append(element)
            }
            parents.append(0x5D)
            parentTree.append((nextParentKey, objects.write(parents)))
            nextParentKey += 1
        }
        if !annotations.isEmpty {
            // The order of the tab key is that of the structure (ISO 14289-1, 7.18.3).
            object.append(utf8: "/Tabs/S/Annots[")
            for (index, annotation) in annotations.enumerated() {
                if index > 0 { object.append(0x20) }
                object.append(annotation)
            }
            object.append(0x5D)
            annotations.removeAll(keepingCapacity: true)
        }
        object.append(utf8: ">>")
        objects.write(page, object)
    }
}
