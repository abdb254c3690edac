import CourseModel
import Foundation
import FoundationXML
import Testing

@testable import SiteRenderer

struct DiscoveryTests {
    private static let site: SiteDescription = {
        var site = SiteDescription(title: "School & <b>", baseURL: "https://example.org/learn")
        site.learning.notesEvents = true
        site.learning.endpoint = "https://events.example.org:8443/in?x=1"
        return site
    }()

    private static func summary(_ id: String, version: Int = 1, at time: String) -> SiteCourseSummary {
        var summary = SiteCourseSummary(SiteCourse(document: TestCourse().document, root: "courses/\(id)/"))
        summary.id = id
        summary.version = version
        summary.approvedAt = time
        return summary
    }

    private static func files(_ courses: [SiteCourseSummary], site: SiteDescription = site) throws -> [String: String] {
        var files: [String: String] = [:]
        for file in Discovery.make(site, courses, extraPages: ["imprint.html"]) {
            files[file.path] = String(decoding: try file.render(), as: UTF8.self)
        }
        return files
    }

    /// Reads XML, and gives the texts of the elements with a name, or the values of one of their attributes.
    private static func read(_ xml: String, _ element: String, _ attribute: String? = nil) throws -> [String] {
        final class Reader: NSObject, XMLParserDelegate {
            var element = "", attribute: String?, found: [String] = [], isInside = false
            func parser(
                _ parser: XMLParser,
                didStartElement name: String,
                namespaceURI: String?,
                qualifiedName: String?,
                attributes: [String: String]
            ) {
                isInside = name == element && attribute == nil
                if isInside { found.append("") }
                if name == element, let attribute, let value = attributes[attribute] { found.append(value) }
            }
            func parser(_ parser: XMLParser, foundCharacters string: String) {
                if isInside { found[found.count - 1] += string }
            }
            func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
                isInside = false
            }
        }
        let reader = Reader()
        reader.element = element
        reader.attribute = attribute
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
        return reader.found
    }

    @Test func `the sitemap lists what is to be found, with the course in other languages`() throws {
        var course = Self.summary("weather", at: "2026-03-01T12:00:00Z")
        course.translations = [.init(language: "ar", path: "courses/weather-ar/index.html")]
        var older = Self.summary("weather/v1", at: "2026-01-01T12:00:00Z")
        older.isLatest = false
        let map = try #require(try Self.files([course, older])["sitemap.xml"])
        let addresses = try Self.read(map, "loc")
        #expect(
            addresses.prefix(2) == ["https://example.org/learn/index.html", "https://example.org/learn/imprint.html"]
        )
        let expected = course.pages.filter { !$0.hasSuffix("certificate.html") }.map {
            "https://example.org/learn/" + $0
        }
        #expect(Array(addresses.dropFirst(2)) == expected)
        #expect(try Self.read(map, "xhtml:link", "hreflang") == ["ar", course.language].sorted())
        #expect(Set(try Self.read(map, "lastmod")) == ["2026-03-01"])
    }

    @Test func `a sitemap beyond the limit lists further ones`() throws {
        var course = Self.summary("weather", at: "2026-03-01T12:00:00Z")
        course.pages = (0..<12).map { "courses/weather/lessons/\($0).html" }
        let files = Sitemap(Self.site, "https://example.org/", [course], extraPages: [], limit: 5).files()
        #expect(files.map(\.path) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"])
        let texts = try files.map { String(decoding: try $0.render(), as: UTF8.self) }
        #expect(try texts.dropLast().flatMap { try Self.read($0, "loc") }.count == 13)
        #expect(try Self.read(texts[3], "loc").last == "https://example.org/sitemap-3.xml")
    }

    @Test func `the feed has the versions by their approvals, the newest first`() throws {
        let feed = try #require(
            try Self.files([
                Self.summary("a", version: 1, at: "2026-03-01T12:00:00+02:00"),
                Self.summary("b", version: 3, at: "2026-03-01T11:00:00Z"), Self.summary("c", at: ""),
            ])["feed.xml"]
        )
        #expect(
            try Self.read(feed, "id") == [
                "https://example.org/learn/feed.xml", "https://example.org/learn/courses/b/#version-3",
                "https://example.org/learn/courses/a/#version-1",
            ]
        )
        #expect(try Self.read(feed, "updated").first == "2026-03-01T11:00:00Z")
        #expect(try Self.read(feed, "title").first == "School & <b>")
    }

    @Test func `without an address what needs one is left out`() throws {
        let files = try Self.files(
            [Self.summary("a", at: "2026-03-01T12:00:00Z")],
            site: SiteDescription(title: "School")
        )
        #expect(files.keys.sorted() == ["_headers", "robots.txt"])
        #expect(files["robots.txt"]?.contains("Sitemap") == false)
    }

    @Test func `the examples for hosts say what the headers file says`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let guide = try String(contentsOf: root.appending(path: "docs/guide/hosting.md"), encoding: .utf8)
        let nginx = try #require(guide.firstMatch(of: #/```nginx\n([\s\S]*?)```/#)).1
        let caddy = try #require(guide.firstMatch(of: #/```caddy\n([\s\S]*?)```/#)).1
        for (name, value) in HostHeaders.fields(SiteDescription(title: "School")) {
            #expect(nginx.contains("add_header \(name) \"\(value)\" always;"), "nginx: \(name)")
            #expect(caddy.contains("\t\t\(name) \"\(value)\"\n"), "Caddy: \(name)")
        }
        for example in [nginx, caddy] { #expect(example.contains("\"\(HostHeaders.immutable)\"")) }
    }

    @Test func `the policy lets nothing in that is written into pages, and lets events out to their endpoint`() throws {
        let headers = try #require(try Self.files([])["_headers"])
        #expect(!headers.contains("unsafe"))
        #expect(headers.contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"))
        #expect(headers.contains("connect-src 'self' https://events.example.org:8443;"))
        #expect(headers.contains("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"))
    }

    @Test func `what is told to search engines cannot end its element`() throws {
        let place = CoursePlace(
            site: Self.site,
            course: SiteCourse(document: TestCourse().document, root: "courses/weather/")
        )
        var lesson = place.package.lessons[0]
        lesson.title = "</script><script>alert(1)</script><!--"
        for bytes in [StructuredData.lesson(place, lesson), StructuredData.course(place)] {
            #expect(!bytes.contains(UInt8(ascii: "<")))
            let value = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            #expect(value["@context"] as? String == "https://schema.org")
        }
        let read = try JSONSerialization.jsonObject(with: Data(StructuredData.lesson(place, lesson))) as? [String: Any]
        #expect(read?["name"] as? String == lesson.title)
    }
}
