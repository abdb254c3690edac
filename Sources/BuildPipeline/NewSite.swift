internal import Bytes
public import Diagnostics
internal import EmbeddedAssets
internal import FileAccess

/// `lectern new`: a site with one course, sealed.
public enum NewSite {
    private static let templates = "templates/new/"
    private static let course = "courses/first-course"

    /// Makes the folder; it is there as a whole or not at all.
    ///
    /// - Parameters:
    ///   - path: The folder to make, which is not there yet or empty.
    ///   - time: The time of the approval, RFC 3339.
    /// - Returns: Findings about the course, which has none unless this program is broken.
    public static func make(at path: String, approvedAt time: String) async throws -> [Finding] {
        let path = Path.normalized(path)
        if FileSystem.stamp(of: path, followingLinks: false) != nil {
            guard let names = try? FileSystem.names(in: path), names.isEmpty else {
                throw FileAccessError(
                    .create,
                    path,
                    status: .cannotCreate,
                    reason: "it exists already; choose another name"
                )
            }
        }
        // A folder that is there may be the one that the person stands in: it is filled, not replaced.
        let isThere = FileSystem.stamp(of: path) != nil
        let staged = isThere ? Path.join(path, ".lectern-new") : path + ".lectern-new"
        do {
            try FileSystem.removeTree(staged)
            for template in EmbeddedAssets.paths where template.hasPrefix(templates) {
                let target = Path.join(staged, String(template.dropFirst(templates.count)))
                try FileSystem.createFolders(Path.parent(of: target))
                try FileSystem.write(EmbeddedAssets.copy(of: template) ?? [], to: target)
            }
            let findings = try await Seal.run(
                course: Path.join(staged, course),
                approvedBy: "lectern new",
                at: time,
                jobs: 1
            )
            if ExitStatus.of(findings) == .done {
                if isThere {
                    // The last of the names is lectern.yaml: what has it is whole.
                    for name in try FileSystem.names(in: staged) {
                        try FileSystem.rename(Path.join(staged, name), to: Path.join(path, name))
                    }
                    FileSystem.removeEmptyFolder(staged)
                } else {
                    try FileSystem.rename(staged, to: path)
                }
            } else {
                try FileSystem.removeTree(staged)
            }
            return findings
        } catch {
            try? FileSystem.removeTree(staged)
            if let error = error as? FileAccessError, error.path.hasPrefix(staged), error.errorNumber != 0 {
                throw FileAccessError(error.operation, path, errorNumber: error.errorNumber)
            }
            throw error
        }
    }
}
