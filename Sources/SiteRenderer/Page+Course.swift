internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// What all pages of a course share.
extension Page {
    init(_ place: CoursePlace, _ description: Description) {
        self.init(
            description,
            site: place.site,
            language: place.package.language,
            strings: place.strings,
            lessonPath: place.lessonPath,
            assetPath: place.assetPath
        )
    }

    /// Writes the course's contents for the side of a page: all modules, and the steps of the one that is open.
    mutating func writeNavigation(_ place: CoursePlace, current: CoursePlace.Step) {
        markup("<nav class=\"syllabus\"")
        attribute("aria-label", strings[.courseContents])
        element(">\n<details>\n<summary>", strings[.courseContents], "</summary>\n<div>\n")
        writeProgress(place)
        markup("<ol>\n")
        for (number, module) in place.modules.enumerated() {
            markup("<li>")
            link(module.module.title, to: place.overviewPath, anchor: module.module.id)
            if number == current.module { writeSteps(module.steps, current: current) }
            markup("</li>\n")
        }
        markup("</ol>\n</div>\n</details>\n</nav>\n")
    }

    private mutating func writeSteps(_ steps: [CoursePlace.Step], current: CoursePlace.Step) {
        markup("\n<ol>\n")
        for step in steps {
            markup("<li><a")
            attribute("href", address(step.path))
            switch step.content {
            case .lesson: attribute("data-lesson", step.id)
            case .project: markup(" class=\"project\"")
            }
            if step == current { markup(" aria-current=\"page\"") }
            element(">", step.title, "</a></li>\n")
        }
        markup("</ol>\n")
    }

    /// Writes the place where the script shows how far the learner has come.
    mutating func writeProgress(_ place: CoursePlace, canBeReset: Bool = false) {
        let lessonCount = place.package.lessons.count
        writeProgress(of: place.package.syllabusId, lessonCount: lessonCount, strings, canBeReset: canBeReset)
    }

    /// Writes the place where the script shows how far the learner has come in a course.
    mutating func writeProgress(
        of course: String,
        lessonCount: Int,
        _ strings: InterfaceStrings,
        canBeReset: Bool = false
    ) {
        markup("<div class=\"progress\"")
        attribute("data-progress", course)
        html.writer.attribute("data-total", lessonCount)
        attribute("data-text", strings[.progressOf])
        attribute("data-done", strings[.completed])
        if canBeReset {
            attribute("data-reset", strings[.resetProgress])
            attribute("data-confirm", strings[.resetProgressConfirm])
        }
        markup(" hidden></div>\n")
    }

    /// Writes the notice that a newer version of the course exists.
    mutating func writeVersionNotice(_ place: CoursePlace) {
        guard !place.course.isLatest else { return }
        element("<p class=\"notice\" role=\"note\">", strings[.olderVersionNotice], " ")
        if let latest = place.course.otherVersions.max(by: { $0.version < $1.version }) {
            link(strings[.goToLatestVersion], to: latest.root + "index.html")
        }
        markup("</p>\n")
    }

    /// Writes the links to the pages before and after this one.
    mutating func writePager(previous: CoursePlace.Step?, next: CoursePlace.Step?) {
        guard previous != nil || next != nil else { return }
        markup("<nav class=\"pager\"")
        attribute("aria-label", strings[.previousAndNext])
        markup(">\n")
        if let previous {
            markup("<a rel=\"prev\"")
            attribute("href", address(previous.path))
            element("><span>", strings[.previous], "</span> ")
            element("", previous.title, "</a>\n")
        }
        if let next {
            markup("<a rel=\"next\"")
            attribute("href", address(next.path))
            element("><span>", strings[.next], "</span> ")
            element("", next.title, "</a>\n")
        }
        markup("</nav>\n")
    }

    /// Writes short facts in a row.
    mutating func writeFacts(_ facts: [String]) {
        markup("<ul class=\"facts\">\n")
        for fact in facts { element("<li>", fact, "</li>\n") }
        markup("</ul>\n")
    }

    mutating func writeFooter(_ place: CoursePlace) {
        let package = place.package
        element("<footer class=\"bottom\">\n<p>", package.title, " · ")
        element("", strings.text(.versionNumber, number: package.version), "</p>\n<p>")
        if !package.authors.isEmpty { element("", package.authors.joined(separator: ", "), " · ") }
        element("", strings[.licence], ": ")
        stringOrLink(package.license)
        if !package.source.isEmpty {
            element(" · ", strings[.source], ": ")
            stringOrLink(package.source)
        }
        markup("</p>\n</footer>\n")
    }
}
