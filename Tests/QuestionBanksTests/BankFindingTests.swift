import Bytes
import CourseArchives
import CourseMarkup
import Diagnostics
import QuestionBanks
import QuestionReading
import Testing

@testable import CourseModel

/// The hostile course with every picture as large as a test needs it, and without its quizzes where asked for.
private func course(pictureBytes: Int? = nil, hasQuizzes: Bool = true) -> CourseDocument {
    var document = HostileCourse().document
    for index in document.lessons.indices {
        guard hasQuizzes else {
            document.lessons[index].quiz = nil
            continue
        }
        for number in (document.lessons[index].quiz?.questions ?? []).indices {
            let enlarged = document.lessons[index].quiz?.questions[number].question.map { inline -> Inline in
                guard case .image(var image) = inline, let pictureBytes else { return inline }
                image.picture.byteCount = pictureBytes
                return .image(image)
            }
            document.lessons[index].quiz?.questions[number].question = enlarged ?? []
            if pictureBytes != nil { document.lessons[index].quiz?.questions[number].options = [[.text("a")]] }
            if pictureBytes != nil { document.lessons[index].quiz?.questions[number].explanation = [] }
            if pictureBytes != nil { document.lessons[index].quiz?.questions[number].correctIndex = 0 }
        }
    }
    return document
}

@Test func `a picture that is too large for GIFT is a warning, and its words stay`() throws {
    var sink = MemorySink()
    let streams = HostileCourse().streams
    let large = course(pictureBytes: GIFTBank.pictureLimit + 1)
    let findings = try GIFTBank.write(course: large, streams: streams, into: &sink)
    #expect(findings.map(\.code.id) == ["bank.gift-picture"])
    #expect(findings.allSatisfy { $0.pointer?.hasPrefix("/quizzes/") ?? false && $0.severity == .warning })
    let text = String(decoding: sink.bytes, as: UTF8.self)
    #expect(text.contains("Alt \"quoted\" &lt;i&gt; &amp; co no. "))
    #expect(!text.contains("data\\:"))
    sink = MemorySink()
    let small = course(pictureBytes: GIFTBank.pictureLimit)
    #expect(try GIFTBank.write(course: small, streams: streams, into: &sink) == [])
    #expect(String(decoding: sink.bytes, as: UTF8.self).contains("src\\=\"data\\:image/png;base64,"))
}

@Test func `a bank without a question is a warning`() throws {
    let empty = course(hasQuizzes: false)
    let streams = HostileCourse().streams
    var sink = MemorySink()
    #expect(try MoodleXMLBank.write(course: empty, streams: streams, into: &sink).map(\.code.id) == ["bank.empty"])
    #expect(try GIFTBank.write(course: empty, streams: streams, into: &sink).map(\.code.id) == ["bank.empty"])
    #expect(try QTI21Package.write(course: empty, streams: streams, into: &sink).map(\.code.id) == ["bank.empty"])
}

@Test(arguments: [BankFormat.moodlexml, .gift])
func `what Moodle takes for its own is parted and stays the same words`(format: BankFormat) throws {
    var text = String(decoding: try format.write(HostileCourse()), as: UTF8.self)
    if format == .gift { text = SubstitutionTable.gift.invert(text) }
    if format == .moodlexml { text = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">") }
    #expect(text.contains("\\<span>(</span>no formula\\<span>)</span>"))
    #expect(text.contains("$<span>$</span> 5 $<span>$</span>"))
    #expect(text.contains("@<span>@PLUGINFILE@@</span>/x"))
    #expect(text.contains("\\(\\frac{a}{b} "))
}
