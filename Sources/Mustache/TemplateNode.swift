/// A part of a parsed template.
indirect enum TemplateNode: Sendable {
    /// Text of at most one line with its end; `startsLine` where an indentation of the whole goes before it.
    case text(Range<Int>, startsLine: Bool)
    case value(TemplateName, isRaw: Bool)
    case section(TemplateName, isInverted: Bool, [TemplateNode])
    /// `indentation` is the white space before a tag that stands alone on its line.
    case partial(String, at: Int, indentation: Range<Int>)
    case parent(String, at: Int, indentation: Range<Int>, [TemplateBlock])
    case block(TemplateBlock)
}

/// The name of a value with its dots, and where it stands.
struct TemplateName: Sendable {
    /// Empty for the implicit iterator, a single dot.
    var parts: [String]
    var offset: Int

    var text: String { parts.isEmpty ? "." : parts.joined(separator: ".") }
}

/// A block: a place that a child fills, or what fills it.
struct TemplateBlock: Sendable {
    var name: String
    var content: [TemplateNode] = []
    /// The white space at the beginning of the tag's line, where nothing but that is before it.
    var lineIndentation: Range<Int>
    /// Whether the tag's line is left out.
    var isStandalone: Bool
    /// The white space at the beginning of the content, where it begins on a line of its own.
    var contentIndentation: Range<Int>

    /// How far the lines are indented that come in the place of the content.
    var indentation: Range<Int> { contentIndentation.isEmpty ? lineIndentation : contentIndentation }
}

/// A template cut into its parts.
struct ParsedTemplate: Sendable {
    var source: TemplateSource
    var nodes: [TemplateNode]
}
