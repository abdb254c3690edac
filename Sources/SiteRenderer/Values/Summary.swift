internal import CourseMarkup
internal import CourseModel

/// One or two lines about a page, for search engines and previews.
enum Summary {
    /// The longest summary, in Unicode scalars.
    static let limit = 160

    /// The beginning of a lesson's overview; its objectives where that begins with no paragraph.
    static func make(_ lesson: LessonDocument) -> String {
        cut(lesson.overview.firstParagraph ?? lesson.lesson.objectives.joined(separator: " · "))
    }

    /// The beginning of a project's task; its title where that begins with no paragraph.
    static func make(_ project: ProjectDocument) -> String {
        cut(project.problemStatement.firstParagraph ?? project.project.title)
    }

    /// Cuts a string at the last space within the limit, with spaces for line ends.
    static func cut(_ string: String) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in string.unicodeScalars {
            let isSpace = scalar == " " || scalar == "\n" || scalar == "\t"
            if isSpace, scalars.last.map({ $0 == " " }) ?? true { continue }
            scalars.append(isSpace ? " " : scalar)
            guard scalars.count > limit else { continue }
            if let space = scalars.lastIndex(of: " "), space > limit / 2 {
                scalars.removeSubrange(space...)
            } else {
                scalars.removeLast()
            }
            scalars.append("…")
            break
        }
        if scalars.last == " " { scalars.removeLast() }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }
}

extension Text {
    fileprivate var firstParagraph: String? {
        for case .paragraph(let content) in blocks {
            let words = content.plainText
            if words.utf8.contains(where: { $0 > 0x20 }) { return words }
        }
        return nil
    }
}
