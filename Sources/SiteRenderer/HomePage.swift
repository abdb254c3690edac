internal import Bytes
internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings

/// The site's first page: its courses.
enum HomePage {
    static let path = "index.html"

    static func render(_ site: SiteDescription, _ courses: [SiteCourseSummary]) -> [UInt8] {
        let strings = InterfaceStrings.forLanguage(site.language)
        var page = Page(
            Page.Description(
                path: path,
                title: site.title,
                summary: Summary.cut(courses.map(\.title).joined(separator: " · ")),
                kind: "home"
            ),
            site: site,
            language: site.language,
            strings: strings
        )
        page.element("<main id=\"_main\">\n<header class=\"hero\">\n<h1>", site.title, "</h1>\n</header>\n")
        page.element("<section>\n<h2>", strings[.courses], "</h2>\n<ul class=\"cards\">\n")
        for course in courses { write(course, siteLanguage: site.language, into: &page) }
        page.markup("</ul>\n</section>\n</main>\n")
        return page.finish()
    }

    /// A course is told in its own language.
    private static func write(_ course: SiteCourseSummary, siteLanguage: String, into page: inout Page) {
        let strings = InterfaceStrings.forLanguage(course.language)
        page.markup("<li")
        if course.language != siteLanguage {
            page.attribute("lang", course.language)
            page.attribute("dir", LanguageTag.direction(of: course.language).rawValue)
        }
        page.markup("><h3>")
        page.link(course.title, to: course.overviewPath)
        page.markup("</h3>\n")
        if !course.description.isEmpty, course.description != course.title {
            page.element("<p>", Summary.cut(course.description), "</p>\n")
        }
        page.writeFacts([
            strings.levelName(course.level),
            strings.duration(minutes: course.minutes),
            strings.text(.lessonCount, count: course.lessonCount),
            InterfaceStrings.languageName(of: course.language),
        ])
        page.writeProgress(of: course.id, lessonCount: course.lessonCount, strings)
        page.markup("</li>\n")
    }

    static func key(_ site: SiteDescription, _ courses: [SiteCourseSummary]) -> SHA256Digest {
        var hasher = CourseKeys.start(site: site, strings: InterfaceStrings.forLanguage(site.language))
        hasher.write(field: "home")
        for course in courses {
            for field in [
                course.root, course.id, course.title, course.description, course.language, course.level.rawValue,
                String(course.minutes), String(course.lessonCount),
            ] {
                hasher.write(field: field)
            }
            hasher.write(field: InterfaceStrings.forLanguage(course.language).serialized)
        }
        return hasher.digest()
    }
}
