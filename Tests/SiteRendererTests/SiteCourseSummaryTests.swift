import Testing

@testable import SiteRenderer

struct SiteCourseSummaryTests {
    @Test func `a summary is read from its fields as it was written`() throws {
        var course = SiteCourse(document: TestCourse().document, root: "courses/weather/", isLatest: false)
        course.translations = [.init(language: "de", path: "courses/wetter/index.html")]
        let summary = SiteCourseSummary(course)
        #expect(SiteCourseSummary(fields: summary.fields) == summary)
        #expect(summary.authors == ["Ada", "Bo <b>"])
        for count in 0..<19 { #expect(SiteCourseSummary(fields: Array(summary.fields.prefix(count))) == nil) }
    }

    @Test func `a summary names the pages that the plan lists`() {
        let course = SiteCourse(document: TestCourse().document, root: "courses/weather/")
        let pages = SitePlan.pages(of: course, site: SiteDescription(title: "School"))
        #expect(SiteCourseSummary(course).pages == pages.map(\.path).filter { $0.hasSuffix(".html") })
    }

    @Test func `the pages of the whole site are made of summaries`() throws {
        let course = SiteCourse(document: TestCourse().document, root: "courses/weather/")
        let site = SiteDescription(title: "School")
        let kept = SiteCourseSummary(fields: SiteCourseSummary(course).fields).map { [$0] } ?? []
        let made = SitePlan.pages(site: site, courses: kept)
        let all = SitePlan.make(site: site, courses: [course])
        #expect(made.map(\.path).filter { $0.hasSuffix(".html") } == ["404.html", "index.html", "progress.html"])
        for page in made { #expect(try all.first { $0.path == page.path }.map { try text($0) } == text(page)) }
    }
}
