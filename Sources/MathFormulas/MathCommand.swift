/// What a command of LaTeX means to the parser.
enum MathCommand: Sendable {
    case symbol(MathSymbol)
    case name(String, MathSymbol.Limits)
    case space(Int)
    case accent(String, isStretched: Bool, isBelow: Bool)
    case overBrace(String, isBelow: Bool)
    case fraction(MathFraction.Size, left: String, right: String, hasBar: Bool)
    /// A fraction that takes all before and all after it.
    case infix(left: String, right: String, hasBar: Bool)
    case font(MathVariant)
    case boldSymbol
    case fontSwitch(MathVariant)
    case text(MathTextStyle)
    case style(MathStyle)
    case size(Int)
    case classed(MathClass)
    case arrow(String)
    case sizedDelimiter(Int, MathClass)
    case overlay(MathOverlay)
    case enclosed(MathEnclosure)
    case delimiter(String, MathClass)
    /// A bra, a ket or a set between delimiters; stretched where they grow with what is inside.
    case between(String, String, isStretched: Bool)
    case stack(Stack)
    case remainder(Remainder)
    case length(Length)
    case special(Special)
    /// Known, and never taken.
    case refused

    enum Stack: Sendable { case over, under, relation }
    enum Remainder: Sendable { case binary, parentheses, plain, withoutSpace }
    enum Length: Sendable { case inBraces, bare }
    enum Special: Sendable {
        case left, right, middle, begin, end, newRow, root, not, prime, operatorName, operatorNameWithLimits
        case color, textColor, colorBox, framedColorBox, generalFraction, substack, raise, tag, noTag, label, limits
        case noLimits, line, nothing, rule, lineBreak, choice, middleBar
    }
}

/// The commands and environments that formulas may use.
public enum MathCommandTable {
    /// A part of the table for the guide.
    public struct Section: Sendable {
        /// What the part is about.
        public let title: String
        /// The commands in the order of the guide, without backslash.
        public let names: [String]
    }

    /// All sections, in the order of the guide.
    public static let sections: [Section] = entries.map { title, commands in
        Section(title: title, names: commands.map(\.0))
    }

    /// The names of all environments, sorted.
    public static let environments: [String] = MathEnvironment.all.keys.sorted()

    /// The commands that are known and refused.
    public static let refused: [String] = refusedText.split(separator: " ").map(String.init)

    /// Every command by its name.
    static let commands: [String: MathCommand] = {
        var result: [String: MathCommand] = [:]
        for (_, commands) in entries { for (name, command) in commands { result[name] = command } }
        for name in refused { result[name] = .refused }
        return result
    }()

    /// What a character that is not ASCII means.
    static let characters: [Unicode.Scalar: MathSymbol] = {
        var result: [Unicode.Scalar: MathSymbol] = [:]
        for (_, commands) in entries {
            for (_, command) in commands {
                let symbol: MathSymbol
                switch command {
                case .symbol(let value): symbol = value
                case .delimiter(let text, let mathClass): symbol = MathSymbol(text, .sign, mathClass)
                default: continue
                }
                let scalars = symbol.text.unicodeScalars
                guard scalars.count == 1, let scalar = scalars.first, scalar.value > 0x7F else { continue }
                if result[scalar] == nil { result[scalar] = symbol }
            }
        }
        return result
    }()

    private static let refusedText = """
        def gdef edef xdef let futurelet global long newcommand renewcommand providecommand newenvironment \
        renewenvironment DeclareMathOperator csname endcsname expandafter noexpand input include includegraphics \
        usepackage require href url html htmlClass htmlId htmlStyle htmlData class cssId style unicode write \
        openin openout read catcode char loop newif toks special immediate
        """

    private static let entries: [(String, [(String, MathCommand)])] = [
        ("Letters", letters),
        ("Operators", MathSymbolTable.pairs(MathSymbolTable.binary) { .symbol(MathSymbol($0, .sign, .binary)) }),
        ("Relations", MathSymbolTable.pairs(MathSymbolTable.relations) { .symbol(MathSymbol($0, .sign, .relation)) }),
        ("Arrows", MathSymbolTable.pairs(MathSymbolTable.arrows) { .symbol(MathSymbol($0, .sign, .relation)) }),
        ("Other symbols", otherSymbols),
        (
            "Punctuation",
            MathSymbolTable.pairs(MathSymbolTable.punctuation) {
                .symbol(MathSymbol($0, .sign, .punctuation))
            }
        ),
        ("Large operators", largeOperators),
        ("Named functions", functions),
        ("Delimiters", delimiters),
        ("Sizes of delimiters", delimiterSizes),
        ("Accents and stretched lines", accents),
        ("Fractions, binomials and roots", fractions),
        ("Arrows as wide as their words", MathSymbolTable.pairs(MathSymbolTable.stretchedArrows) { .arrow($0) }),
        ("Fonts", fonts),
        ("Text", texts),
        ("Styles, sizes and colours", styles),
        ("Spacing", spaces),
        ("Overlays, boxes and strikes", overlays),
        ("Structure", structure),
    ]
}
