extension MathParser {
    /// A command with its arguments; nil for what leaves no trace.
    mutating func command(takesWholeNumber: Bool) throws(MathProblem) -> MathNode? {
        let start = index
        let (name, end) = commandName(at: index)
        index = end
        guard let command = MathCommandTable.commands[name] else {
            if name.isEmpty { throw malformed("a command after the backslash", at: start) }
            if name.utf8.first.map({ $0 <= 0x20 }) == true { return .space(333) }
            throw MathProblem(.unknownCommand(name), at: start..<end)
        }
        switch command {
        case .symbol(let symbol): return node(of: symbol)
        case .name(let text, let limits):
            return .symbol(MathSymbol(text, .identifier, .largeOperator, limits: limits))
        case .space(let width): return .space(width)
        case .delimiter(let text, let mathClass): return .symbol(MathSymbol(text, .sign, mathClass))
        case .accent(let mark, let isStretched, let isBelow):
            let base = try argument()
            return .accent(MathAccent(base: base, mark: mark, isStretched: isStretched, isBelow: isBelow))
        case .overBrace(let mark, let isBelow):
            let base = try argument()
            return .accent(MathAccent(base: base, mark: mark, isStretched: true, isBelow: isBelow))
        case .fraction(let size, let left, let right, let hasBar):
            if size == .continued { _ = try optionalArgument() }
            let above = try argument("a numerator")
            let below = try argument("a denominator")
            return fraction(above, below, size, left, right, thickness: hasBar ? nil : 0)
        case .font(let variant): return try letters(in: variant, bold: isBold)
        case .boldSymbol: return try letters(in: font, bold: true)
        case .text(let style): return try text(style)
        case .classed(let mathClass): return .classed(mathClass, try argument())
        case .arrow(let character):
            let under = try optionalArgument() ?? []
            return .arrow(MathArrow(character: character, over: try argument(), under: under))
        case .sizedDelimiter(let size, let mathClass):
            return .delimiter(try delimiter(), size: size, mathClass)
        case .overlay(let kind):
            if kind == .smash { _ = try optionalArgument() }
            return .overlay(kind, try argument())
        case .enclosed(let kind): return .enclosed(kind, try argument())
        case .between(let left, let right, let isStretched): return try between(left, right, isStretched)
        case .stack(let kind): return try stack(kind)
        case .remainder(let kind): return try remainder(kind)
        case .length(let kind): return .space(try length(kind))
        case .special(let special): return try self.special(special, name, start..<end)
        case .refused: throw MathProblem(.refusedCommand(name), at: start..<end)
        case .infix, .style, .size, .fontSwitch:
            // As an argument without braces, such a command has nothing to change.
            throw malformed("braces around \\\(name)", at: start)
        }
    }

    private mutating func letters(in variant: MathVariant?, bold: Bool) throws(MathProblem) -> MathNode {
        let outer = (font, isBold)
        font = variant
        isBold = bold
        defer { (font, isBold) = outer }
        let nodes = try argument()
        return nodes.count == 1 ? nodes[0] : .group(nodes)
    }

    func fraction(
        _ above: [MathNode],
        _ below: [MathNode],
        _ size: MathFraction.Size,
        _ left: String,
        _ right: String,
        thickness: Int?
    ) -> MathNode {
        let fraction = MathNode.fraction(
            MathFraction(numerator: above, denominator: below, thickness: thickness, size: size)
        )
        if left.isEmpty && right.isEmpty { return fraction }
        return .fence(MathFence(left: left, right: right, parts: [[fraction]], middles: [], mathClass: .ordinary))
    }

    private mutating func stack(_ kind: MathCommand.Stack) throws(MathProblem) -> MathNode {
        let script = try argument()
        let base = try argument()
        let inner = base.count == 1 ? base[0].mathClass : .ordinary
        let mathClass =
            switch (kind, inner) {
            case (.relation, _): MathClass.relation
            case (_, .binary), (_, .relation), (_, .largeOperator): inner
            default: MathClass.ordinary
            }
        return .scripts(
            MathScripts(
                base: base,
                lower: kind == .under ? script : nil,
                upper: kind == .under ? nil : script,
                placement: .stacked,
                mathClass: mathClass
            )
        )
    }

    private mutating func remainder(_ kind: MathCommand.Remainder) throws(MathProblem) -> MathNode {
        let word = MathNode.symbol(MathSymbol("mod", .identifier))
        switch kind {
        case .binary: return .classed(.binary, [word])
        case .plain: return .group([.space(667), word, .space(333)] + (try argument()))
        case .parentheses, .withoutSpace:
            let inner = try argument()
            let words = kind == .parentheses ? [word, .space(333)] : []
            return .group(
                [.space(667), .symbol(MathSymbol("(", .sign, .opening))] + words + inner
                    + [.symbol(MathSymbol(")", .sign, .closing))]
            )
        }
    }

    private mutating func between(
        _ left: String,
        _ right: String,
        _ isStretched: Bool
    ) throws(MathProblem) -> MathNode {
        var nodes = try argument()
        let isSet = left == "{"
        for (position, node) in nodes.enumerated() {
            // The bar of a set and of a bracket parts it; a set's has room on both sides.
            guard case .symbol(let symbol) = node, symbol.text == "|" || symbol.text == "∣" else { continue }
            nodes[position] = .symbol(MathSymbol("|", .sign, isSet ? .relation : .ordinary))
            if isStretched {
                let parts = [Array(nodes[..<position]), Array(nodes[(position + 1)...])]
                let space: [MathNode] = isSet ? [.space(222)] : []
                let fence = MathFence(
                    left: left,
                    right: right,
                    parts: [parts[0] + space, space + parts[1]],
                    middles: ["|"],
                    mathClass: .ordinary
                )
                return .fence(fence)
            }
            break
        }
        if isStretched {
            return .fence(MathFence(left: left, right: right, parts: [nodes], middles: [], mathClass: .ordinary))
        }
        return .group(
            [.symbol(MathSymbol(left, .sign, .opening))] + nodes + [.symbol(MathSymbol(right, .sign, .closing))]
        )
    }
}
