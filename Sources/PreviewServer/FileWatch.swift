internal import CLinux
internal import Diagnostics
internal import FileAccess
internal import Glibc

/// Notices that files below folders change (inotify(7)).
public struct FileWatch: ~Copyable {
    private let descriptor: Int32
    private var folders: [Int32: String] = [:]

    /// Names that no course is made of: what Lectern writes, what editors keep beside a file.
    private static let ignored: Set<String> = ["dist", "node_modules", "__pycache__"]
    private static let largestCount = 20_000
    private static let events = [IN_CLOSE_WRITE, IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO]
        .reduce(UInt32(0)) { $0 | UInt32($1) }

    /// Watches folders with all that is in them.
    ///
    /// - Throws: `PreviewServerError` where the system watches nothing more.
    public init(_ folders: [String]) throws(PreviewServerError) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else {
            throw PreviewServerError(
                status: .tryAgain,
                message: "files cannot be watched (inotify, error \(errno)); end programs that watch many files"
            )
        }
        for folder in folders { add(folder) }
    }

    deinit { close(descriptor) }

    private mutating func add(_ folder: String) {
        guard folders.count < Self.largestCount else { return }
        let watch = unsafe inotify_add_watch(descriptor, folder, Self.events)
        guard watch >= 0 else { return }
        folders[watch] = folder
        for name in (try? FileSystem.names(in: folder)) ?? [] where !Self.isIgnored(name) {
            let path = Path.join(folder, name)
            if FileSystem.stamp(of: path, followingLinks: false)?.kind == .folder { add(path) }
        }
    }

    private static func isIgnored(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".swp") || name.hasSuffix(".tmp")
            || ignored.contains(name)
    }

    /// Whether a file changed since the last call; a folder that was added is watched from now on.
    public mutating func hasChanged() -> Bool {
        var changed = false
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let capacity = buffer.count
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, capacity) }
            guard count > 0 else { return changed }
            var index = 0
            while index + 16 <= count {
                let watch = Int32(truncatingIfNeeded: Self.number(buffer, index))
                let mask = Self.number(buffer, index + 4)
                let length = Int(Self.number(buffer, index + 12))
                let name = String(
                    decoding: buffer[(index + 16)..<min(index + 16 + length, count)].prefix { $0 != 0 },
                    as: UTF8.self
                )
                index += 16 + length
                if mask & UInt32(IN_Q_OVERFLOW) != 0 { changed = true }
                guard let folder = folders[watch], !Self.isIgnored(name) else { continue }
                let isFolder = mask & UInt32(IN_ISDIR) != 0
                if isFolder, mask & (UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)) != 0 { add(Path.join(folder, name)) }
                // A file that was only created is written next.
                if isFolder || mask & UInt32(IN_CREATE) == 0 { changed = true }
            }
        }
    }

    private static func number(_ bytes: [UInt8], _ index: Int) -> UInt32 {
        UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
            | UInt32(bytes[index + 3]) << 24
    }
}
