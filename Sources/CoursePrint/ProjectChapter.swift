internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

/// A project with the rubric by which it is judged.
struct ProjectChapter {
    let course: CourseDocument
    let theme: BookTheme
    let strings: InterfaceStrings

    static func destination(_ project: String) -> String { "project:\(project)" }

    /// Makes the chapter of the project with an index.
    func make(_ projectIndex: Int, chapterIndex: Int) -> Chapter {
        let document = course.projects[projectIndex]
        let project = document.project
        var builder = ChapterBuilder(
            .main,
            title: project.title,
            destination: Self.destination(project.id),
            pointer: "/projects/\(projectIndex)",
            index: chapterIndex,
            theme: theme,
            strings: strings
        )
        builder.add([
            builder.paragraph(
                strings[.project],
                style: theme.sans(theme.scaled(11_000), isBold: true, color: theme.link),
                in: 0,
                after: 3_000,
                keepWithNext: true
            ),
            builder.heading(
                1,
                [.text(project.title)],
                in: 0,
                destination: Self.destination(project.id),
                before: 0
            ),
            LayoutBlock(
                .rule(thickness: 1_500, theme.accent),
                tag: builder.tag(0),
                spaceAfter: 10_000,
                keepWithNext: true
            ),
        ])
        addLessons(project, to: &builder)
        builder.add([builder.heading(2, [.text(strings[.problemStatement])], in: 0)])
        builder.add(builder.blocks(document.problemStatement, in: 0))
        if !project.constraints.isEmpty {
            builder.add([builder.heading(2, [.text(strings[.constraints])], in: 0)])
            builder.add(builder.plainList(project.constraints, in: 0))
        }
        builder.add([builder.heading(2, [.text(strings[.deliverables])], in: 0)])
        builder.add(builder.plainList(project.deliverables, in: 0))
        builder.add([builder.heading(2, [.text(strings[.rubric])], in: 0)])
        builder.add([rubric(project, &builder)])
        return builder.chapter
    }

    /// The lessons that the project builds on, linked.
    private func addLessons(_ project: Project, to builder: inout ChapterBuilder) {
        let lessons = project.lessonIds.compactMap { id in course.package.lessons.first { $0.id == id } }
        guard !lessons.isEmpty else { return }
        let items = lessons.map { lesson in
            [Inline.link(.init(target: .lesson(id: lesson.id, anchor: nil), content: [.text(lesson.title)]))]
        }
        builder.add([
            builder.paragraph(strings[.buildsOn], style: theme.label, in: 0, after: 3_000, keepWithNext: true)
        ])
        builder.add(builder.list(items, in: 0))
    }

    /// One row a criterion; where all criteria have levels of the same names, these are columns.
    private func rubric(_ project: Project, _ builder: inout ChapterBuilder) -> LayoutBlock {
        let table = builder.node(.table, in: 0)
        let labels = project.rubric.first?.levels.map(\.label) ?? []
        let areColumns = labels.count <= 5 && project.rubric.allSatisfy { $0.levels.map(\.label) == labels }
        let titles = [strings[.criterion], strings[.weight]] + (areColumns ? labels : [strings[.levels]])
        let headNode = builder.node(.tableRow, in: table)
        let head = TextLayout.Table.Row(
            titles.map { builder.cell([.text($0)], in: headNode, isHead: true) },
            background: theme.tableHead
        )
        var rows: [TextLayout.Table.Row] = []
        for criterion in project.rubric {
            let row = builder.node(.tableRow, in: table)
            let headCell = builder.node(.tableHeader, in: row, StructureProperties(structureClass: .rowHeader))
            var cells = [
                TextLayout.Table.Cell([
                    builder.soleParagraph(
                        [.text(criterion.criterion)],
                        node: headCell,
                        style: theme.sans(theme.cell.size, isBold: true),
                        alignment: .start
                    )
                ]),
                builder.cell([.text(strings.text(.percent, count: criterion.weight))], in: row, isHead: false),
            ]
            if areColumns {
                cells += criterion.levels.map { level in
                    let cell = builder.node(.tableCell, in: row)
                    return TextLayout.Table.Cell(levelBlocks(level, label: nil, in: cell, &builder))
                }
            } else {
                let cell = builder.node(.tableCell, in: row)
                cells.append(
                    TextLayout.Table.Cell(
                        criterion.levels.flatMap { levelBlocks($0, label: $0.label, in: cell, &builder) }
                    )
                )
            }
            rows.append(TextLayout.Table.Row(cells))
        }
        return builder.makeTable(head: [head], rows: rows, node: table, fillsMeasure: true)
    }

    private func levelBlocks(
        _ level: Project.RubricLevel,
        label: String?,
        in cell: Int,
        _ builder: inout ChapterBuilder
    ) -> [LayoutBlock] {
        let points = strings.text(.points, count: level.points)
        return [
            builder.paragraph(
                label.map { "\($0) · \(points)" } ?? points,
                style: theme.sans(theme.textSize * 85 / 100, isBold: true, color: theme.accent),
                in: cell,
                after: 1_500,
                keepWithNext: true
            ),
            builder.paragraph(level.description, style: theme.cell, in: cell, after: label == nil ? 0 : 4_000),
        ]
    }
}
