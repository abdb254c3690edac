/// What `lectern.yaml` says about the web site alone.
public struct WebConfiguration: Sendable, Hashable {
    /// An entry of a menu.
    public struct MenuItem: Sendable, Hashable {
        /// What it shows.
        public var title: String
        /// A path below the web root, such as `about.html`, or a web address.
        public var target: String
        /// The line in `lectern.yaml`, for findings.
        public var line: Int?
        /// The column in `lectern.yaml`.
        public var column: Int?
    }

    /// An address that sends its visitors on to another.
    public struct Redirect: Sendable, Hashable {
        /// A path below the web root that ends with `.html` or a slash.
        public var from: String
        /// A path below the web root, or a web address.
        public var to: String
        /// The line in `lectern.yaml`, for findings.
        public var line: Int?
        /// The column in `lectern.yaml`.
        public var column: Int?
    }

    /// The language of the pages that belong to no course, a BCP 47 tag; nil for that of the courses.
    public var language: String?
    /// The folder whose files stand in for the carried templates, styles, scripts and texts of the same names.
    public var theme: SiteConfiguration.FolderReference?
    /// Patterns of Markdown files that become pages of their own.
    public var pages: [SiteConfiguration.FolderReference] = []
    /// The menu at the top of every page.
    public var menu: [MenuItem] = []
    /// The menu at the foot of every page.
    public var footer: [MenuItem] = []
    /// Addresses that moved.
    public var redirects: [Redirect] = []
    /// A picture that stands before the site's name, relative to `lectern.yaml`.
    public var logo: SiteConfiguration.FolderReference?
    /// The colour of links and buttons, `0xRRGGBB`; nil for the theme's.
    public var accent: UInt32?
    /// Identifiers of courses that are translations of one another, beside those that show it by their names.
    public var translations: [[String]] = []
    /// Whether the player notes what learners open and finish, for an endpoint to take.
    public var events = false

    /// The most entries of a menu.
    static let menuLimit = 40
    /// The most redirects.
    static let redirectLimit = 10_000

    /// Makes the defaults.
    public init() {}

    /// The values that pages can depend on, in a fixed form; the contents of files are digested by who reads them.
    var canonical: String {
        let items = (menu + [MenuItem(title: "", target: "")] + footer).map { "\($0.title)\u{1F}\($0.target)" }
        return [
            "language=\(language ?? "")", "menu=\(items.joined(separator: "\u{1E}"))",
            "redirects=\(redirects.map { "\($0.from)\u{1F}\($0.to)" }.joined(separator: "\u{1E}"))",
            "theme=\(theme?.pattern ?? "")", "pages=\(pages.map(\.pattern).joined(separator: "\u{1E}"))",
            "logo=\(logo?.pattern ?? "")", "accent=\(accent.map(String.init) ?? "")", "events=\(events)",
            "translations=\(translations.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}"))",
        ].joined(separator: "\n")
    }
}
