/// A formula of LaTeX, read.
public struct MathFormula: Sendable, Hashable {
    /// The formula's row.
    public var nodes: [MathNode]
    /// What the formula is called, `\tag{…}`, with the parentheses that stand around it.
    public var tag: [MathNode]?

    /// Reads the source of a formula, which is what stands between the dollar signs.
    ///
    /// The time grows with the length of the source; nothing in it is expanded.
    ///
    /// - Throws: the first part that is not known, not allowed or not complete.
    public init(_ source: String) throws(MathProblem) {
        try self.init(Array(source.utf8))
    }

    /// Reads the source of a formula in UTF-8.
    ///
    /// - Throws: the first part that is not known, not allowed or not complete.
    public init(_ source: [UInt8]) throws(MathProblem) {
        guard source.count <= MathParser.maximumLength else {
            throw MathProblem(.tooComplex("at most \(MathParser.maximumLength) bytes"), at: 0..<0)
        }
        var parser = MathParser(source)
        self = try parser.formula()
    }

    init(nodes: [MathNode], tag: [MathNode]?) {
        self.nodes = nodes
        self.tag = tag
    }
}

/// Why a formula cannot be read.
public struct MathProblem: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// A command that is not in the table.
        case unknownCommand(String)
        /// An environment that is not in the table.
        case unknownEnvironment(String)
        /// A command that is known and not allowed: it defines, includes or links.
        case refusedCommand(String)
        /// Something is missing or out of place: what was expected.
        case malformed(expected: String)
        /// The formula is longer or nested more deeply than a person would write it: what is allowed.
        case tooComplex(String)
    }

    /// What is wrong.
    public var kind: Kind
    /// Where in the source's UTF-8; not empty unless it is its end or the whole.
    public var range: Range<Int>

    /// The known command or environment that an unknown one most likely meant; nil where all are far.
    ///
    /// It is compared with every name of the table, which takes a thousand times as long as reading a formula.
    public var nearestName: String? {
        switch kind {
        case .unknownCommand(let name): NearestCommand.of(name, among: MathCommandTable.commands.keys)
        case .unknownEnvironment(let name): NearestCommand.of(name, among: MathCommandTable.environments)
        default: nil
        }
    }

    init(_ kind: Kind, at range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}
