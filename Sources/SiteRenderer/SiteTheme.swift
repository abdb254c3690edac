internal import EmbeddedAssets

/// The files that every page of the site refers to.
public enum SiteTheme {
    /// A file of the theme.
    public struct File: Sendable, Hashable {
        /// The path below the web root.
        public let path: String
        /// The file's content.
        public let bytes: [UInt8]
    }

    /// The style sheet and the script, in this order.
    public static let files: [File] = [
        File(path: "assets/site.css", bytes: content(["templates/shared/content.css", "templates/learner/site.css"])),
        File(path: "assets/site.js", bytes: content(["templates/learner/site.js"])),
    ]

    private static func content(_ paths: [String]) -> [UInt8] {
        paths.flatMap { path in
            guard let bytes = EmbeddedAssets.copy(of: path) else { preconditionFailure("\(path) is not embedded") }
            return bytes
        }
    }
}
