internal import CoursePrint
internal import FileAccess

/// What `lectern.yaml` says, or the defaults for a single course.
public struct SiteConfiguration: Sendable, Hashable {
    /// The outputs that a build can make.
    public enum Output: String, Sendable, Hashable, CaseIterable, Comparable {
        /// The web root.
        case site
        /// A book of each course.
        case pdf
        /// Packages for learning management systems.
        case lms

        /// The order of the names.
        public static func < (one: Output, other: Output) -> Bool { one.rawValue < other.rawValue }
    }

    /// A folder or a pattern of folders, and where it was written.
    public struct FolderReference: Sendable, Hashable {
        /// A path or a glob, relative to `lectern.yaml`.
        public var pattern: String
        /// The line in `lectern.yaml`; nil where it was not written there.
        public var line: Int?
        /// The column in `lectern.yaml`.
        public var column: Int?

        /// Makes a reference.
        public init(pattern: String, line: Int? = nil, column: Int? = nil) {
            self.pattern = pattern
            self.line = line
            self.column = column
        }
    }

    /// The settings of the packages for learning management systems.
    public struct LMS: Sendable, Hashable {
        /// Which packages are made, in the order in which they are offered; SCORM 1.2 unless given.
        public var formats: [PackageFormat] = [.scorm12]
        /// The folder with schemas that go into packages instead of our own.
        public var schemas: FolderReference?

        /// Makes the defaults.
        public init() {}
    }

    /// The settings of learning.
    public struct Learning: Sendable, Hashable {
        /// The share of right answers, in percent, that passes a quiz; 80 unless given.
        public var passPercent = 80

        /// Makes the defaults.
        public init() {}
    }

    /// The site's name; nil where the courses speak for themselves.
    public var title: String?
    /// The address under which the site will be published, with a slash at its end.
    public var baseURL: String?
    /// Where the courses lie.
    public var courses: [FolderReference] = []
    /// What is made; everything unless given.
    public var outputs: Set<Output> = Set(Output.allCases)
    /// The settings of the book.
    public var pdf = BookConfiguration()
    /// The settings of the packages for learning management systems.
    public var lms = LMS()
    /// The settings of learning.
    public var learning = Learning()
    /// What concerns the web site alone.
    public var web = WebConfiguration()
    /// Folders with font files for books, relative to `lectern.yaml`; the program's own help out.
    public var fonts: [FolderReference] = []
    /// Versions that are left out, as `ID@VERSION`.
    public var archived: Set<String> = []

    /// Makes the defaults.
    public init() {}

    /// The values that an output can depend on, in a fixed form; where the courses lie is not one of them.
    var canonical: String {
        [
            "title=\(title ?? "")", "baseURL=\(baseURL ?? "")",
            "outputs=\(outputs.sorted().map(\.rawValue).joined(separator: ","))",
            "pdf=\(BookOptions(self, families: .init()).canonical)",
            "lms.formats=\(lms.formats.map(\.rawValue).sorted().joined(separator: ","))",
            "lms.schemas=\(lms.schemas?.pattern ?? "")",
            "learning.passPercent=\(learning.passPercent)",
            "archived=\(archived.sorted().joined(separator: ","))",
            web.canonical,
        ].joined(separator: "\n")
    }

    /// Folders of the command line, which start at the current folder and not at `lectern.yaml`.
    static func fontFolders(_ folders: [String]) -> [FolderReference] {
        folders.map { FolderReference(pattern: Path.join(FileSystem.currentFolder, $0)) }
    }
}
