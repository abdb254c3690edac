public import CourseModel
public import MathFormulas

/// A piece of text inside a block.
public indirect enum Inline: Sendable, Hashable {
    case text(String)
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link(Link)
    case image(Image)
    case formula(Formula)
    /// The n-th footnote of its text, from 0.
    case footnoteReference(Int)
    case softBreak
    case lineBreak

    /// A link that leads somewhere; a link to nowhere is not in the tree.
    public struct Link: Sendable, Hashable {
        /// Where the link leads.
        public var target: Target
        /// What is shown beside the pointer; nil where the author gave none.
        public var title: String?
        /// What stands inside.
        public var content: [Inline]

        /// Where a link leads.
        public enum Target: Sendable, Hashable {
            /// An absolute address whose scheme is `http`, `https` or `mailto`.
            case address(String)
            /// A heading of the same lesson.
            case anchor(String)
            /// A lesson of the same course, and a heading in it.
            case lesson(id: String, anchor: String?)
        }

        /// Makes the value of its parts.
        public init(target: Target, title: String? = nil, content: [Inline]) {
            self.target = target
            self.title = title
            self.content = content
        }
    }

    /// A picture of the package.
    public struct Image: Sendable, Hashable {
        /// The picture of the package.
        public var picture: Picture
        /// What stands for the picture where it cannot be seen; empty where the author gave none.
        public var alternativeText: String
        /// What is shown beside the pointer; nil where the author gave none.
        public var title: String?

        /// Makes the value of its parts.
        public init(picture: Picture, alternativeText: String, title: String? = nil) {
            self.picture = picture
            self.alternativeText = alternativeText
            self.title = title
        }
    }
}

/// A formula of LaTeX.
public struct Formula: Sendable, Hashable {
    /// The source without the dollar signs around it.
    public var source: String
    /// Whether it was written between `$$`.
    public var isDisplayed: Bool
    /// What the source means; nil where it could not be read, then the source is shown.
    public var content: MathFormula?

    /// Reads a formula; one that cannot be read has no content.
    public init(source: String, isDisplayed: Bool) {
        self.init(source: source, isDisplayed: isDisplayed, content: try? MathFormula(source))
    }

    /// Makes the value of its parts.
    init(source: String, isDisplayed: Bool, content: MathFormula?) {
        self.source = source
        self.isDisplayed = isDisplayed
        self.content = content
    }
}

extension Sequence<Inline> {
    /// The characters of these inlines without any markup: a picture gives its alternative text, a break a space.
    public var plainText: String {
        var result = ""
        for inline in self {
            switch inline {
            case .text(let text), .code(let text): result += text
            case .emphasis(let content), .strong(let content), .strikethrough(let content): result += content.plainText
            case .link(let link): result += link.content.plainText
            case .image(let image): result += image.alternativeText
            case .formula(let formula): result += formula.source
            case .footnoteReference: break
            case .softBreak, .lineBreak: result += " "
            }
        }
        return result
    }
}
