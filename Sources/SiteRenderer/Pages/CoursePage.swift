internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings
internal import Mustache

/// A course's first page: what it teaches, for whom, in which order.
enum CoursePage {
    static let fields = TemplateFields([
        "course": .object(CourseFrame.courseFields), "introduction": .html, "audience": .text, "authors": .text,
        "licence": .object(ValueFields.licence), "source": .html, "objectives": .list(.text), "hasObjectives": .flag,
        "prerequisites": .list(.html), "hasPrerequisites": .flag, "modules": .list(.object(moduleFields)),
        "downloads": .list(.object(downloadFields)), "hasDownloads": .flag,
        "translations": .list(.object(ValueFields.translation)), "hasTranslations": .flag,
        "first": .object(ValueFields.link),
    ])
    private static let moduleFields = TemplateFields([
        "id": .text, "number": .number, "label": .text, "title": .text, "summary": .html,
        "lessons": .list(.object(lessonFields)),
        "projects": .list(.object(TemplateFields(["id": .text, "title": .text, "href": .text]))),
    ])
    private static let lessonFields = TemplateFields([
        "id": .text, "number": .number, "title": .text, "href": .text, "duration": .text, "minutes": .number,
        "objectives": .list(.text), "hasObjectives": .flag, "hasQuiz": .flag, "questionCount": .number,
        "prerequisites": .list(.html),
    ])
    private static let downloadFields = TemplateFields([
        "kind": .text, "title": .text, "href": .text, "size": .text, "sha256": .text, "note": .text,
    ])

    static func make(_ place: CoursePlace) -> SitePage {
        let frame = CourseFrame(place, .course, folder: "", current: place.overviewPath)
        let values = values(frame)
        return SitePage(path: place.overviewPath, key: PageKey.make(frame.digest, values)) { try frame.render(values) }
    }

    private static func values(_ frame: CourseFrame) -> TemplateValue {
        let place = frame.place
        let package = place.package
        let path = place.overviewPath
        var head = frame.head(
            path,
            title: package.title,
            description: Summary.cut(package.description.isEmpty ? package.title : package.description)
        )
        head.suffix = place.site.title == package.title ? nil : place.site.title
        let translations = place.course.translations.filter { $0.path != path }
        if let baseURL = place.site.baseURL, !translations.isEmpty, place.course.isLatest {
            let all = translations + [.init(language: package.language, path: path)]
            head.alternates = all.sorted { $0.language < $1.language }.map {
                (language: $0.language, address: SiteDescription.join(baseURL, $0.path))
            }
        }
        head.structuredData = StructuredData.course(place)
        let own = fields.slots([
            "course": frame.course,
            "introduction": package.description == package.title
                ? .absent : PlainHTML.paragraphs(package.description),
            "audience": .text(package.syllabus.audience),
            "authors": .text(package.authors.joined(separator: ", ")), "licence": Licence.value(package.license),
            "source": PlainHTML.textOrLink(package.source),  // A package has objectives of lessons only.
            "objectives": .list([]), "hasObjectives": .flag(false),
            "prerequisites": .list(package.syllabus.prerequisites.map { PlainHTML.text($0) }),
            "hasPrerequisites": .flag(!package.syllabus.prerequisites.isEmpty),
            "modules": .list(place.modules.enumerated().map { module($1, number: $0 + 1, frame) }),
            "downloads": .list(place.course.downloads.map { download($0, frame) }),
            "hasDownloads": .flag(!place.course.downloads.isEmpty),
            "translations": .list(
                translations.map { translation in
                    .object([
                        .text(translation.language), .text(place.languageName(of: translation.language)),
                        .text(frame.address(translation.path, from: path)),
                    ])
                }
            ),
            "hasTranslations": .flag(!translations.isEmpty),
            "first": place.steps.first.map { ValueFields.link($0.title, frame.address($0.path, from: path)) }
                ?? .absent,
        ])
        return frame.page.values(head, own)
    }

    private static func module(_ module: CoursePlace.Module, number: Int, _ frame: CourseFrame) -> TemplateValue {
        let place = frame.place
        var lessons: [TemplateValue] = []
        var projects: [TemplateValue] = []
        for step in module.steps {
            let href = frame.address(step.path, from: place.overviewPath)
            switch step.content {
            case .lesson(let index):
                let lesson = place.package.lessons[index]
                let questions = place.questionCount(of: lesson.id)
                lessons.append(
                    lessonFields.object([
                        "id": .text(lesson.id), "number": .number(index + 1), "title": .text(step.title),
                        "href": .text(href), "duration": .text(place.strings.duration(minutes: lesson.durationMinutes)),
                        "minutes": .number(lesson.durationMinutes),
                        "objectives": .list(lesson.objectives.map { .text($0) }),
                        "hasObjectives": .flag(!lesson.objectives.isEmpty), "hasQuiz": .flag(questions > 0),
                        "questionCount": .number(questions),
                        "prerequisites": .list(place.prerequisites(lesson, from: place.overviewPath)),
                    ])
                )
            case .project: projects.append(.object([.text(step.id), .text(step.title), .text(href)]))
            }
        }
        let summary = module.module.summary == module.module.title ? "" : module.module.summary
        return moduleFields.object([
            "id": .text(module.module.id), "number": .number(number),
            "label": .text(place.strings.text(.moduleNumber, number: number)), "title": .text(module.module.title),
            "summary": PlainHTML.paragraphs(summary), "lessons": .list(lessons), "projects": .list(projects),
        ])
    }

    private static func download(_ download: SiteCourse.Download, _ frame: CourseFrame) -> TemplateValue {
        let place = frame.place
        let (title, purpose) = DownloadText.make(download.kind, place.strings)
        let size = FileSize.text(download.byteCount, language: place.package.language)
        return downloadFields.object([
            "kind": .text(download.kind.rawValue), "title": .text(title),
            "href": .text(frame.address(download.path, from: place.overviewPath)),
            "size": .text(download.byteCount > 0 ? size : ""), "sha256": .text(download.sha256),
            "note": .text(purpose),
        ])
    }
}
