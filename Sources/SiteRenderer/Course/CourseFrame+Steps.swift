internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings
internal import Mustache

/// What lessons and projects say of their place in the course.
extension CourseFrame {
    /// How many steps of the module before a page, and after it, stand beside it: pages stay light in any course.
    private static let reach = 3

    func module(of step: CoursePlace.Step) -> TemplateValue {
        let module = place.modules[step.module].module
        return ValueFields.module.object([
            "number": .number(step.module + 1),
            "label": .text(place.strings.text(.moduleNumber, number: step.module + 1)),
            "title": .text(module.title),
            "href": .text(address(place.overviewPath, from: step.path, anchor: module.id)),
        ])
    }

    func siblings(of step: CoursePlace.Step) -> TemplateValue {
        let steps = place.modules[step.module].steps
        let index = steps.firstIndex(of: step) ?? 0
        let first = max(0, min(index - Self.reach, steps.count - 2 * Self.reach - 1))
        return .list(
            steps[first..<min(first + 2 * Self.reach + 1, steps.count)].map { other -> TemplateValue in
                let isLesson = if case .lesson = other.content { true } else { false }
                return .object([
                    .text(isLesson ? "lesson" : "project"), .text(other.id), .text(other.title),
                    .text(address(other.path, from: step.path)),
                    .flag(other == step),
                ])
            }
        )
    }

    func neighbour(_ index: Int, from path: String) -> TemplateValue {
        guard place.steps.indices.contains(index) else { return .absent }
        return ValueFields.link(place.steps[index].title, address(place.steps[index].path, from: path))
    }
}

extension CoursePlace {
    /// A renderer of the course's texts for one page.
    func renderer(for path: String) -> CourseHTMLRenderer {
        let place = self
        var renderer = CourseHTMLRenderer(
            context: HTMLContext(
                strings: strings,
                lessonURL: { id, anchor in
                    RelativeAddress.make(from: path, to: place.lessonPath(id)) + (anchor.map { "#" + $0 } ?? "")
                },
                assetURL: { RelativeAddress.make(from: path, to: place.assetPath($0)) }
            )
        )
        renderer.writer.bytes.reserveCapacity(1 << 14)
        return renderer
    }

    /// What a lesson asks for, as HTML: links to lessons, and words.
    func prerequisites(_ lesson: Lesson, from path: String) -> [TemplateValue] {
        var prerequisites = plannedLesson(lesson.id)?.prerequisites ?? []
        for other in lesson.metadata.prerequisites where !prerequisites.contains(other) { prerequisites.append(other) }
        return prerequisites.map { prerequisite in
            let (words, target) = self.prerequisite(prerequisite)
            return target.map { PlainHTML.link(words, RelativeAddress.make(from: path, to: $0)) }
                ?? PlainHTML.text(words)
        }
    }
}
