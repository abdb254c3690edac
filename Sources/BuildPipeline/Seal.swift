internal import Bytes
internal import CourseModel
public import Diagnostics
internal import FileAccess

/// `lectern seal`: one person approves a course as it lies there.
public enum Seal {
    /// Writes `assets`, all approvals and `contentHash` of a course's package.json anew.
    ///
    /// - Parameters:
    ///   - course: The course's folder.
    ///   - approvedBy: The person; not empty.
    ///   - time: When, RFC 3339.
    ///   - jobs: How many files are read at once.
    /// - Returns: All findings about the sealed package; with an error among them nothing was written.
    public static func run(course: String, approvedBy: String, at time: String, jobs: Int) async throws -> [Finding] {
        let isNamed = Path.name(of: course) == CourseSource.packageName
        let folder = isNamed ? Path.parent(of: course) : Path.normalized(course)
        let file = Path.join(folder, CourseSource.packageName)
        let content = try FileSystem.read(file, limit: CoursePackage.maximumBytes + 1)
        let assets = try await AssetFiles(folder: folder, jobs: jobs).inspect()
        let sealed = PackageSeal.seal(
            content.bytes,
            assets: assets.compactMap(\.picture),
            approvedBy: approvedBy,
            approvedAt: time
        )
        let findings =
            assets.flatMap(\.findings)
            + sealed.findings.map { finding in
                var finding = finding
                finding.file = file
                return finding
            }
        guard let bytes = sealed.bytes, ExitStatus.of(findings) == .done else { return findings }
        if bytes != content.bytes { try FileSystem.replace(file, with: bytes) }
        return findings
    }
}
