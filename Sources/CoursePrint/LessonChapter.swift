internal import CourseMarkup
internal import CourseModel
internal import FontPrograms
internal import InterfaceStrings
internal import PDFWriter
internal import TextLayout

/// A lesson with its quiz.
struct LessonChapter {
    let course: CourseDocument
    let theme: BookTheme
    let strings: InterfaceStrings

    /// The name of the place of a lesson's quiz, to which its answers lead back.
    static func quizDestination(_ lesson: String) -> String { "quiz:\(lesson)" }

    /// Makes the chapter of the lesson with an index.
    func make(_ lessonIndex: Int, chapterIndex: Int) -> Chapter {
        let document = course.lessons[lessonIndex]
        let lesson = document.lesson
        var builder = ChapterBuilder(
            .main,
            title: lesson.title,
            destination: ChapterBuilder.name(lesson: lesson.id),
            pointer: "/lessons/\(lessonIndex)",
            index: chapterIndex,
            theme: theme,
            strings: strings
        )
        builder.lessonID = lesson.id
        addOpening(document, number: lessonIndex + 1, to: &builder)
        addSection(
            document.overview,
            title: strings[.overview],
            anchor: document.anchors.overview,
            isHeadingShown: document.overview.hasHeadings,
            to: &builder
        )
        for concept in document.concepts { add(concept, to: &builder) }
        addTakeaways(document, to: &builder)
        addPractice(document, to: &builder)
        if let quiz = document.quiz { add(quiz, of: document, to: &builder) }
        return builder.chapter
    }

    // MARK: The opening

    private func addOpening(_ document: LessonDocument, number: Int, to builder: inout ChapterBuilder) {
        let lesson = document.lesson
        let modules = course.package.syllabus.modules
        let moduleIndex = modules.firstIndex { $0.id == lesson.moduleId }
        if let moduleIndex {
            addModule(
                modules[moduleIndex],
                index: moduleIndex,
                isOpening: modules[moduleIndex].lessons.first?.id == lesson.id,
                to: &builder
            )
        }
        builder.add([
            builder.paragraph(
                strings.text(.lessonNumber, number: number),
                style: theme.sans(theme.scaled(11_000), isBold: true, color: theme.link),
                in: 0,
                after: 3_000,
                keepWithNext: true
            ),
            builder.heading(
                1,
                [.text(lesson.title)],
                in: 0,
                destination: ChapterBuilder.name(lesson: lesson.id),
                before: 0
            ),
            LayoutBlock(
                .rule(thickness: 1_500, theme.accent),
                tag: builder.tag(0),
                spaceAfter: 8_000,
                keepWithNext: true
            ),
            builder.paragraph(
                facts(of: lesson).joined(separator: "  ·  "),
                style: theme.sans(theme.scaled(9_000), color: BookTheme.quiet),
                in: 0,
                after: 14_000
            ),
        ])
        // A heading and what follows need no element around them.
        let objectives = 0
        let title = builder.heading(2, [.text(strings[.objectives])], in: objectives, before: 0)
        builder.add([
            panel([small(title)] + builder.plainList(lesson.objectives, in: objectives), node: objectives, &builder)
        ])
    }

    /// The module that the lesson belongs to; a band with its summary opens it.
    private func addModule(
        _ module: Syllabus.Module,
        index: Int,
        isOpening: Bool,
        to builder: inout ChapterBuilder
    ) {
        let number = strings.text(.moduleNumber, number: index + 1)
        guard isOpening else {
            builder.add([
                builder.paragraph(
                    "\(number) · \(module.title)",
                    style: theme.sans(theme.scaled(9_500), color: BookTheme.quiet),
                    in: 0,
                    after: 20_000
                )
            ])
            return
        }
        let node = 0
        var band = [
            builder.paragraph(number, style: theme.label, in: node, after: 1_000, keepWithNext: true),
            builder.paragraph(
                module.title,
                style: theme.sans(theme.scaled(15_000), isBold: true),
                in: node,
                after: module.summary.isEmpty ? 0 : 4_000
            ),
        ]
        if !module.summary.isEmpty {
            band.append(builder.paragraph(module.summary, style: theme.body, in: node, after: 0))
        }
        var block = builder.panel(
            band,
            node: node,
            ContainerStyle(
                insets: Insets(top: 12_000, left: 16_000, bottom: 13_000, right: 16_000),
                background: theme.tableHead
            )
        )
        block.spaceAfter = 26_000
        block.keepTogether = true
        builder.add([block])
    }

    private func facts(of lesson: Lesson) -> [String] {
        var facts = [strings.duration(minutes: lesson.durationMinutes), strings[lesson.metadata.level.string]]
        let needed = lesson.metadata.prerequisites.map { prerequisite in
            guard prerequisite.hasPrefix("lesson:") else { return prerequisite }
            let id = prerequisite.dropFirst("lesson:".count)
            return course.package.lessons.first { $0.id == id }?.title ?? prerequisite
        }
        if !needed.isEmpty { facts.append("\(strings[.prerequisites]): \(needed.joined(separator: ", "))") }
        return facts
    }

    /// A heading inside a panel is set at the size of a third level, whatever its level.
    private func small(_ heading: LayoutBlock) -> LayoutBlock {
        guard case .paragraph(var paragraph) = heading.content else { return heading }
        var block = heading
        paragraph.content = paragraph.content.map { inline in
            guard case .text(let text, var style, let tag) = inline else { return inline }
            style.size = theme.scaled(11_000)
            return .text(text, style, tag: tag)
        }
        paragraph.style.lineHeight = theme.scaled(15_000)
        block.content = .paragraph(paragraph)
        block.spaceAfter = 5_000
        return block
    }

    private func panel(
        _ blocks: [LayoutBlock],
        node: Int,
        _ builder: inout ChapterBuilder,
        background: Color? = nil,
        rule: Color? = nil
    ) -> LayoutBlock {
        var blocks = blocks
        if !blocks.isEmpty { blocks[blocks.count - 1].spaceAfter = 0 }
        var block = builder.panel(
            blocks,
            node: node,
            ContainerStyle(
                insets: Insets(top: 10_000, left: 14_000, bottom: 10_000, right: 14_000),
                background: background ?? theme.panel,
                ruleColor: rule ?? theme.accent,
                ruleThickness: 2_500
            )
        )
        block.keepTogether = true
        block.spaceBefore = 12_000
        block.spaceAfter = 14_000
        return block
    }

    // MARK: The sections

    private func addSection(
        _ text: Text,
        title: String,
        anchor: String?,
        isHeadingShown: Bool,
        to builder: inout ChapterBuilder
    ) {
        if isHeadingShown {
            let name = anchor.map { ChapterBuilder.name(lesson: builder.lessonID ?? "", anchor: $0) }
            builder.add([builder.heading(2, [.text(title)], in: 0, destination: name)])
        }
        builder.add(builder.blocks(text, in: 0))
    }

    private func add(_ concept: ConceptDocument, to builder: inout ChapterBuilder) {
        let name = ChapterBuilder.name(lesson: builder.lessonID ?? "", anchor: concept.anchor)
        builder.add(section: PDFDocument.OutlineItem(title: concept.title, destination: name))
        builder.add([builder.heading(2, [.text(concept.title)], in: 0, destination: name)])
        builder.add(builder.blocks(concept.explanation, in: 0))
        guard let example = concept.example else { return }
        if example.hasHeadings {
            addSection(
                example,
                title: strings[.example],
                anchor: concept.exampleAnchor,
                isHeadingShown: true,
                to: &builder
            )
            return
        }
        builder.add([
            builder.paragraph(
                strings[.example],
                style: theme.label,
                in: 0,
                before: 11_000,
                after: 4_000,
                keepWithNext: true
            )
        ])
        builder.add(builder.blocks(example, in: 0))
    }

    private func addTakeaways(_ document: LessonDocument, to builder: inout ChapterBuilder) {
        let name = ChapterBuilder.name(lesson: document.lesson.id, anchor: document.anchors.keyTakeaways)
        let node = 0
        var title = builder.heading(2, [.text(strings[.keyTakeaways])], in: node, destination: name, before: 0)
        title = small(title)
        let list = builder.list(document.keyTakeaways, in: node)
        builder.add([
            panel([title] + list, node: node, &builder, background: BookTheme.panelGreen, rule: BookTheme.green)
        ])
    }

    private func addPractice(_ document: LessonDocument, to builder: inout ChapterBuilder) {
        let name = ChapterBuilder.name(lesson: document.lesson.id, anchor: document.anchors.practice)
        builder.add([builder.heading(2, [.text(strings[.practice])], in: 0, destination: name)])
        builder.add(builder.blocks(document.practicePrompt, in: 0))
        builder.add([builder.heading(3, [.text(strings[.expectedOutcome])], in: 0)])
        builder.add(builder.blocks(document.expectedOutcome, in: 0))
    }

    // MARK: The quiz

    private func add(_ quiz: QuizDocument, of document: LessonDocument, to builder: inout ChapterBuilder) {
        let lesson = document.lesson.id
        let name = Self.quizDestination(lesson)
        builder.add(section: PDFDocument.OutlineItem(title: strings[.quiz], destination: name))
        builder.add([builder.heading(2, [.text(strings[.quiz])], in: 0, destination: name)])
        // The heading of the quiz is what an anchor of the lesson may name, too.
        let list = builder.node(.list, in: 0, StructureProperties(structureClass: .numberedList))
        builder.setDestination(
            ChapterBuilder.name(lesson: lesson, anchor: document.anchors.quiz),
            of: list
        )
        for (index, question) in quiz.questions.enumerated() {
            var item = builder.listItem(
                marker: "\(index + 1).",
                in: list,
                indent: theme.scaled(22_000),
                style: theme.body,
                after: 10_000
            ) { builder, body in
                var text = builder.soleParagraph(
                    question.question,
                    node: body,
                    style: theme.body,
                    alignment: .start
                )
                text.spaceAfter = 3_000
                text.keepWithNext = true
                return [text] + options(of: question, in: body, &builder)
            }
            item.isUndivided = true
            builder.add([item])
        }
        let paragraph = builder.node(.paragraph, in: 0)
        let link = builder.link(
            to: .destination(AnswersChapter.destination(lesson)),
            in: paragraph,
            description: strings[.answers]
        )
        let style = theme.sans(theme.scaled(9_000), isBold: true, color: theme.link)
        builder.add([
            LayoutBlock(
                .paragraph(
                    Paragraph(
                        [.text("→ \(strings[.answers])", style, tag: builder.tag(link))],
                        style: theme.paragraph(style, .start)
                    )
                ),
                tag: builder.tag(paragraph)
            )
        ])
    }

    private func options(
        of question: QuestionDocument,
        in body: Int,
        _ builder: inout ChapterBuilder
    ) -> [LayoutBlock] {
        let list = builder.node(.list, in: body, StructureProperties(structureClass: .letteredList))
        var result: [LayoutBlock] = []
        for (index, option) in question.options.enumerated() {
            result.append(
                builder.listItem(
                    // The space parts it from the option's text, to which it belongs.
                    marker: "☐ \(Self.letter(index))) ",
                    as: .body,
                    in: list,
                    indent: theme.scaled(30_000),
                    style: theme.body,
                    after: 2_000
                ) { builder, body in
                    [builder.soleParagraph(option, node: body, style: theme.body, alignment: .start)]
                }
            )
        }
        return result
    }

    /// The small letter of an option: a to d.
    static func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(0x61 + index % 26))) }
}

extension Level {
    /// The text that names the level.
    var string: InterfaceStringKey {
        switch self {
        case .beginner: .levelBeginner
        case .intermediate: .levelIntermediate
        case .advanced: .levelAdvanced
        }
    }
}
