internal import CourseHTML
internal import InterfaceStrings

/// A page in the making: the shell that all pages share, and what its content is written with.
struct Page {
    /// What the head and the frame of a page say.
    struct Description {
        var path: String
        /// The page's own title; the site's or course's name follows it.
        var title: String
        var titleSuffix: String?
        var summary: String
        var isIndexed = true
        /// Names the kind of page for the style sheet.
        var kind: StaticString
        /// The course and lesson that the script keeps progress of.
        var courseID: String?
        var lessonID: String?
        /// Addresses from the web root instead of from the page, as 404.html needs them.
        var rootPath: String?
    }

    let site: SiteDescription
    let description: Description
    let strings: InterfaceStrings
    var html: CourseHTMLRenderer

    /// Starts a page, up to the content of `body`.
    ///
    /// - Parameter language: The language of its content, a BCP 47 tag.
    init(
        _ description: Description,
        site: SiteDescription,
        language: String,
        strings: InterfaceStrings,
        lessonPath: @escaping @Sendable (String) -> String = { $0 },
        assetPath: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.site = site
        self.description = description
        self.strings = strings
        let path = description.path
        html = CourseHTMLRenderer(
            context: HTMLContext(
                strings: strings,
                lessonURL: { id, anchor in
                    RelativeAddress.make(from: path, to: lessonPath(id)) + (anchor.map { "#" + $0 } ?? "")
                },
                assetURL: { RelativeAddress.make(from: path, to: assetPath($0)) }
            )
        )
        html.writer.bytes.reserveCapacity(1 << 15)
        writeHead(language: language)
    }

    /// The address of another file of the site, from this page.
    func address(_ target: String) -> String {
        if let rootPath = description.rootPath { return rootPath + target }
        return RelativeAddress.make(from: description.path, to: target)
    }

    mutating func markup(_ literal: StaticString) { html.writer.markup(literal) }

    mutating func text(_ string: String) { html.writer.text(string) }

    mutating func attribute(_ name: StaticString, _ value: String) { html.writer.attribute(name, value) }

    /// Writes a string between two pieces of markup.
    mutating func element(_ start: StaticString, _ content: String, _ end: StaticString) {
        markup(start)
        text(content)
        markup(end)
    }

    /// Writes a link to another file of the site.
    mutating func link(_ title: String, to target: String, anchor: String? = nil) {
        markup("<a")
        attribute("href", address(target) + (anchor.map { "#" + $0 } ?? ""))
        element(">", title, "</a>")
    }

    /// Writes a string that may be a web address: then it is a link.
    mutating func stringOrLink(_ string: String) {
        let isAddress = string.utf8.starts(with: "https://".utf8) || string.utf8.starts(with: "http://".utf8)
        guard isAddress, !string.utf8.contains(where: { $0 <= 0x20 }) else { return text(string) }
        markup("<a")
        html.writer.attribute("href", address: string)
        element(" rel=\"noopener\">", string, "</a>")
    }

    private mutating func writeHead(language: String) {
        markup("<!DOCTYPE html>\n<html")
        attribute("lang", language)
        attribute("dir", LanguageTag.direction(of: language).rawValue)
        markup(">\n<head>\n<meta charset=\"utf-8\">\n")
        markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        let title = description.titleSuffix.map { "\(description.title) – \($0)" } ?? description.title
        element("<title>", title, "</title>\n")
        meta("name", "description", description.summary)
        if !description.isIndexed { markup("<meta name=\"robots\" content=\"noindex\">\n") }
        meta("property", "og:title", description.title)
        meta("property", "og:type", "website")
        meta("property", "og:site_name", site.title)
        meta("property", "og:description", description.summary)
        if let baseURL = site.baseURL, description.isIndexed {
            let canonical = baseURL + (baseURL.utf8.last == 0x2F ? "" : "/") + description.path
            markup("<link rel=\"canonical\"")
            html.writer.attribute("href", address: canonical)
            markup(">\n")
            meta("property", "og:url", canonical)
        }
        // An empty icon: the theme has none, and browsers would ask the host's root for one.
        markup("<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\"")
        attribute("href", address("assets/site.css"))
        markup(">\n<script defer")
        attribute("src", address("assets/site.js"))
        markup("></script>\n</head>\n<body class=\"")
        markup(description.kind)
        markup("\"")
        if let courseID = description.courseID { attribute("data-course", courseID) }
        if let lessonID = description.lessonID { attribute("data-page", lessonID) }
        markup(">\n<a class=\"skip\" href=\"#_main\">")
        text(strings[.skipToContent])
        markup("</a>\n")
    }

    private mutating func meta(_ kind: StaticString, _ name: String, _ content: String) {
        guard !content.isEmpty else { return }
        markup("<meta")
        attribute(kind, name)
        attribute("content", content)
        markup(">\n")
    }

    /// Writes the bar at the top: the site's name, and the way from it to this page.
    mutating func writeHeader(trail: [(title: String, path: String?)], language: String) {
        markup("<header class=\"top\">\n<nav")
        attribute("aria-label", strings[.breadcrumb])
        markup(">\n<ol>\n<li><a class=\"brand\"")
        attribute("href", address("index.html"))
        if language != site.language {
            attribute("lang", site.language)
            attribute("dir", LanguageTag.direction(of: site.language).rawValue)
        }
        element(">", site.title, "</a></li>\n")
        for part in trail {
            markup("<li>")
            if let path = part.path { link(part.title, to: path) } else { element("<span>", part.title, "</span>") }
            markup("</li>\n")
        }
        markup("</ol>\n</nav>\n</header>\n")
    }

    /// Ends the page and takes its bytes.
    consuming func finish() -> [UInt8] {
        markup("</body>\n</html>\n")
        return html.writer.bytes
    }
}
