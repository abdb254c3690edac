public import Diagnostics
internal import FileAccess
internal import SiteRenderer

/// `lectern theme`: what a theme consists of, and carried files as a site's own.
public struct ThemeFolder: Sendable {
    /// The folder of the site's own files, as the person would type it.
    public let path: String
    /// Whether `lectern.yaml` names it.
    public let isNamed: Bool
    /// What is wrong with `lectern.yaml`.
    public let findings: [Finding]
    private let files: ThemeFiles?

    /// The folder that a theme has unless `lectern.yaml` names another.
    private static let standardName = "theme"

    /// Finds the theme's folder of a site.
    ///
    /// - Parameters:
    ///   - site: The site's folder.
    ///   - output: Another folder, instead of the site's.
    /// - Throws: `FileAccessError` where there is no site, or a file cannot be read.
    public init(site: String, output: String? = nil) throws {
        if let output {
            (path, isNamed, findings, files) = (Path.normalized(output), true, [], nil)
            return
        }
        let source = try CourseSource(path: site)
        let reference = source.configuration.web.theme
        path = Path.join(source.isSingleCourse ? "." : source.folder, reference?.pattern ?? Self.standardName)
        isNamed = reference != nil
        findings = source.findings
        let isThere = FileSystem.stamp(of: path)?.kind == .folder
        files =
            isThere
            ? try ThemeFiles(source.configuration, folder: source.folder, file: source.configurationFile) : nil
    }

    /// The names of all files of the theme, sorted, and whether the site has one of its own.
    public var names: [(name: String, isOwn: Bool)] {
        let own = Set(files?.files.map(\.name) ?? [])
        return own.union(CarriedTheme.names).sorted().map { ($0, own.contains($0)) }
    }

    /// Copies a carried file into the folder.
    ///
    /// - Returns: The file, as the person would type it.
    /// - Throws: `FileAccessError` where the program carries none of that name, or a file of it is there already.
    public func eject(_ name: String) throws -> String {
        let target = Path.join(path, name)
        guard let bytes = CarriedTheme.bytes(of: name) else {
            let nearest = NearestName.of(name, among: CarriedTheme.names).map { "; did you mean \"\($0)\"?" } ?? ""
            throw FileAccessError(
                .read,
                name,
                status: .inputMissing,
                reason: "the theme has no file of that name\(nearest); 'lectern theme list' names all"
            )
        }
        guard FileSystem.stamp(of: target, followingLinks: false) == nil else {
            throw FileAccessError(.create, target, status: .cannotCreate, reason: "it is there already")
        }
        try FileSystem.createFolders(Path.parent(of: target))
        try FileSystem.write(bytes, to: target)
        return target
    }
}
