internal import Bytes
internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import EPUBPackager
internal import FileAccess
internal import InterfaceStrings
internal import LMSPackager
internal import MarkdownPackager
internal import QuestionBanks
internal import SiteRenderer

/// Writes packages for learning management systems: which writer a format has, and what it is given.
struct PackageWriting: Sendable {
    var course: ReadCourse
    var document: CourseDocument
    var configuration: SiteConfiguration
    /// The digest of the settings.
    var settings: SHA256Digest
    /// The theme's own files, of which those below `lms/` are the packages'.
    var theme: ThemeFiles
    var schemas: SchemaFolder
    var earlier: EarlierVersions
    var deflated: DeflatedStreams

    /// What the bytes of a package depend on beside the course's own files.
    func fields(of format: PackageFormat) -> [String] {
        let percent = String(configuration.learning.passPercent)
        guard format.hasPlayer else { return [percent, theme.key.hex] }
        return [percent, theme.key.hex, schemas.key.hex] + earlier.digests.map(\.hex)
    }

    /// The digests of all that went into a package; `course` are those of the course's own files.
    func inputs(of format: PackageFormat, course: [SHA256Digest]) -> [SHA256Digest] {
        let own = format.hasPlayer ? earlier.digests + [schemas.key] : []
        return (course + [settings, theme.key] + own).sortedByBytes()
    }

    /// Writes a package.
    ///
    /// - Returns: What a person should look at.
    /// - Throws: What reading pictures and earlier versions throws, and what the sink throws.
    func write(_ format: PackageFormat, into sink: inout some ByteSink & ~Copyable) throws -> [Finding] {
        let findings =
            switch format {
            case .scorm12:
                try SCORM12Package.write(course: document, options: playerOptions(), streams: streams, into: &sink)
            case .scorm12Single:
                try SCORM12SinglePackage.write(
                    course: document,
                    options: playerOptions(),
                    streams: streams,
                    into: &sink
                )
            case .scorm2004:
                try SCORM2004Package.write(course: document, options: playerOptions(), streams: streams, into: &sink)
            case .cmi5:
                try CMI5Package.write(course: document, options: playerOptions(), streams: streams, into: &sink)
            case .cc11:
                try CommonCartridge.write(
                    course: document,
                    version: .v1p1,
                    style: theme["content.css"],
                    texts: texts,
                    streams: streams,
                    into: &sink
                )
            case .cc13:
                try CommonCartridge.write(
                    course: document,
                    version: .v1p3,
                    style: theme["content.css"],
                    texts: texts,
                    streams: streams,
                    into: &sink
                )
            case .moodlexml: try MoodleXMLBank.write(course: document, texts: texts, streams: streams, into: &sink)
            case .gift: try GIFTBank.write(course: document, texts: texts, streams: streams, into: &sink)
            case .qti21: try QTI21Package.write(course: document, texts: texts, streams: streams, into: &sink)
            case .markdown: try MarkdownPackage.write(course: document, texts: texts, streams: streams, into: &sink)
            case .epub:
                try EPUBPackage.write(
                    course: document,
                    style: theme["epub/book.css"],
                    texts: texts,
                    streams: streams,
                    into: &sink
                )
            }
        return course.locate(findings)
    }

    private func playerOptions() throws -> LMSOptions {
        var options = LMSOptions(passPercent: configuration.learning.passPercent)
        options.earlier = try earlier.load()
        options.theme = theme.files.compactMap { file in
            if file.name.hasPrefix("lms/") {
                return LMSOptions.File(name: String(file.name.dropFirst("lms/".count)), bytes: file.bytes)
            }
            return file.name == "content.css" ? LMSOptions.File(name: file.name, bytes: file.bytes) : nil
        }
        options.schemas = schemas.files
        options.texts = texts
        return options
    }

    /// The words of the interface where the site has changed any; nil for the program's own.
    private var texts: InterfaceStrings? {
        theme.files.isEmpty ? nil : theme.theme.strings.strings(for: document.package.language)
    }

    private var streams: ArchiveStreams {
        let scope = course.packageDigest.hex
        return ArchiveStreams(
            asset: { [course, deflated] picture in
                let file = try course.file(at: picture.path)
                return try deflated.stream(sha256: file.sha256, isText: picture.format == .svg) { try file.read() }
            },
            deflate: { [deflated] in deflated.stream(of: $0) },
            // A picture may change and its package not, so that a name holds for this build only, as the memory does.
            shared: { [deflated] name, make in try deflated.shared("\(scope) \(name)", make) }
        )
    }
}
