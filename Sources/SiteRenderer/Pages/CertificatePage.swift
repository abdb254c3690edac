internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings
internal import Mustache

/// A course's certificate, which scripts fill in once all is done.
enum CertificatePage {
    static let fields = TemplateFields(["course": .object(CourseFrame.courseFields)])

    static func path(_ place: CoursePlace) -> String { place.course.root + "certificate.html" }

    static func make(_ frame: CourseFrame) -> SitePage {
        let place = frame.place
        let path = path(place)
        var head = frame.head(path, title: place.strings[.certificate], description: "")
        head.isIndexed = false
        head.breadcrumbs = frame.breadcrumbs(from: path)
        let values = frame.values(head, [])
        return SitePage(path: path, key: PageKey.make(frame.digest, values)) { try frame.render(values) }
    }
}
