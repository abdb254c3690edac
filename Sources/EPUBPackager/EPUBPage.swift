internal import CourseArchives
internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// Renders the pages of an EPUB that hold the course: modules, lessons with their quizzes, projects.
struct EPUBPage: Sendable {
    let package: CoursePackage
    let strings: InterfaceStrings
    let names: EPUBNames

    /// Renders the page of a lesson or project, and tells what it shows.
    func render(_ page: PackageOutline.Page, module: String) -> (bytes: [UInt8], counts: CourseHTMLRenderer.Counts) {
        let names = names
        let folder =
            switch page.content {
            case .lesson: ""
            case .project: "../lessons/"
            }
        var renderer = CourseHTMLRenderer(
            context: HTMLContext(
                strings: strings,
                lessonURL: { id, anchor in "\(folder)\(id).xhtml" + (anchor.map { "#" + $0 } ?? "") },
                assetURL: { "../\(names.asset($0))" }
            ),
            syntax: .xml
        )
        EPUBPageFrame.open(
            &renderer.writer,
            package: package,
            title: page.title,
            root: "../",
            type: "bodymatter"
        )
        open(page.title, kicker: module, into: &renderer.writer)
        switch page.content {
        case .lesson(let lesson):
            renderer.renderBody(of: lesson)
            if let quiz = lesson.quiz { renderer.renderQuestions(of: quiz, anchor: lesson.anchors.quiz) }
            renderer.renderOutcome(of: lesson)
            if let quiz = lesson.quiz { renderer.renderAnswers(to: quiz) }
        case .project(let project):
            renderer.renderBody(of: project)
        }
        renderer.writer.markup("</section>\n")
        return (EPUBPageFrame.close(&renderer.writer), renderer.counts)
    }

    /// Renders the page that a module begins with: its summary and what it holds.
    func render(_ module: PackageOutline.Module, number: Int) -> [UInt8] {
        var writer = HTMLWriter(syntax: .xml)
        EPUBPageFrame.open(&writer, package: package, title: module.title, root: "../", type: "bodymatter")
        open(module.title, kicker: strings.text(.moduleNumber, number: number), isPart: true, into: &writer)
        let summary = package.syllabus.modules.first { $0.id == module.id }?.summary ?? ""
        if !summary.isEmpty {
            writer.markup("<p>")
            writer.text(summary)
            writer.markup("</p>\n")
        }
        writer.markup("<ol>\n")
        for page in module.pages {
            writer.markup("<li><a")
            writer.attribute("href", address: "../" + EPUBNames.page(page))
            writer.markup(">")
            writer.text(page.title)
            writer.markup("</a></li>\n")
        }
        writer.markup("</ol>\n</section>\n")
        return EPUBPageFrame.close(&writer)
    }

    private func open(_ title: String, kicker: String, isPart: Bool = false, into writer: inout HTMLWriter) {
        writer.markup(
            isPart
                ? "<section epub:type=\"part\" role=\"doc-part\" aria-labelledby=\"_title\">\n<p class=\"kicker\">"
                : "<section epub:type=\"chapter\" role=\"doc-chapter\" aria-labelledby=\"_title\">\n<p class=\"kicker\">"
        )
        writer.text(kicker)
        writer.markup("</p>\n<h1 id=\"_title\">")
        writer.text(title)
        writer.markup("</h1>\n")
    }
}
