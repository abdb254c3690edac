import BuildPipeline
import Diagnostics
import Testing

struct SiteConfigurationTests {
    private func read(_ text: String) -> (configuration: SiteConfiguration, findings: [Finding]) {
        SiteConfiguration.read(Array(text.utf8), file: "lectern.yaml")
    }

    @Test func `all keys are read`() {
        let (site, findings) = read(
            """
            title: Courses
            baseURL: https://example.org/learn
            courses: [courses/*, extra]
            outputs: [site, pdf]
            pdf: {pageSize: letter}
            lms: {formats: [scorm12]}
            learning: {passPercent: 60}
            fonts: faces
            archived: [intro@2]
            """
        )
        #expect(findings.isEmpty)
        #expect(site.title == "Courses")
        #expect(site.baseURL == "https://example.org/learn/")
        #expect(site.courses.map(\.pattern) == ["courses/*", "extra"])
        #expect(site.courses[1].line == 3)
        #expect(site.outputs == [.site, .pdf])
        #expect(site.pdf.pageSize == .letter)
        #expect(site.learning.passPercent == 60)
        #expect(site.fonts.map(\.pattern) == ["faces"])
        #expect(site.archived == ["intro@2"])
    }

    @Test func `the keys of the web site are read`() {
        let (site, findings) = read(
            """
            courses: courses/*
            language: pt-BR
            theme: theme
            pages: [pages/*.md]
            menu:
              - About: about.html
              - Forum: https://forum.example.org/
            footer: [{Imprint: /imprint.html}]
            redirects:
              old.html: courses/intro/
              /older/: https://example.org/
            logo: logo.svg
            colors: {accent: "#1F4E79"}
            events: true
            translations:
              - [first-aid, erste-hilfe]
            """
        )
        #expect(findings.isEmpty)
        #expect(site.web.language == "pt-BR")
        #expect(site.web.theme?.pattern == "theme" && site.web.theme?.line == 3)
        #expect(site.web.pages.map(\.pattern) == ["pages/*.md"])
        #expect(site.web.menu.map(\.target) == ["about.html", "https://forum.example.org/"])
        #expect(site.web.footer.map(\.title) == ["Imprint"] && site.web.footer[0].target == "imprint.html")
        #expect(site.web.redirects.map(\.from) == ["old.html", "older/"])
        #expect(site.web.redirects.map(\.to) == ["courses/intro/", "https://example.org/"])
        #expect(site.web.logo?.pattern == "logo.svg")
        #expect(site.web.accent == 0x1F4E79)
        #expect(site.web.events)
        #expect(site.web.translations == [["first-aid", "erste-hilfe"]])
    }

    @Test(arguments: [
        "language: the German one", "menu: {About: about.html}", "menu: [About]", "menu: [{About: ../secret}]",
        "menu: [{About: \"javascript:alert(1)\"}]", "footer: [{A: a.html, B: b.html}]", "redirects: [a.html]",
        "redirects: {old: new.html}", "redirects: {../old.html: new.html}", "redirects: {old.html: \"a b\"}",
        "colors: {accent: red}", "events: yes please", "logo: [a, b]",
    ])
    func `a value that the web site cannot have is refused with its place`(_ line: String) {
        let findings = read("courses: courses/*\n\(line)\n").findings
        #expect(findings.count == 1)
        #expect(findings.first?.line == 2)
        #expect(ExitStatus.of(findings) == .configuration)
    }

    @Test func `an unknown key is refused with the nearest known one and its place`() {
        let findings = read("courses: [a]\noutptus: [site]\npdf:\n  pagesize: a4\n").findings
        #expect(findings.map(\.code.id) == ["config.unknown-key", "config.unknown-key"])
        #expect(findings[0].message == "expected a known key, found \"outptus\"; did you mean \"outputs\"?")
        #expect(findings.map(\.line) == [2, 4])
        #expect(findings.map(\.column) == [1, 3])
        #expect(ExitStatus.of(findings) == .configuration)
    }

    @Test func `several things that are wrong are told at once`() {
        let findings = read(
            """
            title: [a, b]
            courses: {a: b}
            outputs: [site, side]
            learning: {passPercent: 101}
            archived: [intro]
            baseURL: example.org
            """
        ).findings
        #expect(
            findings.map { "\($0.line ?? 0) \($0.code.id)" }.sorted() == [
                "1 config.type", "2 config.type", "3 config.value", "4 config.value", "5 config.value",
                "6 config.value",
            ]
        )
    }

    @Test(arguments: [
        "https://", "https:///a", "https://e.org/?a=b", "http://e.org/#a", "https://e.org/\"><b>", "ftp://e.org",
    ])
    func `an address that no page can be addressed below is refused`(_ address: String) {
        let findings = read("courses: [a]\nbaseURL: '\(address)'\n").findings
        #expect(findings.map(\.code.id) == ["config.value"])
        #expect(findings.first?.line == 2)
    }

    @Test func `a site without courses is refused`() {
        #expect(read("title: x\n").findings.map(\.code.id) == ["config.missing-key"])
        #expect(read("").findings.map(\.code.id) == ["config.missing-key"])
        #expect(read("courses: []\n").findings.map(\.code.id) == ["config.value"])
    }

    @Test func `what is no YAML is refused with its place`() {
        let findings = read("title: \"open\ncourses: [a]\n").findings
        #expect(findings.map(\.code.id) == ["config.syntax"])
        #expect(findings[0].line != nil)
        #expect(read("courses: [a]\ncourses: [b]\n").findings.map(\.code.id) == ["config.syntax"])
        #expect(read("title: \u{1}\ncourses: [a]").findings.map(\.code.id) == ["config.syntax"])
    }

    @Test func `bytes that are no UTF-8, and too many of them, are refused`() {
        let broken = SiteConfiguration.read([0x61, 0xFF], file: "lectern.yaml").findings
        #expect(broken.map(\.code.id) == ["config.syntax"])
        let large = [UInt8](repeating: 0x20, count: 1_000_001)
        #expect(SiteConfiguration.read(large, file: "lectern.yaml").findings.map(\.code.id) == ["config.syntax"])
    }

    @Test func `a file that unfolds into a thousand million values is harmless`() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let items = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(items)]\n"
        }
        #expect(read(bomb + "? *a9\n: x\n").findings.map(\.code.id) == ["config.aliases"])
    }

    @Test func `a hundred thousand levels of nesting are harmless`() {
        let nested = "courses: " + String(repeating: "[", count: 100_000)
        #expect(read(nested).findings.map(\.code.id) == ["config.syntax"])
    }

    @Test func `globs and a few aliases are no bomb`() {
        let (site, findings) = read("courses: &all [courses/*, '*/b', '**']\nfonts: *all\n")
        #expect(findings.isEmpty)
        #expect(site.fonts.count == 3)
    }
}
