internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// A course's first page: what it teaches, for whom, in which order.
enum OverviewPage {
    static func render(_ place: CoursePlace) -> [UInt8] {
        let package = place.package
        let strings = place.strings
        var page = Page(
            place,
            Page.Description(
                path: place.overviewPath,
                title: package.title,
                titleSuffix: place.site.title == package.title ? nil : place.site.title,
                summary: Summary.cut(package.description.isEmpty ? package.title : package.description),
                isIndexed: place.course.isLatest,
                kind: "course",
                courseID: package.syllabusId
            )
        )
        page.writeHeader(trail: [(package.title, nil)], language: package.language)
        page.markup("<div class=\"layout\">\n<main id=\"_main\">\n")
        page.writeVersionNotice(place)
        page.element("<header class=\"hero\">\n<h1>", package.title, "</h1>\n")
        if !package.description.isEmpty, package.description != package.title {
            page.element("<p class=\"lead\">", package.description, "</p>\n")
        }
        page.writeFacts([
            place.levelName(package.syllabus.level),
            strings.duration(minutes: package.syllabus.timeBudgetMinutes),
            strings.text(.lessonCount, count: place.document.lessons.count),
            InterfaceStrings.languageName(of: package.language),
        ])
        if let first = place.steps.first {
            page.markup("<p><a class=\"button\"")
            page.attribute("href", page.address(first.path))
            page.attribute("data-resume", strings[.resumeCourse])
            page.element(">", strings[.startCourse], "</a></p>\n")
        }
        page.writeProgress(place, canBeReset: true)
        page.markup("</header>\n")
        for (number, module) in place.modules.enumerated() { write(module, number: number + 1, place, into: &page) }
        page.markup("</main>\n")
        writeAbout(place, into: &page)
        page.markup("</div>\n")
        page.writeFooter(place)
        return page.finish()
    }

    private static func write(
        _ module: CoursePlace.Module,
        number: Int,
        _ place: CoursePlace,
        into page: inout Page
    ) {
        let strings = place.strings
        page.markup("<section class=\"module\">\n<h2")
        page.attribute("id", module.module.id)
        page.element("><span>", strings.text(.moduleNumber, number: number), "</span> ")
        page.element("", module.module.title, "</h2>\n")
        if !module.module.summary.isEmpty, module.module.summary != module.module.title {
            page.element("<p>", module.module.summary, "</p>\n")
        }
        page.markup("<ol class=\"steps\">\n")
        for step in module.steps {
            page.markup("<li><a")
            page.attribute("href", page.address(step.path))
            switch step.content {
            case .lesson(let index):
                let lesson = place.document.lessons[index].lesson
                page.attribute("data-lesson", step.id)
                page.element(">", step.title, "</a> ")
                page.element("<span class=\"time\">", strings.duration(minutes: lesson.durationMinutes), "</span>\n")
                page.markup("<ul>\n")
                for objective in lesson.objectives { page.element("<li>", objective, "</li>\n") }
                page.markup("</ul></li>\n")
            case .project:
                page.element(" class=\"project\">", step.title, "</a> ")
                page.element("<span class=\"time\">", strings[.project], "</span></li>\n")
            }
        }
        page.markup("</ol>\n</section>\n")
    }

    private static func writeAbout(_ place: CoursePlace, into page: inout Page) {
        let package = place.package
        let strings = place.strings
        page.markup("<aside class=\"about\"")
        page.attribute("aria-label", strings[.about])
        page.markup(">\n")
        if !place.course.downloads.isEmpty {
            page.element("<h2>", strings[.downloads], "</h2>\n<ul class=\"downloads\">\n")
            for download in place.course.downloads {
                page.markup("<li><a")
                page.attribute("href", page.address(download.path))
                page.html.writer.flag("download")
                switch download.kind {
                case .pdf: page.element(">", strings[.printedBook], "</a></li>\n")
                case .scorm12:
                    page.element(">", strings.text(.lmsPackage, ["format": "SCORM 1.2"]), "</a></li>\n")
                }
            }
            page.markup("</ul>\n")
        }
        page.element("<h2>", strings[.about], "</h2>\n<dl>\n")
        func item(_ title: InterfaceStringKey, _ write: (inout Page) -> Void) {
            page.element("<dt>", strings[title], "</dt>\n<dd>")
            write(&page)
            page.markup("</dd>\n")
        }
        if !package.syllabus.audience.isEmpty { item(.audience) { $0.text(package.syllabus.audience) } }
        if !package.syllabus.prerequisites.isEmpty {
            item(.prerequisites) { $0.text(package.syllabus.prerequisites.joined(separator: " · ")) }
        }
        if !package.authors.isEmpty {
            item(package.authors.count == 1 ? .author : .authors) { $0.text(package.authors.joined(separator: ", ")) }
        }
        item(.licence) { $0.stringOrLink(package.license) }
        if !package.source.isEmpty { item(.source) { $0.stringOrLink(package.source) } }
        item(.version) { $0.text(String(package.version)) }
        if !place.course.otherVersions.isEmpty {
            item(.otherVersions) { page in
                for (index, version) in place.course.otherVersions.enumerated() {
                    if index > 0 { page.markup(" · ") }
                    page.link(strings.text(.versionNumber, number: version.version), to: version.root + "index.html")
                }
            }
        }
        page.markup("</dl>\n</aside>\n")
    }
}
