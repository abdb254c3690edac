/// A question in QTI 1.2.
struct QTI12Item {
    /// What can be answered.
    struct Response {
        var identifier: String
        /// Whether it chooses among labels.
        var isChoice: Bool
        var labels: [MarkupElement]
        var offset: Int
    }

    /// A condition with what it does.
    struct Condition {
        var element: MarkupElement
        /// The answers that it names, those under `not` left out.
        var answers: Set<String>
        var feedbacks: [MarkupElement]
        /// Whether it gives a positive score.
        var givesScore: Bool
        /// Whether the next conditions are tried after it.
        var continues: Bool
    }

    let element: MarkupElement
    let identifier: String
    /// `cc_profile`; nil where there is none.
    let profile: String?
    let weighting: MarkupElement?
    let responses: [Response]
    let conditions: [Condition]
    private let kind: String

    /// Whether it is a question with one right answer.
    var isSingle: Bool { kind.has("multiple_choice") || isTrueFalse }
    /// Whether several answers may be right.
    var isMultiple: Bool { kind.has("multiple_response") || kind.has("multiple_answers") }
    /// Whether it is true or false.
    var isTrueFalse: Bool { kind.has("true_false") }

    /// The answers that a positive score is given for.
    var rightAnswers: Set<String> {
        conditions.filter(\.givesScore).reduce(into: Set<String>()) { $0.formUnion($1.answers) }
    }

    init(_ element: MarkupElement) {
        self.element = element
        identifier = element["ident"] ?? ""
        var fields: [String: MarkupElement] = [:]
        for field in element.child("itemmetadata")?.all("qtimetadatafield") ?? [] {
            guard let label = field.child("fieldlabel"), let entry = field.child("fieldentry") else { continue }
            fields[label.trimmedText] = entry
        }
        profile = fields["cc_profile"]?.trimmedText
        weighting = fields["cc_weighting"]
        kind = profile ?? fields["question_type"]?.trimmedText ?? ""
        responses = ["response_lid", "response_str", "response_num", "response_xy", "response_grp"].flatMap { name in
            element.all(name).map { response in
                Response(
                    identifier: response["ident"] ?? "",
                    isChoice: name == "response_lid",
                    labels: response.all("response_label"),
                    offset: response.offset
                )
            }
        }
        conditions = element.all("respcondition").map { condition in
            var answers: Set<String> = []
            for variable in condition.children("conditionvar") { Self.collect(variable, into: &answers) }
            let givesScore = condition.children("setvar").contains { variable in
                (variable["varname"] ?? "SCORE") == "SCORE" && variable["action"] != "Subtract"
                    && DecimalText.value(of: variable.trimmedText) ?? 0 > 0
            }
            return Condition(
                element: condition,
                answers: answers,
                feedbacks: condition.children("displayfeedback"),
                givesScore: givesScore,
                continues: condition["continue"] == "Yes"
            )
        }
    }

    private static func collect(_ element: MarkupElement, into answers: inout Set<String>) {
        if element.local == "varequal" { answers.insert(element.trimmedText) }
        guard element.local != "not" else { return }
        for child in element.children { collect(child, into: &answers) }
    }
}
