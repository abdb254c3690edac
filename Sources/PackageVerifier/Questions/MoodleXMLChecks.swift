internal import Diagnostics

/// Checks a question bank in Moodle XML by what its importer refuses.
struct MoodleXMLChecks {
    private let document: MarkupDocument
    private let report: Report

    /// The percentages that Moodle has, without their signs; others stop the import.
    private static let grades = [
        100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111,
        10,
        5, 0,
    ]

    init(_ document: MarkupDocument, _ report: Report) {
        self.document = document
        self.report = report
    }

    func run() {
        let root = document.root
        guard root.local == "quiz" else {
            return tell(QuestionFinding.moodleDocument, "expected quiz, found \(root.local)", root.offset)
        }
        let questions = root.children("question").filter { $0["type"] != "category" }
        if questions.isEmpty {
            report.add(
                QuestionFinding.moodleDocument,
                "expected a question, found none",
                in: document,
                at: root.offset,
                severity: .warning
            )
        }
        for question in questions { check(question) }
    }

    private func tell(_ code: FindingCode, _ message: String, _ offset: Int) {
        report.add(code, message, in: document, at: offset)
    }

    private func check(_ question: MarkupElement) {
        for name in ["name", "questiontext"] where question.descendant(name, "text") == nil {
            tell(QuestionFinding.moodleDocument, "expected \(name) with text, found none", question.offset)
        }
        let answers = question.children("answer")
        for answer in answers {
            guard let fraction = answer.attribute("fraction") else { continue }
            let value = DecimalText.value(of: fraction.value)
            guard value == nil || !Self.grades.contains(where: { abs($0 - abs(value ?? 0)) < 0.001 }) else { continue }
            tell(QuestionFinding.fraction, "expected a grade of Moodle's, found \(fraction.value)", fraction.offset)
        }
        let isSingle = question.child("single")?.trimmedText.lowercased() ?? "true"
        switch question["type"] {
        case "multichoice" where isSingle == "true" || isSingle == "1":
            checkRight(question, answers)
            for answer in answers where answer.child("text")?.trimmedText.isEmpty ?? true {
                tell(QuestionFinding.emptyOption, "expected a text of an option, found none", answer.offset)
            }
        case "truefalse": checkRight(question, answers)
        default: break
        }
    }

    private func checkRight(_ question: MarkupElement, _ answers: [MarkupElement]) {
        let right = answers.filter { DecimalText.value(of: $0["fraction"] ?? "") ?? 0 >= 100 }
        guard right.count != 1 else { return }
        tell(
            QuestionFinding.moodleAnswer,
            "expected one answer with fraction 100, found \(right.isEmpty ? "none" : String(right.count))",
            question.offset
        )
    }
}
