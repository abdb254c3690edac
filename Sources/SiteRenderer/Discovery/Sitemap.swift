/// The list of all pages that are to be found (sitemaps.org, protocol 0.9), with courses in other languages.
struct Sitemap {
    static let path = "sitemap.xml"
    /// The most addresses of a file; beyond, `sitemap.xml` lists files `sitemap-1.xml` and on.
    static let limit = 50_000

    private struct Entry {
        var path: String
        /// A day, `2026-03-01`; empty where none is known.
        var day = ""
        var alternates: [(language: String, path: String)] = []
    }

    private let baseURL: String
    private let limit: Int
    private var entries: [Entry] = []

    init(
        _ site: SiteDescription,
        _ baseURL: String,
        _ courses: [SiteCourseSummary],
        extraPages: [String],
        limit: Int = Self.limit
    ) {
        self.baseURL = baseURL
        self.limit = limit
        entries.append(Entry(path: "index.html"))
        for path in extraPages.sorted() { entries.append(Entry(path: path)) }
        for course in courses where course.isLatest {
            let day = String(course.approvedAt.prefix(10))
            for path in course.pages where !path.hasSuffix("/certificate.html") {
                var entry = Entry(path: path, day: day)
                if path == course.overviewPath, !course.translations.isEmpty {
                    entry.alternates = course.translations.filter { $0.path != path }.map { ($0.language, $0.path) }
                    entry.alternates.append((course.language, path))
                    entry.alternates.sort { $0.language < $1.language }
                }
                entries.append(entry)
            }
        }
    }

    /// The files; one, unless there are more addresses than a file may list.
    func files() -> [SitePage] {
        guard entries.count > limit else { return [SiteData.file(Self.path, render(entries[...]))] }
        var files: [SitePage] = []
        var index = XMLText()
        index.markup("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for start in stride(from: 0, to: entries.count, by: limit) {
            let path = "sitemap-\(start / limit + 1).xml"
            files.append(SiteData.file(path, render(entries[start..<min(start + limit, entries.count)])))
            index.markup("<sitemap>")
            index.element("loc", address(path))
            index.markup("</sitemap>\n")
        }
        index.markup("</sitemapindex>\n")
        return files + [SiteData.file(Self.path, index.bytes)]
    }

    private func render(_ entries: ArraySlice<Entry>) -> [UInt8] {
        var text = XMLText()
        text.markup("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
        text.markup(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
        for entry in entries {
            text.markup("<url>")
            text.element("loc", address(entry.path))
            if !entry.day.isEmpty { text.element("lastmod", entry.day) }
            for (language, path) in entry.alternates {
                text.element("xhtml:link", "", ["rel": "alternate", "hreflang": language, "href": address(path)])
            }
            text.markup("</url>\n")
        }
        text.markup("</urlset>\n")
        return text.bytes
    }

    private func address(_ path: String) -> String { EncodedAddress.make(SiteDescription.join(baseURL, path)) }
}
