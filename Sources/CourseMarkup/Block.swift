public import SyntaxHighlighting

/// A block of a text: what stands on lines of its own.
///
/// Every renderer switches over all cases, so that a feature which enters the tree names each of them.
public indirect enum Block: Sendable, Hashable {
    case paragraph([Inline])
    case heading(Heading)
    case list(List)
    case quotation([Block])
    /// A quotation whose first word is bold and ends in a full stop, which is its title (without the full stop).
    case callout(title: [Inline], content: [Block])
    case code(CodeBlock)
    case table(Table)
    /// A displayed formula: LaTeX source without the dollar signs.
    case formula(Formula)
    case thematicBreak

    /// A heading inside a text, shifted to stand below its section.
    public struct Heading: Sendable, Hashable {
        /// 3 to 6.
        public var level: Int
        /// The address inside the lesson, unique in it.
        public var anchor: String
        /// What stands inside.
        public var content: [Inline]

        /// Makes the value of its parts.
        public init(level: Int, anchor: String, content: [Inline]) {
            self.level = level
            self.anchor = anchor
            self.content = content
        }
    }

    /// A list, ordered or not.
    public struct List: Sendable, Hashable {
        /// The number of the first item; nil for a bulleted list.
        public var start: Int?
        /// Whether the items' paragraphs stand without space between them.
        public var isTight: Bool
        /// The items in order.
        public var items: [Item]

        /// An item of a list.
        public struct Item: Sendable, Hashable {
            /// Whether a task is done; nil where the item is no task.
            public var isDone: Bool?
            /// What stands inside.
            public var content: [Block]

            /// Makes the value of its parts.
            public init(isDone: Bool? = nil, content: [Block]) {
                self.isDone = isDone
                self.content = content
            }
        }

        /// Makes the value of its parts.
        public init(start: Int?, isTight: Bool, items: [Item]) {
            self.start = start
            self.isTight = isTight
            self.items = items
        }
    }

    /// A block of code.
    public struct CodeBlock: Sendable, Hashable {
        /// The language that the fence names (the first word of its info string, in lower case).
        public var language: String?
        /// The code with line feeds, without one at the end.
        public var text: String
        /// The parts of the code that are more than plain text, as ranges of the text's UTF-8.
        public var tokens: [SyntaxToken]

        /// Whether the language says that this is no code but what a program writes, or another plain text.
        public var isOutput: Bool { language.map(SyntaxHighlighter.isOutput(language:)) ?? false }

        /// Makes code with the tokens that its language gives it.
        public init(language: String?, text: String) {
            self.language = language
            self.text = text
            tokens = SyntaxHighlighter.tokens(of: text, language: language)
        }
    }

    /// A table whose rows all have as many cells as there are columns.
    public struct Table: Sendable, Hashable {
        /// How a column's cells are aligned.
        public enum Alignment: Sendable, Hashable {
            /// As the writing direction has it.
            case natural
            case left
            case center
            case right
        }

        /// One for each column.
        public var alignments: [Alignment]
        /// The cells of the header row.
        public var header: [[Inline]]
        /// The rows below the header.
        public var rows: [[[Inline]]]

        /// Makes the value of its parts.
        public init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
            self.alignments = alignments
            self.header = header
            self.rows = rows
        }
    }
}
