internal import CourseModel
internal import InterfaceStrings

/// How long a lesson takes to read.
enum ReadingTime {
    /// The minutes for a lesson's texts, at least one.
    ///
    /// A reader's pace is 200 words a minute, or 450 characters of scripts without spaces; words are told from the length
    /// of the text, which is near enough and costs nothing.
    static func minutes(of lesson: Lesson, language: String) -> Int {
        var size = lesson.explanation.overview.utf8.count + lesson.practice.prompt.utf8.count
        for concept in lesson.explanation.concepts {
            size += concept.explanation.utf8.count + (concept.example?.utf8.count ?? 0)
        }
        for takeaway in lesson.keyTakeaways { size += takeaway.utf8.count }
        let pace = bytesPerMinute(LanguageTag.primary(of: language))
        return max(1, (size + pace / 2) / pace)
    }

    /// The length of a minute's text in UTF-8: letters of some scripts take two bytes or three, and words differ.
    private static func bytesPerMinute(_ language: String) -> Int {
        switch language {
        case "ja", "zh", "ko", "th", "lo", "km", "my": 1350
        case "ar", "fa", "he", "ur", "ps", "ru", "uk", "be", "bg", "sr", "mk", "el", "hy": 2200
        case "hi", "bn", "gu", "kn", "ml", "mr", "ne", "pa", "ta", "te", "si", "am", "ka": 3000
        default: 1250
        }
    }
}
