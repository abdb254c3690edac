internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// Renders the files of a lesson and of a project.
///
/// An author's Markdown goes in as it was written; only the addresses of lessons and pictures become relative, labels
/// of footnotes that several texts of a file share are told apart, and a block that a text leaves open is closed.
struct MarkdownPage {
    let package: CoursePackage
    let strings: InterfaceStrings
    let names: ArchiveNames

    /// A piece of a file: what the program writes, or a text of the author.
    private enum Part {
        case own(String)
        case text(String)
        case inline(String)
    }

    /// The file of a lesson or project; `number` is its place in the course, from 1.
    func render(_ page: PackageOutline.Page, module: PackageOutline.Module, number: Int) -> String {
        switch page.content {
        case .lesson(let document): lesson(document, module: module, number: number)
        case .project(let document): project(document.project, module: module, number: number)
        }
    }

    private func lesson(_ document: LessonDocument, module: PackageOutline.Module, number: Int) -> String {
        let lesson = document.lesson
        var front = front(id: lesson.id, title: lesson.title, module: module, number: number)
        front.add("durationMinutes", lesson.durationMinutes)
        front.add("level", lesson.metadata.level.rawValue)
        front.add("objectives", lesson.objectives)
        front.add("prerequisites", lesson.metadata.prerequisites)
        var parts: [Part] = [heading(1, lesson.title), heading(2, strings[.objectives])]
        parts.append(.own(bullets(lesson.objectives)))
        parts += [heading(2, strings[.overview]), .text(lesson.explanation.overview)]
        for concept in lesson.explanation.concepts {
            parts += [heading(2, concept.title), .text(concept.explanation)]
            if let example = concept.example { parts += [heading(3, strings[.example]), .text(example)] }
        }
        parts.append(heading(2, strings[.keyTakeaways]))
        for takeaway in lesson.keyTakeaways { parts += [.own("- "), .inline(guarded(takeaway)), .own("\n")] }
        parts.append(.own("\n"))
        parts += [heading(2, strings[.practice]), .text(lesson.practice.prompt)]
        parts += [heading(3, strings[.expectedOutcome]), .text(lesson.practice.expectedOutcome)]
        if let quiz = document.quiz { parts += self.quiz(quiz.quiz) }
        return front.text + joined(parts, folder: "")
    }

    /// An inline text that stands first in its line, in the author's Markdown: nothing of it begins a block.
    private func guarded(_ text: String) -> String {
        package.textFormat == .markdown ? MarkdownEscape.withoutBlock(text) : text
    }

    /// The questions, and after them the answers; each piece begins behind a label, so that nothing of it is a marker.
    private func quiz(_ quiz: Quiz) -> [Part] {
        let letters = ["A", "B", "C", "D"]
        var parts = [heading(2, strings[.quiz])]
        for (index, question) in quiz.questions.enumerated() {
            parts += [.own("**\(index + 1).** "), .inline(question.question), .own("\n\n")]
            for (letter, option) in zip(letters, question.options) {
                parts += [.own("- **\(letter).** "), .inline(option), .own("\n")]
            }
            parts.append(.own("\n"))
        }
        parts.append(heading(2, strings[.answers]))
        for (index, question) in quiz.questions.enumerated() {
            let letter = letters.indices.contains(question.correctIndex) ? letters[question.correctIndex] : ""
            parts += [.own("**\(index + 1).** **\(letter).** "), .inline(question.explanation), .own("\n\n")]
        }
        return parts
    }

    private func project(_ project: Project, module: PackageOutline.Module, number: Int) -> String {
        var front = front(id: project.id, title: project.title, module: module, number: number)
        front.add("level", project.level.rawValue)
        front.add("lessons", project.lessonIds)
        var parts: [Part] = [heading(1, project.title), heading(2, strings[.problemStatement])]
        parts.append(.text(project.problemStatement))
        parts += [heading(2, strings[.deliverables]), .own(bullets(project.deliverables))]
        if !project.constraints.isEmpty {
            parts += [heading(2, strings[.constraints]), .own(bullets(project.constraints))]
        }
        parts += [heading(2, strings[.rubric]), .own(rubric(project.rubric))]
        return front.text + joined(parts, folder: "../lessons/")
    }

    private func front(id: String, title: String, module: PackageOutline.Module, number: Int) -> FrontMatter {
        var front = FrontMatter()
        front.add("id", id)
        front.add("title", title)
        front.add("course", package.syllabusId)
        front.add("courseVersion", package.version)
        front.add("language", package.language)
        front.add("module", module.title)
        front.add("moduleId", module.id)
        front.add("order", number)
        // By this Hugo puts pages in order.
        front.add("weight", number)
        return front
    }

    private func heading(_ level: Int, _ title: String) -> Part {
        .own(String(repeating: "#", count: level) + " " + MarkdownEscape.inline(title) + "\n\n")
    }

    private func bullets(_ items: [String]) -> String {
        items.map { "- " + MarkdownEscape.inline($0) + "\n" }.joined() + "\n"
    }

    private func rubric(_ rubric: [Project.Criterion]) -> String {
        let count = rubric.map(\.levels.count).max() ?? 0
        var rows = [[strings[.criterion], strings[.weight]] + (0..<count).map { $0 == 0 ? strings[.levels] : "" }]
        rows.append(rows[0].map { _ in "---" })
        for criterion in rubric {
            var row = [MarkdownEscape.inline(criterion.criterion), strings.text(.percent, count: criterion.weight)]
            for level in criterion.levels {
                let points = strings.text(.points, count: level.points)
                let description = MarkdownEscape.inline(level.description)
                row.append("**\(MarkdownEscape.inline(level.label))** (\(points)) \(description)")
            }
            while row.count < count + 2 { row.append("") }
            rows.append(row)
        }
        return rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined() + "\n"
    }

    // MARK: The author's texts

    private func joined(_ parts: [Part], folder: String) -> String {
        var sources = parts.compactMap { part -> (text: String, isInline: Bool)? in
            switch part {
            case .own: nil
            case .text(let text): (text, false)
            case .inline(let text): (oneLine(text), true)
            }
        }
        switch package.textFormat {
        case .markdown:
            let texts = MarkdownSource.separated(sources)
            sources = zip(texts, sources).map { text, source in
                let text = rewritten(text, isInline: source.isInline, folder: folder)
                return (source.isInline ? text : MarkdownSource.closed(text), source.isInline)
            }
        case .plain:
            sources = sources.map { source in
                let text = source.isInline ? MarkdownEscape.inline(source.text) : MarkdownEscape.paragraphs(source.text)
                return (text, source.isInline)
            }
        }
        var texts = sources.makeIterator()
        var result = ""
        for part in parts {
            switch part {
            case .own(let text): result += text
            case .inline: result += texts.next()?.text ?? ""
            case .text:
                let text = texts.next()?.text ?? ""
                result += text + (text.hasSuffix("\n") ? "\n" : "\n\n")
            }
        }
        return result
    }

    private func oneLine(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
    }

    private func rewritten(_ text: String, isInline: Bool, folder: String) -> String {
        MarkdownSource.rewriting(text, isInline: isInline, prefixes: ["lesson:", "assets/"]) { address in
            if address.utf8.starts(with: "assets/".utf8) { return "../" + names.asset(address) }
            guard address.prefix(7).lowercased() == "lesson:" else { return nil }
            let target = address.dropFirst(7)
            guard let hash = target.firstIndex(of: "#") else { return "\(folder)\(target).md" }
            return "\(folder)\(target[..<hash]).md\(target[hash...])"
        }
    }
}
