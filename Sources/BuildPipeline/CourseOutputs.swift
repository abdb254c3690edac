internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import CoursePrint
internal import Diagnostics
internal import FileAccess
internal import JSONCodec
internal import SiteRenderer

/// The outputs of one version of a course.
struct CourseOutputs: Sendable {
    var course: ReadCourse
    var document: CourseDocument
    /// The course's place.
    var version: CourseSet.Version
    var context: SiteContext

    /// The folder of the web root, with a slash at its end.
    static let webRoot = "site/"

    private var configuration: SiteConfiguration { context.configuration }
    private var name: String { "\(document.package.syllabusId)-\(document.package.version)" }

    /// The folder that books or packages lie in.
    private func folder(without: String) -> String {
        configuration.outputs.contains(.site) ? Self.webRoot + "downloads/" : without + "/"
    }

    /// The files that learners can take with them, or that are all that is made.
    func files(jobs: Int) -> [(kind: SiteCourse.Download.Kind, output: PlannedOutput)] {
        var files: [(kind: SiteCourse.Download.Kind, output: PlannedOutput)] = []
        if configuration.outputs.contains(.pdf) { files.append((.pdf, book(fonts: context.fonts, jobs: jobs))) }
        guard configuration.outputs.contains(.lms) else { return files }
        let writing = PackageWriting(
            course: course,
            document: document,
            configuration: configuration,
            settings: context.settings,
            theme: context.theme,
            schemas: context.schemas,
            earlier: EarlierVersions(version.earlier),
            deflated: context.deflated
        )
        for format in configuration.lms.formats { files.append((format.download, package(format, writing))) }
        return files
    }

    /// The course as a part of the site, and its pages.
    func pages(
        site: SiteDescription,
        downloads: [SiteCourse.Download]
    ) -> (course: SiteCourse, pages: [PlannedOutput]) {
        var part = SiteCourse(
            document: document,
            root: version.root,
            isLatest: version.isLatest,
            otherVersions: version.others.map { .init(version: $0.version, root: $0.root) },
            downloads: downloads
        )
        part.translations = context.translations(of: version)
        let picture = version.root + "card.png"
        let card = card(part, site: site, path: picture)
        part.picture = card.map { _ in picture }
        let inputs = ([course.packageDigest] + context.pageInputs).sortedByBytes()
        let pages = SitePlan.pages(of: part, site: site).map { page in
            PlannedOutput(
                path: Self.webRoot + page.path,
                key: page.key,
                inputs: inputs,
                isPage: page.path.hasSuffix(".html"),
                content: .rendered(page.render)
            )
        }
        return (part, pages + [card].compactMap { $0 })
    }

    /// The digests of all files of the course.
    private var inputs: [SHA256Digest] {
        ([course.packageDigest] + course.assets.values.map(\.sha256)).sortedByBytes()
    }

    /// A digest over a kind of output, the course's files by name, and what else it depends on.
    private func key(_ kind: String, _ fields: [String]) -> SHA256Digest {
        var hasher = SHA256Hasher()
        hasher.write(field: kind)
        hasher.write(field: course.packageDigest.bytes)
        for (path, file) in course.assets.sorted(by: { $0.key < $1.key }) {
            hasher.write(field: path)
            hasher.write(field: file.sha256.bytes)
        }
        for field in fields { hasher.write(field: field) }
        return hasher.digest()
    }

    /// The book.
    private func book(fonts: FontSet, jobs: Int) -> PlannedOutput {
        let options = BookOptions(configuration, families: fonts.families)
        return PlannedOutput(
            path: folder(without: "pdf") + name + ".pdf",
            key: key("pdf", [options.canonical, fonts.key.hex]),
            inputs: inputs,
            content: .streamed { [course, document] file in
                try await Self.writeBook(course, document, options, fonts, jobs, &file)
            }
        )
    }

    /// Writes a book into a sink.
    static func writeBook(
        _ course: ReadCourse,
        _ document: CourseDocument,
        _ options: BookOptions,
        _ fonts: FontSet,
        _ jobs: Int,
        _ sink: inout some ByteSink & ~Copyable
    ) async throws -> PlannedOutput.Made {
        let outcome = try await Book.write(
            course: document,
            options: options,
            fonts: fonts.files,
            assetBytes: { try course.bytes(of: $0) },
            jobs: jobs,
            into: &sink
        )
        return PlannedOutput.Made(
            fonts: outcome.usedFonts.map { fonts.records[$0] },
            findings: course.locate(outcome.findings)
        )
    }

    /// A package for learning management systems.
    private func package(_ format: PackageFormat, _ writing: PackageWriting) -> PlannedOutput {
        PlannedOutput(
            path: folder(without: "lms") + name + format.fileEnd,
            key: key(format.rawValue, writing.fields(of: format)),
            inputs: writing.inputs(of: format, course: inputs),
            content: .streamed { file in
                var made = PlannedOutput.Made()
                made.findings = try writing.write(format, into: &file)
                return made
            }
        )
    }

    /// The pictures.
    func assets() -> [PlannedOutput] {
        course.inputs.assets.compactMap { file in
            guard let source = file.source else { return nil }
            return PlannedOutput(
                path: Self.webRoot + version.root + file.path,
                key: source.sha256,
                inputs: [source.sha256],
                byteCount: file.byteCount,
                content: .copied(source)
            )
        }
    }
}

extension ReadCourse {
    /// The file of the package at a path that its texts use.
    func file(at path: String) throws(FileAccessError) -> SourceFile {
        guard let file = assets[path] else {
            throw FileAccessError(.read, Path.join(folder, path), status: .defect, reason: "it was not checked")
        }
        return file
    }

    /// The bytes of the file at a path that its texts use.
    func bytes(of path: String) throws(FileAccessError) -> [UInt8] { try file(at: path).read() }

    /// Findings of an output, with the file that they are about.
    func locate(_ findings: [Finding]) -> [Finding] {
        guard !findings.isEmpty else { return [] }
        let file = Path.join(folder, CourseSource.packageName)
        let locator = (try? FileSystem.read(file, limit: CoursePackage.maximumBytes + 1)).map { JSONLocator($0.bytes) }
        return findings.map { finding in
            var finding = finding
            if finding.file.isEmpty { finding.file = file }
            return finding.line == nil ? locator?.locate(finding) ?? finding : finding
        }
    }
}
