/// What the scanner of code remembers from one token to the next.
struct CodeState {
    /// What was read last, as far as the meaning of the next token depends on it.
    enum Previous {
        case start
        case sign
        case dot
        case value
        case name
        case keyword
    }

    /// A string that code may stand inside of.
    struct OpenString {
        var quote: UInt8
        var quoteCount = 1
        /// The number signs that belong to the closing quotes, and to escapes.
        var hashCount = 0
        var escape: UInt8
        /// Whether escapes are shown: raw strings have some that are not.
        var showsEscapes = true
        var isMultiline: Bool
        var doubles: Bool
        var interpolation: LanguageDefinition.Interpolation

        init(_ rule: LanguageDefinition.StringRule) {
            quote = rule.quote
            escape = rule.escape
            isMultiline = rule.isMultiline
            doubles = rule.doubles
            interpolation = rule.interpolation
        }
    }

    /// What goes on where a part of code inside something else ends.
    enum Resumption {
        case string(OpenString)
        /// The tag of an element that stands inside so many others.
        case tag(depth: Int)
        /// The content of so many elements.
        case content(depth: Int)
    }

    /// Code inside something else.
    struct Frame {
        var resumption: Resumption
        var close: UInt8
        /// How many brackets are open in it.
        var depth = 0
    }

    /// Lines that begin below the current one and end with a label.
    struct Heredoc {
        var label: Range<Int>
        var interpolation: LanguageDefinition.Interpolation
    }

    /// How many strings and elements may stand in each other; what is deeper is text.
    static let maximumDepth = 24

    var previous = Previous.start
    /// What stood before the last name.
    var beforeName = Previous.start
    var isLineStart = true
    /// What the next name is, where a word announced it.
    var expected: SyntaxToken.Kind?
    var frames: [Frame] = []
    var heredocs: [Heredoc] = []
    /// The open parentheses of a receiver, behind which a method's name stands.
    var receiverDepth = 0

    /// Whether a value may begin here, so that a slash begins a regular expression.
    var expectsValue: Bool {
        switch previous {
        case .start, .sign, .keyword: true
        case .dot, .value, .name: false
        }
    }
}
