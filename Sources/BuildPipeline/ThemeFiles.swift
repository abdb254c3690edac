internal import Bytes
internal import Diagnostics
internal import FileAccess
internal import SiteRenderer
internal import Synchronization

/// The files of a site's theme folder.
struct ThemeFiles: Sendable {
    private(set) var files: [SiteTheme.File] = []
    /// A folder that is not there, files that are too large.
    private(set) var findings: [Finding] = []
    private let compiled = CompiledTheme()

    /// The most files, and how deep folders may lie in each other.
    private static let countLimit = 500
    private static let depthLimit = 4

    /// Reads the folder that a configuration names.
    ///
    /// - Parameters:
    ///   - folder: What the configuration's paths are relative to.
    ///   - file: The configuration's file, for findings.
    /// - Throws: `FileAccessError` where a file cannot be read.
    init(_ configuration: SiteConfiguration, folder: String, file: String) throws(FileAccessError) {
        guard let reference = configuration.web.theme else { return }
        let root = Path.join(folder, reference.pattern)
        guard FileSystem.stamp(of: root)?.kind == .folder else {
            findings.append(
                Finding(
                    ThemeFinding.folder,
                    "expected a folder with a theme's files, found none at \"\(reference.pattern)\"",
                    file: file,
                    pointer: "/theme",
                    line: reference.line,
                    column: reference.column
                )
            )
            return
        }
        try read(root, prefix: "", depth: 0)
    }

    private mutating func read(_ folder: String, prefix: String, depth: Int) throws(FileAccessError) {
        for name in try FileSystem.names(in: folder).sorted() where !name.hasPrefix(".") && !name.hasSuffix("~") {
            let path = Path.join(folder, name)
            switch FileSystem.stamp(of: path)?.kind {
            case .folder? where depth < Self.depthLimit:
                try read(path, prefix: prefix + name + "/", depth: depth + 1)
            case .file?:
                guard files.count < Self.countLimit else {
                    report("expected at most \(Self.countLimit) files, found more", path)
                    return
                }
                guard let stamp = FileSystem.stamp(of: path), stamp.byteCount <= SiteTheme.File.sizeLimit else {
                    report("expected at most \(SiteTheme.File.sizeLimit) bytes, found more", path)
                    continue
                }
                let content = try FileSystem.read(path, limit: SiteTheme.File.sizeLimit)
                files.append(SiteTheme.File(name: prefix + name, file: path, bytes: content.bytes))
            default: break
            }
        }
    }

    private mutating func report(_ message: String, _ path: String) {
        findings.append(Finding(ThemeFinding.folder, message, file: path))
    }

    /// The bytes of a file; nil where the site has none of that name.
    subscript(_ name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }

    /// A digest over all files.
    var key: SHA256Digest {
        var hasher = SHA256Hasher()
        for file in files {
            hasher.write(field: file.name)
            hasher.write(field: file.bytes)
        }
        return hasher.digest()
    }

    /// The theme: the carried one where no file is there.
    var theme: SiteTheme { files.isEmpty ? .standard : compiled.theme(files) }
}

/// A theme that is compiled when it is first asked for, and once.
private final class CompiledTheme: Sendable {
    private let theme = Mutex<SiteTheme?>(nil)

    func theme(_ files: [SiteTheme.File]) -> SiteTheme {
        theme.withLock { theme in
            let made = theme ?? SiteTheme(files)
            theme = made
            return made
        }
    }
}
