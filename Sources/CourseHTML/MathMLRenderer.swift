internal import Bytes
internal import MathFormulas

/// Writes formulas as MathML Core, which browsers draw, without scripts and without inline styles.
///
/// TeX's spacing is worked out here and written only where a browser's own differs. What MathML Core has no element
/// for (alignment in tables, boxes, strikes) is a class of the style sheet.
struct MathMLRenderer {
    /// What was written so far.
    var bytes: [UInt8] = []
    /// Whether the place is set as a displayed formula is.
    var isDisplay: Bool
    /// How many steps of size the place is below the text: 0, 1 or 2.
    var level = 0

    init(isDisplay: Bool) { self.isDisplay = isDisplay }

    /// A node of a row with what its neighbours make of it.
    struct Atom {
        var node: MathNode
        var left: MathClass
        var right: MathClass
        /// Its operator; nil where it is none.
        var core: MathSymbol?
        /// The space that the operator asks for.
        var spaceLeft = 0
        var spaceRight = 0
        /// The space written before it as an element.
        var gap = 0
        /// The space after the name of a function; nil where it is none.
        var application: Int?
        var isSpace = false
        var form = MathSpacing.Form.infix
    }

    /// The edges of a row.
    struct Edges {
        /// What stands before the row, in the same list of parts; nil for nothing.
        var before: MathClass?
        /// What stands after it.
        var after: MathClass?
        /// Whether the space to `before` is written.
        var isSpaced = false
        /// Whether the row's first node is the first child of its element.
        var isFirst = true
        /// Whether its last node is the last child.
        var isLast = true
    }

    // MARK: Rows

    /// Writes the nodes of a row one after the other.
    mutating func row(_ nodes: [MathNode], _ edges: Edges = Edges()) {
        if nodes.isEmpty { return }
        if nodes.count == 1, edges.before == nil, edges.after == nil, case .symbol(let symbol) = nodes[0],
            symbol.kind != .sign
        {
            self.symbol(symbol)
            return
        }
        let atoms = spaced(nodes, edges)
        for atom in atoms {
            if atom.gap != 0 { space(atom.gap) }
            node(atom)
            guard let application = atom.application else { continue }
            markup("<mo")
            if application > 0 { length("rspace", application) }
            markup(">\u{2061}</mo>")
        }
    }

    private func spaced(_ nodes: [MathNode], _ edges: Edges) -> [Atom] {
        var atoms = nodes.map { node in
            var atom = Atom(node: node, left: node.leftClass, right: node.rightClass, core: node.core)
            if case .space = node { atom.isSpace = true }
            return atom
        }
        // A sign between two operands is binary, any other is as a letter (The TeXbook, appendix G, 5 and 6).
        var last: MathClass? = edges.before
        var lastIndex: Int?
        for index in atoms.indices where !atoms[index].isSpace {
            if atoms[index].left == .binary {
                switch last {
                case nil, .binary?, .largeOperator?, .relation?, .opening?, .punctuation?:
                    atoms[index].makeOrdinary()
                default: break
                }
            }
            if let before = lastIndex, atoms[before].right == .binary {
                switch atoms[index].left {
                case .relation, .closing, .punctuation: atoms[before].makeOrdinary()
                default: break
                }
            }
            last = atoms[index].right
            lastIndex = index
        }
        if let lastIndex, atoms[lastIndex].right == .binary {
            switch edges.after {
            case nil, .relation?, .closing?, .punctuation?: atoms[lastIndex].makeOrdinary()
            default: break
            }
        }
        findForms(&atoms, edges)
        distribute(&atoms, edges)
        return atoms
    }

    /// Which form a browser takes an operator for, from its place among the children that are no space.
    private func findForms(_ atoms: inout [Atom], _ edges: Edges) {
        let visible = atoms.indices.filter { !atoms[$0].isSpace && !atoms[$0].node.isWords }
        guard let first = visible.first, let last = visible.last else { return }
        let isAlone = visible.count == 1 && edges.isFirst && edges.isLast
        if isAlone { return }
        if edges.isFirst { atoms[first].form = .prefix }
        if edges.isLast, last != first || !edges.isFirst { atoms[last].form = .postfix }
    }

    /// Gives each space to an operator beside it, or to an element of its own.
    private func distribute(_ atoms: inout [Atom], _ edges: Edges) {
        let isScript = level > 0
        var before: Int?
        for index in atoms.indices where !atoms[index].isSpace {
            guard let left = before else {
                if edges.isSpaced, let class0 = edges.before {
                    let space = MathSpacing.between(class0, atoms[index].left, isScript: isScript)
                    if atoms[index].core == nil { atoms[index].gap = space } else { atoms[index].spaceLeft = space }
                }
                before = index
                continue
            }
            let space = MathSpacing.between(atoms[left].right, atoms[index].left, isScript: isScript)
            switch (atoms[left].core, atoms[index].core) {
            case (nil, nil):
                if atoms[left].node.isFunctionName { break }
                atoms[index].gap = space
            case (_?, nil): atoms[left].spaceRight = space
            case (nil, _?) where !atoms[left].node.isFunctionName: atoms[index].spaceLeft = space
            case (nil, _?): break
            case (let one?, let other?):
                let ofLeft = MathSpacing.inBrowser(one.text, atoms[left].form).right
                let ofRight = MathSpacing.inBrowser(other.text, atoms[index].form).left
                if ofLeft + ofRight == space {
                    atoms[left].spaceRight = ofLeft
                    atoms[index].spaceLeft = ofRight
                } else if ofLeft <= space {
                    atoms[left].spaceRight = ofLeft
                    atoms[index].spaceLeft = space - ofLeft
                } else {
                    atoms[left].spaceRight = space
                }
            }
            if atoms[left].node.isFunctionName, atoms[left].right == .largeOperator {
                switch atoms[index].left {
                case .ordinary, .opening, .inner, .largeOperator: atoms[left].application = space
                default:
                    if atoms[index].core == nil { atoms[index].gap = space } else { atoms[index].spaceLeft = space }
                }
            }
            before = index
        }
    }

    // MARK: Nodes

    private mutating func node(_ atom: Atom) {
        switch atom.node {
        case .styled(let styling, let nodes) where atom.core == nil:
            styled(styling) { renderer in
                renderer.row(nodes, Edges(before: atom.left == .binary ? .ordinary : nil))
            }
        default:
            element(
                atom.node,
                OperatorPlace(
                    form: atom.form,
                    spaceLeft: atom.core == nil ? nil : atom.spaceLeft,
                    spaceRight: atom.core == nil ? nil : atom.spaceRight
                )
            )
        }
    }

    /// Writes a row as exactly one element.
    mutating func argument(_ nodes: [MathNode]) {
        if nodes.count == 1, nodes[0].isOneElement {
            row(nodes)
        } else {
            markup("<mrow>")
            row(nodes)
            markup("</mrow>")
        }
    }

    /// Writes a row in a smaller style, as one element.
    mutating func script(_ nodes: [MathNode]) {
        let outer = (isDisplay, level)
        isDisplay = false
        level = min(level + 1, 2)
        argument(nodes)
        (isDisplay, level) = outer
    }

    mutating func styled(_ styling: MathStyling, _ content: (inout MathMLRenderer) -> Void) {
        let outer = (isDisplay, level)
        defer { (isDisplay, level) = outer }
        switch styling {
        case .style(let style):
            let wanted: (Bool, Int) =
                switch style {
                case .display: (true, 0)
                case .text: (false, 0)
                case .script: (false, 1)
                case .scriptScript: (false, 2)
                }
            if wanted == (isDisplay, level) {
                markup("<mrow>")
                content(&self)
                markup("</mrow>")
                return
            }
            (isDisplay, level) = wanted
            markup(isDisplay ? "<mstyle displaystyle=\"true\"" : "<mstyle displaystyle=\"false\"")
            markup(" scriptlevel=\"")
            bytes.append(UInt8(0x30 + level))
            markup("\">")
            content(&self)
            markup("</mstyle>")
        case .size(let size):
            markup("<mstyle")
            length("mathsize", size)
            markup(">")
            content(&self)
            markup("</mstyle>")
        case .color(let color):
            markup("<mrow class=\"")
            markup(MathInk.className(of: color))
            markup("\">")
            content(&self)
            markup("</mrow>")
        case .background(let color):
            markup("<mrow class=\"on-colour\"")
            self.color("mathbackground", MathInk.pale(color))
            markup(">")
            content(&self)
            markup("</mrow>")
        }
    }

    // MARK: Bytes

    mutating func markup(_ literal: StaticString) {
        literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends characters of a formula, escaped.
    mutating func text(_ string: String) {
        for byte in string.utf8 {
            switch byte {
            case 0x26: markup("&amp;")
            case 0x3C: markup("&lt;")
            case 0x3E: markup("&gt;")
            default: bytes.append(byte)
            }
        }
    }

    /// Appends an attribute with a length in em.
    mutating func length(_ name: StaticString, _ thousandths: Int) {
        bytes.append(0x20)
        markup(name)
        markup("=\"")
        if thousandths == 0 {
            bytes.append(0x30)
        } else {
            bytes.append(thousandths: thousandths)
            markup("em")
        }
        bytes.append(0x22)
    }

    private mutating func color(_ name: StaticString, _ color: MathColor) {
        bytes.append(0x20)
        markup(name)
        markup("=\"#")
        bytes.append(hex: [color.red, color.green, color.blue])
        bytes.append(0x22)
    }

    mutating func space(_ width: Int) {
        markup("<mspace")
        length("width", width)
        markup("></mspace>")
    }
}

extension MathMLRenderer.Atom {
    mutating func makeOrdinary() {
        if left == .binary { left = .ordinary }
        if right == .binary { right = .ordinary }
    }
}

/// Where an operator stands and what space it has; nil lengths where the browser's own are right.
struct OperatorPlace {
    var form = MathSpacing.Form.infix
    var spaceLeft: Int?
    var spaceRight: Int?
}
