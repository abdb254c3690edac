internal import InterfaceStrings
internal import Mustache

/// The pages of the whole site that say little: what a learner has done, and that there is no page.
enum SiteLevelPage {
    static let progressPath = "progress.html"
    static let notFoundPath = "404.html"

    /// What learners have done in all courses.
    static func progress(_ site: SiteDescription) -> SitePage {
        let frame = PageFrame(site, language: site.language, kind: .progress, current: progressPath)
        var head = PageFrame.Head(path: progressPath, title: frame.strings[.myLearning])
        head.suffix = site.title
        head.isIndexed = false
        return frame.page(.progress, head, [])
    }

    /// What a host shows where there is no page.
    static func notFound(_ site: SiteDescription) -> SitePage {
        let frame = PageFrame(site, language: site.language, kind: .notfound, root: site.baseURL.map(rootPath))
        var head = PageFrame.Head(path: notFoundPath, title: frame.strings[.pageNotFound])
        head.suffix = site.title
        head.isIndexed = false
        return frame.page(.notfound, head, [])
    }

    /// The path of a base address, with slashes around it: a host shows this page at any address, so that addresses
    /// relative to it lead nowhere.
    private static func rootPath(of baseURL: String) -> String {
        var path = Substring(baseURL)
        for scheme in ["https://", "http://"] where path.hasPrefix(scheme) { path = path.dropFirst(scheme.count) }
        path = path.drop { $0 != "/" }
        return path.hasSuffix("/") ? String(path) : path + "/"
    }
}

extension PageFrame {
    /// A page that is the only one of its frame.
    func page(_ kind: PageKind, _ head: Head, _ own: [TemplateValue]) -> SitePage {
        let values = values(head, own)
        let template = site.theme.template(kind)
        return SitePage(path: head.path, key: PageKey.make(digest(), values)) {
            var bytes: [UInt8] = []
            try template.render(values, into: &bytes)
            return bytes
        }
    }
}
