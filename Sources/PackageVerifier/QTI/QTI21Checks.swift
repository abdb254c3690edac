internal import Diagnostics

/// Checks a question in QTI 2.1 (IMS QTI 2.1, Assessment Test, Section and Item Information Model).
struct QTI21Checks {
    private let document: MarkupDocument
    private let report: Report
    private var root: MarkupElement { document.root }

    init(_ document: MarkupDocument, _ report: Report) {
        self.document = document
        self.report = report
    }

    func run() {
        guard root.local == "assessmentItem" else {
            return tell(QuestionFinding.document, "expected assessmentItem, found \(root.local)", root.offset)
        }
        for name in ["identifier", "title", "adaptive", "timeDependent"] where root[name] == nil {
            tell(QuestionFinding.attribute, "expected \(name) on assessmentItem, found none", root.offset)
        }
        if root["title"]?.isEmpty == true {
            tell(QuestionFinding.title, "expected a title of a question, found none", root.offset)
        }
        var declarations = Dictionary(
            root.children("responseDeclaration").map { ($0["identifier"] ?? "", Declaration(element: $0)) }
        ) { first, _ in first }
        let correct = root.child("responseProcessing")?.all("correct").compactMap { $0["identifier"] } ?? []
        let scored = Set(correct)
        let interactions = ["choiceInteraction", "inlineChoiceInteraction"].flatMap { root.all($0) }
        for interaction in interactions { check(interaction, &declarations, scored) }
        checkOutcomes()
    }

    private func tell(_ code: FindingCode, _ message: String, _ offset: Int) {
        report.add(code, message, in: document, at: offset)
    }

    /// A response that interactions set.
    private struct Declaration {
        var element: MarkupElement
        /// Whether its right answer was held against the choices of an interaction; it has only one.
        var isChecked = false
    }

    private func check(
        _ interaction: MarkupElement,
        _ declarations: inout [String: Declaration],
        _ scored: Set<String>
    ) {
        let name = interaction["responseIdentifier"] ?? ""
        guard let known = declarations[name] else {
            return tell(
                QuestionFinding.reference,
                "expected a responseDeclaration \(name), found none",
                interaction.attribute("responseIdentifier")?.offset ?? interaction.offset
            )
        }
        let choices = interaction.all("simpleChoice") + interaction.all("inlineChoice")
        var identifiers: Set<String> = []
        for choice in choices {
            if !identifiers.insert(choice["identifier"] ?? "").inserted {
                tell(
                    QuestionFinding.identifierTwice,
                    "expected an answer's own identifier, found \(choice["identifier"] ?? "none") again",
                    choice.offset
                )
            }
            let isEmpty =
                choice.allText.trimmed.isEmpty
                && choice.children.allSatisfy { $0.local == "feedbackInline" || $0.local == "p" && $0.children.isEmpty }
            if isEmpty { tell(QuestionFinding.emptyOption, "expected a text of an option, found none", choice.offset) }
        }
        guard !known.isChecked else { return }
        declarations[name]?.isChecked = true
        let declaration = known.element
        let correct = declaration.child("correctResponse")
        let values = correct?.children("value") ?? []
        for value in values where !identifiers.contains(value.trimmedText) {
            tell(QuestionFinding.reference, "expected an answer \(value.trimmedText), found none", value.offset)
        }
        if values.isEmpty, needsCorrectResponse(name, scored) {
            tell(QuestionFinding.rightAnswer, "expected one right answer, found none", declaration.offset)
        } else if values.count > 1, declaration["cardinality"] == "single" {
            tell(
                QuestionFinding.rightAnswer,
                "expected one right answer, found \(values.count)",
                correct?.offset ?? declaration.offset
            )
        }
    }

    /// Whether the score of a response comes from its right answer, not from a mapping or from the answer itself.
    private func needsCorrectResponse(_ name: String, _ scored: Set<String>) -> Bool {
        guard let processing = root.child("responseProcessing") else { return false }
        if let template = processing["template"] { return template.hasSuffix("match_correct") && name == "RESPONSE" }
        return scored.contains(name)
    }

    private func checkOutcomes() {
        let outcomes = Set(root.children("outcomeDeclaration").compactMap { $0["identifier"] })
        if let processing = root.child("responseProcessing"), processing["template"] != nil,
            !outcomes.contains("SCORE")
        {
            tell(QuestionFinding.reference, "expected an outcomeDeclaration SCORE, found none", processing.offset)
        }
        for feedback in root.all("modalFeedback") {
            guard let attribute = feedback.attribute("outcomeIdentifier"), !outcomes.contains(attribute.value) else {
                continue
            }
            tell(
                QuestionFinding.reference,
                "expected an outcomeDeclaration \(attribute.value), found none",
                attribute.offset
            )
        }
    }
}
