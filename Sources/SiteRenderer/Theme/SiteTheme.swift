public import Bytes
public import Diagnostics
internal import EmbeddedAssets
public import InterfaceStrings
internal import JSONCodec
internal import Mustache
internal import Synchronization

/// The look and the words of a site: what the program carries, with a site's own files in the place of some.
///
/// A file's name is its path below `templates/learner`, such as `lesson.mustache` or `site/core.js`; `content.css` is
/// the style sheet that LMS packages share, `strings/de.json`, `strings/script/de.json` hold texts, and files below `lms/`
/// and `epub/` are those of the packages' player and of the EPUB, which no page of the site has.
public struct SiteTheme: Sendable, Hashable {
    /// A file of a site's own.
    public struct File: Sendable, Hashable {
        /// The largest file, in bytes.
        public static let sizeLimit = 1 << 20

        /// The name below the theme's folder.
        public var name: String
        /// The file, as the person would type it.
        public var file: String
        /// Its content.
        public var bytes: [UInt8]

        /// Names a file.
        public init(name: String, file: String, bytes: [UInt8]) {
            self.name = name
            self.file = file
            self.bytes = bytes
        }
    }

    /// A file of the web site whose name changes with its content.
    struct Asset: Sendable {
        /// Below the web root.
        var path: String
        var bytes: [UInt8]
    }

    /// The theme that the program carries.
    public static let standard = SiteTheme([])

    /// What is wrong with the files.
    public let findings: [Finding]
    /// A digest of all files of the site's own.
    public let digest: SHA256Digest

    /// The texts of the interface, with the site's own.
    public let strings: InterfaceStringCatalogue
    let scriptTexts: ScriptTexts
    /// The script of every page.
    let core: Asset
    /// The scripts that are loaded when they are needed, by their names, sorted.
    let scripts: [(name: String, asset: Asset)]
    /// The service worker.
    let worker: [UInt8]
    /// The face of formulas for systems that have none: the style sheet names it, and nobody else loads it.
    let font: Asset
    private let styles: [UInt8]
    private let stylesDigest: SHA256Digest
    private let templates: [PageKind: Template]
    private let cache = ThemeCache()

    /// Puts files in the place of those that the program carries, and compiles the templates.
    public init(_ files: [File]) {
        let files = files.sorted { $0.name < $1.name }
        var findings: [Finding] = []
        let sources = ThemeSources(files, &findings)
        var hasher = SHA256Hasher()
        for file in files {
            hasher.write(field: file.name)
            hasher.write(field: file.bytes)
        }
        digest = hasher.digest()
        let set = TemplateSet(sources.templates)
        findings += set.findings
        var templates: [PageKind: Template] = [:]
        for kind in PageKind.allCases {
            let (template, found) = set.compile(kind.template, values: .object(kind.fields))
            templates[kind] = template
            findings += found
        }
        self.templates = templates
        strings = sources.strings(&findings)
        scriptTexts = sources.scriptTexts(&findings)
        core = Self.asset("site", "js", sources.core)
        scripts = sources.scripts.map { name, bytes in (name, Self.asset(name, "js", bytes)) }
        worker = sources.worker
        font = Self.asset("math", "woff2", sources.font)
        styles = Array(sources.styles).replacing(
            Array(ThemeSources.fontName.utf8),
            with: Array(font.path.drop { $0 != "/" }.dropFirst().utf8)
        )
        stylesDigest = SHA256Digest(of: styles)
        self.findings = findings.ordered()
    }

    /// Two themes are one where they have the same files.
    public static func == (one: SiteTheme, other: SiteTheme) -> Bool { one.digest == other.digest }

    /// Hashes the digest.
    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

    func template(_ kind: PageKind) -> Template {
        guard let template = templates[kind] else { preconditionFailure("\(kind) has no template") }
        return template
    }

    /// The interface texts of a language, as texts and as templates know them.
    func texts(for language: String) -> ThemeCache.Texts {
        cache.texts(language) {
            let strings = strings.strings(for: language)
            return ThemeCache.Texts(
                strings: strings,
                value: .object(ValueFields.stringKeys.map { .text(strings[$0]) })
            )
        }
    }

    /// The style sheet, with the site's colour.
    func style(of site: SiteDescription) -> Asset {
        let accent = site.chrome.accent.map { ":root{--accent:\(SiteChrome.hex($0))}\n" } ?? ""
        var hasher = SHA256Hasher()
        hasher.write(field: stylesDigest.bytes)
        hasher.write(field: accent)
        return Asset(path: Self.path("site", "css", hasher.digest()), bytes: styles + Array(accent.utf8))
    }

    /// What tells the scripts the texts of a language and the settings of the site.
    func setUp(of site: SiteDescription, language: String) -> Asset {
        cache.setUp("\(language)\n\(site.learning)") {
            let settings: JSONTree = [
                "language": .string(language), "strings": scriptTexts.texts(for: language),
                "passPercent": .integer(site.learning.passPercent),
                "scripts": .object(scripts.map { JSONTree.Member($0.name, .string($0.asset.path)) }),
                "offline": .boolean(site.learning.worksOffline), "events": .boolean(site.learning.notesEvents),
                "endpoint": site.learning.endpoint.map { .string($0) } ?? .null,
            ]
            let bytes = Array("lectern.setup(".utf8) + settings.compact() + Array(");\n".utf8)
            let tag = String(decoding: language.lowercased().utf8.map { Self.isPlain($0) ? $0 : 0x2D }, as: UTF8.self)
            return Self.asset("setup.\(tag)", "js", bytes)
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }

    private static func asset(_ name: String, _ ending: String, _ bytes: [UInt8]) -> Asset {
        Asset(path: path(name, ending, SHA256Digest(of: bytes)), bytes: bytes)
    }

    /// Ten hex digits tell any two versions of a file apart.
    static func path(_ name: String, _ ending: String, _ digest: SHA256Digest) -> String {
        "assets/\(name).\(digest.hex.prefix(10)).\(ending)"
    }
}

/// What is made of a theme once for each language.
final class ThemeCache: Sendable {
    struct Texts: Sendable {
        var strings: InterfaceStrings
        var value: TemplateValue
    }

    private let texts = Mutex<[String: Texts]>([:])
    private let setUps = Mutex<[String: SiteTheme.Asset]>([:])

    func texts(_ language: String, _ make: () -> Texts) -> Texts {
        if let known = texts.withLock({ $0[language] }) { return known }
        let made = make()
        texts.withLock { $0[language] = made }
        return made
    }

    func setUp(_ key: String, _ make: () -> SiteTheme.Asset) -> SiteTheme.Asset {
        if let known = setUps.withLock({ $0[key] }) { return known }
        let made = make()
        setUps.withLock { $0[key] = made }
        return made
    }
}
