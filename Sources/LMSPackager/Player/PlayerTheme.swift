internal import CourseHTML
internal import EmbeddedAssets

/// The files of `templates/lms`, and a site's own that stand in for those of the same name.
struct PlayerTheme {
    private let own: [String: [UInt8]]

    /// Where a file is looked for among those that the program carries.
    private static let folders = ["templates/lms/", "templates/shared/"]

    init(_ files: [LMSOptions.File]) {
        own = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
    }

    /// The bytes of a script such as `player/state.js`.
    ///
    /// A carried file is written without what only its authors need; a site's own as it is.
    ///
    /// - Precondition: It is one of the theme's files.
    func script(_ name: String) -> [UInt8] { own[name] ?? LeanText.script(Self.carried(name)) }

    /// The bytes of a style sheet such as `player.css`.
    ///
    /// - Precondition: It is one of the theme's files.
    func styles(_ name: String) -> [UInt8] { own[name] ?? LeanText.styles(Self.carried(name)) }

    private static func carried(_ name: String) -> [UInt8] {
        for folder in folders { if let bytes = EmbeddedAssets.copy(of: folder + name) { return bytes } }
        preconditionFailure("the player has no file \(name)")
    }
}
