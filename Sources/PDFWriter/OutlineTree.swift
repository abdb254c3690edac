internal import Bytes

/// The outline as linked items (ISO 32000-2, 12.3.3).
enum OutlineTree {
    /// Writes the items; nil where there are none.
    static func write(_ items: [PDFDocument.OutlineItem], into objects: inout ObjectWriter) -> IndirectReference? {
        guard !items.isEmpty else { return nil }
        let root = objects.allocate()
        let (first, last, visible) = write(items, parent: root, into: &objects)
        var object: [UInt8] = []
        object.append(utf8: "<</Type/Outlines/First ")
        object.append(first)
        object.append(utf8: "/Last ")
        object.append(last)
        object.append(utf8: "/Count ")
        object.append(decimal: visible)
        object.append(utf8: ">>")
        objects.write(root, object)
        return root
    }

    /// Writes siblings, and returns the first, the last and how many items are visible while they are.
    private static func write(
        _ items: [PDFDocument.OutlineItem],
        parent: IndirectReference,
        into objects: inout ObjectWriter
    ) -> (first: IndirectReference, last: IndirectReference, visible: Int) {
        let references = items.map { _ in objects.allocate() }
        var visible = items.count
        for (index, item) in items.enumerated() {
            var object: [UInt8] = []
            object.append(utf8: "<</Title")
            object.append(textString: item.title)
            object.append(utf8: "/Parent ")
            object.append(parent)
            object.append(utf8: "/Dest")
            object.append(literal: item.destination.utf8)
            if index > 0 {
                object.append(utf8: "/Prev ")
                object.append(references[index - 1])
            }
            if index + 1 < items.count {
                object.append(utf8: "/Next ")
                object.append(references[index + 1])
            }
            if !item.children.isEmpty {
                let children = write(item.children, parent: references[index], into: &objects)
                object.append(utf8: "/First ")
                object.append(children.first)
                object.append(utf8: "/Last ")
                object.append(children.last)
                object.append(utf8: "/Count ")
                object.append(decimal: item.isOpen ? children.visible : -children.visible)
                if item.isOpen { visible += children.visible }
            }
            object.append(utf8: ">>")
            objects.write(references[index], object)
        }
        return (references[0], references[references.count - 1], visible)
    }
}
