import Testing

@testable import SiteRenderer

struct SitePlanTests {
    private func plan(_ courses: SiteCourse..., site: SiteDescription = SiteDescription(title: "School")) -> [SitePage]
    {
        SitePlan.make(site: site, courses: courses)
    }

    private func course(_ course: TestCourse = TestCourse(), root: String = "courses/weather/") -> SiteCourse {
        SiteCourse(document: course.document, root: root)
    }

    private func changedPaths(_ one: [SitePage], _ other: [SitePage]) -> [String] {
        zip(one, other).filter { $0.key != $1.key }.map(\.0.path)
    }

    @Test func `a course has an overview, a page for each lesson and one for each project`() {
        #expect(
            plan(course()).map(\.path) == [
                "404.html", "courses/weather/index.html", "courses/weather/lessons/ice.html",
                "courses/weather/lessons/rain.html", "courses/weather/lessons/wind.html",
                "courses/weather/projects/station.html", "index.html",
            ]
        )
    }

    @Test func `keys are the same for the same input`() {
        #expect(plan(course()).map(\.key) == plan(course()).map(\.key))
    }

    @Test func `one lesson changed, only its page is made anew`() {
        var changed = TestCourse()
        changed.changedLesson = "rain"
        #expect(changedPaths(plan(course()), plan(course(changed))) == ["courses/weather/lessons/rain.html"])
    }

    @Test func `pages with equal keys have equal bytes`() {
        var changed = TestCourse()
        changed.changedLesson = "ice"
        for (one, other) in zip(plan(course()), plan(course(changed))) {
            #expect((one.key == other.key) == (one.render() == other.render()), "\(one.path)")
        }
    }

    @Test func `the course's title and the site's stand on every page of the course`() {
        var renamed = TestCourse()
        renamed.title = "Weather"
        let paths = plan(course()).map(\.path)
        #expect(changedPaths(plan(course()), plan(course(renamed))) == paths.filter { $0 != "404.html" })
        #expect(changedPaths(plan(course()), plan(course(), site: SiteDescription(title: "College"))) == paths)
    }

    @Test func `the home page lists only the latest versions`() {
        var old = course(root: "courses/weather/v1/")
        old.isLatest = false
        old.otherVersions = [SiteCourse.OtherVersion(version: 2, root: "courses/weather/")]
        var renamed = TestCourse()
        renamed.title = "Weather, second edition"
        let pages = plan(course(renamed), old)
        let home = pages.first { $0.path == "index.html" }.map { text($0) } ?? ""
        #expect(home.contains("Weather, second edition") && !home.contains("v1/"))
        let older = pages.first { $0.path == "courses/weather/v1/index.html" }.map { text($0) } ?? ""
        #expect(older.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(older.contains("href=\"../index.html\">Go to the latest version</a>"))
    }
}

func text(_ page: SitePage) -> String { String(decoding: page.render(), as: UTF8.self) }
