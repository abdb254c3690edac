/// A selector of types, classes, identifiers, attributes, descendants, children and siblings (Selectors 3).
struct StyleSelector {
    /// What one element must be.
    private struct Compound {
        var type: String?
        var identifiers: [String] = []
        var classes: [String] = []
        var attributes: [(name: String, value: String?)] = []
        /// Whether it must be the root, the first or the last element of its parent.
        var isRoot = false
        var isFirst = false
        var isLast = false
    }

    private enum Combinator {
        case descendant
        case child
        case next
    }

    /// The compounds from right to left, each with how it stands to the one before it.
    private var parts: [(compound: Compound, combinator: Combinator)] = []
    /// The weight of the selector: identifiers, then classes, then types.
    private(set) var specificity = 0

    /// Reads a selector; nil where it asks for what no drawing on paper has, such as `:hover`.
    init?(_ text: String) {
        var scanner = TextScanner(text.trimmed)
        guard !scanner.isAtEnd else { return nil }
        var combinator = Combinator.descendant
        while !scanner.isAtEnd {
            guard parts.count < 32, let compound = Self.compound(&scanner) else { return nil }
            parts.insert((compound, combinator), at: 0)
            specificity += compound.identifiers.count * 10_000 + (compound.type == nil ? 0 : 1)
            specificity += (compound.classes.count + compound.attributes.count) * 100
            if compound.isRoot || compound.isFirst || compound.isLast { specificity += 100 }
            scanner.skipSpace()
            combinator = .descendant
            if scanner.take(">") { combinator = .child } else if scanner.take("+") { combinator = .next }
            scanner.skipSpace()
        }
    }

    private static func compound(_ scanner: inout TextScanner) -> Compound? {
        var compound = Compound()
        let start = scanner.position
        let type = scanner.word()
        if !type.isEmpty { compound.type = type } else { _ = scanner.take("*") }
        while let byte = scanner.next {
            switch Unicode.Scalar(byte) {
            case ".":
                scanner.position += 1
                compound.classes.append(scanner.word())
            case "#":
                scanner.position += 1
                compound.identifiers.append(scanner.word())
            case "[":
                scanner.position += 1
                let condition = scanner.text(upTo: "]").split(separator: "=", maxSplits: 1).map(\.trimmed)
                guard let name = condition.first, !name.isEmpty, !"~|^$*".contains(name.last ?? " ") else { return nil }
                let value = condition.count > 1 ? condition[1].filter { $0 != "\"" && $0 != "'" } : nil
                compound.attributes.append((name, value))
            case ":":
                scanner.position += 1
                switch scanner.word() {
                case "root": compound.isRoot = true
                case "first-child": compound.isFirst = true
                case "last-child": compound.isLast = true
                default: return nil
                }
            default: return scanner.position > start ? compound : nil
            }
            if compound.classes.last == "" || compound.identifiers.last == "" { return nil }
        }
        return scanner.position > start ? compound : nil
    }

    /// Whether the selector means an element.
    ///
    /// All elements that may stand for a part are looked at together, so that no selector takes longer than its parts
    /// times the depth of the drawing.
    func matches(_ element: Int, in document: SVGDocument) -> Bool {
        var candidates: Set<Int> = [element]
        for (place, part) in parts.enumerated() {
            let found = candidates.filter { Self.matches(part.compound, $0, document) }
            guard !found.isEmpty else { return false }
            if place == parts.count - 1 { return true }
            candidates.removeAll(keepingCapacity: true)
            for element in found {
                var next = document.elements[element].parent
                switch part.combinator {
                case .next:
                    let previous = document.elements[element].previous
                    if previous >= 0 { candidates.insert(previous) }
                case .child:
                    if next >= 0 { candidates.insert(next) }
                case .descendant:
                    while next >= 0, candidates.insert(next).inserted { next = document.elements[next].parent }
                }
            }
        }
        return false
    }

    private static func matches(_ compound: Compound, _ place: Int, _ document: SVGDocument) -> Bool {
        let element = document.elements[place]
        if let type = compound.type, type != element.name { return false }
        for identifier in compound.identifiers where element.attributes["id"] != identifier { return false }
        for name in compound.classes where !element.classes.contains(name) { return false }
        for (name, value) in compound.attributes {
            guard let found = element.attributes[name], value == nil || value == found else { return false }
        }
        if compound.isRoot, element.parent >= 0 { return false }
        if compound.isFirst, element.order != 0 { return false }
        if compound.isLast, element.parent >= 0 {
            if element.order != document.elements[element.parent].elementCount - 1 { return false }
        }
        return true
    }
}
