internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

/// The table of contents: its lines are set before anyone knows the page numbers, which are drawn at their ends.
struct ContentsChapter {
    /// A line of the contents.
    struct Entry: Sendable {
        var title: String
        var destination: String
        var isModule: Bool
    }

    static let destination = "contents"
    /// The room at the right for the numbers.
    static let numberWidth = 30_000

    let theme: BookTheme
    let strings: InterfaceStrings

    /// The entries of a course in the order of the book.
    static func entries(of course: CourseDocument, strings: InterfaceStrings) -> [Entry] {
        var entries: [Entry] = []
        for (index, module) in course.package.syllabus.modules.enumerated() {
            guard let first = module.lessons.first else { continue }
            entries.append(
                Entry(
                    title: "\(strings.text(.moduleNumber, number: index + 1)): \(module.title)",
                    destination: ChapterBuilder.name(lesson: first.id),
                    isModule: true
                )
            )
            for lesson in module.lessons {
                let document = course.lessons.first { $0.lesson.id == lesson.id }
                entries.append(
                    Entry(
                        title: document?.lesson.title ?? lesson.title,
                        destination: ChapterBuilder.name(lesson: lesson.id),
                        isModule: false
                    )
                )
            }
        }
        let projects = course.projects.map(\.project)
        if let first = projects.first {
            entries.append(
                Entry(
                    title: strings[.projects],
                    destination: ProjectChapter.destination(first.id),
                    isModule: true
                )
            )
            for project in projects {
                entries.append(
                    Entry(
                        title: project.title,
                        destination: ProjectChapter.destination(project.id),
                        isModule: false
                    )
                )
            }
        }
        if course.lessons.contains(where: { $0.quiz != nil }) {
            entries.append(
                Entry(title: strings[.answers], destination: AnswersChapter.destination, isModule: true)
            )
        }
        return entries
    }

    /// Makes the chapter; the second result says which entry a node's number belongs to.
    func make(_ entries: [Entry], chapterIndex: Int) -> (chapter: Chapter, entryOfNode: [Int: Int]) {
        var builder = ChapterBuilder(
            .front,
            title: strings[.tableOfContents],
            destination: Self.destination,
            pointer: nil,
            index: chapterIndex,
            theme: theme,
            strings: strings
        )
        builder.add([
            builder.heading(1, [.text(strings[.tableOfContents])], in: 0, destination: Self.destination, before: 0),
            LayoutBlock(
                .rule(thickness: 1_500, theme.accent),
                tag: builder.tag(0),
                spaceAfter: 12_000,
                keepWithNext: true
            ),
        ])
        let table = builder.node(.tableOfContents, in: 0)
        var entryOfNode: [Int: Int] = [:]
        for (index, entry) in entries.enumerated() {
            let item = builder.node(.tableOfContentsItem, in: table)
            let link = builder.link(to: .destination(entry.destination), in: item, description: entry.title)
            entryOfNode[link] = index
            let style =
                entry.isModule
                ? theme.sans(theme.scaled(10_500), isBold: true, color: theme.accent)
                : theme.sans(theme.textSize)
            let paragraph = LayoutBlock(
                .paragraph(
                    Paragraph(
                        [.text(entry.title, style, tag: builder.tag(link))],
                        style: ParagraphStyle(
                            alignment: .start,
                            lineHeight: theme.scaled(14_000),
                            hangingIndent: entry.isModule ? 0 : 10_000,
                            language: theme.language
                        )
                    )
                ),
                tag: builder.tag(link)
            )
            builder.add([
                LayoutBlock(
                    .container(
                        [paragraph],
                        ContainerStyle(
                            insets: Insets(left: entry.isModule ? 0 : 12_000, right: Self.numberWidth)
                        )
                    ),
                    tag: builder.tag(item),
                    spaceBefore: entry.isModule && index > 0 ? 10_000 : 0,
                    spaceAfter: entry.isModule ? 3_000 : 2_000,
                    keepWithNext: entry.isModule && index + 1 < entries.count
                )
            ])
        }
        return (builder.chapter, entryOfNode)
    }
}
