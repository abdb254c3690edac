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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * limit)
        var count = 0
        // The last space: the number of bytes and of scalars before it.
        var space = (bytes: 0, scalars: 0)
        for byte in string.utf8 {
            let isSpace = byte == 0x20 || byte == 0x0A || byte == 0x09
            if isSpace, bytes.last ?? 0x20 == 0x20 { continue }
            if byte & 0xC0 != 0x80 {
                if count == limit {
                    if !isSpace, space.scalars > limit / 2 { bytes.removeSubrange(space.bytes...) }
                    bytes.append(contentsOf: "…".utf8)
                    break
                }
                if isSpace { space = (bytes.count, count) }
                count += 1
            }
            bytes.append(isSpace ? 0x20 : byte)
        }
        if bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
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
