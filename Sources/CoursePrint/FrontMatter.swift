internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

/// What stands before the first lesson: the cover and what the course is about.
struct FrontMatter {
    let course: CourseDocument
    let theme: BookTheme
    let strings: InterfaceStrings

    /// How far the band at the top of the cover reaches down.
    static func bandHeight(_ theme: BookTheme) -> Thousandths { theme.geometry.pageHeight * 22 / 100 }

    /// How much lower than that of other pages the cover's text begins: below the band.
    static func drop(_ theme: BookTheme) -> Thousandths { bandHeight(theme) - theme.geometry.topMargin + 60_000 }

    /// Makes the cover.
    func makeCover(chapterIndex: Int) -> Chapter {
        let package = course.package
        var builder = ChapterBuilder(
            .cover,
            title: package.title,
            destination: "cover",
            pointer: nil,
            index: chapterIndex,
            theme: theme,
            strings: strings
        )
        let size = package.title.utf8.count > 60 ? theme.scaled(28_000) : theme.scaled(34_000)
        let titleNode = builder.node(.paragraph, in: 0, destination: "cover")
        let titleStyle = theme.sans(size, isBold: true, color: theme.accent)
        builder.add([
            LayoutBlock(
                .paragraph(
                    Paragraph(
                        [.text(package.title, titleStyle, tag: builder.tag(titleNode))],
                        style: ParagraphStyle(
                            alignment: .start,
                            lineHeight: size * 120 / 100,
                            language: theme.language
                        )
                    )
                ),
                tag: builder.tag(titleNode),
                spaceAfter: 16_000
            )
        ])
        if !package.description.isEmpty {
            var style = theme.body
            style.size = theme.scaled(12_000)
            style.color = BookTheme.quiet
            builder.add([builder.paragraph(package.description, style: style, in: 0, after: 26_000)])
        }
        if !package.authors.isEmpty {
            builder.add([
                builder.paragraph(
                    package.authors.joined(separator: ", "),
                    style: theme.sans(theme.scaled(12_000), isBold: true),
                    in: 0,
                    after: 26_000
                )
            ])
        }
        var facts = [
            strings.text(.versionNumber, number: package.version),
            "\(strings[.language]): \(InterfaceStrings.languageName(of: package.language))",
        ]
        if !package.license.isEmpty { facts.append("\(strings[.licence]): \(package.license)") }
        if !package.source.isEmpty { facts.append("\(strings[.source]): \(package.source)") }
        // They stand at the foot of the cover.
        let imprint = builder.node(.division, in: 0)
        let lines = facts.map {
            builder.paragraph(
                $0,
                style: theme.sans(theme.scaled(9_000), color: BookTheme.quiet),
                in: imprint,
                after: 3_000
            )
        }
        builder.add(
            PageNote(
                referenceTag: builder.tag(titleNode),
                block: LayoutBlock(.container(lines, ContainerStyle()), tag: builder.tag(imprint)),
                ruleColor: BookTheme.bar
            )
        )
        return builder.chapter
    }

    /// Makes the page about the course.
    func makeAbout(chapterIndex: Int) -> Chapter {
        let syllabus = course.package.syllabus
        var builder = ChapterBuilder(
            .front,
            title: strings[.about],
            destination: "about",
            pointer: "/syllabus",
            index: chapterIndex,
            theme: theme,
            strings: strings
        )
        builder.add([
            builder.heading(1, [.text(strings[.about])], in: 0, destination: "about", before: 0),
            LayoutBlock(
                .rule(thickness: 1_500, theme.accent),
                tag: builder.tag(0),
                spaceAfter: 10_000,
                keepWithNext: true
            ),
        ])
        let facts = [
            (strings[.audience], syllabus.audience),
            (strings[.level], strings[syllabus.level.string]),
            (strings[.duration], strings.duration(minutes: syllabus.timeBudgetMinutes)),
        ]
        for (name, value) in facts where !value.isEmpty {
            builder.add([
                builder.paragraph(name, style: theme.label, in: 0, before: 6_000, after: 2_000, keepWithNext: true),
                builder.paragraph(value, style: theme.body, in: 0),
            ])
        }
        let prerequisites = syllabus.prerequisites.filter { !$0.hasPrefix("lesson:") }
        for (name, values) in [(strings[.prerequisites], prerequisites), (strings[.constraints], syllabus.constraints)]
        where !values.isEmpty {
            builder.add([
                builder.paragraph(name, style: theme.label, in: 0, before: 6_000, after: 3_000, keepWithNext: true)
            ])
            builder.add(builder.plainList(values, in: 0))
        }
        let modules = syllabus.modules
        builder.add([builder.heading(2, [.text(strings[.modules])], in: 0)])
        for (index, module) in modules.enumerated() {
            builder.add([
                builder.paragraph(
                    "\(index + 1). \(module.title)",
                    style: theme.heading(4),
                    in: 0,
                    before: 4_000,
                    after: 2_000,
                    keepWithNext: !module.summary.isEmpty
                )
            ])
            if !module.summary.isEmpty {
                builder.add([builder.paragraph(module.summary, style: theme.body, in: 0, alignment: .justify)])
            }
        }
        return builder.chapter
    }
}
