/// What a programming language looks like, as data for the one scanner of code.
struct LanguageDefinition: Sendable {
    /// Habits that several languages share.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt32
        /// A name before `(` and after the name of a type is defined there: C and its kin.
        static let typedFunctions = Traits(rawValue: 1 << 0)
        /// Names that begin with a capital are types.
        static let capitalTypes = Traits(rawValue: 1 << 1)
        /// `@name` is an annotation.
        static let annotations = Traits(rawValue: 1 << 2)
        /// `#word` at the start of a line is a directive; behind `#include` stands a file in angle brackets.
        static let directives = Traits(rawValue: 1 << 3)
        /// `$` is a letter.
        static let dollarNames = Traits(rawValue: 1 << 4)
        /// `$name` is a variable.
        static let dollarVariables = Traits(rawValue: 1 << 5)
        /// `@name` is a variable.
        static let atVariables = Traits(rawValue: 1 << 6)
        /// `/…/` is a regular expression where a value may begin.
        static let regularExpressions = Traits(rawValue: 1 << 7)
        /// A string before a colon is a key.
        static let keys = Traits(rawValue: 1 << 8)
        /// Letters before a quote change a string, as in Python.
        static let pythonStrings = Traits(rawValue: 1 << 9)
        /// `R"x(…)x"`, as in C++, and apostrophes inside numbers.
        static let rawStrings = Traits(rawValue: 1 << 10)
        /// `$"…"`, `@"…"` and `"""…"""`, as in C#.
        static let sharpStrings = Traits(rawValue: 1 << 11)
        /// Raw strings, lifetimes, attributes and macros of Rust.
        static let rust = Traits(rawValue: 1 << 12)
        /// `#"…"#` and `#word`, as in Swift.
        static let swift = Traits(rawValue: 1 << 13)
        /// Symbols, percent literals, heredocs and `=begin` of Ruby.
        static let ruby = Traits(rawValue: 1 << 14)
        /// `<<<NAME` of PHP.
        static let heredocs = Traits(rawValue: 1 << 15)
        /// Cmdlets with hyphens, operators and here-strings of PowerShell.
        static let powerShell = Traits(rawValue: 1 << 16)
        /// Elements inside code: JSX.
        static let elements = Traits(rawValue: 1 << 17)
        /// `%magic` and `!command` at the start of a line, as in IPython.
        static let magics = Traits(rawValue: 1 << 18)
        /// `name <- function`, as in R, where names hold dots.
        static let assignedFunctions = Traits(rawValue: 1 << 19)
        /// `func (receiver) name`, as in Go.
        static let receivers = Traits(rawValue: 1 << 20)
        /// `` `name` `` is a name like any other.
        static let quotedNames = Traits(rawValue: 1 << 21)
        /// `:name` is a variable, as in SQL.
        static let colonVariables = Traits(rawValue: 1 << 22)
    }

    /// What begins code, or a variable, inside a string.
    enum Interpolation: Sendable {
        case none
        /// `${…}`
        case dollarBraces
        /// `$name` and `${…}`
        case dollarNames
        /// `$name`, `{$…}` and `${…}`, as in PHP
        case bracedDollars
        /// `$name`, `$(…)` and `${…}`, as in PowerShell
        case dollarParentheses
        /// `#{…}`
        case hashBraces
        /// `\(…)`
        case backslashParentheses
        /// `{…}`, and `{{` for a brace
        case braces
    }

    /// A kind of string.
    struct StringRule: Sendable {
        var quote: UInt8
        /// What makes the next character an ordinary one; 0 for nothing.
        var escape: UInt8
        var isMultiline: Bool
        /// Whether three quotes open a string of many lines.
        var hasTriple: Bool
        /// Whether two quotes inside are one.
        var doubles: Bool
        var interpolation: Interpolation

        init(
            _ quote: Unicode.Scalar,
            escape: Unicode.Scalar? = "\\",
            isMultiline: Bool = false,
            hasTriple: Bool = false,
            doubles: Bool = false,
            _ interpolation: Interpolation = .none
        ) {
            self.quote = UInt8(ascii: quote)
            self.escape = escape.map { UInt8(ascii: $0) } ?? 0
            self.isMultiline = isMultiline
            self.hasTriple = hasTriple
            self.doubles = doubles
            self.interpolation = interpolation
        }
    }

    /// A comment that ends where its second sign stands.
    struct BlockComment: Sendable {
        var open: [UInt8]
        var close: [UInt8]
        var nests: Bool

        init(_ open: String, _ close: String, nests: Bool = false) {
            self.open = Array(open.utf8)
            self.close = Array(close.utf8)
            self.nests = nests
        }
    }

    let words: WordTable
    let lineComments: [[UInt8]]
    let blockComments: [BlockComment]
    let strings: [StringRule]
    let traits: Traits

    init(
        words: WordTable,
        lineComments: [String] = [],
        blockComments: [BlockComment] = [],
        strings: [StringRule],
        traits: Traits = []
    ) {
        self.words = words
        self.lineComments = lineComments.map { Array($0.utf8) }
        self.blockComments = blockComments
        self.strings = strings
        self.traits = traits
    }
}
