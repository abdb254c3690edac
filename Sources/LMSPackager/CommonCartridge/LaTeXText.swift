internal import CourseMarkup

/// Puts the LaTeX of formulas into texts, `\(…\)` in a line and `\[…\]` displayed.
///
/// Moodle takes MathML out of the pages of a cartridge, and shows LaTeX by MathJax.
enum LaTeXText {
    static func lesson(_ lesson: LessonDocument) -> LessonDocument {
        var lesson = lesson
        lesson.overview = text(lesson.overview)
        for index in lesson.concepts.indices {
            lesson.concepts[index].explanation = text(lesson.concepts[index].explanation)
            lesson.concepts[index].example = lesson.concepts[index].example.map(text)
        }
        lesson.keyTakeaways = lesson.keyTakeaways.map(inlines)
        lesson.practicePrompt = text(lesson.practicePrompt)
        lesson.expectedOutcome = text(lesson.expectedOutcome)
        return lesson
    }

    static func project(_ project: ProjectDocument) -> ProjectDocument {
        var project = project
        project.problemStatement = text(project.problemStatement)
        return project
    }

    private static func text(_ text: Text) -> Text {
        Text(blocks: text.blocks.map(block), footnotes: text.footnotes.map { $0.map(block) })
    }

    private static func block(_ block: Block) -> Block {
        switch block {
        case .paragraph(let content): return .paragraph(inlines(content))
        case .heading(var heading):
            heading.content = inlines(heading.content)
            return .heading(heading)
        case .list(var list):
            for index in list.items.indices { list.items[index].content = list.items[index].content.map(Self.block) }
            return .list(list)
        case .quotation(let content): return .quotation(content.map(Self.block))
        case .callout(let title, let content):
            return .callout(title: inlines(title), content: content.map(Self.block))
        case .table(var table):
            table.header = table.header.map(inlines)
            table.rows = table.rows.map { $0.map(inlines) }
            return .table(table)
        case .formula(let formula): return .paragraph([latex(formula)])
        case .code, .thematicBreak: return block
        }
    }

    private static func inlines(_ inlines: [Inline]) -> [Inline] {
        inlines.map { inline in
            switch inline {
            case .emphasis(let content): return .emphasis(Self.inlines(content))
            case .strong(let content): return .strong(Self.inlines(content))
            case .strikethrough(let content): return .strikethrough(Self.inlines(content))
            case .link(var link):
                link.content = Self.inlines(link.content)
                return .link(link)
            case .formula(let formula): return latex(formula)
            case .text(let text): return .text(parted(text))
            case .code, .image, .footnoteReference, .softBreak, .lineBreak: return inline
            }
        }
    }

    /// A formula that could not be read, or that holds what ends one, is shown as code.
    private static func latex(_ formula: Formula) -> Inline {
        let ends = ["\\(", "\\)", "\\[", "\\]"]
        guard formula.content != nil, !ends.contains(where: formula.source.contains) else {
            return .code(formula.source)
        }
        return .text(formula.isDisplayed ? "\\[\(formula.source)\\]" : "\\(\(formula.source)\\)")
    }

    /// A text whose own characters MathJax would take for a formula's: an invisible U+200B parts them.
    private static func parted(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch (result.last, scalar) {
            case ("$", "$"), ("\\", "("), ("\\", ")"), ("\\", "["), ("\\", "]"): result.append("\u{200B}")
            default: break
            }
            result.append(scalar)
        }
        return String(result)
    }
}
