internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// What Moodle XML and GIFT have in common: how Moodle reads the HTML of a question.
///
/// Moodle cleans MathML out of texts and gives `\(…\)` to MathJax. It looks for such delimiters, for `$$` and for its
/// placeholder of files everywhere in a text, so that these are parted where the course means the characters.
enum MoodleHTML {
    static func make(strings: InterfaceStrings, address: @escaping (Picture) -> String?) -> QuestionHTML {
        QuestionHTML(
            strings: strings,
            formulas: .tex,
            address: address,
            parted: ["\\(", "\\)", "\\[", "\\]", "$$", "@@PLUGINFILE@@"]
        )
    }

    /// A text as a paragraph in the course's language and direction; empty where the text is.
    static func paragraph(_ content: String, language: String) -> String {
        content.isEmpty ? "" : "<p\(attributes(language))>\(content)</p>"
    }

    /// An option, which Moodle shows in a line.
    static func option(_ content: String, language: String) -> String {
        "<span\(attributes(language))>\(content)</span>"
    }

    /// - Precondition: The tag is one, which holds no character that HTML escapes.
    private static func attributes(_ language: String) -> String {
        " lang=\"\(language)\" dir=\"\(LanguageTag.direction(of: language).rawValue)\""
    }

    /// The path of a quiz's category, below the bank's own top.
    static func category(_ course: String, _ quiz: QuestionBank.Quiz) -> String {
        (["top"] + [course, quiz.module, quiz.title].map(pathPart)).joined(separator: "/")
    }

    /// A title of white space alone would end the path there.
    private static func pathPart(_ title: String) -> String {
        let escaped = SubstitutionTable.moodlePath.apply(SubstitutionTable.moodleNames.apply(title))
        return (escaped.hasPrefix("/") ? " " : "") + escaped + (escaped.hasSuffix("/") ? " " : "")
    }
}
