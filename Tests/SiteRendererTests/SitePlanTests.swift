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

    private func pages(_ pages: [SitePage]) -> [SitePage] { pages.filter { $0.path.hasSuffix(".html") } }

    @Test func `a course has an overview, a certificate, a page for each lesson and one for each project`() {
        #expect(
            pages(plan(course())).map(\.path) == [
                "404.html", "courses/weather/certificate.html", "courses/weather/index.html",
                "courses/weather/lessons/ice.html", "courses/weather/lessons/rain.html",
                "courses/weather/lessons/wind.html", "courses/weather/projects/station.html", "index.html",
                "progress.html",
            ]
        )
    }

    @Test func `scripts have their data, and apps their manifest`() {
        let paths = plan(course()).map(\.path)
        for path in ["courses.js", "courses/weather/course.js", "sw.js", "manifest.webmanifest"] {
            #expect(paths.contains(path), "\(path)")
        }
    }

    @Test func `keys are the same for the same input`() {
        #expect(plan(course()).map(\.key) == plan(course()).map(\.key))
    }

    @Test func `one lesson changed, only its page is made anew`() {
        var changed = TestCourse()
        changed.changedLesson = "rain"
        let paths = changedPaths(plan(course()), plan(course(changed)))
        #expect(paths.filter { $0.hasSuffix(".html") } == ["courses/weather/lessons/rain.html"])
    }

    @Test func `pages with equal keys have equal bytes`() throws {
        var changed = TestCourse()
        changed.changedLesson = "ice"
        for (one, other) in zip(plan(course()), plan(course(changed))) {
            #expect((one.key == other.key) == (try one.render() == other.render()), "\(one.path)")
        }
    }

    @Test func `the course's title and the site's stand on every page of the course`() {
        var renamed = TestCourse()
        renamed.title = "Weather"
        let paths = pages(plan(course())).map(\.path)
        let ofSite = ["404.html", "progress.html"]
        #expect(
            changedPaths(pages(plan(course())), pages(plan(course(renamed)))) == paths.filter { !ofSite.contains($0) }
        )
        let college = SiteDescription(title: "College")
        #expect(changedPaths(pages(plan(course())), pages(plan(course(), site: college))) == paths)
    }

    @Test func `what stands around the pages is in their keys`() {
        let paths = pages(plan(course())).map(\.path)
        func changed(_ change: (inout SiteDescription) -> Void) -> [String] {
            var site = SiteDescription(title: "School")
            change(&site)
            let keys = Dictionary(uniqueKeysWithValues: plan(course()).map { ($0.path, $0.key) })
            return plan(course(), site: site).filter { keys[$0.path] != $0.key && paths.contains($0.path) }.map(\.path)
        }
        #expect(changed { $0.chrome.menu = [.init(title: "A", target: "index.html")] } == paths)
        #expect(changed { $0.chrome.accent = 0xFF0000 } == paths)
        #expect(changed { $0.learning.passPercent = 60 } == paths)
        #expect(changed { $0.baseURL = "https://example.org/" } == paths)
        #expect(changed { $0.banner = "not approved" } == paths)
        #expect(changed { _ in } == [])
    }

    @Test func `the home page lists only the latest versions`() throws {
        var old = course(root: "courses/weather/v1/")
        old.isLatest = false
        old.otherVersions = [SiteCourse.OtherVersion(version: 2, root: "courses/weather/")]
        var renamed = TestCourse()
        renamed.title = "Weather, second edition"
        let pages = plan(course(renamed), old)
        let home = try pages.first { $0.path == "index.html" }.map { try text($0) } ?? ""
        #expect(home.contains("Weather, second edition") && !home.contains("v1/"))
        let older = try pages.first { $0.path == "courses/weather/v1/index.html" }.map { try text($0) } ?? ""
        #expect(older.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(older.contains("href=\"../index.html\">Go to the latest version</a>"))
    }
}
