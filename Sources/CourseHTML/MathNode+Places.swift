internal import MathFormulas

extension MathNode {
    /// The class that its left neighbour sees.
    var leftClass: MathClass {
        if case .styled(_, let nodes) = self, let first = nodes.first { return first.leftClass }
        return mathClass
    }

    /// The class that its right neighbour sees.
    var rightClass: MathClass {
        if case .styled(_, let nodes) = self, let last = nodes.last { return last.rightClass }
        return mathClass
    }

    /// The operator that the node is, or is built around (MathML Core, 3.2.4.1 embellished operators).
    var core: MathSymbol? {
        switch self {
        case .symbol(let symbol): symbol.kind == .sign ? symbol : nil
        case .delimiter(let text, _, let mathClass): text.isEmpty ? nil : MathSymbol(text, .sign, mathClass)
        case .arrow(let arrow): MathSymbol(arrow.character, .sign, .relation)
        case .scripts(let scripts): scripts.base.count == 1 ? scripts.base[0].core : nil
        case .group(let nodes), .classed(_, let nodes): nodes.count == 1 ? nodes[0].core : nil
        case .styled(.style, let nodes), .styled(.color, let nodes): nodes.count == 1 ? nodes[0].core : nil
        default: nil
        }
    }

    /// Whether it is the name of a function, with scripts or without.
    var isFunctionName: Bool {
        switch self {
        case .symbol(let symbol): symbol.kind == .identifier && symbol.mathClass == .largeOperator
        case .scripts(let scripts): scripts.base.count == 1 && scripts.base[0].isFunctionName
        default: false
        }
    }

    /// Whether MathML takes it for space when it looks for the form of an operator.
    var isWords: Bool {
        switch self {
        case .text: true
        case .overlay(let kind, _): kind == .phantom
        case .group(let nodes): nodes.allSatisfy { $0.isWords }
        default: false
        }
    }

    /// Whether it is written as exactly one element wherever it stands alone.
    var isOneElement: Bool {
        switch self {
        case .symbol, .fraction, .root, .scripts, .accent, .fence, .arrow, .table, .text, .space, .styled, .overlay,
            .enclosed:
            true
        case .delimiter(let text, _, _): !text.isEmpty
        case .group(let nodes): nodes.count != 1 || nodes[0].isOneElement
        case .classed: true
        }
    }
}
