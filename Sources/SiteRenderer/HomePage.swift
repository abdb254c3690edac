internal import Bytes
internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// The site's first page: its courses.
enum HomePage {
    static let path = "index.html"

    static func render(_ site: SiteDescription, _ places: [CoursePlace]) -> [UInt8] {
        let strings = InterfaceStrings.forLanguage(site.language)
        var page = Page(
            Page.Description(
                path: path,
                title: site.title,
                summary: Summary.cut(places.map(\.package.title).joined(separator: " · ")),
                kind: "home"
            ),
            site: site,
            language: site.language,
            strings: strings
        )
        page.element("<main id=\"_main\">\n<header class=\"hero\">\n<h1>", site.title, "</h1>\n</header>\n")
        page.element("<section>\n<h2>", strings[.courses], "</h2>\n<ul class=\"cards\">\n")
        for place in places { write(place, siteLanguage: site.language, into: &page) }
        page.markup("</ul>\n</section>\n</main>\n")
        return page.finish()
    }

    /// A course is told in its own language.
    private static func write(_ place: CoursePlace, siteLanguage: String, into page: inout Page) {
        let package = place.package
        page.markup("<li")
        if package.language != siteLanguage {
            page.attribute("lang", package.language)
            page.attribute("dir", LanguageTag.direction(of: package.language).rawValue)
        }
        page.markup("><h3>")
        page.link(package.title, to: place.overviewPath)
        page.markup("</h3>\n")
        if !package.description.isEmpty, package.description != package.title {
            page.element("<p>", Summary.cut(package.description), "</p>\n")
        }
        page.writeFacts([
            place.levelName(package.syllabus.level),
            place.strings.duration(minutes: package.syllabus.timeBudgetMinutes),
            place.strings.text(.lessonCount, count: place.document.lessons.count),
            InterfaceStrings.languageName(of: package.language),
        ])
        page.writeProgress(place)
        page.markup("</li>\n")
    }

    static func key(_ site: SiteDescription, _ places: [CoursePlace]) -> SHA256Digest {
        var hasher = CourseKeys.start(site: site, strings: InterfaceStrings.forLanguage(site.language))
        hasher.write(field: "home")
        for place in places {
            let package = place.package
            for field in [
                place.course.root, package.syllabusId, package.title, package.description, package.language,
                package.syllabus.level.rawValue, String(package.syllabus.timeBudgetMinutes),
                String(place.document.lessons.count),
            ] {
                hasher.write(field: field)
            }
            hasher.write(field: place.strings.serialized)
        }
        return hasher.digest()
    }
}
