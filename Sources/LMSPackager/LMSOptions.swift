public import InterfaceStrings

/// What an institution may choose about its LMS packages, and what a build knows beside the course.
public struct LMSOptions: Sendable, Hashable {
    /// A file that stands in for one that the program carries, or comes on top.
    public struct File: Sendable, Hashable {
        /// The name below its folder, such as `player.css`.
        public var name: String
        /// The content.
        public var bytes: [UInt8]

        /// Makes the value of its parts.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The share of right answers, in percent, from which a quiz is passed: 0 to 100.
    ///
    /// 80 is what most institutions ask.
    public var passPercent: Int
    /// The earlier versions of the course whose learners come back to this one.
    public var earlier: [EarlierVersion] = []
    /// The texts of the interface; nil for those that the program carries for the course's language.
    public var texts: InterfaceStrings?
    /// The theme's own files, by their names below `templates/lms`, and `content.css`.
    public var theme: [File] = []
    /// Schemas for the ZIP's root instead of our own, by format; a format without an entry gets ours.
    public var schemas: [SchemaFamily: [File]] = [:]

    /// The formats whose ZIPs hold the schemas of their manifest; the raw value is the folder's name.
    public enum SchemaFamily: String, Sendable, Hashable, CaseIterable {
        /// SCORM 1.2, with a SCO for each lesson or a single one.
        case scorm12
        /// SCORM 2004 4th edition.
        case scorm2004

        /// The names that the manifest gives in `schemaLocation`.
        public var names: [String] { carriedNames }
    }

    /// Makes options.
    ///
    /// - Precondition: `passPercent` is 0 to 100; whoever reads a configuration checks that before.
    public init(passPercent: Int = 80) {
        precondition((0...100).contains(passPercent), "a pass mark is 0 to 100 percent")
        self.passPercent = passPercent
    }
}

extension LMSOptions.SchemaFamily {
    fileprivate var carriedNames: [String] {
        switch self {
        case .scorm12: SCORM12Manifest.schemaNames
        case .scorm2004: SCORM2004Manifest.schemaNames
        }
    }
}
