import CourseMarkup
import CourseModel
import Testing

@testable import SiteRenderer

struct ExtraPageTests {
    private func page(_ markdown: String, language: String? = nil) -> ExtraPage {
        ExtraPage(
            path: "about.html",
            title: "About <us>",
            language: language,
            summary: "Who we are",
            document: PageDocument.parse(markdown, pictures: PictureCatalogue([])).page
        )
    }

    @Test func `a page of the site's own has its text, its title and the frame of all`() throws {
        var site = SiteDescription(title: "School")
        site.chrome.menu = [.init(title: "About", target: "about.html")]
        let made = page("# About\n\nWe *teach*. <script>x</script>\n\n## Where\n\n[Home](index.html)")
        let html = try BuiltSite(BuiltSite.course(), site: site, pages: [made]).page("about.html")
        #expect(html.contains("<h1>About &lt;us&gt;</h1>") && html.contains("We <em>teach</em>."))
        #expect(html.contains("<title>About &lt;us&gt; – School</title>") && html.contains("content=\"Who we are\""))
        #expect(html.contains("<a href=\"about.html\" aria-current=\"page\">About</a>"))
        #expect(!html.contains("<script>x"))
    }

    @Test func `a page in another language has its texts and its set-up`() throws {
        let built = try BuiltSite(BuiltSite.course(), pages: [page("Wir lehren.", language: "de")])
        let html = try built.page("about.html")
        #expect(html.contains("<html lang=\"de\"") && html.contains("assets/setup.de."))
        #expect(built.files.keys.contains { $0.hasPrefix("assets/setup.de.") })
    }

    @Test func `a page's key changes with its text`() {
        let site = SiteDescription(title: "School")
        func key(_ markdown: String) -> SitePage? {
            SitePlan.pages(site: site, courses: [], extraPages: [page(markdown)]).first { $0.path == "about.html" }
        }
        #expect(key("One")?.key == key("One")?.key && key("One")?.key != key("Two")?.key)
    }
}
