import Testing

@testable import SiteRenderer

/// A site with one course, rendered.
struct BuiltSite {
    let files: [String: String]

    /// The files that are pages.
    var pages: [String: String] { files.filter { $0.key.hasSuffix(".html") } }

    init(_ course: SiteCourse, site: SiteDescription = .school, pages: [ExtraPage] = []) throws {
        let made = SitePlan.make(site: site, courses: [course], extraPages: pages)
        files = Dictionary(uniqueKeysWithValues: try made.map { ($0.path, try text($0)) })
    }

    init(_ course: TestCourse = TestCourse(), site: SiteDescription = .school) throws {
        try self.init(Self.course(course), site: site)
    }

    static func course(_ course: TestCourse = TestCourse()) -> SiteCourse {
        SiteCourse(
            document: course.document,
            root: "courses/weather/",
            downloads: [SiteCourse.Download(kind: .pdf, path: "downloads/weather-1.pdf")]
        )
    }

    func page(_ path: String) throws -> String { try #require(files[path]) }

    func lesson(_ id: String) throws -> String { try page("courses/weather/lessons/\(id).html") }
}

extension SiteDescription {
    static let school = SiteDescription(title: "School <&>", baseURL: "https://example.org/learn/")
}

func text(_ page: SitePage) throws -> String { String(decoding: try page.render(), as: UTF8.self) }
