internal import CourseArchives
internal import CourseHTML
internal import CourseModel
internal import InterfaceStrings

/// Renders what an EPUB begins with: the cover's page, the title page and the navigation document.
struct EPUBFrontMatter: Sendable {
    let package: CoursePackage
    let strings: InterfaceStrings

    /// The page that shows the cover.
    func cover() -> [UInt8] {
        var writer = HTMLWriter(syntax: .xml)
        EPUBPageFrame.open(&writer, package: package, title: package.title, root: "", type: "cover")
        writer.markup("<div class=\"cover\"><img role=\"doc-cover\"")
        writer.attribute("src", EPUBNames.coverPicture)
        writer.attribute("alt", package.title)
        writer.markup("/></div>\n")
        return EPUBPageFrame.close(&writer)
    }

    /// The page that says what the course is, who made it and under which licence.
    func title() -> [UInt8] {
        var writer = HTMLWriter(syntax: .xml)
        EPUBPageFrame.open(&writer, package: package, title: package.title, root: "", type: "frontmatter")
        writer.markup("<section epub:type=\"titlepage\" class=\"title-page\">\n<h1>")
        writer.text(package.title)
        writer.markup("</h1>\n")
        if !package.description.isEmpty { line("<p>", package.description, "</p>\n", into: &writer) }
        writer.markup("<dl>\n")
        let authors = package.authors.filter { !$0.isEmpty }
        let level: InterfaceStringKey =
            switch package.syllabus.level {
            case .beginner: .levelBeginner
            case .intermediate: .levelIntermediate
            case .advanced: .levelAdvanced
            }
        let facts: [(InterfaceStringKey, String)] = [
            (authors.count == 1 ? .author : .authors, authors.joined(separator: ", ")),
            (.version, String(package.version)),
            (.licence, package.license),
            (.source, package.source),
            (.audience, package.syllabus.audience),
            (.level, strings[level]),
            (.duration, strings.duration(minutes: package.syllabus.timeBudgetMinutes)),
        ]
        for (key, value) in facts where !value.isEmpty {
            line("<dt>", strings[key], "</dt>\n", into: &writer)
            line("<dd>", value, "</dd>\n", into: &writer)
        }
        writer.markup("</dl>\n</section>\n")
        return EPUBPageFrame.close(&writer)
    }

    /// The navigation document with contents and landmarks (EPUB 3.3, 7).
    func navigation(_ outline: PackageOutline) -> [UInt8] {
        var writer = HTMLWriter(syntax: .xml)
        EPUBPageFrame.open(&writer, package: package, title: strings[.contents], root: "", type: "frontmatter")
        writer.markup("<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"_contents\">\n<h1 id=\"_contents\">")
        writer.text(strings[.contents])
        writer.markup("</h1>\n<ol>\n")
        link(EPUBNames.title, strings[.about], into: &writer)
        for module in outline.modules where !module.pages.isEmpty {
            writer.markup("<li>")
            anchor(EPUBNames.module(module.id), module.title, into: &writer)
            writer.markup("\n<ol>\n")
            for page in module.pages { link(EPUBNames.page(page), page.title, into: &writer) }
            writer.markup("</ol>\n</li>\n")
        }
        writer.markup("</ol>\n</nav>\n<nav epub:type=\"landmarks\" hidden=\"hidden\"")
        writer.attribute("aria-label", strings[.courseContents])
        writer.markup(">\n<ol>\n")
        landmark("cover", EPUBNames.cover, package.title, into: &writer)
        landmark("titlepage", EPUBNames.title, strings[.about], into: &writer)
        landmark("toc", EPUBNames.navigation, strings[.contents], into: &writer)
        if let first = outline.modules.first(where: { !$0.pages.isEmpty }) {
            landmark("bodymatter", EPUBNames.module(first.id), strings[.startCourse], into: &writer)
        }
        writer.markup("</ol>\n</nav>\n")
        return EPUBPageFrame.close(&writer)
    }

    private func line(
        _ start: StaticString,
        _ content: String,
        _ end: StaticString,
        into writer: inout HTMLWriter
    ) {
        writer.markup(start)
        writer.text(content)
        writer.markup(end)
    }

    private func anchor(_ address: String, _ words: String, into writer: inout HTMLWriter) {
        writer.markup("<a")
        writer.attribute("href", address: address)
        line(">", words, "</a>", into: &writer)
    }

    private func link(_ address: String, _ words: String, into writer: inout HTMLWriter) {
        writer.markup("<li>")
        anchor(address, words, into: &writer)
        writer.markup("</li>\n")
    }

    private func landmark(
        _ type: StaticString,
        _ address: String,
        _ words: String,
        into writer: inout HTMLWriter
    ) {
        writer.markup("<li><a epub:type=\"")
        writer.markup(type)
        writer.markup("\"")
        writer.attribute("href", address: address)
        line(">", words, "</a></li>\n", into: &writer)
    }
}
