internal import CourseArchives
internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings
internal import QuestionBanks

/// Renders the pages of a cartridge: a lesson without its quiz, a project; the LMS has the rest.
struct CartridgePage {
    let package: CoursePackage
    let strings: InterfaceStrings
    let names: ArchiveNames
    let version: CommonCartridge.Version

    /// Where the LMS shows the file as it is, it stands by itself; as a page of the LMS's it loses its head.
    private static let margins: StaticString = """
        <style>main { max-inline-size: 40rem; margin-inline: auto; padding: clamp(1rem, 4vw, 2.5rem); }</style>

        """

    func render(_ page: PackageOutline.Page) -> [UInt8] {
        var head = HTMLWriter()
        head.markup("<!DOCTYPE html>\n<html")
        head.attribute("lang", package.language)
        head.attribute("dir", LanguageTag.direction(of: package.language).rawValue)
        head.markup(
            """
            >
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>
            """
        )
        head.text("\(page.title) · \(package.title)")
        head.markup("</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\"")
        head.attribute("href", "../" + CartridgeContents.styleName)
        head.markup(">\n")
        head.markup(Self.margins)
        head.markup("</head>\n<body>\n")

        let names = names
        let lessons: String
        if case .project = page.content { lessons = "../lessons/" } else { lessons = "" }
        let context = HTMLContext(
            strings: strings,
            lessonURL: { id, anchor in lessons + (anchor.map { "\(id).html#\($0)" } ?? "\(id).html") },
            assetURL: { "../\(names.asset($0))" }
        )
        var renderer = CourseHTMLRenderer(context: context)
        renderer.writer.markup("<main>\n<article class=\"content\">\n<h1>")
        renderer.writer.text(page.title)
        renderer.writer.markup("</h1>\n")
        switch page.content {
        case .lesson(let lesson):
            renderer.renderBody(of: version == .v1p1 ? LaTeXText.lesson(lesson) : lesson)
        case .project(let project):
            renderer.renderBody(of: version == .v1p1 ? LaTeXText.project(project) : project)
        }
        renderer.writer.markup("</article>\n</main>\n")
        let content = renderer.writer.bytes
        head.bytes += version == .v1p1 ? MoodleCartridgeText.tune(content, isASCII: false) : content
        head.markup("</body>\n</html>\n")
        return head.bytes
    }
}
