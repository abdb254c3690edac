public import Bytes
public import CourseArchives
public import CourseMarkup
internal import CourseModel
public import Diagnostics
internal import EmbeddedAssets
public import InterfaceStrings
internal import QuestionBanks
internal import ZIPArchive

/// A course as a Common Cartridge: what an LMS takes apart into pages, quizzes and a question bank of its own.
///
/// The ZIP holds `lessons/ID.html` and `projects/ID.html` as plain pages without a player, the pictures that they show,
/// a QTI 1.2 assessment `quiz-ID.xml` for each quiz beside the manifest, and all questions once more in
/// `question-bank.xml`.
public enum CommonCartridge {
    /// The end of the file's name.
    public static let fileExtension = "imscc"

    /// A version of the standard.
    public enum Version: Sendable, Hashable, CaseIterable {
        /// Common Cartridge 1.1, which Moodle imports: its texts are tuned for Moodle.
        case v1p1
        /// Common Cartridge 1.3, for Canvas, Blackboard, Brightspace and others: its texts are exact.
        case v1p3
    }

    /// Writes the ZIP, the manifest first and then by name.
    ///
    /// - Parameters:
    ///   - style: The style sheet of the pages, for a site that has its own; nil is the one that the program carries.
    ///   - texts: The words of the interface, for a site that has its own; nil for the program's in the course's language.
    /// - Returns: What a person should look at; the cartridge is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    public static func write(
        course: CourseDocument,
        version: Version,
        style: [UInt8]? = nil,
        texts: InterfaceStrings? = nil,
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        let package = course.package
        let strings = texts ?? InterfaceStrings.forLanguage(package.language)
        let contents = CartridgeContents(course, version: version, strings: strings)
        let quizzes = QTI12Assessment(
            texts: version == .v1p1 ? .moodle : .exact,
            strings: strings,
            fileName: contents.names.asset
        )
        var archive = ZIPArchiveWriter(names: .lms)
        let manifest = CartridgeManifest(contents: contents, package: package, version: version).make()
        try archive.append("imsmanifest.xml", streams.deflate(manifest), into: &sink)

        let renderer = CartridgePage(
            package: package,
            strings: strings,
            names: contents.names,
            version: version
        )
        for (name, entry) in contents.entries {
            let stream =
                switch entry {
                case .picture(let picture): try streams.asset(picture)
                case .style: try streams.deflate(style ?? Self.style)
                case .page(let page): try streams.deflate(renderer.render(page))
                case .quiz(let quiz):
                    try streams.deflate(quizzes.render(quiz, title: contents.title(of: quiz)))
                case .bank: try streams.deflate(quizzes.renderBank(contents.bank, courseID: package.syllabusId))
                }
            try archive.append(name, stream, into: &sink)
        }
        try archive.finish(into: &sink)
        var findings = LMSPackagerFinding.findings(about: package)
        if version == .v1p1 { findings += QTI12Assessment.findings(about: package, contents.bank) }
        return findings
    }

    private static let style: [UInt8] = {
        guard let bytes = EmbeddedAssets.copy(of: "templates/shared/content.css") else {
            preconditionFailure("the program does not carry templates/shared/content.css")
        }
        return bytes
    }()
}
