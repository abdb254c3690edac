/// An attribute with its place in the document.
struct MarkupAttribute {
    var prefix: String
    var local: String
    /// The namespace; empty where it has no prefix.
    var namespace: String
    /// The value, references resolved.
    var value: String
    /// Where its name begins.
    var offset: Int
}

/// An element of an XML document with its place.
struct MarkupElement {
    var prefix: String
    var local: String
    var namespace: String
    var attributes: [MarkupAttribute]
    var children: [MarkupElement] = []
    /// The characters directly inside, without those of children.
    var text = ""
    /// Where its start tag begins.
    let offset: Int
    /// Where what is inside begins and ends.
    var content: Range<Int>

    /// The value of an attribute without a prefix.
    subscript(_ name: String) -> String? { attribute(name)?.value }

    /// An attribute without a prefix.
    func attribute(_ name: String) -> MarkupAttribute? {
        attributes.first { $0.local == name && $0.prefix.isEmpty }
    }

    /// An attribute of a namespace.
    func attribute(_ name: String, in namespace: String) -> MarkupAttribute? {
        attributes.first { $0.local == name && $0.namespace == namespace }
    }

    /// The first child of a name, whatever its namespace.
    func child(_ name: String) -> MarkupElement? { children.first { $0.local == name } }

    /// The children of a name, whatever their namespace.
    func children(_ name: String) -> [MarkupElement] { children.filter { $0.local == name } }

    /// The element that a way of names leads to, the first of each.
    func descendant(_ names: String...) -> MarkupElement? {
        var element = self
        for name in names {
            guard let child = element.child(name) else { return nil }
            element = child
        }
        return element
    }

    /// Calls `body` with this element and all below it, in document order.
    func walk(_ body: (MarkupElement) -> Void) {
        body(self)
        for child in children { child.walk(body) }
    }

    /// All elements of a name at or below this one, in document order.
    func all(_ name: String) -> [MarkupElement] {
        var found: [MarkupElement] = []
        walk { if $0.local == name { found.append($0) } }
        return found
    }

    /// What holds descriptions, whose vocabularies have names such as `resource` of their own.
    static let metadata = "metadata"

    /// Calls `body` with this element and all below it that describe the package itself: nothing inside of metadata.
    func walkStructure(_ body: (MarkupElement) -> Void) {
        guard local != Self.metadata else { return }
        body(self)
        for child in children { child.walkStructure(body) }
    }

    /// All elements of a name at or below this one that do not stand in metadata, in document order.
    func structure(_ name: String) -> [MarkupElement] {
        var found: [MarkupElement] = []
        walkStructure { if $0.local == name { found.append($0) } }
        return found
    }

    /// The text of this element and all below it.
    var allText: String {
        var text = ""
        walk { text += $0.text }
        return text
    }

    /// The text without white space around it.
    var trimmedText: String { text.trimmed }
}

extension StringProtocol {
    /// The text without white space around it.
    var trimmed: String {
        let isSpace = { (scalar: Unicode.Scalar) in
            scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
        }
        var view = Substring(self).unicodeScalars[...]
        while let first = view.first, isSpace(first) { view.removeFirst() }
        while let last = view.last, isSpace(last) { view.removeLast() }
        return String(view)
    }
}
