internal import Bytes
internal import CourseModel
internal import Diagnostics
internal import FileAccess
internal import LMSPackager
internal import Synchronization

/// The versions of a course before the one that is made: read when the first package asks for them, and once.
final class EarlierVersions: Sendable {
    /// A version by its folder.
    struct Source: Sendable, Hashable {
        /// The folder, as the person would type it.
        var folder: String
        /// The digest of its package.json; nil where any will do.
        var package: SHA256Digest?
    }

    private let sources: [Source]
    private let read = Mutex<[EarlierVersion]?>(nil)

    init(_ sources: [Source]) { self.sources = sources }

    /// Checks a folder that a person named as an earlier version of a course.
    ///
    /// - Throws: `FileAccessError` where it holds none.
    static func check(_ folder: String, before package: CoursePackage) throws(FileAccessError) {
        let path = Path.join(folder, CourseSource.packageName)
        let content = try FileSystem.read(path, limit: CoursePackage.maximumBytes + 1)
        func refuse(_ reason: String) -> FileAccessError {
            FileAccessError(.read, path, status: .inputMissing, reason: reason)
        }
        guard let earlier = CoursePackage.decode(content.bytes).package else {
            throw refuse("it is no course package; lectern check says why")
        }
        guard earlier.syllabusId == package.syllabusId, earlier.version < package.version else {
            throw refuse(
                "it is version \(earlier.version) of \(Finding.shown(earlier.syllabusId)), and none before version "
                    + "\(package.version) of \(Finding.shown(package.syllabusId))"
            )
        }
    }

    /// The digests of the packages, for the keys of caches.
    var digests: [SHA256Digest] { sources.compactMap(\.package) }

    /// The order of pages and questions of each; one that is no package is passed over, for it has findings of its own.
    ///
    /// - Throws: `FileAccessError` where a file changed since it was looked at.
    func load() throws(FileAccessError) -> [EarlierVersion] {
        try read.withLock { known throws(FileAccessError) in
            if let known { return known }
            var versions: [EarlierVersion] = []
            for source in sources {
                guard
                    case .success(let content) = CourseFiles.read(
                        CourseSource.packageName,
                        in: source.folder,
                        limit: CoursePackage.maximumBytes + 1
                    )
                else { continue }
                if let expected = source.package, SHA256Digest(of: content.bytes) != expected {
                    let path = Path.join(source.folder, CourseSource.packageName)
                    throw SourceFile(path: path, sha256: expected).change
                }
                if let package = CoursePackage.decode(content.bytes).package {
                    versions.append(EarlierVersion(package))
                }
            }
            known = versions
            return versions
        }
    }
}
