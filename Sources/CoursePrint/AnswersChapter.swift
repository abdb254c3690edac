internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

/// The right options of all quizzes with their explanations, at the end of the book.
struct AnswersChapter {
    let course: CourseDocument
    let theme: BookTheme
    let strings: InterfaceStrings

    static let destination = "answers"

    /// Where the answers of a lesson stand.
    static func destination(_ lesson: String) -> String { "answers:\(lesson)" }

    /// Makes the chapter.
    func make(chapterIndex: Int) -> Chapter {
        var builder = ChapterBuilder(
            .main,
            title: strings[.answers],
            destination: Self.destination,
            pointer: "/quizzes",
            index: chapterIndex,
            theme: theme,
            strings: strings
        )
        builder.add([
            builder.heading(1, [.text(strings[.answers])], in: 0, destination: Self.destination, before: 0),
            LayoutBlock(
                .rule(thickness: 1_500, theme.accent),
                tag: builder.tag(0),
                spaceAfter: 10_000,
                keepWithNext: true
            ),
        ])
        for (index, document) in course.lessons.enumerated() {
            guard let quiz = document.quiz else { continue }
            add(quiz, of: document, number: index + 1, to: &builder)
        }
        return builder.chapter
    }

    private func add(_ quiz: QuizDocument, of document: LessonDocument, number: Int, to builder: inout ChapterBuilder) {
        let lesson = document.lesson
        let title = "\(strings.text(.lessonNumber, number: number)): \(lesson.title)"
        // The heading leads back to the questions.
        let heading = builder.node(.heading2, in: 0, destination: Self.destination(lesson.id))
        let link = builder.link(
            to: .destination(LessonChapter.quizDestination(lesson.id)),
            in: heading,
            description: "\(strings[.quiz]): \(lesson.title)"
        )
        let style = theme.sans(theme.scaled(12_000), isBold: true, color: theme.accent)
        builder.add([
            LayoutBlock(
                .paragraph(
                    Paragraph(
                        [.text(title, style, tag: builder.tag(link))],
                        style: ParagraphStyle(
                            alignment: .start,
                            lineHeight: theme.scaled(15_500),
                            language: theme.language
                        )
                    )
                ),
                tag: builder.tag(heading),
                spaceBefore: 18_000,
                spaceAfter: 6_000,
                keepWithNext: true,
                keepTogether: true
            )
        ])
        let list = builder.node(.list, in: 0, StructureProperties(structureClass: .numberedList))
        for (index, question) in quiz.questions.enumerated() {
            builder.add([
                builder.listItem(
                    marker: "\(index + 1).",
                    in: list,
                    indent: 22_000,
                    style: theme.body,
                    after: 6_000,
                    keepTogether: true
                ) { builder, body in
                    answer(to: question, in: body, &builder)
                }
            ])
        }
    }

    private func answer(
        to question: QuestionDocument,
        in body: Int,
        _ builder: inout ChapterBuilder
    ) -> [LayoutBlock] {
        let option = question.options[question.correctIndex]
        var right = theme.body
        right.font.isBold = true
        var first = builder.soleParagraph(
            [.text("\(LessonChapter.letter(question.correctIndex))) ")] + option,
            node: body,
            style: right,
            alignment: .start
        )
        first.spaceAfter = 2_000
        first.keepWithNext = true
        // Some quizzes explain an answer by saying it again.
        guard question.explanation.plainText != option.plainText else {
            first.spaceAfter = 0
            first.keepWithNext = false
            return [first]
        }
        let explanation = builder.node(.paragraph, in: body)
        return [
            first,
            builder.soleParagraph(question.explanation, node: explanation, style: theme.body, alignment: .justify),
        ]
    }
}
