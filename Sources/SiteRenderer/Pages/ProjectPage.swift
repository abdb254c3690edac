internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import Mustache

/// A project's page.
enum ProjectPage {
    static let fields = TemplateFields([
        "course": .object(CourseFrame.courseFields), "project": .object(projectFields), "content": .html,
        "lessons": .list(.object(ValueFields.link)), "hasLessons": .flag, "module": .object(ValueFields.module),
        "siblings": .list(.object(ValueFields.sibling)), "previous": .object(ValueFields.link),
        "next": .object(ValueFields.link),
    ])
    static let projectFields = TemplateFields([
        "id": .text, "title": .text, "level": .text, "levelName": .text,
    ])

    /// What a page says, but for what its texts say.
    static func values(_ frame: CourseFrame, step index: Int, project projectIndex: Int) -> TemplateValue {
        values(frame, step: index, project: projectIndex, description: "", content: [])
    }

    static func render(_ frame: CourseFrame, step index: Int, project projectIndex: Int) throws -> [UInt8] {
        let document = frame.place.document.projects[projectIndex]
        var html = frame.place.renderer(for: frame.place.steps[index].path)
        html.renderBody(of: document)
        return try frame.render(
            values(
                frame,
                step: index,
                project: projectIndex,
                description: Summary.make(document),
                content: html.writer.bytes
            )
        )
    }

    private static func values(
        _ frame: CourseFrame,
        step index: Int,
        project projectIndex: Int,
        description: String,
        content: [UInt8]
    ) -> TemplateValue {
        let place = frame.place
        let step = place.steps[index]
        let project = place.package.projects[projectIndex]
        var head = frame.head(step.path, title: project.title, description: description)
        head.breadcrumbs = frame.breadcrumbs(from: step.path, module: place.modules[step.module])
        let own = fields.slots([
            "course": frame.course,
            "project": projectFields.object([
                "id": .text(project.id), "title": .text(project.title), "level": .text(project.level.rawValue),
                "levelName": .text(place.levelName(project.level)),
            ]),
            "content": .html(content),
            "lessons": .list(
                project.lessonIds.map { id in
                    ValueFields.link(place.lessonTitle(id), frame.address(place.lessonPath(id), from: step.path))
                }
            ),
            "hasLessons": .flag(!project.lessonIds.isEmpty), "module": frame.module(of: step),
            "siblings": frame.value("siblings", of: fields) { frame.siblings(of: step) },
            "previous": frame.neighbour(index - 1, from: step.path),
            "next": frame.neighbour(index + 1, from: step.path),
        ])
        return frame.page.values(head, own)
    }
}
