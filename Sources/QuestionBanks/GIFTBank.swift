public import Bytes
public import CourseArchives
public import CourseMarkup
internal import CourseModel
public import Diagnostics
public import InterfaceStrings

/// The quizzes of a course as a GIFT file: text that a person can read, and Moodle and others import.
///
/// Categories, names, ID numbers, texts, options and explanations are those of `MoodleXMLBank`. A picture stands in the
/// text as a `data:` address; one of more than `pictureLimit` bytes is left out, and a finding says so.
public enum GIFTBank {
    /// The end of the file's name.
    public static let fileExtension = "txt"

    /// The most bytes of a picture inside the file.
    public static let pictureLimit = 1_000_000

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
        let bank = QuestionBank(PackageOutline(course))
        var findings = QuestionBanksFinding.findings(about: bank)
        try sink.write(Array("// \(package.syllabusId), version \(package.version)\n".utf8))
        for quiz in bank.quizzes {
            let names = SubstitutionTable.giftNames.apply(MoodleHTML.category(package.title, quiz))
            try sink.write(Array("\n$CATEGORY: \(SubstitutionTable.giftPath.apply(names))\n".utf8))
            for (index, question) in quiz.document.questions.enumerated() {
                let pictures = QuestionBank.pictures(of: question)
                var addresses: [String: String] = [:]
                for picture in pictures where picture.byteCount <= pictureLimit {
                    let content = Base64.encode(try PictureFile.content(of: picture, streams))
                    addresses[picture.path] = "data:\(picture.format.rawValue);base64,\(content)"
                }
                for picture in pictures where picture.byteCount > pictureLimit {
                    findings.append(
                        Finding(
                            QuestionBanksFinding.giftPicture,
                            "expected pictures of at most \(pictureLimit) bytes in a question, found \(picture.path) "
                                + "of \(picture.byteCount)",
                            pointer: QuestionBanksFinding.pointer(package, lessonID: quiz.lessonID, question: index)
                        )
                    )
                }
                let html = MoodleHTML.make(strings: strings) { [addresses] in addresses[$0.path] }
                let name = QuestionName.make(question, number: index + 1, strings: strings)
                try sink.write(Array(entry(question, name: name, language: package.language, html: html).utf8))
            }
        }
        return findings
    }

    /// A question, with the blank line that ends the one before.
    ///
    /// Every text begins with a tag: Moodle takes what stands in brackets at the start for a format, and a line `0` for
    /// a blank one.
    private static func entry(
        _ question: QuestionDocument,
        name: String,
        language: String,
        html: QuestionHTML
    ) -> String {
        let gift = SubstitutionTable.gift
        let shown = gift.apply(SubstitutionTable.giftNames.apply(SubstitutionTable.moodleNames.apply(name)))
        var lines = "\n// [id:\(question.identity)]\n::\(shown)::[html]"
        let asked = MoodleHTML.paragraph(html.render(question.question), language: language)
        lines += (asked.isEmpty ? "<p></p>" : gift.apply(asked)) + "{\n"
        for (index, option) in question.options.enumerated() {
            lines += index == question.correctIndex ? "=" : "~"
            lines += gift.apply(MoodleHTML.option(html.render(option), language: language)) + "\n"
        }
        let explanation = MoodleHTML.paragraph(html.render(question.explanation), language: language)
        if !explanation.isEmpty { lines += "####" + gift.apply(explanation) + "\n" }
        return lines + "}\n"
    }
}
