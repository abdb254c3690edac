import CourseModel
import Foundation
import Mustache
import Testing

@testable import SiteRenderer

struct PageTests {
    @Test func `every link of the site leads to a page, an anchor or a file of it`() throws {
        let pages = try BuiltSite().files
        let others: Set = ["downloads/weather-1.pdf", "courses/weather/assets/map.png", "feed.xml"]
        for (path, html) in pages where path.hasSuffix(".html") {
            for link in html.matches(of: /(?:href|src)="([^"]*)"/) {
                var address = String(link.1)
                if address.hasPrefix("https://") { continue }
                if path == "404.html", address.hasPrefix("/learn/") { address.removeFirst("/learn/".count) }
                let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let target = parts[0].isEmpty ? path : resolve(String(parts[0]), from: path)
                #expect(pages[target] != nil || others.contains(target), "\(path): \(address)")
                if parts.count == 2, let page = pages[target] {
                    #expect(page.contains("id=\"\(parts[1])\""), "\(path): \(address)")
                }
            }
        }
    }

    @Test func `identifiers are unique in a page`() throws {
        for (path, html) in try BuiltSite().pages {
            let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(path)")
        }
    }

    @Test func `a strict Content-Security-Policy holds: nothing is inline`() throws {
        for (path, html) in try BuiltSite().pages {
            #expect(html.firstMatch(of: /\s(?:style|on[a-z]+)="/) == nil, "\(path)")
            #expect(!html.contains("<style"), "\(path)")
            for script in html.matches(of: /<script[^>]*>/).map({ String($0.0) }) {
                #expect(script.hasPrefix("<script defer src=") || script.contains("application/ld+json"), "\(path)")
            }
        }
    }

    @Test func `every page has one heading of level 1, a skip link and its language`() throws {
        for (path, html) in try BuiltSite().pages {
            #expect(html.matches(of: /<h1[ >]/).count == 1, "\(path)")
            #expect(html.contains("<a class=\"skip\" href=\"#_main\">") && html.contains("id=\"_main\""), "\(path)")
            #expect(html.contains("<html lang=\"en\" dir=\"ltr\">"), "\(path)")
        }
    }

    @Test func `an Arabic course is written from right to left, its code from left to right`() throws {
        let site = try BuiltSite(TestCourse(language: "ar-EG"))
        let html = try site.lesson("wind")
        #expect(html.contains("<html lang=\"ar-EG\" dir=\"rtl\">"))
        #expect(html.contains("<pre dir=\"ltr\""))
        // An English answer runs its own way.
        #expect(html.contains("<span dir=\"auto\">Moving air</span>"))
        #expect(html.contains("<a class=\"brand\" href=\"../../../index.html\" lang=\"en\" dir=\"ltr\">"))
        #expect(try site.page("index.html").contains("<li lang=\"ar-EG\" dir=\"rtl\""))
        #expect(site.files.keys.contains { $0.hasPrefix("assets/setup.ar-eg.") })
        #expect(html.contains("assets/setup.ar-eg."))
    }

    @Test func `titles and names are escaped`() throws {
        let overview = try BuiltSite().page("courses/weather/index.html")
        #expect(overview.contains("Weather &amp; Climate") && overview.contains("School &lt;&amp;&gt;"))
        #expect(overview.contains("Bo &lt;b&gt;") && !overview.contains("Bo <b>"))
    }

    @Test func `a lesson leads to the pages before and after it, a module's projects after its lessons`() throws {
        let site = try BuiltSite()
        let rain = try site.lesson("rain")
        #expect(rain.contains("<a rel=\"prev\" href=\"wind.html\">"))
        #expect(rain.contains("<a rel=\"next\" href=\"../projects/station.html\">"))
        #expect(!(try site.lesson("wind")).contains("rel=\"prev\""))
        #expect(!(try site.lesson("ice")).contains("rel=\"next\""))
    }

    @Test func `a prerequisite that is a lesson is a link`() throws {
        let ice = try BuiltSite().lesson("ice")
        #expect(ice.contains("<a href=\"rain.html\">All about rain</a>") && ice.contains("<span>Gloves</span>"))
    }

    @Test func `the answer of a quiz is told only in the fold and by its key`() throws {
        let html = try BuiltSite().lesson("wind")
        #expect(html.contains("data-question=\"0123456789ab\""))
        #expect(html.contains("<details class=\"answers\" data-answers>"))
        #expect(!html.contains("correctIndex") && html.matches(of: /type="radio"/).count == 4)
    }

    @Test func `a canonical address is given where the site's is known`() throws {
        let canonical = "<link rel=\"canonical\" href=\"https://example.org/learn/courses/weather/lessons/wind.html\">"
        #expect(try BuiltSite().lesson("wind").contains(canonical))
        let home = try BuiltSite(site: SiteDescription(title: "S")).page("index.html")
        #expect(!home.contains("canonical"))
    }

    @Test func `the page for what is not found works at any address`() throws {
        let html = try BuiltSite().page("404.html")
        #expect(html.contains("href=\"/learn/assets/site.") && html.contains("href=\"/learn/index.html\""))
        #expect(html.contains("noindex") && !html.contains("canonical"))
    }

    @Test func `the course's page tells of downloads with size and digest, and of other languages`() throws {
        var course = BuiltSite.course()
        course.downloads = [.init(kind: .pdf, path: "downloads/weather-1.pdf", byteCount: 2_340_000, sha256: "abc")]
        course.translations = [.init(language: "de", path: "courses/wetter/index.html")]
        let html = try BuiltSite(course).page("courses/weather/index.html")
        #expect(html.contains("2.3\u{A0}MB") && html.contains("<code>abc</code>"))
        #expect(html.contains("<a href=\"../wetter/index.html\" hreflang=\"de\" lang=\"de\">Deutsch</a>"))
        let other =
            "<link rel=\"alternate\" hreflang=\"de\" href=\"https://example.org/learn/courses/wetter/index.html\">"
        #expect(html.contains(other) && html.matches(of: /rel="alternate" hreflang/).count == 2)
    }

    @Test func `a lesson knows the pages of its module around it, and which it is`() {
        let place = CoursePlace(site: .school, course: BuiltSite.course())
        let frame = CourseFrame(place, .lesson, folder: "lessons/")
        guard case .list(let siblings) = frame.siblings(of: place.steps[1]) else {
            Issue.record("siblings are a list")
            return
        }
        #expect(
            siblings == [
                .object([
                    .text("lesson"), .text("wind"), .text("All about wind"), .text("wind.html"), .flag(false),
                ]),
                .object([.text("lesson"), .text("rain"), .text("All about rain"), .text("rain.html"), .flag(true)]),
                .object([
                    .text("project"), .text("station"), .text("Build a station"), .text("../projects/station.html"),
                    .flag(false),
                ]),
            ]
        )
    }

    @Test func `an entry of the menu is marked on the page that it leads to`() throws {
        var site = SiteDescription(title: "School")
        site.chrome.menu = [
            .init(title: "Wind", target: "courses/weather/lessons/wind.html"),
            .init(title: "Club", target: "https://example.org/"),
        ]
        let built = try BuiltSite(site: site)
        let marked = "<a href=\"../../../courses/weather/lessons/wind.html\" aria-current=\"page\">Wind</a>"
        #expect(try built.lesson("wind").contains(marked))
        #expect(try !built.lesson("rain").contains("aria-current=\"page\">Wind"))
        #expect(try built.lesson("rain").contains("<a href=\"https://example.org/\">Club</a>"))
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

    @Test(arguments: [(0, "0.1 kB"), (1500, "1.5 kB"), (25_000, "25 kB"), (999_960, "1 MB"), (12_345_678, "12 MB")])
    func `sizes have two digits that count`(bytes: Int, expected: String) {
        #expect(FileSize.text(bytes, language: "en") == expected.replacing(" ", with: "\u{A0}"))
        #expect(FileSize.text(2_340_000, language: "de-AT") == "2,3\u{A0}MB")
    }

    @Test func `reading time follows the length of a lesson's texts in its language`() {
        var lesson = TestCourse().package.lessons[0]
        lesson.explanation.overview = String(repeating: "word ", count: 1000)
        #expect(ReadingTime.minutes(of: lesson, language: "en-GB") == 4)
        lesson.explanation.overview = String(repeating: "字", count: 1000)
        #expect(ReadingTime.minutes(of: lesson, language: "ja") == 2)
        lesson.explanation.overview = ""
        #expect(ReadingTime.minutes(of: lesson, language: "en") == 1)
    }

    private func resolve(_ address: String, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in address.split(separator: "/") {
            if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
