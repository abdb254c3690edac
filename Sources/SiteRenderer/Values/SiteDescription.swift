public import CourseMarkup
internal import CourseModel
internal import InterfaceStrings

/// What the whole site has in common.
public struct SiteDescription: Sendable, Hashable {
    /// The site's name, a plain string.
    public var title: String
    /// The address of the web root, such as `https://example.org/learn/`; nil where it is not known.
    public var baseURL: String?
    /// The language of the pages that belong to no course, a BCP 47 tag.
    public var language: String
    /// What stands around the content of every page.
    public var chrome = SiteChrome()
    /// What scripts are told.
    public var learning = LearningSettings()
    /// Templates, styles, scripts and texts.
    public var theme = SiteTheme.standard
    /// A text above every page, such as "not approved" in a preview; nil for none.
    public var banner: String?

    /// Describes a site.
    public init(title: String, baseURL: String? = nil, language: String = "en") {
        self.title = title
        self.baseURL = baseURL
        self.language = language
    }

    /// A full address: that of the web root and a path below it.
    static func join(_ baseURL: String, _ path: String) -> String {
        baseURL + (baseURL.hasSuffix("/") ? "" : "/") + path
    }
}

/// A version of a course as a part of the site.
public struct SiteCourse: Sendable {
    /// A file that learners can take with them.
    public struct Download: Sendable, Hashable {
        /// What the file is.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// The printed book.
            case pdf
            /// A package for a learning management system, SCORM 1.2.
            case scorm12
            /// SCORM 1.2 with one SCO.
            case scorm12Single = "scorm12-single"
            /// SCORM 2004 4th edition.
            case scorm2004
            /// cmi5.
            case cmi5
            /// Common Cartridge 1.1.
            case cc11
            /// Common Cartridge 1.3.
            case cc13
            /// The questions as Moodle XML.
            case moodlexml
            /// The questions as GIFT.
            case gift
            /// The questions as QTI 2.1.
            case qti21
            /// An electronic book.
            case epub
            /// The texts as Markdown.
            case markdown
        }

        /// What the file is.
        public var kind: Kind
        /// The file's path below the web root.
        public var path: String
        /// The file's size in bytes.
        public var byteCount: Int
        /// The digest of the file, 64 hex digits.
        public var sha256: String

        /// Names a file that the pipeline has made for `path`: downloads are made before the pages that tell of them.
        public init(kind: Kind, path: String, byteCount: Int = 0, sha256: String = "") {
            self.kind = kind
            self.path = path
            self.byteCount = byteCount
            self.sha256 = sha256
        }
    }

    /// Another version of the same course on the same site.
    public struct OtherVersion: Sendable, Hashable {
        /// The package's version.
        public var version: Int
        /// The version's folder below the web root, with a slash at its end.
        public var root: String

        /// Names another version.
        public init(version: Int, root: String) {
            self.version = version
            self.root = root
        }
    }

    /// The same course in another language.
    public struct Translation: Sendable, Hashable {
        /// A BCP 47 tag.
        public var language: String
        /// The path of its page below the web root.
        public var path: String

        /// Names a translation.
        public init(language: String, path: String) {
            self.language = language
            self.path = path
        }
    }

    /// The course with its texts parsed.
    public var document: CourseDocument
    /// The course's folder below the web root, with a slash at its end: `courses/ID/` or `courses/ID/v1/`.
    public var root: String
    /// Whether this is the highest version on the site; the others are not indexed and point to it.
    public var isLatest: Bool
    /// The other versions of the course on the site, the highest first.
    public var otherVersions: [OtherVersion]
    /// The files of this version that learners can take with them.
    public var downloads: [Download]
    /// The same course in other languages, sorted by them.
    public var translations: [Translation] = []
    /// The path below the web root of the picture that previews show; nil where there is none.
    public var picture: String?
    /// Where a picture lies below the web root, by its path in the package (`assets/NAME`); what is not in it lies at
    /// `root` and that path.
    public var assetPaths: [String: String]

    /// What stands below the title where the course is shown: level, duration, lessons.
    public func facts(on site: SiteDescription) -> String {
        let package = document.package
        let strings = site.theme.texts(for: package.language).strings
        return [
            strings.levelName(package.syllabus.level), strings.duration(minutes: package.syllabus.timeBudgetMinutes),
            strings.text(.lessonCount, count: package.lessons.count),
        ].joined(separator: " · ")
    }

    /// Places a version of a course on the site.
    public init(
        document: CourseDocument,
        root: String,
        isLatest: Bool = true,
        otherVersions: [OtherVersion] = [],
        downloads: [Download] = [],
        assetPaths: [String: String] = [:]
    ) {
        self.document = document
        self.root = root
        self.isLatest = isLatest
        self.otherVersions = otherVersions
        self.downloads = downloads
        self.assetPaths = assetPaths
    }
}
