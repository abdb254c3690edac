internal import CAssets

/// The files that the program carries: templates, fonts and schemas, by their path below the repository's top folder.
public enum EmbeddedAssets {
    /// The bytes of a file such as `templates/learner/site.css`, without a copy; nil where the program carries none.
    public static func bytes(of path: String) -> UnsafeRawBufferPointer? {
        guard let index = index[path] else { return nil }
        let asset = unsafe all[index]
        return unsafe UnsafeRawBufferPointer(start: asset.bytes, count: asset.count)
    }

    /// The bytes of a file, copied.
    public static func copy(of path: String) -> [UInt8]? {
        unsafe bytes(of: path).map { unsafe [UInt8]($0) }
    }

    /// The paths of all files, sorted.
    public static let paths: [String] = unsafe all.map { asset in unsafe String(cString: asset.path) }

    private static let index = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })

    private static var all: UnsafeBufferPointer<lectern_asset> {
        unsafe UnsafeBufferPointer(start: lectern_assets_start(), count: lectern_asset_count)
    }
}
