internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// A project's page.
enum ProjectPage {
    static func render(_ place: CoursePlace, step index: Int, project projectIndex: Int) -> [UInt8] {
        let step = place.steps[index]
        let document = place.document.projects[projectIndex]
        let project = document.project
        let strings = place.strings
        var page = Page(
            place,
            Page.Description(
                path: step.path,
                title: project.title,
                titleSuffix: place.package.title,
                summary: Summary.make(document),
                isIndexed: place.course.isLatest,
                kind: "project",
                courseID: place.package.syllabusId
            )
        )
        page.writeHeader(
            trail: [(place.package.title, place.overviewPath), (place.modules[step.module].module.title, nil)],
            language: place.package.language
        )
        page.markup("<div class=\"layout\">\n")
        page.writeNavigation(place, current: step)
        page.markup("<main id=\"_main\">\n")
        page.writeVersionNotice(place)
        page.element("<article>\n<header>\n<h1>", project.title, "</h1>\n")
        page.writeFacts([strings[.project], place.levelName(project.level)])
        page.element("<p class=\"prerequisites\"><strong>", strings[.buildsOn], ":</strong> ")
        for (index, id) in project.lessonIds.enumerated() {
            if index > 0 { page.markup(" · ") }
            page.link(place.lessonTitle(id), to: place.lessonPath(id))
        }
        page.markup("</p>\n</header>\n")
        page.html.renderBody(of: document)
        page.markup("</article>\n")
        page.writePager(
            previous: index > 0 ? place.steps[index - 1] : nil,
            next: index + 1 < place.steps.count ? place.steps[index + 1] : nil
        )
        page.markup("</main>\n</div>\n")
        page.writeFooter(place)
        return page.finish()
    }
}
