internal import ConcurrentMap
internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

/// The chapters of a book in order, and their setting.
struct BookPlan: Sendable {
    private enum Unit: Sendable {
        case cover
        case contents
        case about
        case lesson(Int)
        case project(Int)
        case answers
    }

    let course: CourseDocument
    let theme: BookTheme
    let fonts: FontCollection
    let strings: InterfaceStrings
    let entries: [ContentsChapter.Entry]

    init(course: CourseDocument, theme: BookTheme, fonts: FontCollection, strings: InterfaceStrings) {
        self.course = course
        self.theme = theme
        self.fonts = fonts
        self.strings = strings
        entries = ContentsChapter.entries(of: course, strings: strings)
    }

    private var units: [Unit] {
        var units: [Unit] = [.cover, .contents, .about]
        units += course.lessons.indices.map(Unit.lesson)
        units += course.projects.indices.map(Unit.project)
        if course.lessons.contains(where: { $0.quiz != nil }) { units.append(.answers) }
        return units
    }

    /// Sets all chapters, several at once; what comes out does not depend on how many.
    ///
    /// Each worker has one typesetter, which knows the words of all its chapters, and takes every `jobs`th chapter.
    func set(jobs: Int) async throws -> [SetChapter] {
        let units = units
        let workers = max(1, min(jobs, units.count))
        let chapters = try await concurrentMap(Array(0..<workers), width: workers) { worker in
            let typesetter = Typesetter(fonts: fonts, hyphenation: .carried)
            return stride(from: worker, to: units.count, by: workers).map { index in
                set(units[index], index: index, isLast: index == units.count - 1, typesetter)
            }
        }
        return units.indices.map { chapters[$0 % workers][$0 / workers] }
    }

    private func set(_ unit: Unit, index: Int, isLast: Bool, _ typesetter: Typesetter) -> SetChapter {
        let chapter = make(unit, index: index)
        let known = typesetter.missingGlyphs.count
        var geometry = theme.geometry
        if chapter.kind == .cover { geometry.topMargin += FrontMatter.drop(theme) }
        var pages = typesetter.pages(of: chapter.blocks, notes: chapter.notes, geometry: geometry)
        // Every chapter of a two-sided book begins on a right-hand page.
        if theme.isTwoSided, !pages.count.isMultiple(of: 2), !isLast {
            pages.append(PageFrame(number: pages.count + 1))
        }
        return SetChapter(
            chapter: chapter,
            pages: pages,
            missingGlyphs: Array(typesetter.missingGlyphs[known...])
        )
    }

    private func make(_ unit: Unit, index: Int) -> Chapter {
        switch unit {
        case .cover: FrontMatter(course: course, theme: theme, strings: strings).makeCover(chapterIndex: index)
        case .contents:
            ContentsChapter(theme: theme, strings: strings).make(entries, chapterIndex: index).chapter
        case .about: FrontMatter(course: course, theme: theme, strings: strings).makeAbout(chapterIndex: index)
        case .lesson(let lesson):
            LessonChapter(course: course, theme: theme, strings: strings).make(lesson, chapterIndex: index)
        case .project(let project):
            ProjectChapter(course: course, theme: theme, strings: strings).make(project, chapterIndex: index)
        case .answers: AnswersChapter(course: course, theme: theme, strings: strings).make(chapterIndex: index)
        }
    }

    /// The outline: contents, modules with lessons with concepts, projects, answers.
    func outline(_ chapters: [Chapter]) -> [PDFDocument.OutlineItem] {
        let byDestination = Dictionary(chapters.map { ($0.destination, $0) }, uniquingKeysWith: { first, _ in first })
        func item(_ destination: String) -> PDFDocument.OutlineItem? {
            byDestination[destination].map {
                PDFDocument.OutlineItem(title: $0.title, destination: $0.destination, children: $0.sections)
            }
        }
        var outline = [ContentsChapter.destination, "about"].compactMap(item)
        for (index, module) in course.package.syllabus.modules.enumerated() {
            let lessons = module.lessons.compactMap { item(ChapterBuilder.name(lesson: $0.id)) }
            guard let first = lessons.first else { continue }
            outline.append(
                PDFDocument.OutlineItem(
                    title: "\(strings.text(.moduleNumber, number: index + 1)): \(module.title)",
                    destination: first.destination,
                    children: lessons,
                    isOpen: true
                )
            )
        }
        let projects = course.projects.compactMap { item(ProjectChapter.destination($0.project.id)) }
        if let first = projects.first {
            outline.append(
                PDFDocument.OutlineItem(
                    title: strings[.projects],
                    destination: first.destination,
                    children: projects,
                    isOpen: true
                )
            )
        }
        return outline + [AnswersChapter.destination].compactMap(item)
    }
}
