public import CourseMarkup
public import CourseModel

/// Collects the pictures that texts show.
public enum PictureUse {
    /// The pictures of a lesson and its quiz, sorted by path, each once.
    public static func of(_ lesson: LessonDocument) -> [Picture] {
        var pictures: [String: Picture] = [:]
        collect(lesson.overview, &pictures)
        for concept in lesson.concepts {
            collect(concept.explanation, &pictures)
            if let example = concept.example { collect(example, &pictures) }
        }
        for takeaway in lesson.keyTakeaways { collect(takeaway, &pictures) }
        collect(lesson.practicePrompt, &pictures)
        collect(lesson.expectedOutcome, &pictures)
        for question in lesson.quiz?.questions ?? [] {
            collect(question.question, &pictures)
            for option in question.options { collect(option, &pictures) }
            collect(question.explanation, &pictures)
        }
        return pictures.values.sorted { $0.path < $1.path }
    }

    /// The pictures of a project, sorted by path, each once.
    public static func of(_ project: ProjectDocument) -> [Picture] {
        var pictures: [String: Picture] = [:]
        collect(project.problemStatement, &pictures)
        return pictures.values.sorted { $0.path < $1.path }
    }

    private static func collect(_ text: Text, _ pictures: inout [String: Picture]) {
        collect(text.blocks, &pictures)
        for footnote in text.footnotes { collect(footnote, &pictures) }
    }

    private static func collect(_ blocks: [Block], _ pictures: inout [String: Picture]) {
        for block in blocks {
            switch block {
            case .paragraph(let content): collect(content, &pictures)
            case .heading(let heading): collect(heading.content, &pictures)
            case .list(let list): for item in list.items { collect(item.content, &pictures) }
            case .quotation(let content): collect(content, &pictures)
            case .callout(let title, let content):
                collect(title, &pictures)
                collect(content, &pictures)
            case .table(let table):
                for cell in table.header { collect(cell, &pictures) }
                for row in table.rows { for cell in row { collect(cell, &pictures) } }
            case .code, .formula, .thematicBreak: break
            }
        }
    }

    private static func collect(_ inlines: [Inline], _ pictures: inout [String: Picture]) {
        for inline in inlines {
            switch inline {
            case .image(let image): pictures[image.picture.path] = image.picture
            case .emphasis(let content), .strong(let content), .strikethrough(let content):
                collect(content, &pictures)
            case .link(let link): collect(link.content, &pictures)
            case .text, .code, .formula, .footnoteReference, .softBreak, .lineBreak: break
            }
        }
    }
}
