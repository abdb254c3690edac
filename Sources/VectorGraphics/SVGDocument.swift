internal import XMLCodec

/// An element of a drawing.
struct SVGElement {
    /// What stands in it.
    enum Child {
        case element(Int)
        case text(String)
    }

    /// The local name; a name of another namespace with `html:` or `other:` before it.
    var name: String
    var attributes: [String: String]
    var children: [Child] = []
    /// The place of the element around it; -1 for the root.
    var parent: Int
    /// Its place among the elements of its parent, from 0.
    var order: Int
    /// The element before it in the same parent; -1 for the first.
    var previous: Int
    var classes: [String] = []
    /// How many elements stand in it.
    var elementCount = 0
    /// The last element that stands in it; -1 where there is none.
    var lastElement = -1
}

/// A drawing as its elements in document order.
struct SVGDocument {
    private(set) var elements: [SVGElement] = []
    private(set) var identifiers: [String: Int] = [:]
    /// The text of all style elements.
    private(set) var style = ""

    static let namespace = "http://www.w3.org/2000/svg"

    /// Reads a file.
    ///
    /// - Throws: `VectorGraphicsError` where it is no SVG, is broken, declares entities or is larger than what is drawn.
    init(_ bytes: [UInt8]) throws(VectorGraphicsError) {
        var open: [Int] = []
        var failure: VectorGraphicsError?
        var styleDepth = 0
        do {
            try XMLReader.read(bytes, limits: XMLLimits(maximumBytes: VectorLimits.bytes)) { event in
                switch event {
                case .documentType(let addsContent, _):
                    if addsContent { failure = VectorGraphicsError("expected no declarations of entities, found some") }
                case .instruction: break
                case .start(let name, let attributes, _):
                    guard elements.count < VectorLimits.elements else {
                        failure = VectorGraphicsError("expected at most \(VectorLimits.elements) elements, found more")
                        break
                    }
                    open.append(append(name, attributes, in: open.last))
                    if elements[open[open.count - 1]].name == "style" { styleDepth += 1 }
                case .end:
                    if let last = open.popLast(), elements[last].name == "style" {
                        styleDepth -= 1
                        style += "\n"
                    }
                case .text(let text, _):
                    guard let last = open.last else { break }
                    if styleDepth > 0 { style += text } else { elements[last].children.append(.text(text)) }
                }
                return failure == nil
            }
        } catch {
            throw VectorGraphicsError(error.message)
        }
        if let failure { throw failure }
        guard elements.first?.name == "svg" else { throw VectorGraphicsError("expected an svg element") }
    }

    private mutating func append(_ name: XMLName, _ attributes: [XMLAttribute], in parent: Int?) -> Int {
        var values: [String: String] = [:]
        for attribute in attributes {
            switch attribute.name.namespace {
            // A plain `href` counts before one of XLink.
            case "": values[attribute.name.local] = attribute.value
            case "http://www.w3.org/1999/xlink" where attribute.name.local == "href":
                if values["href"] == nil { values["href"] = attribute.value }
            case "http://www.w3.org/XML/1998/namespace": values["xml:" + attribute.name.local] = attribute.value
            default: break
            }
        }
        let place = elements.count
        let prefix =
            switch name.namespace {
            case Self.namespace: ""
            case "http://www.w3.org/1999/xhtml": "html:"
            default: "other:"
            }
        var order = 0
        var previous = -1
        if let parent {
            order = elements[parent].elementCount
            elements[parent].elementCount += 1
            if order > 0 { previous = elements[parent].lastElement }
            elements[parent].lastElement = place
            elements[parent].children.append(.element(place))
        }
        let classes = values["class"]?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        elements.append(
            SVGElement(
                name: prefix + name.local,
                attributes: values,
                parent: parent ?? -1,
                order: order,
                previous: previous,
                classes: classes
            )
        )
        if let identifier = values["id"], identifiers[identifier] == nil { identifiers[identifier] = place }
        return place
    }

    /// The element that `#id` or `url(#id)` names.
    func element(_ reference: String?) -> Int? {
        guard let reference = reference?.trimmed, reference.hasPrefix("#") else { return nil }
        return identifiers[String(reference.dropFirst())]
    }
}
