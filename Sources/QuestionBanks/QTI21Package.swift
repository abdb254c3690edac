public import Bytes
public import CourseArchives
public import CourseMarkup
internal import CourseModel
public import Diagnostics
public import InterfaceStrings
internal import XMLCodec
internal import ZIPArchive

/// The quizzes of a course as a QTI 2.1 package, for Canvas, Blackboard, TAO and others: a ZIP with `imsmanifest.xml`,
/// an `assessmentTest` for each quiz, an `assessmentItem` for each question, and the pictures that they show.
///
/// Texts are XHTML, formulas MathML with their LaTeX as alternative text; a link to another lesson is its words, and
/// titles of links and pictures are left out, because QTI 2.1 has no such attributes.
public enum QTI21Package {
    /// The end of the file's name.
    public static let fileExtension = "zip"

    static let namespace = "http://www.imsglobal.org/xsd/imsqti_v2p1"
    static let styleName = "style.css"

    /// Writes the ZIP, the manifest first and then by name.
    ///
    /// - Parameter texts: The words of the interface, for a site that has its own; nil for the program's in the course's
    ///   language.
    /// - Returns: What a person should look at; the package is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    public static func write(
        course: CourseDocument,
        texts: InterfaceStrings? = nil,
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        let package = course.package
        let strings = texts ?? InterfaceStrings.forLanguage(package.language)
        let bank = QuestionBank(PackageOutline(course))
        let quizzes = bank.quizzes
        let questions = quizzes.flatMap(\.document.questions)
        var pictures: [String: Picture] = [:]
        for picture in questions.flatMap(QuestionBank.pictures) { pictures[picture.path] = picture }
        let used = pictures.values.sorted { $0.path < $1.path }
        let names = ArchiveNames(used)
        let items = QTI21Item(names: names, language: package.language, strings: strings)

        var archive = ZIPArchiveWriter(names: .lms)
        let manifest = QTI21Manifest.make(package, quizzes, pictures: used, names: names)
        try archive.append("imsmanifest.xml", streams.deflate(manifest), into: &sink)

        var entries: [(name: String, entry: Entry)] = used.map { (names.asset($0.path), .picture($0)) }
        entries.append((styleName, .style))
        for quiz in quizzes {
            entries.append((testPath(quiz), .test(quiz)))
            for (index, question) in quiz.document.questions.enumerated() {
                entries.append((QTI21Item.path(lessonID: quiz.lessonID, question: question), .item(quiz, index)))
            }
        }
        entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        for (name, entry) in entries {
            let stream =
                switch entry {
                case .picture(let picture): try streams.asset(picture)
                case .style: try streams.deflate(Array(style.utf8))
                case .test(let quiz): try streams.deflate(makeTest(quiz, language: package.language))
                case .item(let quiz, let index):
                    try streams.deflate(
                        items.render(
                            quiz.document.questions[index],
                            lessonID: quiz.lessonID,
                            name: QuestionName.make(
                                quiz.document.questions[index],
                                number: index + 1,
                                strings: strings
                            )
                        )
                    )
                }
            try archive.append(name, stream, into: &sink)
        }
        try archive.finish(into: &sink)
        return QuestionBanksFinding.findings(about: bank)
    }

    private enum Entry {
        case picture(Picture)
        case style
        case test(QuestionBank.Quiz)
        case item(QuestionBank.Quiz, Int)
    }

    static func testPath(_ quiz: QuestionBank.Quiz) -> String { "tests/\(quiz.lessonID).xml" }

    /// What QTI 2.1's XHTML has no words for.
    private static let style = """
        .rtl { direction: rtl; text-align: start; }
        .struck { text-decoration: line-through; }
        img { max-width: 100%; height: auto; }

        """

    /// The `assessmentTest` of a quiz: its lesson's title, its module's as that of the only section.
    ///
    /// The section is not visible: Canvas would make a question of its title.
    private static func makeTest(_ quiz: QuestionBank.Quiz, language: String) -> [UInt8] {
        let title = { SubstitutionTable.xmlAttributes.apply($0) }
        var writer = XMLWriter()
        writer.element(
            "assessmentTest",
            ["xmlns": namespace, "identifier": "test-\(quiz.lessonID)", "title": title(quiz.title)]
        ) { writer in
            writer.element(
                "outcomeDeclaration",
                ["identifier": "SCORE", "cardinality": "single", "baseType": "float"]
            ) { writer in
                writer.element("defaultValue") { $0.element("value", text: "0") }
            }
            writer.element(
                "testPart",
                ["identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"]
            ) { writer in
                writer.element("itemSessionControl", ["maxAttempts": "0", "showFeedback": "true"])
                writer.element(
                    "assessmentSection",
                    ["identifier": "section", "title": title(quiz.module), "visible": "false"]
                ) { writer in
                    for question in quiz.document.questions {
                        writer.element(
                            "assessmentItemRef",
                            [
                                "identifier": QTI21Item.identifier(lessonID: quiz.lessonID, question: question),
                                "href": "../" + QTI21Item.path(lessonID: quiz.lessonID, question: question),
                            ]
                        )
                    }
                }
            }
            writer.element("outcomeProcessing") { writer in
                writer.element("setOutcomeValue", ["identifier": "SCORE"]) { writer in
                    writer.element("sum") { $0.element("testVariables", ["variableIdentifier": "SCORE"]) }
                }
            }
        }
        return writer.bytes
    }
}
