internal import Bytes
internal import CourseHTML
internal import InterfaceStrings

/// What a host shows where there is no page.
enum NotFoundPage {
    static let path = "404.html"

    static func render(_ site: SiteDescription) -> [UInt8] {
        let strings = InterfaceStrings.forLanguage(site.language)
        var page = Page(
            Page.Description(
                path: path,
                title: strings[.pageNotFound],
                titleSuffix: site.title,
                summary: "",
                isIndexed: false,
                kind: "missing",
                rootPath: site.baseURL.map(rootPath)
            ),
            site: site,
            language: site.language,
            strings: strings
        )
        page.writeHeader(trail: [], language: site.language)
        page.element("<main id=\"_main\">\n<h1>", strings[.pageNotFound], "</h1>\n")
        page.element("<p class=\"lead\">", strings[.pageNotFoundText], "</p>\n<p><a class=\"button\"")
        page.attribute("href", page.address("index.html"))
        page.element(">", strings[.backToCourses], "</a></p>\n</main>\n")
        return page.finish()
    }

    static func key(_ site: SiteDescription) -> SHA256Digest {
        var hasher = CourseKeys.start(site: site, strings: InterfaceStrings.forLanguage(site.language))
        hasher.write(field: "missing")
        return hasher.digest()
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
