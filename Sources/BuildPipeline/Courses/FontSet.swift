internal import Bytes
internal import CoursePrint
internal import EmbeddedAssets
internal import FileAccess

/// The fonts that books are set with: those that the program carries.
struct FontSet: Sendable {
    /// The files, for the book.
    var files: [FontFile]
    /// The files, for the build record.
    var records: [FontRecord]

    init(_ source: CourseSource) throws {
        files = FontFile.embedded
        records = files.compactMap { file in
            unsafe EmbeddedAssets.bytes(of: file.path).map {
                unsafe FontRecord(name: file.path, sha256: SHA256Digest(of: $0))
            }
        }
    }

    /// A digest over all files.
    var key: SHA256Digest {
        var hasher = SHA256Hasher()
        for record in records {
            hasher.write(field: record.name)
            hasher.write(field: record.sha256.bytes)
        }
        return hasher.digest()
    }
}
