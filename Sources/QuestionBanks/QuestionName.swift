internal import CourseMarkup
internal import InterfaceStrings

/// The name by which teachers find a question in a bank: its text without markup, on one line.
enum QuestionName {
    /// Names stand in columns of 255 characters.
    static let limit = 255

    /// Makes a name; a question without words, such as a picture without an alternative text, is named by its number.
    static func make(_ question: QuestionDocument, number: Int, strings: InterfaceStrings) -> String {
        let words = question.question.plainText.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" }
        var name = String.UnicodeScalarView()
        for word in words {
            if !name.isEmpty { name.append(" ") }
            name.append(contentsOf: word)
        }
        if name.isEmpty { return strings.text(.questionNumber, number: number) }
        guard name.count > limit else { return String(name) }
        return String(String.UnicodeScalarView(name.prefix(limit - 1))) + "…"
    }
}
