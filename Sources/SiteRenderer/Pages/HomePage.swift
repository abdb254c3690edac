internal import CourseModel
internal import InterfaceStrings
internal import Mustache

/// The site's first page: its courses.
enum HomePage {
    static let path = "index.html"

    static let fields = TemplateFields([
        "courses": .list(.object(cardFields)), "hasFilters": .flag, "languages": .list(.object(ValueFields.choice)),
        "hasLanguages": .flag, "levels": .list(.object(ValueFields.choice)), "hasLevels": .flag,
        "durations": .list(.object(ValueFields.choice)), "hasDurations": .flag,
    ])
    private static let cardFields = TemplateFields([
        "id": .text, "title": .text, "description": .text, "href": .text, "lang": .text, "dir": .text,
        "languageName": .text, "level": .text, "levelName": .text, "minutes": .number, "duration": .text,
        "lessonCount": .text, "projectCount": .text, "version": .number, "authors": .text,
        "isOtherLanguage": .flag, "translations": .list(.object(ValueFields.translation)),
    ])

    /// - Parameter courses: The newest version of each course.
    static func make(_ site: SiteDescription, _ courses: [SiteCourseSummary]) -> SitePage {
        let frame = PageFrame(site, language: site.language, kind: .home, current: path)
        var head = PageFrame.Head(path: path, title: site.title)
        head.description = Summary.cut(courses.map(\.title).joined(separator: " · "))
        let languages = Set(courses.map(\.language)).sorted()
        let levels = Level.allCases.filter { level in courses.contains { $0.level == level } }
        let durations = durations(courses, frame.strings)
        let own = fields.slots([
            "courses": .list(courses.map { card($0, frame) }), "hasFilters": .flag(courses.count > 1),
            "languages": .list(
                languages.map { .object([.text($0), .text(site.theme.strings.languageName(of: $0))]) }
            ),
            "hasLanguages": .flag(languages.count > 1),
            "levels": .list(levels.map { .object([.text($0.rawValue), .text(frame.strings.levelName($0))]) }),
            "hasLevels": .flag(levels.count > 1),
            "durations": .list(durations), "hasDurations": .flag(durations.count > 1),
        ])
        return frame.page(.home, head, own)
    }

    /// The lengths that courses have: less than an hour, up to five, more.
    private static func durations(_ courses: [SiteCourseSummary], _ strings: InterfaceStrings) -> [TemplateValue] {
        let (short, long) = (strings.duration(minutes: 60), strings.duration(minutes: 300))
        let choices = [
            (code: "-60", name: "< " + short, range: 0..<60),
            (code: "60-300", name: "\(short) – \(long)", range: 60..<301),
            (code: "300-", name: "> " + long, range: 301..<Int.max),
        ]
        return choices.filter { choice in courses.contains { choice.range.contains($0.minutes) } }
            .map { .object([.text($0.code), .text($0.name)]) }
    }

    /// A course is told in its own language.
    private static func card(_ course: SiteCourseSummary, _ frame: PageFrame) -> TemplateValue {
        let theme = frame.site.theme
        let strings = theme.texts(for: course.language).strings
        let description = course.description == course.title ? "" : Summary.cut(course.description)
        return cardFields.object([
            "id": .text(course.id), "title": .text(course.title), "description": .text(description),
            "href": .text(EncodedAddress.make(course.overviewPath)), "lang": .text(course.language),
            "dir": .text(LanguageTag.direction(of: course.language).rawValue),
            "languageName": .text(theme.strings.languageName(of: course.language)),
            "level": .text(course.level.rawValue), "levelName": .text(strings.levelName(course.level)),
            "minutes": .number(course.minutes), "duration": .text(strings.duration(minutes: course.minutes)),
            "lessonCount": .text(strings.text(.lessonCount, count: course.lessonCount)),
            "projectCount": .text(
                course.projectCount > 0 ? strings.text(.projectCount, count: course.projectCount) : ""
            ),
            "version": .number(course.version), "authors": .text(course.authors.joined(separator: ", ")),
            "isOtherLanguage": .flag(course.language != frame.language),
            "translations": .list(
                course.translations.map { translation in
                    .object([
                        .text(translation.language), .text(theme.strings.languageName(of: translation.language)),
                        .text(EncodedAddress.make(translation.path)),
                    ])
                }
            ),
        ])
    }
}
