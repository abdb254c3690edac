public import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

extension CourseHTMLRenderer {
    /// Renders a lesson below its title, without its quiz: objectives, overview, concepts, key takeaways, practice.
    ///
    /// The expected outcome lies folded below the practice; in a book a link leads to it (`renderOutcome`).
    public mutating func renderBody(of lesson: LessonDocument) {
        let strings = context.strings
        writer.markup("<section class=\"objectives\">\n")
        sectionHeading(strings[.objectives], anchor: "_objectives")
        list(lesson.lesson.objectives)
        writer.markup("</section>\n<section class=\"overview\"")
        // The anchor can be linked to even where the heading is not drawn.
        if !lesson.overview.hasHeadings { writer.attribute("id", lesson.anchors.overview) }
        writer.markup(">\n")
        if lesson.overview.hasHeadings { sectionHeading(strings[.overview], anchor: lesson.anchors.overview) }
        render(lesson.overview, name: "overview")
        writer.markup("</section>\n")
        for (index, concept) in lesson.concepts.enumerated() { render(concept, number: index + 1) }
        writer.markup("<section class=\"takeaways\">\n")
        sectionHeading(strings[.keyTakeaways], anchor: lesson.anchors.keyTakeaways)
        writer.markup("<ul>\n")
        for takeaway in lesson.keyTakeaways {
            writer.markup("<li>")
            render(takeaway)
            writer.markup("</li>\n")
        }
        writer.markup("</ul>\n</section>\n<section class=\"practice\">\n")
        sectionHeading(strings[.practice], anchor: lesson.anchors.practice)
        render(lesson.practicePrompt, name: "practice")
        if isBook {
            renderLink(to: "_outcome", id: "_practice", strings[.expectedOutcome])
            writer.markup("</section>\n")
            return
        }
        element("<details class=\"outcome\">\n<summary>", strings[.showExpectedOutcome], "</summary>\n<div>\n")
        render(lesson.expectedOutcome, name: "outcome")
        writer.markup("</div>\n</details>\n</section>\n")
    }

    private mutating func render(_ concept: ConceptDocument, number: Int) {
        writer.markup("<section class=\"concept\">\n")
        sectionHeading(concept.title, anchor: concept.anchor)
        render(concept.explanation, name: "concept-\(number)")
        if let example = concept.example {
            writer.markup("<div class=\"example\">\n")
            if example.hasHeadings {
                sectionHeading(context.strings[.example], anchor: concept.exampleAnchor)
            } else {
                writer.markup("<p class=\"label\"")
                if let anchor = concept.exampleAnchor { writer.attribute("id", anchor) }
                writer.markup(">")
                writer.text(context.strings[.example])
                writer.markup("</p>\n")
            }
            render(example, name: "example-\(number)")
            writer.markup("</div>\n")
        }
        writer.markup("</section>\n")
    }
}
