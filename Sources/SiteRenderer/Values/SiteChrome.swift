public import CourseMarkup

/// What stands around the content on every page of a site, as its owner chose it.
public struct SiteChrome: Sendable, Hashable {
    /// An entry of a menu.
    public struct MenuItem: Sendable, Hashable {
        /// What it shows.
        public var title: String
        /// A path below the web root, or a web address.
        public var target: String

        /// Makes an entry.
        public init(title: String, target: String) {
            self.title = title
            self.target = target
        }
    }

    /// A picture before the site's name.
    public struct Logo: Sendable, Hashable {
        /// The path below the web root.
        public var path: String
        /// CSS pixels.
        public var width: Int
        /// CSS pixels.
        public var height: Int

        /// Makes a logo.
        public init(path: String, width: Int, height: Int) {
            self.path = path
            self.width = width
            self.height = height
        }
    }

    /// The menu at the top.
    public var menu: [MenuItem] = []
    /// The menu at the foot.
    public var footer: [MenuItem] = []
    /// The picture before the site's name.
    public var logo: Logo?
    /// The colour of links and buttons, `0xRRGGBB`; nil for the theme's.
    public var accent: UInt32?

    /// Makes the defaults: nothing.
    public init() {}

    /// The theme's colour of links and buttons.
    public static let standardAccent: UInt32 = 0x1D5D8A

    /// A colour as style sheets write it: `#1d5d8a`.
    static func hex(_ colour: UInt32) -> String {
        let digits = String(colour & 0xFF_FFFF, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}

/// What the scripts of a site are told.
public struct LearningSettings: Sendable, Hashable {
    /// The share of right answers, in percent, that passes a quiz.
    public var passPercent = 80
    /// Whether the player notes what learners open and finish.
    public var notesEvents = false
    /// Where the player sends what it noted; nil where nowhere.
    public var endpoint: String?
    /// Whether a service worker keeps what was read; previews do without.
    public var worksOffline = true

    /// Makes the defaults.
    public init() {}
}

/// A page that belongs to no course, such as an imprint.
public struct ExtraPage: Sendable, Hashable {
    /// The path below the web root, such as `imprint.html`.
    public var path: String
    /// Its heading of level 1.
    public var title: String
    /// Its language, a BCP 47 tag; nil for the site's.
    public var language: String?
    /// What search engines show; empty where the author gave nothing.
    public var summary: String
    /// Its text.
    ///
    /// A picture's path `assets/NAME` stands for `assets/site/NAME` below the web root; a link's path starts at the web
    /// root.
    public var document: PageDocument

    /// Makes a page.
    public init(path: String, title: String, language: String?, summary: String, document: PageDocument) {
        self.path = path
        self.title = title
        self.language = language
        self.summary = summary
        self.document = document
    }
}
