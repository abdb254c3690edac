public import Bytes
public import CourseArchives
public import CourseMarkup
internal import CourseModel
public import Diagnostics
internal import EmbeddedAssets
internal import InterfaceStrings
internal import ZIPArchive

/// A course as a SCORM 1.2 package: a ZIP that an LMS imports, with a SCO for each lesson (SCORM 1.2 CAM 2.3).
///
/// Besides the manifest and its schemas the ZIP holds `lessons/ID.html`, `projects/ID.html`, the pictures that they
/// show under `assets/`, the player, `index.html` for those who have no LMS, and `manifest.json`.
public enum SCORM12Package {
    /// Writes the ZIP.
    ///
    /// The bytes depend on the course, the options and the program alone. Entries are written one after another, the
    /// manifest first and then by name, so that memory does not grow with the pictures.
    ///
    /// - Parameters:
    ///   - course: The parsed course.
    ///   - options: What the institution chose.
    ///   - streams: Where pictures and deflated streams come from.
    ///   - sink: What takes the ZIP.
    /// - Returns: What a person should look at; the package is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    public static func write(
        course: CourseDocument,
        options: LMSOptions = LMSOptions(),
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        let package = course.package
        let outline = PackageOutline(course)
        let pages = outline.pages
        let used = pictures(of: pages)
        let names = ArchiveNames(used.all)
        let strings = InterfaceStrings.forLanguage(package.language)
        var archive = ZIPArchiveWriter(names: .lms)

        let manifest = SCORM12Manifest.make(package, outline, options: options, names: names, shared: used.shared)
        try archive.append(PackageNames.manifest, streams.deflate(manifest), into: &sink)

        var entries: [(name: String, entry: Entry)] = used.all.map { (names.asset($0.path), .picture($0)) }
        for (name, source) in embedded { entries.append((name, .content(copy(of: source)))) }
        entries.append((PackageNames.index, .content(PackageIndex.render(package, outline, strings: strings))))
        for index in pages.indices { entries.append((pages[index].name, .page(index))) }
        entries.append((PackageNames.description, .description))
        entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }

        let renderer = PackagePage(package: package, strings: strings, names: names, options: options)
        let modules = outline.modules.flatMap { module in module.pages.map { _ in module.title } }
        let render = { (index: Int) in
            renderer.render(
                pages[index],
                module: modules[index],
                previous: index > 0 ? pages[index - 1] : nil,
                next: index + 1 < pages.count ? pages[index + 1] : nil
            )
        }
        // Digests of the pages stand in manifest.json, which by its name comes before the projects.
        var files: [Int: PackageDescription.File] = [:]
        var ahead: [Int: [UInt8]] = [:]
        for (name, entry) in entries {
            let stream: DeflatedStream
            switch entry {
            case .picture(let picture): stream = try streams.asset(picture)
            case .content(let content): stream = try streams.deflate(content)
            case .page(let index):
                let content = ahead.removeValue(forKey: index) ?? render(index)
                files[index] = PackageDescription.File(name, content)
                stream = try streams.deflate(content)
            case .description:
                for index in pages.indices where files[index] == nil {
                    let content = render(index)
                    files[index] = PackageDescription.File(pages[index].name, content)
                    ahead[index] = content
                }
                let described = pages.enumerated().compactMap { index, page in files[index].map { (page, $0) } }
                stream = try streams.deflate(PackageDescription.make(package, pages: described, names: names))
            }
            try archive.append(name, stream, into: &sink)
        }
        try archive.finish(into: &sink)
        return LMSPackagerFinding.findings(about: package)
    }

    private enum Entry {
        case picture(Picture)
        case content([UInt8])
        case page(Int)
        case description
    }

    /// The files of every package by their names in it, and where the program carries them.
    private static let embedded: [(name: String, source: String)] =
        SCORM12Manifest.schemaNames.map { ($0, "schemas/scorm12/\($0)") } + [
            (PackageNames.contentStyle, "templates/shared/content.css"),
            (PackageNames.style, "templates/lms/player.css"),
            (PackageNames.script, "templates/lms/scorm12.js"),
        ]

    private static func copy(of source: String) -> [UInt8] {
        guard let bytes = EmbeddedAssets.copy(of: source) else {
            preconditionFailure("the program does not carry \(source)")
        }
        return bytes
    }

    /// All pictures that pages show, and those that more than one shows.
    private static func pictures(of pages: [PackageOutline.Page]) -> (all: [Picture], shared: [Picture]) {
        var uses: [String: (picture: Picture, count: Int)] = [:]
        for picture in pages.flatMap(\.pictures) { uses[picture.path, default: (picture, 0)].count += 1 }
        let sorted = uses.values.sorted { $0.picture.path < $1.picture.path }
        return (sorted.map(\.picture), sorted.filter { $0.count > 1 }.map(\.picture))
    }
}
