internal import CourseArchives
internal import CourseHTML
internal import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// Writes a question as an `assessmentItem` (QTI 2.1 Information Model, 4).
struct QTI21Item {
    let names: ArchiveNames
    let language: String
    let strings: InterfaceStrings

    /// The identifier of an item, also of its resource.
    static func identifier(lessonID: String, question: QuestionDocument) -> String {
        "item-\(lessonID)-\(question.identity)"
    }

    /// The file of an item.
    static func path(lessonID: String, question: QuestionDocument) -> String {
        "items/\(lessonID)-\(question.identity).xml"
    }

    /// The document of a question.
    ///
    /// The right answer is declared and matched as the standard's own template `match_correct` does it; a second
    /// condition shows the explanation once an answer was given. Its identifier says to Canvas that it belongs to the
    /// question and not to an answer.
    func render(_ question: QuestionDocument, lessonID: String, name: String) -> [UInt8] {
        let names = names
        let html = QuestionHTML(
            strings: strings,
            syntax: .xml,
            formulas: .mathML,
            address: { "../" + names.asset($0.path) },
            isQTI: true
        )
        let explanation = html.render(question.explanation)
        var writer = HTMLWriter(syntax: .xml)
        writer.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<assessmentItem")
        writer.attribute("xmlns", QTI21Package.namespace)
        writer.attribute("identifier", Self.identifier(lessonID: lessonID, question: question))
        writer.attribute("title", SubstitutionTable.xmlAttributes.apply(name))
        writer.markup(" adaptive=\"false\" timeDependent=\"false\"")
        writer.attribute("xml:lang", language)
        writer.markup(
            """
            >
            <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
            <correctResponse><value>
            """
        )
        writer.text(QuestionIdentifier.letter(question.correctIndex))
        writer.markup(
            """
            </value></correctResponse>
            </responseDeclaration>
            <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">
            <defaultValue><value>0</value></defaultValue>
            </outcomeDeclaration>

            """
        )
        if !explanation.isEmpty {
            writer.markup(
                "<outcomeDeclaration identifier=\"FEEDBACK\" cardinality=\"single\" baseType=\"identifier\"/>\n"
            )
        }
        writer.markup("<stylesheet")
        writer.attribute("href", "../" + QTI21Package.styleName)
        writer.markup(" type=\"text/css\"/>\n<itemBody")
        direction(into: &writer)
        writer.markup(">\n<p>")
        writer.bytes += Array(html.render(question.question).utf8)
        writer.markup(
            "</p>\n<choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"false\" maxChoices=\"1\">\n"
        )
        for (index, option) in question.options.enumerated() {
            writer.markup("<simpleChoice")
            writer.attribute("identifier", QuestionIdentifier.letter(index))
            writer.markup(">")
            writer.bytes += Array(html.render(option).utf8)
            writer.markup("</simpleChoice>\n")
        }
        writer.markup("</choiceInteraction>\n</itemBody>\n")
        writer.markup(Self.processing)
        if !explanation.isEmpty { writer.markup(Self.explaining) }
        writer.markup("</responseProcessing>\n")
        if !explanation.isEmpty {
            writer.markup("<modalFeedback outcomeIdentifier=\"FEEDBACK\" identifier=\"general_fb\" showHide=\"show\">")
            writer.markup("<p")
            direction(into: &writer)
            writer.markup(">")
            writer.bytes += Array(explanation.utf8)
            writer.markup("</p></modalFeedback>\n")
        }
        writer.markup("</assessmentItem>\n")
        return writer.bytes
    }

    /// QTI 2.1 has no `dir`; the package's style sheet knows the class.
    private func direction(into writer: inout HTMLWriter) {
        if LanguageTag.direction(of: language) == .rightToLeft { writer.markup(" class=\"rtl\"") }
    }

    private static let processing: StaticString = """
        <responseProcessing>
        <responseCondition>
        <responseIf>
        <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
        </responseIf>
        <responseElse>
        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue>
        </responseElse>
        </responseCondition>

        """

    private static let explaining: StaticString = """
        <responseCondition>
        <responseIf>
        <not><isNull><variable identifier="RESPONSE"/></isNull></not>
        <setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">general_fb</baseValue></setOutcomeValue>
        </responseIf>
        </responseCondition>

        """
}
