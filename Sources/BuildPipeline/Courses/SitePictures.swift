internal import Bytes
internal import CourseModel
internal import Diagnostics
internal import FileAccess

/// The pictures of a site that belong to no course: those in `assets/` beside `lectern.yaml`, and the logo.
struct SitePictures: Sendable {
    /// One file.
    struct File: Sendable {
        /// The file, as the person would type it.
        var file: String
        /// The path below the web root.
        var path: String
        var picture: Picture
    }

    /// Those of `assets/`, sorted by name.
    private(set) var files: [File] = []
    /// The picture before the site's name.
    private(set) var logo: File?
    private(set) var findings: [Finding] = []

    /// Where the files lie below the web root.
    static let folder = "assets/site/"
    /// The most files, and the largest in bytes.
    private static let (countLimit, sizeLimit) = (1_000, 10_000_000)

    /// Reads what pages may show, and the logo.
    ///
    /// Files in `assets/` that are no pictures are left alone.
    ///
    /// - Parameters:
    ///   - folder: What the configuration's paths are relative to.
    ///   - configurationFile: The configuration's file, for findings.
    /// - Throws: `FileAccessError` where a file cannot be read.
    init(_ configuration: SiteConfiguration, folder: String, configurationFile: String) throws(FileAccessError) {
        if !configuration.web.pages.isEmpty {
            let place = Path.join(folder, "assets")
            let names = FileSystem.stamp(of: place)?.kind == .folder ? try FileSystem.names(in: place) : []
            for name in names.sorted().prefix(Self.countLimit) {
                guard Self.isName(name) else { continue }
                let file = Path.join(place, name)
                guard FileSystem.stamp(of: file)?.kind == .file else { continue }
                if let found = try inspect(file, name: name) { files.append(found) }
            }
        }
        guard let reference = configuration.web.logo else { return }
        let file = Path.join(folder, reference.pattern)
        let name = Path.name(of: reference.pattern)
        let found = FileSystem.stamp(of: file)?.kind == .file ? try inspect(file, name: name) : nil
        if let found {
            logo = found
        } else {
            findings.append(
                Finding(
                    SitePageFinding.picture,
                    "expected a PNG, JPEG, GIF, WebP or SVG file, found none at \"\(reference.pattern)\"",
                    file: configurationFile,
                    pointer: "/logo",
                    line: reference.line,
                    column: reference.column
                )
            )
        }
    }

    /// The pictures by the paths that pages write, `assets/NAME`.
    var catalogue: PictureCatalogue { PictureCatalogue(files.map(\.picture)) }

    /// Letters, digits, dots, hyphens and underscores, as the assets of courses are named.
    private static func isName(_ name: String) -> Bool {
        name.utf8.first != UInt8(ascii: ".")
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || "._-".utf8.contains($0)
            }
    }

    private mutating func inspect(_ file: String, name: String) throws(FileAccessError) -> File? {
        let content = try FileSystem.read(file, limit: Self.sizeLimit)
        let (picture, found) = PictureInspection.inspect(content.bytes, path: "assets/" + name)
        findings += found.filter { $0.code != CourseModelFinding.pictureFormat }.map { finding in
            var placed = finding
            placed.file = file
            return placed
        }
        return picture.map { File(file: file, path: Self.folder + name, picture: $0) }
    }
}
