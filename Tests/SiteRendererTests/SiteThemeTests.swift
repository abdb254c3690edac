import CourseHTML
import Diagnostics
import Foundation
import Mustache
import Testing

@testable import SiteRenderer

struct SiteThemeTests {
    private func theme(_ files: KeyValuePairs<String, String>) -> SiteTheme {
        SiteTheme(files.map { SiteTheme.File(name: $0, file: "theme/" + $0, bytes: Array($1.utf8)) })
    }

    private func site(_ files: KeyValuePairs<String, String>) throws -> BuiltSite {
        var site = SiteDescription.school
        site.theme = theme(files)
        #expect(site.theme.findings == [])
        return try BuiltSite(site: site)
    }

    @Test func `the carried theme is without findings`() {
        #expect(SiteTheme.standard.findings.map(\.text) == [])
    }

    @Test func `a template, a part and a new part stand in for the carried ones`() throws {
        let built = try site([
            "not-found.mustache": "<h1>{{title}}</h1>{{>_sorry}}", "_sorry.mustache": "Sorry, {{site.title}}.",
            "_footer.mustache": "<p>Mine</p>",
        ])
        #expect(try built.page("404.html") == "<h1>Page not found</h1>Sorry, School &lt;&amp;&gt;.")
        #expect(try built.lesson("wind").contains("<p>Mine</p>"))
    }

    @Test func `a template that is wrong is told with its file, line and column`() {
        let findings = theme(["lesson.mustache": "<h1>{{lesson.titel}}</h1>\n{{{lesson.title}}}"]).findings
        #expect(findings.map(\.code) == [TemplateFinding.value, TemplateFinding.raw])
        #expect(findings.map(\.file) == ["theme/lesson.mustache", "theme/lesson.mustache"])
        #expect(findings.map(\.line) == [1, 2] && findings.map(\.column) == [5, 1])
        #expect(findings[0].message.hasSuffix("did you mean \"title\"?"))
    }

    @Test func `a value of other pages is false, so that a frame can ask for it`() throws {
        let built = try site(["_header.mustache": "{{#lesson}}[{{number}}]{{/lesson}}{{^lesson}}-{{/lesson}}"])
        #expect(try built.lesson("rain").contains("</a>\n[2]"))
        #expect(try built.page("index.html").contains("</a>\n-"))
        #expect(theme(["home.mustache": "{{lesson.title}}"]).findings.map(\.code) == [TemplateFinding.value])
    }

    @Test func `a file without a use is told with the one that was meant`() throws {
        let finding = try #require(theme(["lessons.mustache": ""]).findings.first)
        #expect(finding.code == ThemeFinding.file && finding.severity == .warning)
        #expect(finding.message.hasSuffix("did you mean \"lesson.mustache\"?"))
    }

    @Test func `some texts of a language are replaced, the others stay`() throws {
        let built = try site(["strings/en.json": "{\"courses\": \"Classes & more\"}"])
        let home = try built.page("index.html")
        #expect(home.contains("<h2>Classes &amp; more</h2>") && home.contains("Skip to content"))
    }

    @Test func `a language can be added`() throws {
        var site = SiteDescription(title: "School", language: "eo")
        site.theme = theme([
            "strings/eo.json": "{\"languageName\": \"Esperanto\", \"courses\": \"Kursoj\"}",
            "strings/script/eo.json": "{\"copy\": \"Kopii\"}",
        ])
        #expect(site.theme.findings == [])
        let built = try BuiltSite(site: site)
        #expect(try built.page("index.html").contains("<h2>Kursoj</h2>"))
        let path = try #require(built.files.keys.first { $0.hasPrefix("assets/setup.eo.") })
        #expect(try built.page(path).contains("\"copy\":\"Kopii\"") && built.page(path).contains("\"close\":\"Close\""))
    }

    @Test func `the style sheet names the face of formulas, and no worker fetches it unasked`() throws {
        let built = try BuiltSite(site: SiteDescription(title: "School"))
        let path = try #require(built.files.keys.first { $0.hasSuffix(".woff2") })
        let style = try #require(built.files.keys.first { $0.hasPrefix("assets/site.") && $0.hasSuffix(".css") })
        #expect(try built.page(style).contains("url(\"\(path.dropFirst("assets/".count))\")"))
        #expect(try !built.page("sw.js").contains(".woff2"))
    }

    @Test func `texts that are none are told with line and column`() throws {
        let wrong = try #require(theme(["strings/en.json": "{\n  \"coursess\": \"x\"\n}"]).findings.first)
        #expect(wrong.code == ThemeFinding.texts && wrong.line == 2)
        #expect(wrong.message.hasSuffix("did you mean \"courses\"?"))
        #expect(theme(["strings/en.json": "[1]"]).findings.map(\.code) == [ThemeFinding.texts])
        #expect(theme(["strings/de.json": "{\"courses\": 1}"]).findings.map(\.code) == [ThemeFinding.texts])
        #expect(theme(["strings/de.json": "{"]).findings.first?.file == "theme/strings/de.json")
    }

    @Test func `styles and scripts are replaced, and their addresses change with them`() throws {
        let built = try site(["site.css": "a{}", "site/core.js": "// mine\nvar a;", "home.js": "var b;"])
        let style = try #require(built.files.keys.first { $0.hasSuffix(".css") })
        #expect(try built.page(style).hasSuffix("a{}"))
        #expect(try built.lesson("wind").contains(style))
        #expect(try BuiltSite().files[style] == nil)
        let core = try #require(built.files.keys.first { $0.hasPrefix("assets/site.") && $0.hasSuffix(".js") })
        #expect(try built.page(core).hasPrefix("// mine\nvar a;"))
        let home = try #require(built.files.keys.first { $0.hasPrefix("assets/home.") })
        let setUp = try #require(built.files.keys.first { $0.hasPrefix("assets/setup.en.") })
        #expect(try built.page(setUp).contains("\"home\":\"\(home)\""))
        #expect(try built.page("sw.js").contains(home))
    }

    @Test func `the site's colour stands last in the style sheet`() throws {
        var site = SiteDescription.school
        site.chrome.accent = 0x0A0B0C
        let built = try BuiltSite(site: site)
        let style = try #require(built.files.keys.first { $0.hasSuffix(".css") })
        #expect(try built.page(style).hasSuffix(":root{--accent:#0a0b0c}\n"))
    }

    @Test func `a theme is in the keys of the pages`() {
        let course = SiteCourse(document: TestCourse().document, root: "courses/weather/")
        var site = SiteDescription.school
        let before = SitePlan.pages(of: course, site: site)
        site.theme = theme(["_pager.mustache": "x"])
        for (one, other) in zip(before, SitePlan.pages(of: course, site: site)) where one.path.hasSuffix(".html") {
            #expect(one.key != other.key, "\(one.path)")
        }
    }

    @Test func `a page without measure is an error that names the template`() {
        var site = SiteDescription.school
        let loop = String(repeating: "{{#courses}}", count: 12) + "x" + String(repeating: "{{/courses}}", count: 12)
        site.theme = theme(["home.mustache": loop])
        let course = SiteCourseSummary(BuiltSite.course())
        let pages = SitePlan.pages(site: site, courses: Array(repeating: course, count: 40))
        let error = #expect(throws: TemplateOutputError.self) {
            _ = try pages.first { $0.path == "index.html" }?.render()
        }
        #expect(error?.file == "theme/home.mustache" && error?.status == .configuration)
    }

    @Test func `styles lose comments and needless space, but nothing of strings, selectors and sums`() {
        let style = """
            /* a */
            a :b , c:d > e {
              content: "/* b */  \\"; ";

              /* c */ width: calc(1px + 2px);
            }
            @media (width > 1em) and (scripting) { f { color: red } }

            """
        #expect(
            String(decoding: LeanText.styles(Array(style.utf8)), as: UTF8.self) == """
                a :b,c:d>e{content:"/* b */  \\"; ";width:calc(1px + 2px)}\
                @media (width>1em) and (scripting){f{color:red}}

                """
        )
        #expect(LeanText.script(Array("// a\n  b(); // c\n\n".utf8)) == Array("b(); // c\n".utf8))
        let commented = "/** a */\n  b();\n/* c\n * d\n */\n/* e */ f();\ng(1 /* h */);\n"
        #expect(LeanText.script(Array(commented.utf8)) == Array("b();\n/* e */ f();\ng(1 /* h */);\n".utf8))
    }
}
