internal import EmbeddedAssets

/// The files of `templates/lms`, and a site's own that stand in for those of the same name.
struct PlayerTheme {
    private let own: [String: [UInt8]]

    /// Where a file is looked for among those that the program carries.
    private static let folders = ["templates/lms/", "templates/shared/"]

    init(_ files: [LMSOptions.File]) {
        own = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
    }

    /// The bytes of a file such as `player.css`.
    ///
    /// - Precondition: It is one of the theme's files.
    func file(_ name: String) -> [UInt8] {
        if let bytes = own[name] { return bytes }
        for folder in Self.folders { if let bytes = EmbeddedAssets.copy(of: folder + name) { return bytes } }
        preconditionFailure("the player has no file \(name)")
    }
}

/// The names of the files of packages that a site can have its own of.
public enum PlayerFiles {
    /// All names, sorted: those below `templates/lms`, and `content.css`.
    public static let names: [String] =
        (EmbeddedAssets.paths.filter { $0.hasPrefix("templates/lms/") }.map {
            String($0.dropFirst("templates/lms/".count))
        } + ["content.css"]).sorted()
}
