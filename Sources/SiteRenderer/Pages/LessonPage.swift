internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings
internal import Mustache

/// A lesson's page.
enum LessonPage {
    static let fields = TemplateFields([
        "course": .object(CourseFrame.courseFields), "lesson": .object(lessonFields), "content": .html,
        "quiz": .html, "toc": .list(.object(entryFields)), "hasToc": .flag, "prerequisites": .list(.html),
        "hasPrerequisites": .flag, "projects": .list(.object(ValueFields.link)), "hasProjects": .flag,
        "module": .object(ValueFields.module), "siblings": .list(.object(ValueFields.sibling)),
        "previous": .object(ValueFields.link), "next": .object(ValueFields.link),
    ])
    static let lessonFields = TemplateFields([
        "id": .text, "number": .number, "label": .text, "title": .text, "duration": .text, "level": .text,
        "levelName": .text, "questionCount": .number, "readingMinutes": .number, "readingTime": .text,
    ])
    private static let entryFields = TemplateFields([
        "title": .html, "href": .text,
        "children": .list(.object(TemplateFields(["title": .html, "href": .text]))), "hasChildren": .flag,
    ])

    /// What a page says, but for what its texts say.
    static func values(_ frame: CourseFrame, step index: Int, lesson lessonIndex: Int) -> TemplateValue {
        values(frame, step: index, lesson: lessonIndex, description: "", contents: [:])
    }

    static func render(_ frame: CourseFrame, step index: Int, lesson lessonIndex: Int) throws -> [UInt8] {
        let place = frame.place
        let document = place.document.lessons[lessonIndex]
        let path = place.steps[index].path
        var html = place.renderer(for: path)
        html.renderBody(of: document)
        let content = html.writer.bytes
        html.writer.bytes = []
        if let quiz = document.quiz { html.renderQuiz(quiz, anchor: document.anchors.quiz, hasTexts: false) }
        let quiz = html.writer.bytes
        html.writer.bytes = []
        let toc = tableOfContents(LessonHeading.all(of: document, strings: place.strings), &html)
        let values = values(
            frame,
            step: index,
            lesson: lessonIndex,
            description: Summary.make(document),
            contents: [
                "content": .html(content), "quiz": .html(quiz), "toc": .list(toc), "hasToc": .flag(toc.count > 1),
            ]
        )
        return try frame.render(values, size: content.count + quiz.count)
    }

    private static func values(
        _ frame: CourseFrame,
        step index: Int,
        lesson lessonIndex: Int,
        description: String,
        contents: KeyValuePairs<String, TemplateValue>
    ) -> TemplateValue {
        let place = frame.place
        let step = place.steps[index]
        let lesson = place.package.lessons[lessonIndex]
        let strings = place.strings
        let module = place.modules[step.module]
        let readingMinutes = ReadingTime.minutes(of: lesson, language: place.package.language)
        var head = frame.head(step.path, title: lesson.title, description: description)
        head.breadcrumbs = frame.breadcrumbs(from: step.path, module: module)
        head.structuredData = StructuredData.lesson(place, lesson)
        let prerequisites = place.prerequisites(lesson, from: step.path)
        let projects = place.projects(of: lesson.id)
        var own = fields.slots([
            "course": frame.course,
            "lesson": lessonFields.object([
                "id": .text(lesson.id), "number": .number(lessonIndex + 1),
                "label": .text(strings.text(.lessonNumber, number: lessonIndex + 1)), "title": .text(lesson.title),
                "duration": .text(strings.duration(minutes: lesson.durationMinutes)),
                "level": .text(lesson.metadata.level.rawValue),
                "levelName": .text(place.levelName(lesson.metadata.level)),
                "questionCount": .number(place.questionCount(of: lesson.id)),
                "readingMinutes": .number(readingMinutes),
                "readingTime": .text(
                    strings.text(.readingTime, ["duration": strings.duration(minutes: readingMinutes)])
                ),
            ]),
            "prerequisites": .list(prerequisites), "hasPrerequisites": .flag(!prerequisites.isEmpty),
            "projects": .list(projects.map { ValueFields.link($0.title, frame.address($0.path, from: step.path)) }),
            "hasProjects": .flag(!projects.isEmpty), "module": frame.module(of: step),
            "siblings": frame.value("siblings", of: fields) { frame.siblings(of: step) },
            "previous": frame.neighbour(index - 1, from: step.path),
            "next": frame.neighbour(index + 1, from: step.path),
        ])
        for (name, value) in contents {
            if let slot = fields.slot(of: name) { own[slot] = value }
        }
        return frame.page.values(head, own)
    }

    /// The headings of level 2, and those of level 3 below them.
    private static func tableOfContents(
        _ headings: [LessonHeading],
        _ html: inout CourseHTMLRenderer
    ) -> [TemplateValue] {
        var entries: [(title: TemplateValue, href: TemplateValue, children: [TemplateValue])] = []
        for heading in headings {
            html.render(heading.title)
            let title = TemplateValue.html(html.writer.bytes)
            html.writer.bytes = []
            let href = TemplateValue.text(EncodedAddress.make("#" + heading.anchor))
            if heading.level == 3, !entries.isEmpty {
                entries[entries.count - 1].children.append(.object([title, href]))
            } else {
                entries.append((title, href, []))
            }
        }
        return entries.map { .object([$0.title, $0.href, .list($0.children), .flag(!$0.children.isEmpty)]) }
    }
}
