public import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

extension CourseHTMLRenderer {
    /// Renders a quiz as a form of radio buttons that a script checks.
    ///
    /// Each question's fieldset bears `data-question` (its identity) and `data-key` (see `QuizKey`), each radio button
    /// the index of its option; the texts that a script shows are data attributes of the form, unless `hasTexts` is
    /// false because the script brings its own. Without a script, the answers lie folded below the questions; a script
    /// takes them out of the page and shows each explanation after its question was answered.
    public mutating func renderQuiz(_ quiz: QuizDocument, anchor: String, hasTexts: Bool = true) {
        let strings = context.strings
        writer.markup("<section class=\"quiz\">\n")
        sectionHeading(strings[.quiz], anchor: anchor)
        writer.markup("<form")
        writer.attribute("data-quiz", quiz.quiz.lessonId)
        if hasTexts { renderTexts() }
        writer.markup(">\n")
        for (index, question) in quiz.questions.enumerated() { render(question, number: index + 1) }
        element("<details class=\"answers\" data-answers>\n<summary>", strings[.showAnswers], "</summary>\n<ol>\n")
        for question in quiz.questions { renderAnswer(to: question) }
        writer.markup("</ol>\n</details>\n</form>\n</section>\n")
    }

    private mutating func renderTexts() {
        let strings = context.strings
        writer.attribute("data-check", strings[.checkAnswer])
        writer.attribute("data-choose", strings[.chooseAnswer])
        writer.attribute("data-correct", strings[.correct])
        writer.attribute("data-incorrect", strings[.incorrect])
        writer.attribute("data-score", strings[.scoreOf])
        writer.attribute("data-best", strings[.bestScore])
        writer.attribute("data-retry", strings[.retry])
    }

    private mutating func render(_ question: QuestionDocument, number: Int) {
        writer.markup("<fieldset")
        writer.attribute("data-question", question.identity)
        let key = QuizKey.make(identity: question.identity, correctIndex: question.correctIndex)
        writer.attribute("data-key", key)
        element("><legend><span>", context.strings.text(.questionNumber, number: number), "</span> ")
        render(question.question)
        writer.markup("</legend>\n")
        for (index, option) in question.options.enumerated() {
            writer.markup("<label><input")
            writer.attribute("type", "radio")
            writer.attribute("name", question.identity)
            writer.attribute("value", index)
            writer.endVoid()
            // An option such as "30 million" would be turned around by a page that runs from right to left.
            writer.markup(context.strings.direction == .rightToLeft ? " <span dir=\"auto\">" : " <span>")
            render(option)
            writer.markup("</span></label>\n")
        }
        writer.markup("<div class=\"feedback\" role=\"status\"></div>\n</fieldset>\n")
    }

    private mutating func renderAnswer(to question: QuestionDocument) {
        let answer =
            question.options.indices.contains(question.correctIndex) ? question.options[question.correctIndex] : []
        writer.markup("<li><p>")
        render(answer)
        writer.markup("</p>")
        if !question.explanation.isEmpty, question.explanation != answer {
            writer.markup("<p class=\"explanation\">")
            render(question.explanation)
            writer.markup("</p>")
        }
        writer.markup("</li>\n")
    }
}
