import CourseMarkup
import CourseModel
import Foundation
import Testing

@testable import SiteRenderer

/// A course whose text tries to bring script onto the page shows it as text.
struct HostileTextTests {
    private static let attacks = [
        "<script>alert(1)</script>", "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>",
        "</title><script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--<script>", "]]><script>",
        "{{{content}}}", "{{#s}}<b>{{/s}}", "&lt;script&gt;", "\u{2028}<svg onload=alert(1)>",
        "javascript:alert(1)", "\" onmouseover=\"alert(1)",
    ]

    private func hostile(_ attack: String) -> SiteCourse {
        var test = TestCourse()
        test.title = attack
        var document = test.document
        document.package.title = attack
        document.package.description = attack
        document.package.license = attack
        document.package.source = attack
        document.package.authors = [attack]
        document.package.syllabus.audience = attack
        document.package.syllabus.prerequisites = [attack]
        for index in document.package.syllabus.modules.indices {
            document.package.syllabus.modules[index].title = attack
            document.package.syllabus.modules[index].summary = attack
            for lesson in document.package.syllabus.modules[index].lessons.indices {
                document.package.syllabus.modules[index].lessons[lesson].prerequisites = [attack]
            }
        }
        for index in document.lessons.indices {
            document.package.lessons[index].title = attack
            document.package.lessons[index].objectives = [attack]
            document.lessons[index].lesson = document.package.lessons[index]
            document.lessons[index].concepts[0].title = attack
            document.lessons[index].overview = test.text(attack)
        }
        for index in document.projects.indices {
            document.package.projects[index].title = attack
            document.package.projects[index].deliverables = [attack]
            document.projects[index].project = document.package.projects[index]
            document.projects[index].problemStatement = test.text(attack)
        }
        var course = SiteCourse(document: document, root: "courses/weather/")
        course.downloads = [.init(kind: .pdf, path: "downloads/\(attack).pdf", byteCount: 1, sha256: attack)]
        return course
    }

    @Test(arguments: attacks)
    func `a course's text is shown as text`(attack: String) throws {
        var site = SiteDescription(title: attack, baseURL: "https://example.org/")
        site.banner = attack
        site.chrome.menu = [.init(title: attack, target: "about.html")]
        let built = try BuiltSite(hostile(attack), site: site)
        // What an honest course's pages have of tags, these have too, and no other.
        let honest = try BuiltSite(
            hostile("Honest words"),
            site: SiteDescription(title: "Honest words", baseURL: "https://example.org/")
        )
        for (path, html) in built.pages {
            let found = tags(of: html)
            let expected = try tags(of: honest.page(path))
            let names = Set(found.map(\.name))
            // A menu, a banner and a longer text bring their own.
            let others = names.subtracting(expected.map(\.name)).subtracting(["nav", "p", "a"])
            #expect(others.isEmpty, "\(path)")
            for attribute in Set(found.flatMap(\.attributes)) {
                #expect(!attribute.hasPrefix("on") && attribute != "style", "\(path)")
            }
            let isLink = html.contains("href=\"javascript:") || html.contains("src=\"javascript:")
            #expect(!isLink, "\(path)")
            #expect(found.count { $0.name == "script" } == expected.count { $0.name == "script" }, "\(path)")
        }
    }

    /// The start tags of a page with the names of their attributes, read as browsers do.
    private func tags(of html: String) -> [(name: String, attributes: [String])] {
        html.matches(of: /<([A-Za-z][A-Za-z0-9]*)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*>/).map { match in
            let attributes = match.2.matches(of: /\s+([^\s=>"']+)(?:="[^"]*")?/).map { String($0.1).lowercased() }
            return (name: String(match.1).lowercased(), attributes: attributes)
        }
    }

    @Test(arguments: attacks)
    func `data files hold a course's text as strings`(attack: String) throws {
        let built = try BuiltSite(hostile(attack), site: SiteDescription(title: attack))
        for path in ["courses.js", "courses/weather/course.js"] {
            let script = try built.page(path)
            let start = try #require(script.range(of: "{"))
            #expect(script.hasPrefix("lectern.data(\"") && script.hasSuffix("});\n"))
            let json = script[start.lowerBound...].dropLast(3)
            let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            let title = value?["title"] ?? (value?["courses"] as? [[String: Any]])?.first?["title"]
            #expect(title as? String == attack)
        }
    }
}
