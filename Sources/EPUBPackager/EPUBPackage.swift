public import Bytes
public import CourseArchives
internal import CourseHTML
public import CourseMarkup
internal import CourseModel
public import Diagnostics
internal import EmbeddedAssets
public import InterfaceStrings
internal import ZIPArchive

/// A course as an EPUB 3.3 publication, for learners without a network: a chapter for each lesson and project.
///
/// Nothing in it is a script. A quiz is read; its answers stand at the end of the chapter, with links both ways.
public enum EPUBPackage {
    /// The style sheet that the program carries, by its path in the theme.
    public static let stylePath = "templates/epub/book.css"

    /// Writes the EPUB.
    ///
    /// The bytes depend on the course, the style and the program alone; its date is that of the latest approval.
    /// Entries are written one after another, so that memory does not grow with the pictures. The package document
    /// comes last, when all pages are known.
    ///
    /// - Parameters:
    ///   - course: The parsed course.
    ///   - style: The style sheet that stands in the place of the program's own.
    ///   - texts: The words around the course's own, where a site has changed them.
    ///   - streams: Where pictures and deflated streams come from.
    ///   - sink: What takes the EPUB.
    /// - Returns: What a person should look at; the EPUB is written all the same.
    /// - Throws: What `streams` and `sink` throw.
    public static func write(
        course: CourseDocument,
        style: [UInt8]? = nil,
        texts: InterfaceStrings? = nil,
        streams: ArchiveStreams,
        into sink: inout some ByteSink & ~Copyable
    ) throws -> [Finding] {
        let package = course.package
        let outline = PackageOutline(course)
        let pictures = pictures(of: outline.pages)
        let names = EPUBNames(pictures)
        let strings = texts ?? InterfaceStrings.forLanguage(package.language)
        let front = EPUBFrontMatter(package: package, strings: strings)
        let renderer = EPUBPage(package: package, strings: strings, names: names)
        var document = PackageDocument(package: package)
        var archive = ZIPArchiveWriter(names: .relative)

        try archive.append(EPUBNames.mimetype, storing: [UInt8](utf8: "application/epub+zip"), into: &sink)
        try archive.append(EPUBNames.container, streams.deflate(container), into: &sink)
        func add(
            _ item: PackageDocument.Item,
            _ content: [UInt8],
            _ archive: inout ZIPArchiveWriter,
            _ sink: inout some ByteSink & ~Copyable
        ) throws {
            try archive.append(EPUBNames.folder + item.name, streams.deflate(content), into: &sink)
            document.items.append(item)
        }
        try add(.page("cover", EPUBNames.cover), front.cover(), &archive, &sink)
        try add(.page("title-page", EPUBNames.title), front.title(), &archive, &sink)
        let contents = PackageDocument.Item.page("contents", EPUBNames.navigation, properties: "nav")
        try add(contents, front.navigation(outline), &archive, &sink)
        for (index, module) in outline.modules.enumerated() where !module.pages.isEmpty {
            let page = renderer.render(module, number: index + 1)
            try add(.page("module-\(module.id)", EPUBNames.module(module.id)), page, &archive, &sink)
            for page in module.pages {
                let (content, counts) = renderer.render(page, module: module.title)
                let properties = counts.formulas > 0 ? "mathml" : ""
                try add(.page(page.key, EPUBNames.page(page), properties: properties), content, &archive, &sink)
                document.counts += counts
            }
        }
        try add(
            .init(id: "style", name: EPUBNames.style, mediaType: "text/css"),
            (style ?? carried(stylePath)) + (document.counts.formulas > 0 ? fontRule : []),
            &archive,
            &sink
        )
        if document.counts.formulas > 0 {
            let font = PackageDocument.Item(id: "math-font", name: EPUBNames.mathFont, mediaType: "font/woff2")
            try add(font, carried("templates/learner/math.woff2"), &archive, &sink)
        }
        let cover = PackageDocument.Item(
            id: "cover-picture",
            name: EPUBNames.coverPicture,
            mediaType: Picture.Format.svg.rawValue,
            properties: "cover-image"
        )
        try add(cover, CoverPicture.make(package, strings: strings), &archive, &sink)
        for (index, picture) in pictures.enumerated() {
            let name = names.asset(picture.path)
            var stream = try streams.asset(picture)
            if picture.format == .svg, let drawing = EPUBDrawing.prepared(stream) {
                stream = try streams.deflate(drawing)
            }
            try archive.append(EPUBNames.folder + name, stream, into: &sink)
            document.items.append(.init(id: "picture-\(index + 1)", name: name, mediaType: picture.format.rawValue))
            switch picture.format {
            case .png, .jpeg: break
            case .gif, .webp, .svg: document.mayMove = true
            }
        }
        try archive.append(
            EPUBNames.folder + EPUBNames.packageDocument,
            streams.deflate(document.make()),
            into: &sink
        )
        try archive.finish(into: &sink)
        return []
    }

    private static let container = [UInt8](
        utf8: """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
              <rootfiles>
                <rootfile full-path="\(EPUBNames.folder)\(EPUBNames.packageDocument)" \
            media-type="application/oebps-package+xml"/>
              </rootfiles>
            </container>

            """
    )

    /// Names the face of formulas for devices that have none; only a book with formulas holds it.
    private static let fontRule = [UInt8](
        utf8: "@font-face { font-family: \"Lectern Math\"; src: url(\"\(EPUBNames.mathFont)\") format(\"woff2\"); }\n"
    )

    private static func carried(_ path: String) -> [UInt8] {
        guard let bytes = EmbeddedAssets.copy(of: path) else {
            preconditionFailure("the program does not carry \(path)")
        }
        return bytes
    }

    /// All pictures that pages show, sorted by path, each once.
    private static func pictures(of pages: [PackageOutline.Page]) -> [Picture] {
        var pictures: [String: Picture] = [:]
        for picture in pages.flatMap(\.pictures) { pictures[picture.path] = picture }
        return pictures.values.sorted { $0.path < $1.path }
    }
}
