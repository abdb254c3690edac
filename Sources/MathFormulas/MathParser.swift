/// Reads a formula's source into rows of nodes, in one pass and without expanding anything.
struct MathParser {
    static let maximumLength = 20_000
    static let maximumDepth = 80
    static let maximumNodeCount = 20_000

    let source: [UInt8]
    var index = 0
    /// The alphabet that letters are set in; nil for TeX's own choice.
    var font: MathVariant?
    /// Whether letters and digits are bold besides.
    var isBold = false
    /// Whether words of LaTeX's text mode stand around, so that a dollar sign ends the formula.
    var isInText = false
    /// The number of the row or of the whole formula.
    var tag: [MathNode]?
    private var depth = 0
    private var nodeCount = 0

    init(_ source: [UInt8]) { self.source = source }

    /// The whole formula.
    mutating func formula() throws(MathProblem) -> MathFormula {
        var nodes = try row()
        if isAtNewRow {
            // Lines outside of an environment stand one below the other.
            var rows = [MathTable.Row(cells: [nodes])]
            while isAtNewRow {
                rows[rows.count - 1].gap = try newRow()
                rows.append(MathTable.Row(cells: [try row()]))
            }
            if rows.last?.cells == [[]] { rows.removeLast() }
            if rows.count > 1 {
                nodes = [.table(MathTable(kind: .gathered, rows: rows, alignments: [], isDisplayStyle: true))]
            }
        }
        guard index == source.count else { throw unexpected() }
        return MathFormula(nodes: nodes, tag: tag)
    }

    /// What ends a row where nothing should end it.
    func unexpected() -> MathProblem {
        guard index < source.count else { return malformed("more", at: source.count) }
        switch source[index] {
        case UInt8(ascii: "}"): return malformed("an opening brace before this closing one", at: index)
        case UInt8(ascii: "&"): return malformed("& only between the cells of an environment", at: index)
        default:
            let name = commandName(at: index).name
            return MathProblem(
                .malformed(expected: "what \\\(name) belongs to"),
                at: index..<commandName(at: index).end
            )
        }
    }

    func malformed(_ expected: String, at start: Int) -> MathProblem {
        MathProblem(.malformed(expected: expected), at: start..<min(start + 1, source.count))
    }

    // MARK: Rows

    /// The nodes up to what ends the row, which is not taken: a closing brace, a cell, a row, an environment or a fence.
    mutating func row(endsAtBracket: Bool = false) throws(MathProblem) -> [MathNode] {
        try enter()
        defer { depth -= 1 }
        let outerFont = font
        let wasBold = isBold
        defer {
            font = outerFont
            isBold = wasBold
        }
        var nodes: [MathNode] = []
        while true {
            skipSpace()
            guard index < source.count else { return nodes }
            switch source[index] {
            case UInt8(ascii: "}"), UInt8(ascii: "&"): return nodes
            case UInt8(ascii: "]") where endsAtBracket: return nodes
            case UInt8(ascii: "$") where isInText: return nodes
            case UInt8(ascii: "\\"):
                let (name, end) = commandName(at: index)
                switch MathCommandTable.commands[name] {
                case .special(.end), .special(.right), .special(.middle), .special(.newRow): return nodes
                case .infix(let left, let right, let hasBar):
                    index = end
                    let below = try row(endsAtBracket: endsAtBracket)
                    return [fraction(nodes, below, .natural, left, right, thickness: hasBar ? nil : 0)]
                case .style(let style):
                    index = end
                    nodes.append(.styled(.style(style), try row(endsAtBracket: endsAtBracket)))
                    return nodes
                case .size(let size):
                    index = end
                    nodes.append(.styled(.size(size), try row(endsAtBracket: endsAtBracket)))
                    return nodes
                case .special(.color):
                    index = end
                    let color = try colorArgument()
                    nodes.append(.styled(.color(color), try row(endsAtBracket: endsAtBracket)))
                    return nodes
                case .fontSwitch(let variant):
                    index = end
                    font = variant
                    continue
                default: break
                }
            default: break
            }
            if let node = try scripted() {
                try count()
                nodes.append(node)
            }
        }
    }

    mutating func enter() throws(MathProblem) {
        depth += 1
        guard depth <= Self.maximumDepth else {
            throw MathProblem(.tooComplex("at most \(Self.maximumDepth) levels of nesting"), at: index..<index)
        }
    }

    mutating func leave() { depth -= 1 }

    private mutating func count() throws(MathProblem) {
        nodeCount += 1
        guard nodeCount <= Self.maximumNodeCount else {
            throw MathProblem(.tooComplex("at most \(Self.maximumNodeCount) parts"), at: index..<index)
        }
    }

    /// A nucleus with its scripts; nil for what leaves no trace.
    private mutating func scripted() throws(MathProblem) -> MathNode? {
        let base: MathNode?
        switch source[index] {
        case UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "'"): base = .group([])
        default: base = try nucleus(takesWholeNumber: true)
        }
        guard let base else { return nil }
        var lower: [MathNode]?
        var upper: [MathNode]?
        var placement: MathScripts.Placement?
        while true {
            skipSpace()
            guard index < source.count else { break }
            let start = index
            switch source[index] {
            case UInt8(ascii: "^"):
                index += 1
                let argument = try scriptArgument()
                if let primes = upper {
                    guard primes.allSatisfy({ $0.isPrime }) else { throw malformed("one superscript", at: start) }
                    upper = primes + argument
                } else {
                    upper = argument
                }
            case UInt8(ascii: "_"):
                index += 1
                guard lower == nil else { throw malformed("one subscript", at: start) }
                lower = try scriptArgument()
            case UInt8(ascii: "'"):
                var primes = 0
                while index < source.count, source[index] == UInt8(ascii: "'") {
                    primes += 1
                    index += 1
                }
                guard upper == nil else { throw malformed("one superscript", at: start) }
                upper = [.prime(primes)]
            case UInt8(ascii: "\\"):
                let (name, end) = commandName(at: index)
                if case .special(.limits)? = MathCommandTable.commands[name] {
                    placement = .stacked
                } else if case .special(.noLimits)? = MathCommandTable.commands[name] {
                    placement = .beside
                } else {
                    return base.with(lower, upper, placement)
                }
                index = end
            default: return base.with(lower, upper, placement)
            }
        }
        return base.with(lower, upper, placement)
    }

    private mutating func scriptArgument() throws(MathProblem) -> [MathNode] {
        let kept = font
        defer { font = kept }
        return try argument("a script")
    }

    // MARK: Arguments

    /// A group's row, or one token.
    mutating func argument(_ expected: String = "an argument") throws(MathProblem) -> [MathNode] {
        skipSpace()
        guard index < source.count else { throw malformed(expected, at: source.count) }
        switch source[index] {
        case UInt8(ascii: "{"): return try group()
        case UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            throw malformed(expected, at: index)
        default:
            try enter()
            defer { leave() }
            let start = index
            guard let node = try nucleus(takesWholeNumber: false) else { throw malformed(expected, at: start) }
            return [node]
        }
    }

    /// The row between braces, with these.
    mutating func group() throws(MathProblem) -> [MathNode] {
        let start = index
        index += 1
        let nodes = try row()
        guard index < source.count, source[index] == UInt8(ascii: "}") else {
            if index < source.count, source[index] != UInt8(ascii: "$") { throw unexpected() }
            throw malformed("a closing brace for this one", at: start)
        }
        index += 1
        return nodes
    }

    /// The row between square brackets; nil where none stand here.
    mutating func optionalArgument() throws(MathProblem) -> [MathNode]? {
        skipSpace()
        guard index < source.count, source[index] == UInt8(ascii: "[") else { return nil }
        let start = index
        index += 1
        let nodes = try row(endsAtBracket: true)
        guard index < source.count, source[index] == UInt8(ascii: "]") else {
            throw malformed("a closing bracket for this one", at: start)
        }
        index += 1
        return nodes
    }

    // MARK: Tokens

    mutating func skipSpace() {
        while index < source.count {
            switch source[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case UInt8(ascii: "%"):
                while index < source.count, source[index] != 0x0A { index += 1 }
            default: return
            }
        }
    }

    /// The name of the command whose backslash stands at an index, and the index after it.
    func commandName(at start: Int) -> (name: String, end: Int) {
        var end = start + 1
        while end < source.count, source[end].isLetter { end += 1 }
        if end == start + 1 {
            guard end < source.count else { return ("", end) }
            end += 1
            while end < source.count, source[end] & 0xC0 == 0x80 { end += 1 }
        } else if end < source.count, source[end] == UInt8(ascii: "*"), end - start <= 16 {
            let name = String(decoding: source[(start + 1)...end], as: UTF8.self)
            if MathCommandTable.commands[name] != nil { return (name, end + 1) }
        }
        return (String(decoding: source[(start + 1)..<end], as: UTF8.self), end)
    }

    /// Whether a row of a table ends here.
    var isAtNewRow: Bool {
        guard index + 1 < source.count, source[index] == UInt8(ascii: "\\") else { return false }
        if case .special(.newRow)? = MathCommandTable.commands[commandName(at: index).name] { return true }
        return false
    }
}

extension UInt8 {
    var isLetter: Bool { (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) }
    var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension MathNode {
    static func prime(_ count: Int) -> MathNode {
        let text =
            switch count {
            case 1: "′"
            case 2: "″"
            case 3: "‴"
            case 4: "⁗"
            default: String(repeating: "′", count: min(count, 12))
            }
        return .symbol(MathSymbol(text, .sign))
    }

    /// Whether it is a prime, or several.
    public var isPrime: Bool {
        guard case .symbol(let symbol) = self, let first = symbol.text.unicodeScalars.first else { return false }
        return (0x2032...0x2034).contains(first.value) || first.value == 0x2057
    }

    /// The node with scripts; itself where there are none.
    fileprivate func with(
        _ lower: [MathNode]?,
        _ upper: [MathNode]?,
        _ placement: MathScripts.Placement?
    ) -> MathNode {
        if lower == nil && upper == nil { return self }
        // A second pair on a brace stands where the brace's label has its place.
        return .scripts(
            MathScripts(
                base: [self],
                lower: lower,
                upper: upper,
                placement: placement ?? scriptPlacement,
                mathClass: mathClass
            )
        )
    }

    private var scriptPlacement: MathScripts.Placement {
        switch self {
        case .symbol(let symbol): symbol.limits == .inDisplay ? .inDisplay : .beside
        case .classed(.largeOperator, _): .inDisplay
        case .accent(let accent) where accent.isBrace: .stacked
        case .arrow: .stacked
        default: .beside
        }
    }

    /// How the node is spaced.
    public var mathClass: MathClass {
        switch self {
        case .symbol(let symbol): symbol.mathClass
        case .classed(let mathClass, _), .delimiter(_, _, let mathClass): mathClass
        case .scripts(let scripts): scripts.mathClass
        case .fence(let fence): fence.mathClass
        case .fraction: .inner
        case .arrow: .relation
        case .accent(let accent) where accent.isBrace: .largeOperator
        case .styled(_, let nodes), .overlay(_, let nodes): nodes.count == 1 ? nodes[0].mathClass : .ordinary
        case .enclosed(let kind, let nodes) where kind != .box && nodes.count == 1: nodes[0].mathClass
        case .group, .root, .accent, .table, .text, .space, .enclosed: .ordinary
        }
    }
}

extension MathAccent {
    /// Whether the mark is a brace, whose label stands on its far side.
    public var isBrace: Bool { ["⏞", "⏟", "⎴", "⎵", "⏜", "⏝"].contains(mark) }
}
