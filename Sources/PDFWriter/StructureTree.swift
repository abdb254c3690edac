internal import Bytes

/// An element of the logical structure: a handle that holds while its document is written.
public struct StructureElement: Sendable, Hashable {
    let index: Int
}

/// The properties that a structure element may have beside its type (ISO 32000-2, table 355).
public struct StructureProperties: Sendable, Hashable {
    /// A BCP 47 tag, where it differs from that of the element around.
    public var language: String?
    /// What stands for the element where it cannot be seen.
    public var alternativeText: String?
    /// What its characters really are.
    public var actualText: String?
    /// A title for a person who looks at the tree.
    public var title: String?
    /// A name unique in the document; a note must have one (ISO 14289-1, 7.9).
    public var identifier: String?
    /// What it has in common with others.
    public var structureClass: StructureClass?

    /// Makes properties; those not given are not written.
    public init(
        language: String? = nil,
        alternativeText: String? = nil,
        actualText: String? = nil,
        title: String? = nil,
        identifier: String? = nil,
        structureClass: StructureClass? = nil
    ) {
        self.language = language
        self.alternativeText = alternativeText
        self.actualText = actualText
        self.title = title
        self.identifier = identifier
        self.structureClass = structureClass
    }
}

/// The elements of a document in the making; an element is written and emptied when it is complete.
struct StructureTree {
    enum Kid {
        case element(Int)
        case marked(page: IndirectReference, identifier: Int)
        case object(IndirectReference, page: IndirectReference)
    }

    struct Element {
        var reference: IndirectReference
        var role: StructureRole
        var parent: Int
        var properties: StructureProperties
        var box: Rectangle?
        var kids: [Kid] = []
        var isWritten = false
    }

    private(set) var elements: [Element] = []
    /// Elements with an identifier, for the ID tree.
    private(set) var identified: [(identifier: [UInt8], reference: IndirectReference)] = []

    /// Makes an element, the last kid so far of its parent; the first of all is the root element.
    mutating func make(
        _ role: StructureRole,
        in parent: StructureElement?,
        _ properties: StructureProperties,
        reference: IndirectReference
    ) -> StructureElement {
        let index = elements.count
        if let parent {
            precondition(!elements[parent.index].isWritten, "the parent of a structure element is complete")
            elements[parent.index].kids.append(.element(index))
        } else {
            precondition(elements.isEmpty, "a structure tree has one root element")
        }
        if let identifier = properties.identifier { identified.append((Array(identifier.utf8), reference)) }
        elements.append(
            Element(reference: reference, role: role, parent: parent?.index ?? -1, properties: properties)
        )
        return StructureElement(index: index)
    }

    mutating func add(_ kid: Kid, to element: StructureElement) {
        precondition(
            !elements[element.index].isWritten,
            "what is drawn belongs to a structure element that is complete"
        )
        elements[element.index].kids.append(kid)
    }

    mutating func setBox(_ box: Rectangle, of element: StructureElement) { elements[element.index].box = box }

    /// Writes an element and everything below it that is not written yet.
    mutating func complete(_ element: StructureElement, root: IndirectReference, into objects: inout ObjectWriter) {
        var open = [element.index]
        while let index = open.popLast() {
            guard !elements[index].isWritten else { continue }
            objects.write(elements[index].reference, object(index, root: root))
            for kid in elements[index].kids.reversed() { if case .element(let child) = kid { open.append(child) } }
            elements[index].isWritten = true
            elements[index].kids = []
            elements[index].properties = StructureProperties()
        }
    }

    /// The dictionary of an element (table 355); `Type` may be left out.
    private func object(_ index: Int, root: IndirectReference) -> [UInt8] {
        let element = elements[index]
        let properties = element.properties
        var object: [UInt8] = []
        object.append(utf8: "<</S/")
        object.append(utf8: element.role.rawValue)
        object.append(utf8: "/P ")
        object.append(element.parent >= 0 ? elements[element.parent].reference : root)
        if let language = properties.language {
            object.append(utf8: "/Lang")
            object.append(textString: language)
        }
        if let text = properties.alternativeText {
            object.append(utf8: "/Alt")
            object.append(textString: text)
        }
        if let text = properties.actualText {
            object.append(utf8: "/ActualText")
            object.append(textString: text)
        }
        if let text = properties.title {
            object.append(utf8: "/T")
            object.append(textString: text)
        }
        if let identifier = properties.identifier {
            object.append(utf8: "/ID")
            object.append(literal: identifier.utf8)
        }
        if let structureClass = properties.structureClass {
            object.append(utf8: "/C/")
            object.append(utf8: structureClass.rawValue)
        }
        if let box = element.box {
            object.append(utf8: "/A<</O/Layout/Placement/Block/BBox[")
            object.append(thousandths: box.x, box.y, box.x + box.width, box.y + box.height)
            object.append(utf8: "]>>")
        }
        appendKids(of: element, to: &object)
        object.append(utf8: ">>")
        return object
    }

    private func appendKids(of element: Element, to object: inout [UInt8]) {
        guard !element.kids.isEmpty else { return }
        let page = element.kids.lazy.compactMap { if case .marked(let page, _) = $0 { page } else { nil } }.first
        if let page {
            object.append(utf8: "/Pg ")
            object.append(page)
        }
        object.append(utf8: "/K")
        object.append(element.kids.count > 1 ? 0x5B : 0x20)
        for (index, kid) in element.kids.enumerated() {
            if index > 0 { object.append(0x20) }
            switch kid {
            case .element(let child): object.append(elements[child].reference)
            case .marked(let marked, let identifier) where marked == page: object.append(decimal: identifier)
            case .marked(let marked, let identifier):
                object.append(utf8: "<</Type/MCR/Pg ")
                object.append(marked)
                object.append(utf8: "/MCID ")
                object.append(decimal: identifier)
                object.append(utf8: ">>")
            case .object(let annotation, let page):
                object.append(utf8: "<</Type/OBJR/Obj ")
                object.append(annotation)
                object.append(utf8: "/Pg ")
                object.append(page)
                object.append(utf8: ">>")
            }
        }
        if element.kids.count > 1 { object.append(0x5D) }
    }
}
