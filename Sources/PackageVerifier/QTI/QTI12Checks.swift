internal import Diagnostics

/// Checks a quiz or a question bank in QTI 1.2, as Common Cartridge profiles it (CC 1.3, QTI profile).
struct QTI12Checks {
    /// What is asked of a document.
    struct Profile {
        /// Whether it is one of a cartridge, where each question says its `cc_profile`.
        var isCartridge = true
        /// Whether Moodle reads it, which un-escapes text once too often.
        var isVersion11OrLess: Bool
    }

    private let document: MarkupDocument
    private let profile: Profile
    private let report: Report

    init(_ document: MarkupDocument, _ profile: Profile, _ report: Report) {
        self.document = document
        self.profile = profile
        self.report = report
    }

    func run() {
        let root = document.root
        guard root.local == "questestinterop" else {
            return tell(QuestionFinding.document, "expected questestinterop, found \(root.local)", root.offset)
        }
        if profile.isCartridge, root.child("assessment") == nil, root.child("objectbank") == nil {
            tell(QuestionFinding.document, "expected an assessment or an objectbank, found none", root.offset)
        }
        var identifiers: Set<String> = []
        var inOpenEdX: [MarkupElement] = []
        for element in root.all("item") {
            let item = QTI12Item(element)
            if !identifiers.insert(item.identifier).inserted {
                tell(
                    QuestionFinding.identifierTwice,
                    "expected a question's own identifier, found \(item.identifier) again",
                    element.offset
                )
            }
            check(item)
            if item.isSingle, marksWrongAnswersRight(item) { inOpenEdX.append(element) }
        }
        if let first = inOpenEdX.first {
            report.add(
                QuestionFinding.order,
                "expected the right answer's condition first, with continue=\"No\", found others before it in "
                    + (inOpenEdX.count == 1 ? "1 question" : "\(inOpenEdX.count) questions"),
                in: document,
                at: first.offset,
                help: "Open edX takes every answer up to the first continue=\"No\" for right",
                severity: .warning
            )
        }
    }

    private func tell(_ code: FindingCode, _ message: String, _ offset: Int, severity: Finding.Severity? = nil) {
        report.add(code, message, in: document, at: offset, severity: severity)
    }

    private func check(_ item: QTI12Item) {
        if profile.isCartridge, item.profile == nil {
            tell(QuestionFinding.profile, "expected cc_profile of a question, found none", item.element.offset)
        }
        if (item.element["title"] ?? "").isEmpty {
            tell(QuestionFinding.title, "expected a title of a question, found none", item.element.offset)
        }
        if let weighting = item.weighting {
            let value = Int(weighting.trimmedText)
            if value == nil || !(0...99).contains(value ?? 0) {
                tell(
                    QuestionFinding.weighting,
                    "expected 0 to 99 in cc_weighting, found \(weighting.trimmedText)",
                    weighting.offset
                )
            }
        }
        checkOptions(item)
        checkReferences(item)
        checkIdentifiers(item)
        guard item.isSingle else { return }
        checkScore(item)
        checkRightAnswer(item)
    }

    private func checkOptions(_ item: QTI12Item) {
        for response in item.responses {
            var identifiers: Set<String> = []
            for label in response.labels {
                if !identifiers.insert(label["ident"] ?? "").inserted {
                    tell(
                        QuestionFinding.identifierTwice,
                        "expected an answer's own identifier, found \(label["ident"] ?? "none") again",
                        label.offset
                    )
                }
                let texts = label.all("mattext")
                let isEmpty = texts.allSatisfy { $0.allText.trimmed.isEmpty } && label.all("matimage").isEmpty
                if isEmpty, item.isSingle || item.isMultiple {
                    tell(QuestionFinding.emptyOption, "expected a text of an option, found none", label.offset)
                }
                if profile.isCartridge, profile.isVersion11OrLess { checkMarkup(texts) }
            }
        }
    }

    private func checkMarkup(_ texts: [MarkupElement]) {
        for text in texts {
            let bytes = Array(text.text.utf8)
            let isHTML = text["texttype"] == "text/html"
            // What is left of a text after one more un-escaping is markup.
            let wanted = isHTML ? Array("&lt;".utf8) : [0x3C]
            for index in bytes.indices where bytes[index...].starts(with: wanted) {
                let next = index + wanted.count
                guard next < bytes.count, (0x61...0x7A).contains(bytes[next] | 0x20) || bytes[next] == 0x21 else {
                    continue
                }
                tell(QuestionFinding.markup, "expected no < before a letter, found one", text.offset)
                break
            }
        }
    }

    private func checkReferences(_ item: QTI12Item) {
        // The answers that a response knows; none where any will do.
        let responses = Dictionary(
            item.responses.map { response in
                (response.identifier, response.isChoice ? Set(response.labels.compactMap { $0["ident"] }) : [])
            }
        ) { first, _ in first }
        let feedbacks = Set(item.element.all("itemfeedback").compactMap { $0["ident"] })
        for condition in item.conditions {
            for answer in condition.element.all("varequal") {
                guard let labels = responses[answer["respident"] ?? ""] else {
                    tell(
                        QuestionFinding.reference,
                        "expected a response \(answer["respident"] ?? ""), found none",
                        answer.offset
                    )
                    continue
                }
                if !labels.isEmpty, !labels.contains(answer.trimmedText) {
                    tell(
                        QuestionFinding.reference,
                        "expected an answer \(answer.trimmedText), found none",
                        answer.offset
                    )
                }
            }
            for feedback in condition.feedbacks where !feedbacks.contains(feedback["linkrefid"] ?? "") {
                tell(
                    QuestionFinding.reference,
                    "expected a feedback \(feedback["linkrefid"] ?? ""), found none",
                    feedback.offset,
                    severity: .warning
                )
            }
        }
    }

    private func checkIdentifiers(_ item: QTI12Item) {
        guard item.isSingle else { return }
        for response in item.responses {
            for label in response.labels where !item.isTrueFalse && (label["ident"] ?? "").hasPrefix("TF") {
                tell(
                    QuestionFinding.canvasIdentifier,
                    "expected an answer's identifier that does not begin with TF",
                    label.offset
                )
            }
            if !item.isTrueFalse, response.identifier.hasPrefix("TF") {
                tell(
                    QuestionFinding.canvasIdentifier,
                    "expected a response's identifier that does not begin with TF",
                    response.offset
                )
            }
        }
        for condition in item.conditions where condition.answers.count == 1 {
            for feedback in condition.feedbacks {
                let name = feedback["linkrefid"] ?? ""
                // What belongs to the right answer may well be called so.
                if condition.givesScore, name.has("correct"), !name.has("incorrect") { continue }
                guard Self.meansSomethingToCanvas(name) else { continue }
                tell(
                    QuestionFinding.canvasIdentifier,
                    "expected a feedback of one answer to be called otherwise, found \(name)",
                    feedback.offset
                )
            }
        }
    }

    static func meansSomethingToCanvas(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        let words: [StaticString] = ["correct", "incorrect", "wrong", "solution", "general_", "_all"]
        return words.contains { ByteSearch.first($0, in: bytes, 0..<bytes.count) != nil }
            || name.hasSuffix("_C") || name.hasSuffix("_IC")
    }

    private func checkScore(_ item: QTI12Item) {
        guard let variable = item.element.all("decvar").first else { return }
        let maximum = variable.attribute("maxvalue")
        guard let maximum, DecimalText.value(of: maximum.value) != 100 else { return }
        guard profile.isCartridge else { return }
        tell(QuestionFinding.score, "expected a maxvalue of 100, found \(maximum.value)", maximum.offset)
    }

    private func checkRightAnswer(_ item: QTI12Item) {
        guard !item.conditions.isEmpty || profile.isCartridge else { return }
        let right = item.rightAnswers
        guard right.count == 1, let answer = right.first else {
            return tell(
                QuestionFinding.rightAnswer,
                "expected one right answer, found \(right.isEmpty ? "none" : String(right.count))",
                item.element.offset
            )
        }
        // In Moodle and Canvas the last condition that names an answer decides about it.
        guard let last = item.conditions.last(where: { $0.answers.contains(answer) }), !last.givesScore else { return }
        report.add(
            QuestionFinding.order,
            "expected the score in the last condition that names the right answer, found it before",
            in: document,
            at: last.element.offset,
            help: "Moodle and Canvas give no point for the question"
        )
    }

    private func marksWrongAnswersRight(_ item: QTI12Item) -> Bool {
        var seen: Set<String> = []
        for condition in item.conditions {
            seen.formUnion(condition.answers)
            if !condition.continues, !condition.answers.isEmpty { break }
        }
        return !seen.subtracting(item.rightAnswers).isEmpty
    }
}
