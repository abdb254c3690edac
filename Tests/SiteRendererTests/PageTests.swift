import Foundation
import Testing

@testable import SiteRenderer

struct PageTests {
    private func pages(
        _ course: TestCourse = TestCourse(),
        site: SiteDescription = SiteDescription(title: "School <&>", baseURL: "https://example.org/learn/")
    ) -> [String: String] {
        let course = SiteCourse(
            document: course.document,
            root: "courses/weather/",
            downloads: [SiteCourse.Download(kind: .pdf, path: "downloads/weather-1.pdf")]
        )
        return Dictionary(
            uniqueKeysWithValues: SitePlan.make(site: site, courses: [course]).map { ($0.path, text($0)) }
        )
    }

    private func lesson(_ id: String, _ course: TestCourse = TestCourse()) throws -> String {
        try #require(pages(course)["courses/weather/lessons/\(id).html"])
    }

    @Test func `every link of the site leads to a page, an anchor or a file of it`() throws {
        let pages = pages(site: SiteDescription(title: "School"))
        let files = Set(pages.keys).union(["assets/site.css", "assets/site.js", "downloads/weather-1.pdf"])
            .union(["courses/weather/assets/map.png"])
        for (path, html) in pages {
            for address in html.matches(of: /(?:href|src)="([^"]*)"/).map({ String($0.1) }) {
                if address.hasPrefix("https://example.org") || address.hasPrefix("data:") { continue }
                let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let target = parts[0].isEmpty ? path : resolve(String(parts[0]), from: path)
                #expect(files.contains(target), "\(path): \(address)")
                if parts.count == 2, let page = pages[target] {
                    #expect(page.contains("id=\"\(parts[1])\""), "\(path): \(address)")
                }
            }
        }
    }

    @Test func `identifiers are unique in a page`() {
        for (path, html) in pages() {
            let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(path)")
        }
    }

    @Test func `a strict Content-Security-Policy holds: nothing is inline`() {
        for (path, html) in pages() {
            #expect(html.firstMatch(of: /\s(?:style|on[a-z]+)="/) == nil, "\(path)")
            #expect(!html.contains("<style"), "\(path)")
            #expect(html.matches(of: /<script/).count == 1, "\(path)")
        }
    }

    @Test func `every page has one heading of level 1, a skip link and its language`() {
        for (path, html) in pages() {
            #expect(html.matches(of: /<h1[ >]/).count == 1, "\(path)")
            #expect(html.contains("<a class=\"skip\" href=\"#_main\">"), "\(path)")
            #expect(html.contains("<html lang=\"en\" dir=\"ltr\">"), "\(path)")
        }
    }

    @Test func `an Arabic course is written from right to left, its code from left to right`() throws {
        let html = try lesson("wind", TestCourse(language: "ar-EG"))
        #expect(html.contains("<html lang=\"ar-EG\" dir=\"rtl\">"))
        #expect(html.contains("<pre dir=\"ltr\""))
        #expect(html.contains("<a class=\"brand\" href=\"../../../index.html\" lang=\"en\" dir=\"ltr\">"))
        let home = try #require(pages(TestCourse(language: "ar-EG"))["index.html"])
        #expect(home.contains("<li lang=\"ar-EG\" dir=\"rtl\">"))
    }

    @Test func `titles and names are escaped`() throws {
        let overview = try #require(pages()["courses/weather/index.html"])
        #expect(overview.contains("Weather &amp; Climate") && overview.contains("School &lt;&amp;&gt;"))
        #expect(overview.contains("Bo &lt;b&gt;") && !overview.contains("Bo <b>"))
    }

    @Test func `a lesson leads to the pages before and after it, a module's projects after its lessons`() throws {
        let rain = try lesson("rain")
        #expect(rain.contains("<a rel=\"prev\" href=\"wind.html\">"))
        #expect(rain.contains("<a rel=\"next\" href=\"../projects/station.html\">"))
        #expect(!(try lesson("wind")).contains("rel=\"prev\""))
        #expect(!(try lesson("ice")).contains("rel=\"next\""))
    }

    @Test func `a prerequisite that is a lesson is a link`() throws {
        let ice = try lesson("ice")
        #expect(ice.contains("<a href=\"rain.html\">All about rain</a> · Gloves"))
    }

    @Test func `the answer of a quiz is told only in the fold and by its key`() throws {
        let html = try lesson("wind")
        #expect(html.contains("data-question=\"0123456789ab\""))
        #expect(html.contains("<details class=\"answers\" data-answers>"))
        #expect(!html.contains("correctIndex") && html.matches(of: /type="radio"/).count == 4)
        #expect(!html.contains("<details class=\"answers\" open"))
    }

    @Test func `a canonical address is given where the site's is known`() throws {
        let html = try lesson("wind")
        let canonical = "<link rel=\"canonical\" href=\"https://example.org/learn/courses/weather/lessons/wind.html\">"
        #expect(html.contains(canonical))
        #expect(try !#require(pages(site: SiteDescription(title: "S"))["index.html"]).contains("canonical"))
    }

    @Test func `the page for what is not found works at any address`() throws {
        let html = try #require(pages()["404.html"])
        #expect(html.contains("href=\"/learn/assets/site.css\"") && html.contains("href=\"/learn/index.html\""))
        #expect(html.contains("noindex") && !html.contains("canonical"))
    }

    @Test(arguments: [
        ("index.html", "courses/a/index.html", "courses/a/index.html"),
        ("courses/a/lessons/x.html", "courses/a/lessons/y.html", "y.html"),
        ("courses/a/lessons/x.html", "assets/site.css", "../../../assets/site.css"),
        ("courses/a/v1/index.html", "courses/a/index.html", "../index.html"),
        ("courses/a/index.html", "courses/b/index.html", "../b/index.html"),
    ])
    func `addresses are relative to the page`(page: String, target: String, expected: String) {
        #expect(RelativeAddress.make(from: page, to: target) == expected)
    }

    @Test func `a summary ends at a word`() {
        #expect(Summary.cut("a\n b") == "a b")
        let long = Summary.cut(String(repeating: "words ", count: 50))
        #expect(long.hasSuffix("words…") && long.unicodeScalars.count <= Summary.limit + 1)
        #expect(Summary.cut(String(repeating: "字", count: 200)).unicodeScalars.count == Summary.limit + 1)
    }

    @Test func `style sheet and script are small`() {
        #expect(SiteTheme.files.map(\.path) == ["assets/site.css", "assets/site.js"])
        for file in SiteTheme.files { #expect(!file.bytes.isEmpty && file.bytes.count < 40_000, "\(file.path)") }
    }

    private func resolve(_ address: String, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") {
            if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
