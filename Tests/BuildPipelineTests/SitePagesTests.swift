import CourseMarkup
import Diagnostics
import Foundation
import Testing

@testable import BuildPipeline

/// Pages of a site that belong to no course.
struct SitePagesTests {
    /// Reads the pages of a folder that has these files.
    private func read(
        _ files: [String: String],
        _ configuration: String = "courses: []\npages: pages/*.md\n"
    ) throws -> (pages: SitePages, pictures: SitePictures) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pages-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        let site = SiteConfiguration.read(Array(configuration.utf8), file: "lectern.yaml").configuration
        let pictures = try SitePictures(site, folder: folder.path, configurationFile: "lectern.yaml")
        let pages = try SitePages(
            site,
            folder: folder.path,
            configurationFile: "lectern.yaml",
            pictures: pictures.catalogue
        )
        return (pages, pictures)
    }

    @Test func `a page has its title from its first heading or from its front matter`() throws {
        let (pages, _) = try read([
            "pages/about.md": "# About us\n\nWe teach.\n\n## Where\n\nHere.\n",
            "pages/imprint.md": "---\ntitle: Impressum\nlanguage: de\ndescription: Wer wir sind\n---\n\nText.\n",
        ])
        #expect(pages.findings.isEmpty)
        #expect(pages.pages.map(\.path) == ["about.html", "imprint.html"])
        #expect(pages.pages.map(\.title) == ["About us", "Impressum"])
        #expect(pages.pages[1].language == "de" && pages.pages[1].description == "Wer wir sind")
        guard case .heading(let heading) = pages.pages[0].document.text.blocks[1] else {
            Issue.record("expected a heading")
            return
        }
        // Right below the title: a level left out would be news to a screen reader.
        #expect(heading.level == 2)
    }

    @Test func `links and pictures of a page are checked, each with its place in the file`() throws {
        let svg = #"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>"#
        let text = """
            ---
            title: About
            ---
            ![A square](assets/square.svg) and ![Another](assets/other.svg)

            [Home](index.html), [a course](/courses/intro/), [gone](courses/outro/) and [evil](javascript:x)
            """
        let (pages, pictures) = try read(["pages/about.md": text, "assets/square.svg": svg, "assets/notes.txt": "x"])
        #expect(
            pages.findings.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.code.id)" } == [
                "4:47 picture.missing", "6:84 link.scheme",
            ]
        )
        #expect(pages.pages[0].document.pictures == ["assets/square.svg"])
        #expect(pictures.files.map(\.path) == ["assets/site/square.svg"])
        let dead = pages.deadLinks(among: ["index.html", "courses/intro/index.html"])
        #expect(
            dead.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" } == [
                "6:57 expected a path of this site, found \"courses/outro/\""
            ]
        )
    }

    @Test(arguments: [
        ("pages/Über.md", "# x", "page.name"), ("pages/index.md", "# x", "page.name"),
        ("pages/a.md", "no title", "page.title"), ("pages/a.md", "---\ntitle: x\n", "page.front-matter"),
        ("pages/a.md", "---\ntitel: x\n---\n# y", "config.unknown-key"), ("other/a.md", "# x", "page.missing"),
    ])
    func `a page that cannot be one is a finding`(_ path: String, _ text: String, _ code: String) throws {
        let findings = try read([path: text]).pages.findings
        #expect(findings.first?.code.id == code)
    }

    @Test func `a logo that is no picture is a finding with its line`() throws {
        let files = ["logo.png": "no picture"]
        let found = try read(files, "courses: []\nlogo: logo.png\n").pictures
        #expect(found.findings.map(\.line) == [2])
        #expect(found.logo == nil)
    }
}
