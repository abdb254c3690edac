internal import CourseArchives
internal import CourseMarkup
public import CourseModel
public import Diagnostics
public import InterfaceStrings
internal import XMLCodec

/// Writes quizzes as QTI 1.2 in the profile of Common Cartridge (CC 1.1 Implementation Guide, 5).
///
/// Each item follows what Moodle, Canvas and Open edX read alike: one condition for each option that ends the
/// processing, the right one first, with the score and its feedback in one; identifiers without the words by which
/// Canvas tells kinds of feedback.
public struct QTI12Assessment: Sendable {
    /// Which importers the texts are for.
    public enum Texts: Sendable, Hashable {
        /// Common Cartridge 1.1: Moodle's importer, which un-escapes texts once more, and formulas for MathJax.
        case moodle
        /// Common Cartridge 1.3: texts as the standard has them, formulas as MathML.
        case exact
    }

    /// Which importers the texts are for.
    public var texts: Texts
    /// The interface texts in the language of the course.
    public var strings: InterfaceStrings
    /// The name of a picture's file from the package's root, by its path in the course.
    public var fileName: @Sendable (_ path: String) -> String

    /// Makes a writer for the quizzes of a course.
    public init(texts: Texts, strings: InterfaceStrings, fileName: @escaping @Sendable (_ path: String) -> String) {
        self.texts = texts
        self.strings = strings
        self.fileName = fileName
    }

    /// The namespace of QTI 1.2 in Common Cartridge.
    public static let namespace = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"

    /// The document of a quiz.
    ///
    /// - Parameter title: At most 255 code points.
    public func render(_ quiz: QuestionBank.Quiz, title: String) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("questestinterop", ["xmlns": Self.namespace]) { writer in
            writer.element("assessment", ["ident": "quiz-\(quiz.lessonID)", "title": title]) { writer in
                Self.metadata(
                    [
                        ("cc_profile", "cc.exam.v0p1"), ("qmd_assessmenttype", "Examination"),
                        ("cc_maxattempts", "unlimited"), ("qmd_scoretype", "Percentage"),
                    ],
                    into: &writer
                )
                writer.element("section", ["ident": "root_section"]) { writer in
                    write(quiz, prefix: "", into: &writer)
                }
            }
        }
        return writer.bytes
    }

    /// The question bank of a course: the questions of all quizzes.
    public func renderBank(_ bank: QuestionBank, courseID: String) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("questestinterop", ["xmlns": Self.namespace]) { writer in
            writer.element("objectbank", ["ident": "bank-\(courseID)"]) { writer in
                // An importer that knows questions by their identifiers must not take these for those of the quizzes.
                for quiz in bank.quizzes { write(quiz, prefix: "b", into: &writer) }
            }
        }
        return writer.bytes
    }

    /// The pictures that a quiz shows, by path, each once.
    public static func pictures(of quiz: QuestionBank.Quiz) -> [Picture] {
        var pictures: [String: Picture] = [:]
        for picture in quiz.document.questions.flatMap(QuestionBank.pictures) { pictures[picture.path] = picture }
        return pictures.values.sorted { $0.path < $1.path }
    }

    /// What a person should look at in a bank whose texts are for Moodle.
    public static func findings(about package: CoursePackage, _ bank: QuestionBank) -> [Finding] {
        bank.quizzes.flatMap { quiz in
            quiz.document.questions.enumerated().flatMap { index, question in
                question.options.enumerated().compactMap { number, option in
                    var pictures: [Picture] = []
                    QuestionBank.collectPictures(option, into: &pictures)
                    guard let picture = pictures.first else { return nil }
                    return Finding(
                        QuestionBanksFinding.optionPicture,
                        "expected answers that Moodle brings from a cartridge, found the picture \(picture.path) in one",
                        pointer: QuestionBanksFinding.pointer(
                            package,
                            lessonID: quiz.lessonID,
                            question: index,
                            "/options/\(number)"
                        )
                    )
                }
            }
        }
    }

    private func write(_ quiz: QuestionBank.Quiz, prefix: String, into writer: inout XMLWriter) {
        for (index, question) in quiz.document.questions.enumerated() {
            write(
                question,
                ident: prefix + QuestionIdentifier.short(lessonID: quiz.lessonID, identity: question.identity),
                name: QuestionName.make(question, number: index + 1, strings: strings),
                into: &writer
            )
        }
    }

    private func write(_ question: QuestionDocument, ident: String, name: String, into writer: inout XMLWriter) {
        let options = question.options.indices.map { "\(ident)_\(QuestionIdentifier.letter($0))" }
        let explanation = html(question.explanation)
        writer.element("item", ["ident": ident, "title": plain(name)]) { writer in
            writer.element("itemmetadata") { writer in
                Self.metadata(
                    [
                        ("cc_profile", "cc.multiple_choice.v0p1"), ("cc_weighting", "1"), ("points_possible", "1"),
                    ],
                    into: &writer
                )
            }
            writer.element("presentation") { writer in
                Self.material(html(question.question), into: &writer)
                writer.element("response_lid", ["ident": "response1", "rcardinality": "Single"]) { writer in
                    writer.element("render_choice") { writer in
                        for (option, content) in zip(options, question.options) {
                            writer.element("response_label", ["ident": option]) { writer in
                                Self.material(html(content), into: &writer)
                            }
                        }
                    }
                }
            }
            process(options, right: question.correctIndex, isExplained: !explanation.isEmpty, into: &writer)
            guard !explanation.isEmpty else { return }
            for option in options {
                writer.element("itemfeedback", ["ident": option + "_fb"]) { writer in
                    writer.element("flow_mat") { Self.material(explanation, into: &$0) }
                }
            }
        }
    }

    private func process(_ options: [String], right: Int, isExplained: Bool, into writer: inout XMLWriter) {
        writer.element("resprocessing") { writer in
            writer.element("outcomes") { writer in
                writer.element(
                    "decvar",
                    ["maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"]
                )
            }
            let order = [right] + options.indices.filter { $0 != right }
            for index in order where index == right || isExplained {
                writer.element("respcondition", ["continue": "No"]) { writer in
                    writer.element("conditionvar") { writer in
                        writer.element("varequal", ["respident": "response1"], text: options[index])
                    }
                    if index == right {
                        writer.element("setvar", ["action": "Set", "varname": "SCORE"], text: "100")
                    }
                    guard isExplained else { return }
                    writer.element(
                        "displayfeedback",
                        ["feedbacktype": "Response", "linkrefid": options[index] + "_fb"]
                    )
                }
            }
        }
    }

    /// A text as HTML.
    private func html(_ inlines: [Inline]) -> String {
        let fileName = fileName
        // Both ways in which importers read the address lead to the package's root, where the quizzes lie.
        var renderer = QuestionHTML(
            strings: strings,
            formulas: texts == .moodle ? .tex : .mathML,
            address: { "$IMS-CC-FILEBASE$/" + fileName($0.path) }
        )
        guard texts == .moodle else { return renderer.render(inlines) }
        renderer.parted = ["\\(", "\\)", "\\[", "\\]", "$$"]
        let tuned = MoodleCartridgeText.tune(Array(renderer.render(inlines).utf8), isASCII: true)
        return String(decoding: tuned, as: UTF8.self)
    }

    /// A title, which Moodle un-escapes as it does texts.
    private func plain(_ title: String) -> String {
        let title = SubstitutionTable.xmlAttributes.apply(title)
        guard texts == .moodle else { return title }
        let scalars = SubstitutionTable.moodleCartridge.apply(title).unicodeScalars
        guard scalars.count > QuestionName.limit else { return String(scalars) }
        return String(String.UnicodeScalarView(scalars.prefix(QuestionName.limit - 1))) + "…"
    }

    private static func material(_ html: String, into writer: inout XMLWriter) {
        writer.element("material") { writer in
            writer.element("mattext", ["texttype": "text/html"], text: html)
        }
    }

    private static func metadata(_ fields: [(label: String, entry: String)], into writer: inout XMLWriter) {
        writer.element("qtimetadata") { writer in
            for field in fields {
                writer.element("qtimetadatafield") { writer in
                    writer.element("fieldlabel", text: field.label)
                    writer.element("fieldentry", text: field.entry)
                }
            }
        }
    }
}
