internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// A lesson's page.
enum LessonPage {
    static func render(_ place: CoursePlace, step index: Int, lesson lessonIndex: Int) -> [UInt8] {
        let step = place.steps[index]
        let document = place.document.lessons[lessonIndex]
        let lesson = document.lesson
        let module = place.modules[step.module].module
        let strings = place.strings
        var page = Page(
            place,
            Page.Description(
                path: step.path,
                title: lesson.title,
                titleSuffix: place.package.title,
                summary: Summary.make(document),
                isIndexed: place.course.isLatest,
                kind: "lesson",
                courseID: place.package.syllabusId,
                lessonID: lesson.id
            )
        )
        page.writeHeader(
            trail: [(place.package.title, place.overviewPath), (module.title, nil)],
            language: place.package.language
        )
        page.markup("<div class=\"layout\">\n")
        page.writeNavigation(place, current: step)
        page.writeTableOfContents(LessonHeading.all(of: document, strings: strings))
        page.markup("<main id=\"_main\">\n")
        page.writeVersionNotice(place)
        page.markup("<article>\n<header>\n<h1>")
        page.text(lesson.title)
        page.markup("</h1>\n")
        page.writeFacts([
            strings.text(.lessonNumber, number: lessonIndex + 1),
            strings.duration(minutes: lesson.durationMinutes),
            place.levelName(lesson.metadata.level),
        ])
        writePrerequisites(place, lesson, into: &page)
        page.markup("</header>\n")
        page.html.renderBody(of: document)
        if let quiz = document.quiz { page.html.renderQuiz(quiz, anchor: document.anchors.quiz) }
        let projects = place.projects(of: lesson.id)
        if !projects.isEmpty {
            page.element(
                "<section class=\"projects\">\n<h2>",
                strings[projects.count == 1 ? .project : .projects],
                "</h2>\n<ul>\n"
            )
            for project in projects {
                page.markup("<li>")
                page.link(project.title, to: project.path)
                page.markup("</li>\n")
            }
            page.markup("</ul>\n</section>\n")
        }
        page.markup("</article>\n<div class=\"complete\"")
        page.attribute("data-mark", strings[.markAsCompleted])
        page.attribute("data-done", strings[.completed])
        page.markup(" hidden></div>\n")
        page.writePager(
            previous: index > 0 ? place.steps[index - 1] : nil,
            next: index + 1 < place.steps.count ? place.steps[index + 1] : nil
        )
        page.markup("</main>\n</div>\n")
        page.writeFooter(place)
        return page.finish()
    }

    private static func writePrerequisites(_ place: CoursePlace, _ lesson: Lesson, into page: inout Page) {
        var prerequisites = place.plannedLesson(lesson.id)?.prerequisites ?? []
        for other in lesson.metadata.prerequisites where !prerequisites.contains(other) { prerequisites.append(other) }
        guard !prerequisites.isEmpty else { return }
        page.element("<p class=\"prerequisites\"><strong>", place.strings[.prerequisites], ":</strong> ")
        for (index, prerequisite) in prerequisites.enumerated() {
            if index > 0 { page.markup(" · ") }
            let (words, path) = place.prerequisite(prerequisite)
            if let path { page.link(words, to: path) } else { page.text(words) }
        }
        page.markup("</p>\n")
    }
}

extension Page {
    /// Writes the contents of a lesson: the headings of level 2, and those of level 3 below them.
    fileprivate mutating func writeTableOfContents(_ headings: [LessonHeading]) {
        guard headings.count > 1 else { return }
        markup("<nav class=\"toc\"")
        attribute("aria-label", strings[.onThisPage])
        element(">\n<details>\n<summary>", strings[.onThisPage], "</summary>\n<ol>\n")
        var isNested = false
        for (index, heading) in headings.enumerated() {
            if heading.level == 3, !isNested, index > 0 {
                markup("\n<ol>\n")
                isNested = true
            } else if heading.level == 2, isNested {
                markup("</li>\n</ol></li>\n")
                isNested = false
            } else if index > 0 {
                markup("</li>\n")
            }
            markup("<li><a")
            html.writer.attribute("href", address: "#" + heading.anchor)
            markup(">")
            html.render(heading.title)
            markup("</a>")
        }
        markup(isNested ? "</li>\n</ol></li>\n</ol>\n" : "</li>\n</ol>\n")
        markup("</details>\n</nav>\n")
    }
}
