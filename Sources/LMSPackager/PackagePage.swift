internal import CourseArchives
internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// Renders the pages of a package: a lesson with its quiz, a project.
///
/// A page works in an LMS's frame, in a window of its own, from `file:`, and without scripts. The player reads what it
/// has to know from data attributes of `body`. Identifiers of the page's own begin with an underscore, which no
/// heading's anchor does.
struct PackagePage: Sendable {
    let package: CoursePackage
    let strings: InterfaceStrings
    let names: ArchiveNames
    let options: LMSOptions

    /// Renders a page.
    ///
    /// - Parameters:
    ///   - previous: The page before it, which opens without an LMS only: inside one the LMS leads from page to page.
    ///   - next: The page after it.
    func render(
        _ page: PackageOutline.Page,
        module: String,
        previous: PackageOutline.Page?,
        next: PackageOutline.Page?
    ) -> [UInt8] {
        let names = names
        let context = HTMLContext(
            strings: strings,
            lessonURL: { id, anchor in anchor.map { "\(id).html#\($0)" } ?? "\(id).html" },
            assetURL: { "../\(names.asset($0))" }
        )
        var renderer = CourseHTMLRenderer(context: Self.inFolder(of: page, context))
        PackagePageFrame.open(
            &renderer.writer,
            package: package,
            strings: strings,
            title: "\(page.title) · \(package.title)",
            root: "../"
        ) { writer in
            writer.attribute("data-page", page.key)
            writer.attribute("data-version", package.version)
            if page.quiz != nil {
                writer.attribute("data-pass", options.passPercent)
            } else if case .lesson = page.content {
                writer.attribute("data-completes", "end")
            }
        }
        renderer.writer.markup("<main id=\"_content\">\n<article class=\"content\">\n<header class=\"page\">\n<p>")
        renderer.writer.text(module)
        renderer.writer.markup("</p>\n<h1>")
        renderer.writer.text(page.title)
        renderer.writer.markup("</h1>\n</header>\n")
        switch page.content {
        case .lesson(let lesson):
            renderer.renderBody(of: lesson)
            if let quiz = lesson.quiz { renderer.renderQuiz(quiz, anchor: lesson.anchors.quiz) }
        case .project(let project):
            renderer.renderBody(of: project)
        }
        renderer.writer.markup("</article>\n</main>\n")
        close(page, previous: previous, next: next, into: &renderer.writer)
        return renderer.writer.bytes
    }

    /// The addresses of lessons as seen from a page: projects lie in a folder beside theirs.
    private static func inFolder(of page: PackageOutline.Page, _ context: HTMLContext) -> HTMLContext {
        guard case .project = page.content else { return context }
        let lessonURL = context.lessonURL
        return HTMLContext(
            strings: context.strings,
            lessonURL: { "../lessons/\(lessonURL($0, $1))" },
            assetURL: context.assetURL
        )
    }

    private func close(
        _ page: PackageOutline.Page,
        previous: PackageOutline.Page?,
        next: PackageOutline.Page?,
        into writer: inout HTMLWriter
    ) {
        writer.markup("<footer class=\"player\" id=\"_end\">\n<p class=\"status\" id=\"_status\" role=\"status\"")
        writer.attribute("data-completed", strings[.completed])
        writer.attribute("data-passed", strings[.passed])
        writer.attribute("data-failed", strings[.notPassed])
        writer.markup("></p>\n")
        if page.quiz == nil {
            writer.markup("<button type=\"button\" id=\"_complete\" hidden>")
            writer.text(strings[.markAsCompleted])
            writer.markup("</button>\n")
        }
        writer.markup("<nav class=\"alone\"")
        writer.attribute("aria-label", strings[.previousAndNext])
        writer.markup(">\n")
        link(previous, label: strings[.previous], relation: "prev", into: &writer)
        writer.markup("<a href=\"../index.html\">")
        writer.text(strings[.contents])
        writer.markup("</a>\n")
        link(next, label: strings[.next], relation: "next", into: &writer)
        writer.markup("</nav>\n</footer>\n</body>\n</html>\n")
    }

    private func link(
        _ page: PackageOutline.Page?,
        label: String,
        relation: String,
        into writer: inout HTMLWriter
    ) {
        guard let page else { return }
        writer.markup("<a")
        writer.attribute("rel", relation)
        writer.attribute("href", "../\(page.name)")
        writer.markup("><span>")
        writer.text(label)
        writer.markup("</span> ")
        writer.text(page.title)
        writer.markup("</a>\n")
    }
}
