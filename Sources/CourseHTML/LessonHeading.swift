public import CourseMarkup
public import InterfaceStrings

/// An entry of a lesson's table of contents.
public struct LessonHeading: Sendable, Hashable {
    /// 2 or 3.
    public var level: Int
    /// The address inside the lesson.
    public var anchor: String
    /// What the entry says.
    public var title: [Inline]

    /// The headings of level 2 and 3 that `CourseHTMLRenderer.renderBody` and `renderQuiz` write, in their order.
    public static func all(of lesson: LessonDocument, strings: InterfaceStrings) -> [LessonHeading] {
        var headings: [LessonHeading] = []
        func add(_ title: String, _ anchor: String) {
            headings.append(LessonHeading(level: 2, anchor: anchor, title: [.text(title)]))
        }
        func add(_ text: Text) {
            for case .heading(let heading) in text.blocks where heading.level == 3 && !heading.content.isEmpty {
                headings.append(
                    LessonHeading(level: 3, anchor: heading.anchor, title: heading.content.withoutLinks)
                )
            }
        }
        if lesson.overview.hasHeadings { add(strings[.overview], lesson.anchors.overview) }
        add(lesson.overview)
        for concept in lesson.concepts {
            add(concept.title, concept.anchor)
            add(concept.explanation)
        }
        add(strings[.keyTakeaways], lesson.anchors.keyTakeaways)
        add(strings[.practice], lesson.anchors.practice)
        if lesson.quiz != nil { add(strings[.quiz], lesson.anchors.quiz) }
        return headings
    }
}

extension [Inline] {
    /// The same words where links, pictures and footnotes have no place: inside another link.
    var withoutLinks: [Inline] {
        flatMap { inline -> [Inline] in
            switch inline {
            case .link(let link): link.content.withoutLinks
            case .image(let image): [.text(image.alternativeText)]
            case .footnoteReference: []
            case .emphasis(let content): [.emphasis(content.withoutLinks)]
            case .strong(let content): [.strong(content.withoutLinks)]
            case .strikethrough(let content): [.strikethrough(content.withoutLinks)]
            case .softBreak, .lineBreak: [.text(" ")]
            case .text, .code, .formula: [inline]
            }
        }
    }
}
