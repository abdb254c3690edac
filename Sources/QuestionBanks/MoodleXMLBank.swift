public import Bytes
public import CourseArchives
internal import CourseHTML
public import CourseMarkup
internal import CourseModel
public import Diagnostics
public import InterfaceStrings
internal import XMLCodec

/// The quizzes of a course as a Moodle XML file: Question bank, Import, Moodle XML format.
///
/// Questions stand in a category `course / module / lesson` with the right answer at 100 and the others at 0 percent,
/// their explanation as general feedback, their pictures inside the file, and their identity as ID number, so that the
/// next version of a course can be told from this one. Texts, options and explanations are exact; formulas are LaTeX
/// between `\(` and `\)`, which Moodle shows by MathJax; a link to another lesson is its words.
public enum MoodleXMLBank {
    /// The end of the file's name.
    public static let fileExtension = "xml"

    /// Writes the file, question by question.
    ///
    /// - Parameter texts: The words of the interface, for a site that has its own; nil for the program's in the course's
    ///   language.
    /// - Returns: What a person should look at; the file is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    public static func write(
        course: CourseDocument,
        texts: InterfaceStrings? = nil,
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        let package = course.package
        let strings = texts ?? InterfaceStrings.forLanguage(package.language)
        try sink.write(XMLWriter().bytes + Array("<quiz>\n".utf8))
        let bank = QuestionBank(PackageOutline(course))
        for quiz in bank.quizzes {
            try sink.write(fragment { writeCategory(package.title, quiz, into: &$0) })
            for (index, question) in quiz.document.questions.enumerated() {
                let entry = Entry(
                    question: question,
                    name: QuestionName.make(question, number: index + 1, strings: strings),
                    language: package.language,
                    strings: strings
                )
                try sink.write(fragment { try entry.write(streams: streams, into: &$0) })
            }
        }
        try sink.write(Array("</quiz>\n".utf8))
        return QuestionBanksFinding.findings(about: bank)
    }

    private static func writeCategory(_ course: String, _ quiz: QuestionBank.Quiz, into writer: inout XMLWriter) {
        writer.element("question", ["type": "category"]) { writer in
            writer.element("category") { $0.element("text", text: MoodleHTML.category(course, quiz)) }
            writer.element("info", ["format": "plain_text"]) { $0.element("text", text: quiz.title) }
        }
    }

    /// What a writer makes without the declaration that it begins with.
    private static func fragment(_ write: (inout XMLWriter) throws -> Void) rethrows -> [UInt8] {
        var writer = XMLWriter()
        let start = writer.bytes.count
        try write(&writer)
        return Array(writer.bytes[start...])
    }

    /// A question on its way into the file.
    private struct Entry {
        let question: QuestionDocument
        let name: String
        let language: String
        let strings: InterfaceStrings

        func write(streams: ArchiveStreams, into writer: inout XMLWriter) throws {
            try writer.element("question", ["type": "multichoice"]) { writer in
                writer.element("name") { $0.element("text", text: SubstitutionTable.moodleNames.apply(name)) }
                try element("questiontext", question.question, streams: streams, into: &writer)
                try element("generalfeedback", question.explanation, streams: streams, into: &writer)
                writer.element("defaultgrade", text: "1")
                writer.element("penalty", text: "0.3333333")
                writer.element("hidden", text: "0")
                writer.element("idnumber", text: question.identity)
                writer.element("single", text: "true")
                writer.element("shuffleanswers", text: "false")
                writer.element("answernumbering", text: "abc")
                writer.element("showstandardinstruction", text: "0")
                comment("correctfeedback", strings[.correct], into: &writer)
                comment("partiallycorrectfeedback", "", into: &writer)
                comment("incorrectfeedback", strings[.incorrect], into: &writer)
                for (index, option) in question.options.enumerated() {
                    let fraction = index == question.correctIndex ? "100" : "0"
                    try writer.element("answer", ["fraction": fraction, "format": "html"]) { writer in
                        try content(option, isOption: true, streams: streams, into: &writer)
                        comment("feedback", "", into: &writer)
                    }
                }
            }
        }

        private func element(
            _ name: String,
            _ text: [Inline],
            streams: ArchiveStreams,
            into writer: inout XMLWriter
        ) throws {
            try writer.element(name, ["format": "html"]) { writer in
                try content(text, isOption: false, streams: streams, into: &writer)
            }
        }

        /// A text and the files that it shows, which Moodle keeps for each text by itself.
        private func content(
            _ text: [Inline],
            isOption: Bool,
            streams: ArchiveStreams,
            into writer: inout XMLWriter
        ) throws {
            var pictures: [Picture] = []
            let html = MoodleHTML.make(strings: strings) { "@@PLUGINFILE@@/" + Self.fileName($0) }
            let rendered = html.render(text)
            writer.element(
                "text",
                text: isOption
                    ? MoodleHTML.option(rendered, language: language)
                    : MoodleHTML.paragraph(rendered, language: language)
            )
            QuestionBank.collectPictures(text, into: &pictures)
            for picture in pictures {
                writer.element(
                    "file",
                    ["name": Self.fileName(picture), "path": "/", "encoding": "base64"],
                    text: Base64.encode(try PictureFile.content(of: picture, streams))
                )
            }
        }

        private func comment(_ name: String, _ text: String, into writer: inout XMLWriter) {
            var html = HTMLWriter()
            html.text(text)
            let content = String(decoding: html.bytes, as: UTF8.self)
            writer.element(name, ["format": "html"]) { writer in
                writer.element("text", text: MoodleHTML.paragraph(content, language: language))
            }
        }

        private static func fileName(_ picture: Picture) -> String {
            picture.path.split(separator: "/").last.map(String.init) ?? picture.path
        }
    }
}

/// The bytes of a picture out of its deflated stream.
enum PictureFile {
    static func content(of picture: Picture, _ streams: ArchiveStreams) throws -> [UInt8] {
        let stream = try streams.asset(picture)
        guard let content = Deflate.inflate(stream.bytes, limit: stream.contentCount) else {
            preconditionFailure("the deflated stream of \(picture.path) does not inflate")
        }
        return content
    }
}
