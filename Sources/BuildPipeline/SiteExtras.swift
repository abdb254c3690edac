internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FileAccess
internal import SiteRenderer

/// What a site has beside its courses: pages of its own, pictures, redirects.
struct SiteExtras: Sendable {
    let configuration: SiteConfiguration
    let pages: SitePages
    let pictures: SitePictures

    /// Reads what the configuration names.
    ///
    /// - Parameters:
    ///   - folder: What the configuration's paths are relative to.
    ///   - file: The configuration's file, for findings.
    /// - Throws: `FileAccessError` where a file cannot be read.
    init(_ configuration: SiteConfiguration, folder: String, file: String) throws(FileAccessError) {
        self.configuration = configuration
        pictures = try SitePictures(configuration, folder: folder, configurationFile: file)
        pages = try SitePages(
            configuration,
            folder: folder,
            configurationFile: file,
            pictures: pictures.catalogue
        )
    }

    /// What is wrong with the files themselves.
    var findings: [Finding] { pictures.findings + pages.findings }

    /// The files whose digests a build depends on, as the person would type them.
    var files: [String] {
        pages.pages.map(\.file) + pictures.files.map(\.file) + [pictures.logo?.file].compactMap { $0 }
    }

    /// The pages for the renderer.
    var extraPages: [ExtraPage] {
        pages.pages.map {
            ExtraPage(
                path: $0.path,
                title: $0.title,
                language: $0.language,
                summary: $0.description,
                document: $0.document
            )
        }
    }

    /// What stands around the content of every page.
    var chrome: SiteChrome {
        var chrome = SiteChrome()
        chrome.menu = configuration.web.menu.map { .init(title: $0.title, target: $0.target) }
        chrome.footer = configuration.web.footer.map { .init(title: $0.title, target: $0.target) }
        chrome.logo = pictures.logo.map { .init(path: $0.path, width: $0.picture.width, height: $0.picture.height) }
        chrome.accent = configuration.web.accent
        return chrome
    }

    /// What scripts are told.
    var learning: LearningSettings {
        var learning = LearningSettings()
        learning.passPercent = configuration.learning.passPercent
        learning.notesEvents = configuration.web.events
        return learning
    }

    /// The files that are copied: pictures that a page shows, and the logo.
    var copiedFiles: [SitePictures.File] {
        let shown = pages.pages.reduce(into: Set<String>()) { $0.formUnion($1.document.pictures) }
        var files = pictures.files.filter { shown.contains($0.picture.path) }
        if let logo = pictures.logo, !files.contains(where: { $0.path == logo.path }) { files.append(logo) }
        return files.sorted { $0.path < $1.path }
    }

    /// What leads nowhere, and redirects from where a page lies.
    ///
    /// - Parameters:
    ///   - paths: All paths below the web root but those of redirects.
    ///   - file: The configuration's file.
    func check(_ paths: Set<String>, file: String) -> [Finding] {
        let web = configuration.web
        let redirected = Set(web.redirects.map { RedirectPage.path(of: $0.from) })
        let all = paths.union(redirected)
        var findings = pages.deadLinks(among: all)
        for (key, items) in [("menu", web.menu), ("footer", web.footer)] {
            for (index, item) in items.enumerated() where !leads(item.target, all) {
                findings.append(
                    Finding(
                        SitePageFinding.link,
                        "expected a path of this site, found \"\(item.target)\"",
                        file: file,
                        pointer: "/\(key)/\(index)",
                        line: item.line,
                        column: item.column
                    )
                )
            }
        }
        var seen: Set<String> = []
        for redirect in web.redirects {
            let path = RedirectPage.path(of: redirect.from)
            var message: String?
            var code = SitePageFinding.redirect
            if paths.contains(path) || !seen.insert(path).inserted {
                message = "expected an address that no page has, found \"\(redirect.from)\""
            } else if !leads(redirect.to, all) || RedirectPage.path(of: redirect.to) == path {
                code = SitePageFinding.link
                message = "expected a path of this site, found \"\(redirect.to)\""
            }
            guard let message else { continue }
            findings.append(
                Finding(
                    code,
                    message,
                    file: file,
                    pointer: "/redirects",
                    line: redirect.line,
                    column: redirect.column
                )
            )
        }
        return findings
    }

    private func leads(_ target: String, _ paths: Set<String>) -> Bool {
        ["https://", "http://", "mailto:"].contains(where: target.hasPrefix) || SitePages.leads(target, among: paths)
    }
}
