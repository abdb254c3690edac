internal import Bytes
internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import FileAccess

/// The pages of a site that belong to no course: Markdown files that `pages` in `lectern.yaml` names.
struct SitePages: Sendable {
    /// One page.
    struct Page: Sendable {
        /// The file, as the person would type it.
        var file: String
        /// The path below the web root: `about.html` of `pages/about.md`.
        var path: String
        var title: String
        /// The page's language, a BCP 47 tag; nil for the site's.
        var language: String?
        /// What search engines show; empty where the author gave nothing.
        var description: String
        var document: PageDocument
        /// A digest of the file.
        var digest: SHA256Digest
        /// The lines of the file, for findings.
        var lines: SourceLines
    }

    private(set) var pages: [Page] = []
    private(set) var findings: [Finding] = []

    /// The most pages.
    static let countLimit = 1_000
    /// The largest file, in bytes.
    static let sizeLimit = 1_000_000

    /// Finds the files without reading them, sorted.
    ///
    /// - Throws: `FileAccessError` where a folder cannot be listed.
    static func files(
        _ configuration: SiteConfiguration,
        folder: String
    ) throws(FileAccessError) -> [(path: String, reference: SiteConfiguration.FolderReference)] {
        var files: [(path: String, reference: SiteConfiguration.FolderReference)] = []
        for reference in configuration.web.pages {
            for file in try PathPattern(reference.pattern).files(from: folder)
            where !files.contains(where: { $0.path == file }) {
                files.append((file, reference))
            }
        }
        return files
    }

    /// Reads the pages of a configuration.
    ///
    /// - Parameters:
    ///   - folder: What the configuration's paths are relative to.
    ///   - configurationFile: The configuration's file, for findings.
    ///   - pictures: The pictures that pages may show.
    /// - Throws: `FileAccessError` where a file cannot be read.
    init(
        _ configuration: SiteConfiguration,
        folder: String,
        configurationFile: String,
        pictures: PictureCatalogue
    ) throws(FileAccessError) {
        let files = try Self.files(configuration, folder: folder)
        for reference in configuration.web.pages where !files.contains(where: { $0.reference == reference }) {
            findings.append(
                Finding(
                    SitePageFinding.missing,
                    "expected a Markdown file, found none at \"\(reference.pattern)\"",
                    file: configurationFile,
                    pointer: "/pages",
                    line: reference.line,
                    column: reference.column
                )
            )
        }
        var taken: [String: String] = [:]
        for (file, _) in files.prefix(Self.countLimit) {
            guard let path = Self.path(of: file) else {
                findings.append(
                    Finding(
                        SitePageFinding.name,
                        "expected a name of lower-case letters, digits and hyphens that ends with .md, found another",
                        file: file
                    )
                )
                continue
            }
            if let other = taken[path] {
                findings.append(
                    Finding(SitePageFinding.repeated, "expected one file for \(path), found \(other) too", file: file)
                )
                continue
            }
            taken[path] = file
            try read(file, path, pictures)
        }
    }

    /// The path of a file's page below the web root; nil where its name cannot be one.
    private static func path(of file: String) -> String? {
        let name = Path.name(of: file)
        guard name.hasSuffix(".md") else { return nil }
        let stem = name.dropLast(3)
        let isPlain = stem.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard isPlain, !stem.isEmpty, !["index", "404", "progress"].contains(stem) else { return nil }
        return stem + ".html"
    }

    private mutating func read(_ file: String, _ path: String, _ pictures: PictureCatalogue) throws(FileAccessError) {
        let content = try FileSystem.read(file, limit: Self.sizeLimit)
        guard let source = String(validating: content.bytes, as: UTF8.self), !content.bytes.contains(0) else {
            findings.append(Finding(SitePageFinding.text, "expected UTF-8, found other bytes", file: file))
            return
        }
        let front = FrontMatter(source, file: file)
        findings += front.findings
        let lines = SourceLines(content.bytes)
        let (document, found) = PageDocument.parse(front.text, pictures: pictures)
        findings += found.map { lines.placed($0, in: file) }
        if front.title == nil, document.title == nil {
            findings.append(
                Finding(
                    SitePageFinding.title,
                    "expected a title, found neither \"title:\" in front matter nor a first line that starts with \"# \"",
                    file: file,
                    line: 1,
                    column: 1
                )
            )
        }
        pages.append(
            Page(
                file: file,
                path: path,
                title: front.title ?? document.title ?? path,
                language: front.language,
                description: front.description ?? "",
                document: document,
                digest: SHA256Digest(of: content.bytes),
                lines: lines
            )
        )
    }

    /// The links of pages, menus and redirects that lead to no file of the site.
    ///
    /// - Parameter paths: All paths below the web root.
    func deadLinks(among paths: Set<String>) -> [Finding] {
        pages.flatMap { page in
            page.document.links.compactMap { link in
                if Self.leads(link.path, among: paths) { return nil }
                let finding = Finding(
                    SitePageFinding.link,
                    "expected a path of this site, found \"\(link.path)\"",
                    textOffset: link.textOffset
                )
                return page.lines.placed(finding, in: page.file)
            }
        }
    }

    /// Whether a path below the web root, with or without an anchor, leads to a file; a folder leads to its index.
    static func leads(_ path: String, among paths: Set<String>) -> Bool {
        let file = String(path.prefix { $0 != "#" })
        if file.isEmpty { return true }
        return paths.contains(file.hasSuffix("/") ? file + "index.html" : file) || paths.contains(file + "/index.html")
    }
}
