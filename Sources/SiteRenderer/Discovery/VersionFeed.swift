internal import CourseModel
internal import InterfaceStrings

/// An Atom feed (RFC 4287) of the courses' versions, the newest first, dated by their approvals.
enum VersionFeed {
    /// The most entries.
    static let limit = 100

    static func render(_ site: SiteDescription, _ baseURL: String, _ courses: [SiteCourseSummary]) -> [UInt8] {
        let dated = courses.compactMap { course in Timestamp(course.approvedAt).map { (time: $0, course: course) } }
            .sorted { ($1.time, $0.course.root) < ($0.time, $1.course.root) }
        func address(_ path: String) -> String { EncodedAddress.make(SiteDescription.join(baseURL, path)) }
        var text = XMLText()
        text.markup("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(site.language)\">\n")
        text.element("title", site.title)
        text.element("id", address("feed.xml"))
        text.element("link", "", ["rel": "self", "type": "application/atom+xml", "href": address("feed.xml")])
        text.element("link", "", ["rel": "alternate", "type": "text/html", "href": address("index.html")])
        text.element("updated", dated.first?.course.approvedAt ?? "1970-01-01T00:00:00Z")
        text.markup("<author>")
        text.element("name", site.title)
        text.markup("</author>\n")
        for (_, course) in dated.prefix(limit) {
            let strings = site.theme.texts(for: course.language).strings
            text.markup("<entry xml:lang=\"\(course.language)\">\n")
            text.element("title", "\(course.title) – \(strings.text(.versionNumber, number: course.version))")
            // The folder of a version changes once a newer one takes its place; its identity does not.
            text.element("id", address("courses/\(course.id)/#version-\(course.version)"))
            text.element("link", "", ["rel": "alternate", "type": "text/html", "href": address(course.overviewPath)])
            text.element("updated", course.approvedAt)
            for author in course.authors {
                text.markup("<author>")
                text.element("name", author)
                text.markup("</author>\n")
            }
            if !course.description.isEmpty { text.element("summary", Summary.cut(course.description)) }
            text.element("rights", course.license)
            text.markup("</entry>\n")
        }
        text.markup("</feed>\n")
        return text.bytes
    }
}
