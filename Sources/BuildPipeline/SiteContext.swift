internal import Bytes
internal import Diagnostics
internal import FileAccess
internal import SiteRenderer

/// What the outputs of a course depend on beside the course: settings, theme, what the site has in common.
///
/// It is cheap: whether something changed is said without compiling a template.
struct SiteContext: Sendable {
    let configuration: SiteConfiguration
    let fonts: FontSet
    let theme: ThemeFiles
    let extras: SiteExtras
    let deflated: DeflatedStreams
    let cardFonts: CardFonts
    /// Schemas for packages instead of our own.
    let schemas: SchemaFolder
    /// The digest of the settings.
    let settings: SHA256Digest
    /// A digest over all of this.
    let key: SHA256Digest
    private let title: String
    private let language: String
    private let translations: [String: [SiteCourse.Translation]]

    init(_ source: CourseSource, _ files: SiteFiles, deflated: DeflatedStreams, courses: [CourseSet.Version]) {
        configuration = source.configuration
        (fonts, theme, extras, schemas) = (files.fonts, files.theme, files.extras, files.schemas)
        cardFonts = CardFonts(files.fonts)
        self.deflated = deflated
        let languages = Set(courses.map(\.header.language))
        title = configuration.title ?? (courses.count == 1 ? courses[0].header.title : "Courses")
        language = configuration.web.language ?? (languages.count == 1 ? languages.first ?? "en" : "en")
        translations = Self.translations(of: courses, configuration)
        settings = SHA256Digest(ofUTF8: configuration.canonical)
        var hasher = SHA256Hasher()
        for digest in [settings, theme.key, schemas.key] { hasher.write(field: digest.bytes) }
        for field in [title, language] { hasher.write(field: field) }
        if let logo = extras.chrome.logo { hasher.write(field: "\(logo.path) \(logo.width) \(logo.height)") }
        if configuration.outputs.contains(.pdf) || configuration.baseURL != nil { hasher.write(field: fonts.key.bytes) }
        key = hasher.digest()
    }

    private static func translations(
        of courses: [CourseSet.Version],
        _ configuration: SiteConfiguration
    ) -> [String: [SiteCourse.Translation]] {
        let latest = courses.filter(\.isLatest)
        let groups = TranslationGroups(
            latest.map { ($0.header.id, $0.header.language) },
            named: configuration.web.translations
        )
        let versions = Dictionary(latest.map { ($0.header.id, $0) }) { first, _ in first }
        var translations: [String: [SiteCourse.Translation]] = [:]
        for id in versions.keys {
            translations[id] = groups.group(of: id).filter { $0 != id }.compactMap { versions[$0] }
                .map { SiteCourse.Translation(language: $0.header.language, path: $0.root + "index.html") }
        }
        return translations
    }

    /// What the renderer knows of the site.
    func makeSite() -> SiteDescription {
        var site = SiteDescription(title: title, baseURL: configuration.baseURL, language: language)
        site.theme = theme.theme
        site.chrome = extras.chrome
        site.learning = extras.learning
        return site
    }

    /// The same course in other languages.
    func translations(of version: CourseSet.Version) -> [SiteCourse.Translation] {
        version.isLatest ? translations[version.header.id] ?? [] : []
    }

    /// Whether packages are made that hold the order of earlier versions.
    private var hasPlayer: Bool {
        configuration.outputs.contains(.lms) && configuration.lms.formats.contains(where: \.hasPlayer)
    }

    /// The digests of what goes into every page, but for those of courses.
    var pageInputs: [SHA256Digest] { [settings, theme.key] }

    /// A digest over this and the place of a course, which its outputs depend on beside the course itself.
    ///
    /// - Parameter version: The course's place; nil for one that is checked and left out.
    func key(of version: CourseSet.Version?) -> SHA256Digest {
        var hasher = SHA256Hasher()
        hasher.write(field: key.bytes)
        guard let version else {
            hasher.write(field: "left out")
            return hasher.digest()
        }
        hasher.write(field: version.root)
        hasher.write(field: version.isLatest ? "latest" : "older")
        for other in version.others {
            hasher.write(field: String(other.version))
            hasher.write(field: other.root)
        }
        if hasPlayer { for other in version.earlier { hasher.write(field: other.package?.bytes ?? []) } }
        for translation in translations(of: version) {
            hasher.write(field: translation.language)
            hasher.write(field: translation.path)
        }
        return hasher.digest()
    }
}

/// The files of a site beside its courses.
struct SiteFiles: Sendable {
    let fonts: FontSet
    let theme: ThemeFiles
    let extras: SiteExtras
    let schemas: SchemaFolder

    /// Reads what the configuration names.
    ///
    /// - Throws: `FileAccessError` where a file cannot be read.
    init(_ source: CourseSource) throws(FileAccessError) {
        let (folder, file) = (source.folder, source.configurationFile)
        fonts = try FontSet(source.configuration, folder: folder, file: file)
        theme = try ThemeFiles(source.configuration, folder: folder, file: file)
        extras = try SiteExtras(source.configuration, folder: folder, file: file)
        schemas = try SchemaFolder(source.configuration, folder: folder, file: file)
    }

    /// What is wrong with them.
    var findings: [Finding] {
        let compiled = theme.files.isEmpty ? [] : theme.theme.findings
        return fonts.findings + theme.findings + compiled + extras.findings + schemas.findings
    }
}

extension [SHA256Digest] {
    /// The digests in the order of their bytes.
    func sortedByBytes() -> [SHA256Digest] { sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) } }
}
