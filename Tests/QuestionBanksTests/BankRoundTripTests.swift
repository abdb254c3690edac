import Bytes
import CourseMarkup
import Diagnostics
import QuestionBanks
import QuestionReading
import Testing

/// A format, and how it writes what it substitutes.
enum BankFormat: String, CaseIterable {
    case moodlexml, gift, qti21

    func write(_ course: HostileCourse) throws -> [UInt8] {
        var sink = MemorySink()
        let findings =
            switch self {
            case .moodlexml:
                try MoodleXMLBank.write(course: course.document, streams: course.streams, into: &sink)
            case .gift: try GIFTBank.write(course: course.document, streams: course.streams, into: &sink)
            case .qti21: try QTI21Package.write(course: course.document, streams: course.streams, into: &sink)
            }
        #expect(findings == [])
        return sink.bytes
    }

    var formulas: ReadQuestion.Formulas { self == .qti21 ? .mathML : .tex }

    /// A title as the format's tables say that it is read.
    func title(_ title: String) -> String {
        switch self {
        case .moodlexml: SubstitutionTable.moodleNames.apply(title)
        case .gift: SubstitutionTable.giftNames.apply(SubstitutionTable.moodleNames.apply(title))
        case .qti21: SubstitutionTable.xmlAttributes.apply(title)
        }
    }
}

@Test(arguments: BankFormat.allCases, ["en", "ar"])
func `every question, option, right answer, explanation and picture is read back as it was`(
    format: BankFormat,
    language: String
) throws {
    let course = HostileCourse(language: language)
    let read = try ReadQuestion.all(in: format.write(course), format: format.rawValue)
    let expected = ReadQuestion.all(of: course.document, formulas: format.formulas)
    #expect(read.count == expected.count)
    for (read, expected) in zip(read, expected) {
        #expect(
            read
                == expected.with(
                    path: expected.path.map(format.title),
                    title: format == .gift ? "" : expected.title,
                    name: read.name,
                    id: expected.id
                )
        )
    }
}

@Test(arguments: BankFormat.allCases)
func `titles are the course's own again by the table's inverse`(format: BankFormat) {
    for title in HostileCourse.titles {
        let written = format.title(title)
        let read =
            switch format {
            case .moodlexml: SubstitutionTable.moodleNames.invert(written)
            case .gift: SubstitutionTable.moodleNames.invert(SubstitutionTable.giftNames.invert(written))
            case .qti21: SubstitutionTable.xmlAttributes.invert(written)
            }
        #expect(read == title)
    }
}

@Test func `every table's inverse undoes what it does`() {
    let tables: [SubstitutionTable] = [
        .moodleNames, .moodlePath, .gift, .giftNames, .giftPath, .moodleCartridge, .moodleCartridgeAttributes, .xml,
        .xmlAttributes,
    ]
    for table in tables {
        for text in HostileCourse.titles + HostileCourse.texts { #expect(table.invert(table.apply(text)) == text) }
        for row in table.rows where row.isReversible { #expect(table.invert(row.written) == row.text) }
    }
}

@Test(arguments: BankFormat.allCases)
func `two banks of a course are the same bytes`(format: BankFormat) throws {
    #expect(try format.write(HostileCourse()) == format.write(HostileCourse()))
}
