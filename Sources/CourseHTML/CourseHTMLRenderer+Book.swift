public import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// What a book without scripts has in place of what a page folds and checks: questions first, answers at the chapter's
/// end, and links from each to the other.
extension CourseHTMLRenderer {
    /// Renders a quiz to be read: the questions with their options, A to D.
    ///
    /// - Precondition: The syntax is XML; `renderAnswers` follows on the same page.
    public mutating func renderQuestions(of quiz: QuizDocument, anchor: String) {
        writer.markup("<section class=\"quiz\" epub:type=\"assessment\">\n")
        sectionHeading(context.strings[.quiz], anchor: anchor)
        writer.markup("<ol class=\"questions\">\n")
        for question in quiz.questions {
            writer.markup("<li class=\"question\"")
            writer.attribute("id", "_question-\(question.identity)")
            writer.markup(">\n<p class=\"asked\">")
            render(question.question)
            writer.markup("</p>\n<ol class=\"options\" type=\"A\">\n")
            for option in question.options {
                writer.markup("<li>")
                render(option)
                writer.markup("</li>\n")
            }
            writer.markup("</ol>\n")
            renderLink(to: "_answer-\(question.identity)", id: nil, context.strings[.answer])
            writer.markup("</li>\n")
        }
        writer.markup("</ol>\n</section>\n")
    }

    /// Renders what the practice should lead to, for the chapter's end.
    public mutating func renderOutcome(of lesson: LessonDocument) {
        writer.markup("<section class=\"outcome\">\n")
        sectionHeading(context.strings[.expectedOutcome], anchor: "_outcome")
        render(lesson.expectedOutcome, name: "outcome")
        renderLink(back: "_practice", context.strings[.practice])
        writer.markup("</section>\n")
    }

    /// Renders the right option of each question with its letter, and the explanation.
    public mutating func renderAnswers(to quiz: QuizDocument) {
        let strings = context.strings
        writer.markup("<section class=\"answers\">\n")
        sectionHeading(strings[.answers], anchor: "_answers")
        writer.markup("<ol class=\"answers\">\n")
        for (index, question) in quiz.questions.enumerated() {
            let answer =
                question.options.indices.contains(question.correctIndex) ? question.options[question.correctIndex] : []
            writer.markup("<li")
            writer.attribute("id", "_answer-\(question.identity)")
            // An explanation that only repeats the answer is not read twice.
            let isRepeated = answer == question.explanation
            writer.markup(isRepeated ? ">\n<p class=\"right explanation\"><b>" : ">\n<p class=\"right\"><b>")
            writer.text(Self.letter(of: question.correctIndex))
            writer.markup(".</b> <span>")
            render(answer)
            writer.markup("</span></p>\n")
            if !question.explanation.isEmpty, !isRepeated {
                writer.markup("<p class=\"explanation\">")
                render(question.explanation)
                writer.markup("</p>\n")
            }
            renderLink(back: "_question-\(question.identity)", strings.text(.questionNumber, number: index + 1))
            writer.markup("</li>\n")
        }
        writer.markup("</ol>\n</section>\n")
    }

    /// The letter of an option: A of 0.
    private static func letter(of index: Int) -> String { ["A", "B", "C", "D"][min(max(index, 0), 3)] }

    /// A line of its own that leads to the end of the chapter.
    mutating func renderLink(to anchor: String, id: String?, _ words: String) {
        writer.markup("<p class=\"onward\"><a")
        if let id { writer.attribute("id", id) }
        writer.attribute("href", "#" + anchor)
        writer.markup(">")
        writer.text(words)
        writer.markup("</a></p>\n")
    }

    /// A line of its own that leads back.
    private mutating func renderLink(back anchor: String, _ words: String) {
        writer.markup("<p class=\"onward\"><a")
        writer.attribute("href", "#" + anchor)
        writer.markup(" role=\"doc-backlink\">↩ ")
        writer.text(words)
        writer.markup("</a></p>\n")
    }

    /// Footnotes as reading systems know them: each can be shown where its reference was touched (EPUB 3.3, 5.3).
    mutating func renderFootnotesInBook(_ footnotes: [[Block]]) {
        writer.markup("<div class=\"footnotes\">\n")
        for (index, footnote) in footnotes.enumerated() {
            writer.markup("<aside epub:type=\"footnote\" role=\"doc-footnote\"")
            writer.attribute("id", "_\(textName)-note-\(index + 1)")
            writer.markup(">\n<span class=\"number\">")
            writer.text(String(index + 1))
            writer.markup(".</span> ")
            render(footnote)
            if referencedFootnotes.contains(index) {
                writer.markup("<a class=\"back\" role=\"doc-backlink\"")
                writer.attribute("href", "#_\(textName)-reference-\(index + 1)")
                writer.attribute("aria-label", context.strings[.backToText])
                writer.markup(">↩</a>\n")
            }
            writer.markup("</aside>\n")
        }
        writer.markup("</div>\n")
    }
}
