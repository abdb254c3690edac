internal import CourseHTML
internal import CourseMarkup
internal import InterfaceStrings
internal import Mustache

/// A page of a site's own, from Markdown.
enum ContentPage {
    static let fields = TemplateFields(["content": .html])

    static func make(_ page: ExtraPage, _ site: SiteDescription) -> SitePage {
        let frame = PageFrame(site, language: page.language ?? site.language, kind: .page, current: page.path)
        var html = CourseHTMLRenderer(
            context: HTMLContext(
                strings: frame.strings,
                lessonURL: { id, _ in id },
                assetURL: { "assets/site/" + ($0.hasPrefix("assets/") ? String($0.dropFirst("assets/".count)) : $0) }
            )
        )
        html.render(page.document.text, name: "page")
        var head = PageFrame.Head(path: page.path, title: page.title)
        head.suffix = site.title
        head.description = Summary.cut(page.summary)
        return frame.page(.page, head, [.html(html.writer.bytes)])
    }
}
