/// A part of a code block that is more than plain text: a keyword, a string, a comment.
///
/// Plain names, operators and punctuation have no token. Tokens of one text stand in ascending order, do not overlap,
/// and begin and end between Unicode scalars.
public struct SyntaxToken: Sendable, Hashable {
    /// What a token is.
    public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        /// A word of the language, and its named constants.
        case keyword
        /// A type, or something that the language brings along.
        case type
        /// A string, a character, a regular expression.
        case string
        /// An escape in a string, or what begins and ends code inside it.
        case escape
        /// A number.
        case number
        /// A comment.
        case comment
        /// The name of what is defined here, or a command.
        case function
        /// A decorator, annotation, preprocessor directive or declaration.
        case attribute
        /// A tag of markup, with its angle brackets.
        case tag
        /// A key, the name of an attribute of markup, an option of a command.
        case property
        /// A variable that its own mark tells from a name.
        case variable
        /// A line that was added.
        case inserted
        /// A line that was taken away.
        case deleted
        /// What a shell shows before a command.
        case prompt
        /// What went wrong.
        case error
    }

    /// What it is.
    public var kind: Kind
    private var start: UInt32
    private var end: UInt32

    /// The bytes of the text's UTF-8 that it covers; never empty.
    public var range: Range<Int> { Int(start)..<Int(end) }

    /// Makes a token.
    ///
    /// - Parameter range: Offsets in UTF-8, below 2³².
    public init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        start = UInt32(range.lowerBound)
        end = UInt32(range.upperBound)
    }
}
