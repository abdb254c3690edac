internal import EmbeddedAssets

/// The files of the theme that the program carries, by the names that a site's own have too.
public enum CarriedTheme {
    private static let folders = [
        (prefix: "", path: "templates/learner/"), (prefix: "strings/", path: "templates/strings/"),
        (prefix: "lms/", path: "templates/lms/"), (prefix: "epub/", path: "templates/epub/"),
        (prefix: "", path: "templates/shared/"),
    ]

    /// The names of all files, sorted.
    public static let names: [String] = EmbeddedAssets.paths.compactMap { path in
        for folder in folders where path.hasPrefix(folder.path) {
            return folder.prefix + path.dropFirst(folder.path.count)
        }
        return nil
    }.sorted()

    /// The bytes of a file; nil where the program carries none of that name.
    public static func bytes(of name: String) -> [UInt8]? { EmbeddedAssets.copy(of: path(of: name)) }

    /// Where a file lies in the sources of the program.
    static func path(of name: String) -> String {
        for folder in folders where name.hasPrefix(folder.prefix) || folder.prefix.isEmpty {
            let path = folder.path + name.dropFirst(folder.prefix.count)
            if unsafe EmbeddedAssets.bytes(of: path) != nil { return path }
        }
        return name
    }
}
