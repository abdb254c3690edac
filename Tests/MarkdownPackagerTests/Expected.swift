import CourseArchives
import CourseMarkup
import CourseModel
import InterfaceStrings

/// What the file of a page says, from the course itself.
struct ExpectedPage: Encodable {
    struct Question: Encodable {
        var question: String
        var options: [String]
        var letter: String
        var explanation: String
    }

    struct Front: Encodable {
        var id: String
        var title: String
        var module: String
        var order: Int
    }

    var name: String
    var front: Front
    /// All that is shown, without white space; footnotes last.
    var text: String
    var code: [String]
    var questions: [Question]

    private static let letters = ["A", "B", "C", "D"]

    init(_ page: PackageOutline.Page, module: String, order: Int, strings: InterfaceStrings) {
        var shown = Shown()
        switch page.content {
        case .lesson(let document):
            let lesson = document.lesson
            name = "lessons/\(lesson.id).md"
            front = Front(id: lesson.id, title: lesson.title, module: module, order: order)
            shown.pieces += [lesson.title, strings[.objectives]] + lesson.objectives + [strings[.overview]]
            shown.add(document.overview)
            for concept in document.concepts {
                shown.pieces.append(concept.title)
                shown.add(concept.explanation)
                if let example = concept.example {
                    shown.pieces.append(strings[.example])
                    shown.add(example)
                }
            }
            shown.pieces.append(strings[.keyTakeaways])
            for takeaway in document.keyTakeaways { shown.add(takeaway) }
            shown.pieces.append(strings[.practice])
            shown.add(document.practicePrompt)
            shown.pieces.append(strings[.expectedOutcome])
            shown.add(document.expectedOutcome)
        case .project(let document):
            let project = document.project
            name = "projects/\(project.id).md"
            front = Front(id: project.id, title: project.title, module: module, order: order)
            shown.pieces += [project.title, strings[.problemStatement]]
            shown.add(document.problemStatement)
            shown.pieces += [strings[.deliverables]] + project.deliverables
            if !project.constraints.isEmpty { shown.pieces += [strings[.constraints]] + project.constraints }
            shown.pieces += [strings[.rubric], strings[.criterion], strings[.weight], strings[.levels]]
            for criterion in project.rubric {
                shown.pieces += [criterion.criterion, strings.text(.percent, count: criterion.weight)]
                for level in criterion.levels {
                    let points = strings.text(.points, count: level.points)
                    shown.pieces += [level.label, "(\(points))", level.description]
                }
            }
        }
        questions = (page.quiz?.questions ?? []).map { question in
            Question(
                question: Self.trimmed(question.question.plainText),
                options: question.options.map { Self.trimmed($0.plainText) },
                letter: Self.letters[question.correctIndex],
                explanation: Self.trimmed(question.explanation.plainText)
            )
        }
        if let quiz = page.quiz {
            shown.pieces.append(strings[.quiz])
            for (index, question) in quiz.questions.enumerated() {
                shown.pieces.append("\(index + 1).")
                shown.add(question.question)
                for (letter, option) in zip(Self.letters, question.options) {
                    shown.pieces.append(letter + ".")
                    shown.add(option)
                }
            }
            shown.pieces.append(strings[.answers])
            for (index, question) in quiz.questions.enumerated() {
                shown.pieces += ["\(index + 1).", Self.letters[question.correctIndex] + "."]
                shown.add(question.explanation)
            }
        }
        text = (shown.pieces + shown.footnotes).joined().filter { !$0.isWhitespace }
        code = shown.code
    }

    private static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.drop { $0.properties.isWhitespace }.reversed().drop { $0.properties.isWhitespace }
        return String(String.UnicodeScalarView(rest.reversed()))
    }
}

/// The words of a tree, in the order in which a reader of Markdown gives them.
private struct Shown {
    var pieces: [String] = []
    var footnotes: [String] = []
    var code: [String] = []

    mutating func add(_ text: Text) {
        add(text.blocks)
        for footnote in text.footnotes {
            var inner = Shown()
            inner.add(footnote)
            footnotes += inner.pieces
        }
    }

    mutating func add(_ inlines: [Inline]) { pieces.append(inlines.plainText) }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let content): add(content)
            case .heading(let heading): add(heading.content)
            case .list(let list):
                for item in list.items {
                    if let isDone = item.isDone { pieces.append(isDone ? "[x]" : "[ ]") }
                    add(item.content)
                }
            case .quotation(let content): add(content)
            case .callout(let title, let content):
                add(title)
                pieces.append(".")
                add(content)
            case .code(let block):
                pieces.append(block.text)
                code.append(block.text + "\n")
            case .table(let table):
                for cell in table.header { add(cell) }
                for row in table.rows { for cell in row { add(cell) } }
            case .formula(let formula): pieces.append(formula.source)
            case .thematicBreak: break
            }
        }
    }
}
