internal import Bytes
internal import ConcurrentMap
internal import CourseModel
internal import Diagnostics
internal import FileAccess

/// The files under a package's `assets/`, read and inspected.
struct AssetFiles: Sendable {
    /// A file as it lies there.
    struct Inspected: Sendable {
        /// `assets/NAME`.
        var path: String
        /// The file's place and digest; nil where it could not be read.
        var source: SourceFile?
        /// Its size in bytes.
        var byteCount = 0
        /// What it shows; nil where it was refused.
        var picture: Picture?
        var findings: [Finding] = []

        /// The file as the rules of the package see it.
        var file: AssetRules.File? {
            source.map { AssetRules.File(path: path, byteCount: byteCount, sha256: $0.sha256.hex, picture: picture) }
        }
    }

    /// The package's folder, as the person would type it.
    var folder: String
    var digests: FileDigests
    var jobs: Int

    /// The most bytes that an asset has.
    static let sizeLimit = 50_000_000

    /// Reads and inspects all files, in the order of their names.
    func inspect() async throws -> [Inspected] {
        try await concurrentMap(CourseFiles.assetNames(in: folder), width: jobs) { name in
            try Task.checkCancellation()
            return inspect("assets/" + name)
        }
    }

    private func inspect(_ path: String) -> Inspected {
        var inspected = Inspected(path: path)
        let file = Path.join(folder, path)
        switch CourseFiles.read(path, in: folder, limit: Self.sizeLimit + 1) {
        case .failure(let refusal): inspected.findings = [refusal.finding]
        case .success(let content):
            guard content.bytes.count <= Self.sizeLimit else {
                inspected.findings = [
                    Finding(
                        CourseModelFinding.assetTooLarge,
                        "expected at most \(Self.sizeLimit) bytes, found \(content.stamp.byteCount)",
                        file: file
                    )
                ]
                return inspected
            }
            let digest = SHA256Digest(of: content.bytes)
            digests.remember(FileSystem.realPath(of: file) ?? file, content.stamp, digest)
            inspected.source = SourceFile(path: file, sha256: digest)
            inspected.byteCount = content.bytes.count
            let (picture, findings) = PictureInspection.inspect(content.bytes, path: path)
            inspected.picture = picture
            inspected.findings = findings.map { finding in
                var finding = finding
                if !finding.file.isEmpty { finding.file = Path.join(folder, finding.file) }
                return finding
            }
        }
        return inspected
    }
}
