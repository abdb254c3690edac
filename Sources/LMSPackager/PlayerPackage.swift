internal import Bytes
internal import CourseArchives
internal import CourseMarkup
internal import CourseModel
internal import Diagnostics
internal import EmbeddedAssets
internal import InterfaceStrings
internal import ZIPArchive

/// What the packages with Lectern's player have in common: all but the manifest.
///
/// Pages, pictures and styles are the same bytes in each of them, so that a build makes and deflates them once.
struct PlayerPackage {
    let format: PlayerFormat
    let package: CoursePackage
    let outline: PackageOutline
    let options: LMSOptions
    let names: ArchiveNames
    /// All pictures that pages show, sorted by path.
    let pictures: [Picture]
    /// Those that more than one page shows.
    let sharedPictures: [Picture]
    private let strings: InterfaceStrings

    init(_ course: CourseDocument, _ format: PlayerFormat, _ options: LMSOptions) {
        self.format = format
        self.options = options
        package = course.package
        outline = PackageOutline(course)
        var uses: [String: (picture: Picture, count: Int)] = [:]
        for picture in outline.pages.flatMap(\.pictures) { uses[picture.path, default: (picture, 0)].count += 1 }
        let sorted = uses.values.sorted { $0.picture.path < $1.picture.path }
        pictures = sorted.map(\.picture)
        sharedPictures = sorted.filter { $0.count > 1 }.map(\.picture)
        names = ArchiveNames(pictures)
        strings = options.texts ?? InterfaceStrings.forLanguage(package.language)
    }

    private enum Entry {
        case picture(Picture)
        case content([UInt8])
        case page(Int)
        case description
    }

    /// Writes the ZIP: the manifest, then all else by name.
    ///
    /// Entries are written one after another, so that memory does not grow with the pictures.
    ///
    /// - Returns: What a person should look at; the package is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    func write(
        manifest: [UInt8],
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        var archive = ZIPArchiveWriter(names: entryNames)
        try archive.append(format.manifestName, streams.deflate(manifest), into: &sink)
        let pages = outline.pages
        let renderer = PackagePage(package: package, strings: strings, names: names, options: options)
        let modules = outline.modules.flatMap { module in module.pages.map { _ in module.title } }
        func page(_ index: Int) throws -> ArchiveStreams.Entry {
            try streams.shared("player \(options.passPercent) \(pages[index].name)") {
                renderer.render(
                    pages[index],
                    module: modules[index],
                    previous: index > 0 ? pages[index - 1] : nil,
                    next: index + 1 < pages.count ? pages[index + 1] : nil
                )
            }
        }
        var files: [Int: PackageDescription.File] = [:]
        for (name, entry) in entries(pages) {
            let stream: DeflatedStream
            switch entry {
            case .picture(let picture): stream = try streams.asset(picture)
            case .content(let content): stream = try streams.deflate(content)
            case .page(let index):
                let made = try page(index)
                files[index] = PackageDescription.File(name, made)
                stream = made.stream
            case .description:
                // By its name it comes before the projects, whose digests it gives.
                for index in pages.indices where files[index] == nil {
                    files[index] = try PackageDescription.File(pages[index].name, page(index))
                }
                let described = pages.enumerated().compactMap { index, page in files[index].map { (page, $0) } }
                stream = try streams.deflate(
                    PackageDescription.make(package, format, pages: described, names: names)
                )
            }
            try archive.append(name, stream, into: &sink)
        }
        try archive.finish(into: &sink)
        return LMSPackagerFinding.findings(about: package)
    }

    /// Official schemas have capital letters in their names.
    private var entryNames: ZIPEntryNames {
        let own = format.schemas.flatMap { options.schemas[$0] } ?? []
        var names = ZIPEntryNames.lms
        names.isLowerCaseASCII = !own.contains { $0.name != $0.name.lowercased() }
        return names
    }

    /// All entries but the manifest, sorted by name.
    private func entries(_ pages: [PackageOutline.Page]) -> [(name: String, entry: Entry)] {
        let index = PackageIndex.render(package, outline, strings: strings, format, options)
        let theme = PlayerTheme(options.theme)
        var entries: [(name: String, entry: Entry)] = pictures.map { (names.asset($0.path), .picture($0)) }
        entries += schemaFiles.map { ($0.name, .content($0.bytes)) }
        entries += [
            (PackageNames.index, .content(index)),
            (PackageNames.description, .description),
            (PackageNames.contentStyle, .content(theme.styles("content.css"))),
            (PackageNames.style, .content(theme.styles("player.css"))),
            (PackageNames.script, .content(PlayerScript.make(format, theme))),
            (
                PackageNames.course,
                .content(PlayerCourse.make(package, outline, format, options: options, strings: strings))
            ),
        ]
        for index in pages.indices { entries.append((pages[index].name, .page(index))) }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The schemas that the manifest names, at the ZIP's root as ADL's checker wants them: ours under the official names,
    /// or those that the site has.
    private var schemaFiles: [LMSOptions.File] {
        guard let family = format.schemas else { return [] }
        let own = options.schemas[family] ?? []
        let ownNames = Set(own.map(\.name))
        let carried = family.names.filter { !ownNames.contains($0) }.map { name in
            LMSOptions.File(name: name, bytes: CarriedFile.bytes(of: "schemas/\(family.rawValue)/\(name)"))
        }
        return own + carried
    }
}

/// A file that the program carries.
enum CarriedFile {
    static func bytes(of path: String) -> [UInt8] {
        guard let bytes = EmbeddedAssets.copy(of: path) else {
            preconditionFailure("the program does not carry \(path)")
        }
        return bytes
    }
}
